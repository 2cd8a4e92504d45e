"""The sentences that the statements of an answer open, as notes at the end of a text
(`endnotes`)."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from rashomon.model.answer import Answer, Part, PartSentence, Translation
from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id
from rashomon.model.report import Report, ReportNames, Reports, ReportsById
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.show.answer_counts import number_statements
from rashomon.show.wording import in_marks, with_commas
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import grouped
from rashomon.text.report_names import shorten
from rashomon.text.whole_sentences import sentence_places

ENDNOTES = "Sentences behind the answer"
"""The heading of the notes."""
_NEIGHBOUR = 240  # characters of a sentence beside
_ZONE = re.compile(r"T[^T]*(?:Z|[+-]\d\d:?\d\d)$")


def endnotes(answer: Answer, reports: Reports, names: ReportNames) -> Iterator[tuple[int, str]]:
    """Yields the number of each statement that opens sentences, and these sentences with outlet,
    day and hour, and speaker. Equal sentences stand once with all their reports."""
    texts = by_id(reports)
    numbers = number_statements(answer)
    for line in answer.lines:
        for place, part in enumerate(line.parts):
            if part.sentences:
                notes = " ".join(_sentences(part, answer=answer, texts=texts, names=names))
                yield numbers[line.id, place], notes


def _sentences(
    part: Part, answer: Answer, texts: dict[str, Report], names: ReportNames
) -> Iterator[str]:
    for words, equal in grouped(part.sentences, attrgetter("span.line")).items():
        translated = say_translation(answer.translation(equal[0].span))
        lines = f"{say_homes(equal, texts=texts, names=names)}: {in_marks(words)}"
        before = sentence_before(equal[0].span, texts[equal[0].report])
        context = (before and f"before it: {in_marks(before)}", translated)
        told = "; ".join(filter(None, context))
        yield f"{lines} ({told})" if told else lines


def sentence_before(span: Span, report: Report) -> str:
    """Returns the sentence before one that begins with a pronoun, in its paragraph; else ""."""
    return neighbours(span, report)[0] if points_back(span) else ""


def points_back(span: Span) -> bool:
    """Whether a sentence begins with a pronoun of the third person: "He denied it."."""
    first, _, _ = span.line.lstrip("“\"‘'").partition(" ")
    return first.casefold() in set_of("small_words.third_persons")


def neighbours(span: Span, report: Report) -> tuple[str, str]:
    """Returns the sentences before and behind a sentence in its paragraph."""
    text = report.text
    top = text.rfind("\n", 0, span.start) + 1
    bottom = text.find("\n", span.end)
    before = ""
    after = ""
    for start, end in sentence_places(text, start=top, stop=len(text) if bottom < 0 else bottom):
        if end <= span.start:
            before = text[start:end]
        elif start >= span.end and not after:
            after = text[start:end]
    return shorten(before, _NEIGHBOUR), shorten(after, _NEIGHBOUR)


def say_homes(sentences: Iterable[PartSentence], texts: ReportsById, names: ReportNames) -> str:
    """Returns the reports that print a sentence, each with its day and the speaker there."""
    homes = []
    for sentence in sentences:
        published = say_published(texts[sentence.report])
        homes.append(with_commas(names[sentence.report], published, sentence.speaker))
    return "; ".join(homes)


def say_translation(translation: Translation | None) -> str:
    """Returns a translation under the name of its model ("qwen3-32b translates: ..."), "" if there
    is none."""
    if translation is None:
        return ""
    return f"{name_of_author(translation.by)} translates: {translation.words}"


def say_published(report: Report) -> str:
    """Returns the day of a report, and its hour with the zone as its page gives it: "4 May 2031,
    12:10 (no zone)". Returns "" if it gives no day."""
    moment = report.published or ""
    day = say_day(moment)
    return f"{day} (no zone)" if "T" in moment and not _ZONE.search(moment) else day
