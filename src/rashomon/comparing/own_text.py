"""Prepares a text that is no report, an answer or a draft, so that it can be compared with the
reports of a story (`prepare_text`). Nothing in it counts in the story."""

from dataclasses import replace

from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences, ids_by_spelling
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.lineage.moments import own_moment
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.content_ids import text_hash
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.shipped.words import pattern_of
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Annotations

_MEASURE = pattern_of(r"(?i)\bhow {answers.measures}\b")


def prepare_text(page: Annotations, known: Prepared) -> Prepared:
    """Returns what is known of a text. Its days count from the last day of the reports, unless it
    has one itself. Its names and speakers are those of the reports with the same spelling."""
    last = ""
    for printed in known.reports:
        last = max(last, own_moment(printed) or "")
    report = replace(page.report, published=page.report.published or last or None)
    own = prepare_story([replace(page, report=report)])
    spelled = ids_by_spelling(known.names)
    ids = {}
    names = []
    for name in own.names:
        ids[name.id] = spelled.get(fold(name.name), name.id)
        names.append(replace(name, id=ids[name.id]))
    statements = []
    for said in own.statements:
        statements.append(replace(said, speaker_name=ids.get(said.speaker_name or "")))
    return replace(own, names=tuple(names), statements=tuple(statements))


def read_text(text: str, known: Prepared) -> Prepared:
    """Returns what is known of a text as it is given."""
    digest = text_hash(text)
    (page,) = annotate_reports(
        [Report(id=digest, source="", sha256=digest, source_sha256=digest, text=text)]
    )
    return prepare_text(page, known)


def question_look(question: str, known: Prepared, sentences: StorySentences) -> PartLook:
    """Returns what looks for the words of a question in the sentences of a story."""
    own = read_text(_MEASURE.sub("how much", question), known)
    (report,) = own.reports
    span = report.trimmed_span(0, len(report.text))
    return PartLook(own.facts.read(ClaimSentence(sentence_id(span), span)), sentences)
