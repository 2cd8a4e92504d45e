"""Finds copied passages, whose relative dates are read from the day of the older report they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.dates.mentions import TimeMention
from rashomon.lexicon import set_of
from rashomon.model.copy import Copy
from rashomon.model.span import Span

CLOCKS = frozenset({"clock", "hour", "part", "nighttime"})
"""Times of day, which belong to a day named elsewhere: copied, they keep the day that they have in the older report."""
RELATIVE = set_of("calendar.kinds_read_from_a_day") | CLOCKS
"""Expressions that mean another day when they are read from another day."""


@dataclass(frozen=True, slots=True)
class CopiedDays:
    """The report a passage was copied from, the day it speaks from, and the offset of the same expression there."""

    report: str
    day: date
    place: int


def copied_days(
    copies: Sequence[Copy], mentions: Mapping[str, Sequence[TimeMention]], days: Mapping[str, date | None]
) -> dict[tuple[str, int], CopiedDays]:
    """Maps (report, offset) of an expression to the older report with the same passage, and its day."""
    found: dict[tuple[str, int], CopiedDays] = {}
    for copy in copies:
        for source, derived, named in ((copy.a, copy.b, "a"), (copy.b, copy.a, "b")):
            first, last = days.get(source.report), days.get(derived.report)
            if first is None or last is None or first >= last or copy.from_ in {"a", "b"} - {named}:
                continue
            told = {_words(mention): mention.expression.start for mention in _inside(mentions[source.report], source)}
            for mention in _inside(mentions[derived.report], derived):
                place = (derived.report, mention.expression.start)
                older = found.get(place)
                if _words(mention) in told and (older is None or (first, source.report) < (older.day, older.report)):
                    found[place] = CopiedDays(source.report, first, told[_words(mention)])
    return found


def _inside(mentions: Sequence[TimeMention], passage: Span) -> list[TimeMention]:
    """The relative expressions in a passage, except "tomorrow": the page announces it anew, and a moved day is reported as drift."""
    return [
        m
        for m in mentions
        if m.expression.kind in RELATIVE
        and m.expression.part("word") != "tomorrow"
        and passage.start <= m.expression.start
        and m.expression.end <= passage.end
    ]


def _words(mention: TimeMention) -> tuple[str, tuple[tuple[str, str], ...]]:
    return mention.expression.kind, tuple(sorted((name, words.casefold()) for name, words in mention.expression.parts.items()))
