"""Days and names of a draft that reports have otherwise (`day_notes`, `name_notes`)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.differences.values import Bearing, compare_days
from rashomon.draft_check.beside import Beside, Facts
from rashomon.draft_check.teller import Teller
from rashomon.model.date import Date
from rashomon.shipped.words import either
from rashomon.telling.notes import Note, NoteKind, is_other_spelling
from rashomon.text.name_words import fold

_SURE = 0.55  # strength from which days of two sentences are of one thing
_LEAST = 0.4  # strength from which a sentence bears a day out
_DAYS = frozenset({"minute", "hour", "part", "day"})
_WEEKDAY = re.compile(rf"(?i)\b(?:{either('calendar.weekday_stems')})")
_NAMED = re.compile(rf"(?i)\b(?:{either('calendar.weekday_stems', 'calendar.either_months')})")


def day_notes(one: Facts, near: Sequence[Facts], teller: Teller) -> Iterator[Note]:
    """Yields the days of a sentence that no sentence beside it has, where one has others."""
    for x in filter(_is_day, one.dates):
        found = [(f, y) for f in near for y in f.dates if _is_day(y) and f.strength >= _LEAST]
        if any(_one_day(x, y) for _, y in found):
            continue
        others = [(f, y.span) for f, y in found if f.strength >= _SURE]
        if others:
            yield teller.note(NoteKind.DAY, one, x.span, "day differs", others)


def _is_day(x: Date) -> bool:
    named = x.precision in _DAYS and _NAMED.search(x.span.quote)
    return bool(named and x.earliest and x.latest) and x.tells != "length"


def _one_day(x: Date, y: Date) -> bool:
    """Whether both may be one day; a weekday alone is read from another page's day, so that only
    the weekday counts."""
    one, other = (_WEEKDAY.search(each.span.quote) for each in (x, y))
    if one or other:
        return _weekday(x) == _weekday(y)
    sides = ((each.earliest or "", each.latest or "") for each in (x, y))
    return compare_days(*sides) is not Bearing.OTHER


def _weekday(x: Date) -> int:
    return date.fromisoformat((x.earliest or "")[:10]).weekday()


def name_notes(one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller) -> Iterator[Note]:
    """Yields the names of a sentence that no report has, where a name beside it is spelled much
    alike or shares its first or last word."""
    for words, _ in one.names:
        if beside.has_name(words.quote):
            continue
        found = [(f, span) for f in near for span, _ in f.names if _alike(words.quote, span.quote)]
        if found:
            yield teller.note(NoteKind.NAME, one, words, "name differs", found)


def _alike(name: str, other: str) -> bool:
    """Whether two names may be meant for one person or place."""
    mine, theirs = fold(name).split(), fold(other).split()
    several = len(mine) > 1 and len(theirs) > 1
    parts = {mine[0], mine[-1]} & {theirs[0], theirs[-1]} if several else set()
    return bool(parts) or is_other_spelling(name, other)
