"""Numbers, days and names of a draft that reports have otherwise (`number_notes`, `day_notes`,
`name_notes`); numbers also with another limit word, or by now replaced."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rashomon.differences.values import Bearing, compare_days, compare_numbers, is_rounded
from rashomon.draft_check.near_sentences import Beside, Facts, Teller
from rashomon.lineage.moments import is_before
from rashomon.model.date import Date
from rashomon.numbers.one_thing import one_toll, parted
from rashomon.numbers.read_numbers import CountedNumber
from rashomon.shipped.words import either
from rashomon.telling.notes import Note, NoteKind, is_other_spelling
from rashomon.text.measures import unit_called
from rashomon.text.name_words import fold

_GROWING = ("killed", "injured")
_MORE = 2.0  # ratio beyond which a higher toll is of other people
_SURE = 0.5  # strength from which a later number of another sentence is of the same thing
_SURE_DAY = 0.55  # strength from which days of two sentences are of one thing
_DAYS = frozenset({"minute", "hour", "part", "day"})
_WEEKDAY = re.compile(rf"(?i)\b(?:{either('calendar.weekday_stems')})")
_NAMED = re.compile(rf"(?i)\b(?:{either('calendar.weekday_stems', 'calendar.either_months')})")
Told = tuple[Facts, CountedNumber]


def number_notes(
    one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller
) -> Iterator[Note]:
    """Yields what reports have otherwise of the numbers of a sentence."""
    for x in one.numbers:
        found = _otherwise(x, one, near, beside, teller)
        if found is not None:
            kind, told, others = found
            yield teller.note(
                kind, one, x.number.span, told, ((f, y.number.phrase) for f, y in others)
            )


def _otherwise(
    x: CountedNumber, one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller
) -> tuple[NoteKind, str, list[Told]] | None:
    fitting = [(f, y) for f in near for y in f.numbers if _fits(x, y)]
    same = [(f, y) for f, y in fitting if x.same_number(y)]
    said = [(f, y) for f, y in same if (x.bounds, x.number.limit) == (y.bounds, y.number.limit)]
    if said:
        later = _later(x, said, fitting, beside, teller) if _counts(x) else []
        return (NoteKind.OVERTAKEN, "a later number", later) if later else None
    if same:
        return NoteKind.LIMIT, "limit word differs", same
    rest = [y for y in one.numbers if y is not x]
    others = [(f, y) for f, y in fitting if _is_other(x, y, rest)]
    return (NoteKind.NUMBER, "number differs", others) if others else None


def _fits(x: CountedNumber, y: CountedNumber) -> bool:
    """Whether two numbers of sentences that stand beside each other may count one thing."""
    one_fate = x.fate is not None and x.fate == y.fate
    alike = x.share == y.share and x.quantity.unit == y.quantity.unit
    return alike and (x.noun == y.noun or one_fate)


def _is_other(x: CountedNumber, y: CountedNumber, rest: Iterable[CountedNumber]) -> bool:
    """Whether the other is another amount, and none that the draft gives beside this one."""
    near = "near" in (x.quantity.manner, y.quantity.manner)
    apart = compare_numbers(x.bounds, y.bounds, near=near) is Bearing.OTHER
    apart = apart or (x.number.limit == y.number.limit != "near" and not x.same_number(y))
    taken = any(z.same_number(y) and _fits(z, y) for z in rest)
    return apart and not is_rounded(x.quantity, y.quantity) and not taken


def _later(
    x: CountedNumber, said: Sequence[Told], fitting: Sequence[Told], beside: Beside, teller: Teller
) -> list[Told]:
    """The numbers that later reports alone give in place of one that some reports give; of people
    harmed also a higher count elsewhere in the pile."""
    sure = [(f, y) for f, y in fitting if f.strength >= _SURE and _is_other(x, y, ())]
    last = max(filter(None, (teller.moments[f.report] for f, _ in said)), default="")
    every = [*sure, *((f, y) for f in beside.pile for y in f.numbers if _is_higher(x, y))]
    return [
        (f, y)
        for f, y in every
        if not parted(x, y) and is_before(last, teller.moments[f.report] or last)
    ]


def _counts(x: CountedNumber) -> bool:
    """Whether it counts things, and measures none."""
    return x.noun is not None and x.quantity.unit is None and unit_called(x.noun) is None


def _is_higher(x: CountedNumber, y: CountedNumber) -> bool:
    """Whether more people were killed or hurt by the other number, of all of them."""
    small, large = x.size(), y.size()
    if small is None or large is None or x.fate not in _GROWING or x.part:
        return False
    return small < large <= _MORE * small and one_toll(x, y)


# Days and names.


def day_notes(one: Facts, near: Sequence[Facts], teller: Teller) -> Iterator[Note]:
    """Yields the days of a sentence that no sentence beside it has, where one has others."""
    for x in filter(_is_day, one.dates):
        sure = [(f, y) for f in near for y in f.dates if _is_day(y) and f.strength >= _SURE_DAY]
        if sure and not any(_one_day(x, y) for _, y in sure):
            others = [(f, y.span) for f, y in sure]
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
        if beside.has_words(fold(words.quote)):
            continue
        found = [(f, span) for f in near for span, _ in f.names if _alike(words.quote, span.quote)]
        if found:
            yield teller.note(NoteKind.NAME, one, words, "name differs", found)


def _alike(name: str, other: str) -> bool:
    """Whether two names may be meant for one person or place."""
    mine, theirs = fold(name).split(), fold(other).split()
    several = len(mine) > 1 and len(theirs) > 1
    parts = {mine[0], mine[-1]} & {theirs[0], theirs[-1]} if several else set()
    fuller = set(mine) <= set(theirs)
    return not fuller and (bool(parts) or is_other_spelling(name, other))
