"""What a report reveals about its own day: the day of its page, its dateline, its captions and the
weekdays that it names."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from rashomon.dates.contradicted_stamps import fault_of_stamp
from rashomon.dates.expressions import Expression
from rashomon.dates.mentions import STRAIGHT, Mentions, day_of, explicit_days, time_words
from rashomon.dates.tense import Tense
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.shipped.tables.date_lines import day_labels
from rashomon.shipped.words import pattern_of
from rashomon.text.calendar_words import without_retrieval
from rashomon.text.detect_language import is_read_whole
from rashomon.text.parsed_report import Annotations


@record
class Clues:
    """What one report reveals about its own day.

    - `stamp_fault`: what contradicts its page's day, in words; then it states no day of its own
    """

    report: str
    published: date | None
    dateline: date | None
    captions: tuple[date, ...]
    weekdays: Mentions
    mentions: Mentions
    stamp_fault: str | None = None

    @property
    def own(self) -> date | None:
        """Returns the day that the report states for itself."""
        return None if self.stamp_fault else self.published or self.dateline


def clues_of(annotated: Annotations, mentions: Mentions) -> Clues:
    """Returns the clues of one report, sorted by where they stand: in datelines, captions or prose.
    A weekday that says itself which one it is ("last Monday") is no clue."""
    report = annotated.report
    stamp_fault = fault_of_stamp(annotated, mentions)
    published = None if stamp_fault else day_of(report.published)
    captions = []
    datelines = []
    prose = []
    weekdays = []
    for mention in mentions:
        expression = mention.expression
        if mention.furniture == "dateline":
            datelines.append(expression)
        elif not mention.furniture:
            prose.append(mention)
            if expression.kind == "weekday" and not expression.parts.get("relative"):
                weekdays.append(mention)
        elif not mention.old_picture:
            captions.append(expression)
    head = [] if published else _expressions_of_head(report)
    stated = explicit_days(datelines)
    # a head may also name the event, but nothing is published before its day
    dateline = stated[0] if stated else max(explicit_days(head), default=None)
    return Clues(
        report=report.id,
        published=published,
        dateline=dateline,
        captions=_pictured_days(captions, prose),
        weekdays=tuple(weekdays),
        mentions=tuple(prose),
        stamp_fault=stamp_fault,
    )


def _pictured_days(captions: Iterable[Expression], prose: Mentions) -> tuple[date, ...]:
    """Returns the days of pictures, but of those from before what the report looks back on: they
    are older than the report."""
    past = (mention.expression for mention in prose if mention.tense is Tense.PAST)
    last_told = max(explicit_days(past), default=date.min)
    return tuple(sorted(day for day in explicit_days(captions) if day >= last_told))


# The head of a page: short lines before the first paragraph, and no sentences.
_STOPPED = pattern_of(r"[.!?…][\"'”’»)\]]*\s*$")
_SMALL_WORDS = pattern_of(r"\b[a-z]{2,}\b")
_LABELLED = pattern_of(rf"(?i)\W*(?:\w+ )?{day_labels()}\b")


def _expressions_of_head(report: Report) -> list[Expression]:
    """Returns the time expressions in the lines above the text: "Harbour office, 9 June, 11:00"."""
    captions = {span.quote for span in report.furniture if span.type == "caption"}
    lines = []
    for line in report.text[:700].splitlines():  # a head is shorter, and a line of it, too
        if len(line) > 130:
            break
        if line not in captions:
            lines.append(line)
    text = without_retrieval("\n".join(_without_sentences(lines))).translate(STRAIGHT)
    return time_words(text, english=is_read_whole(report))


def _without_sentences(lines: Iterable[str]) -> Iterator[str]:
    """Yields the lines that are no sentence, nor a line of one that goes on in the next."""
    for line, below in pairwise([*lines, ""]):
        goes_on = _STOPPED.search(line) or below[:1].islower()
        # words that are no names, at least
        is_sentence = goes_on and len(_SMALL_WORDS.findall(line)) >= 2
        if not is_sentence or _LABELLED.match(line):
            yield line
