"""The sentences that the statements of an answer open, as notes at the end of a text
(`endnotes`)."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from rashomon.model.answer import Answer, Part, PartSentence, Translation
from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id
from rashomon.model.report import Report, ReportNames, Reports, ReportsById
from rashomon.show.answer_counts import number_statements
from rashomon.show.wording import in_marks, with_commas
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import grouped

ENDNOTES = "Sentences behind the answer"
"""The heading of the notes."""
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
        yield f"{lines} ({translated})" if translated else lines


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
