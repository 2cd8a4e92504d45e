"""Prepares a text that is no report, an answer or a draft, so that it can be compared with the
reports of a story (`prepare_text`). Nothing in it counts in the story."""

from dataclasses import replace

from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.copies.moments import own_moment
from rashomon.matching.passage import Passage
from rashomon.matching.story_sentences import StorySentences, ids_by_spelling
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.content_ids import text_hash
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.shipped.words import pattern_of
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Annotations

_MEASURE = pattern_of(r"(?i)\bhow {answers.measures}\b")


def prepare_text(page: Annotations, prepared: Prepared) -> Prepared:
    """Returns what is known of a text. Its days count from the last day of the reports, unless it
    has one itself. Its names and speakers are those of the reports with the same spelling."""
    last = ""
    for story_report in prepared.reports:
        last = max(last, own_moment(story_report) or "")
    report = replace(page.report, published=page.report.published or last or None)
    own_words = prepare_story([replace(page, report=report)])
    spelled = ids_by_spelling(prepared.names)
    ids = {}
    names = []
    for name in own_words.names:
        ids[name.id] = spelled.get(fold(name.name), name.id)
        names.append(replace(name, id=ids[name.id]))
    statements = []
    for statement in own_words.statements:
        statements.append(replace(statement, speaker_name=ids.get(statement.speaker_name or "")))
    return replace(own_words, names=tuple(names), statements=tuple(statements))


def read_text(text: str, prepared: Prepared, language: str | None = None) -> Prepared:
    """Returns what is known of a text as it is given. `language` is its ISO code, if that is
    known."""
    digest = text_hash(text)
    own_text = Report(
        id=digest,
        source="",
        sha256=digest,
        source_sha256=digest,
        text=text,
        language=language,
    )
    (page,) = annotate_reports([own_text])
    return prepare_text(page, prepared)


def question_look(
    question: str, prepared: Prepared, sentences: StorySentences, language: str
) -> Passage:
    """Returns what looks for the words of a question in this language in the sentences of a
    story."""
    question_words = read_text(
        _MEASURE.sub("how much", question), prepared=prepared, language=language
    )
    (report,) = question_words.reports
    span = report.trimmed_span(0, len(report.text))
    return Passage(
        question_words.facts.read(ClaimSentence(sentence_id(report, span), span)), sentences
    )
