"""Numbers, days and names of a draft that reports have otherwise (`number_notes`, `day_notes`,
`name_notes`); numbers also with another limit word, or by now replaced."""

import re
from collections.abc import Iterator, Sequence
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
_SURE_DAY = 0.35  # strength from which days of two sentences are of one thing
_DAYS = frozenset({"minute", "hour", "part", "day", "year"})
_FIGURE = re.compile(r"(?<!\w)\d(?:[\d.,–-]*\d)?(?!\w)")
_WEEKDAY = re.compile(rf"(?i)\b(?:{either('calendar.weekday_stems')})")
Told = tuple[Facts, CountedNumber]


def number_notes(
    one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller
) -> Iterator[Note]:
    """Yields what reports have otherwise of the numbers of a sentence."""
    told = [note for x in one.numbers if (note := _otherwise(x, one, near, beside, teller))]
    yield from told
    given = (x.number.span for x in one.numbers if beside.has_number(x))
    known = [*(note.words for note in told), *(date.span for date in one.dates), *given]
    for match in _FIGURE.finditer(one.span.quote):
        words, found = beside.words(one, *match.span()), ((f, f.span) for f in near[:1])
        if not any(map(words.overlaps, known)) and not beside.has_words(fold(match[0])):
            yield teller.note(NoteKind.NUMBER, one, words, "no report has this number", found)


def _otherwise(
    x: CountedNumber, one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller
) -> Note | None:
    """What is told otherwise of a number; a later one, where a report says so or came later."""
    fitting = [(f, y) for f in near for y in f.numbers if _fits(x, y)]
    same = [(f, y) for f, y in fitting if x.same_number(y)]
    said = [(f, y) for f, y in same if (x.bounds, x.number.limit) == (y.bounds, y.number.limit)]
    taken_back = [(f, y) for f, y in same if y.number.superseded_by]
    later = taken_back or [(f, y) for f, y in fitting if y.instead in x.numbers()]
    if said and not later and x.noun and not (x.quantity.unit or unit_called(x.noun)):
        later = _later(x, said, fitting, beside, teller)
    others = [(f, y) for f, y in fitting if _is_other(x, y)]
    for kind, told, found in (
        (NoteKind.OVERTAKEN, "a later number", later),
        (NoteKind.LIMIT, "limit word differs", [] if said else same),
        (NoteKind.NUMBER, "number differs", [] if same else others),
    ):
        if found:
            words = ((f, y.number.phrase) for f, y in found)
            return teller.note(kind, one, x.number.span, told, words)
    return None


def _fits(x: CountedNumber, y: CountedNumber) -> bool:
    """Whether two numbers of sentences that stand beside each other may count one thing."""
    alike = x.share == y.share and x.quantity.unit == y.quantity.unit and x.fate == y.fate
    return alike and (x.noun == y.noun or x.fate is not None)


def _is_other(x: CountedNumber, y: CountedNumber) -> bool:
    """Whether the other is another amount."""
    near = "near" in (x.quantity.manner, y.quantity.manner)
    apart = compare_numbers(x.bounds, y.bounds, near=near) is Bearing.OTHER
    apart = apart or (x.number.limit == y.number.limit != "near" and not x.same_number(y))
    return apart and not is_rounded(x.quantity, y.quantity)


def _later(
    x: CountedNumber, said: Sequence[Told], fitting: Sequence[Told], beside: Beside, teller: Teller
) -> list[Told]:
    """The numbers that later reports alone give in place of one that some reports give; of people
    harmed also a higher count elsewhere in the pile."""
    sure = [(f, y) for f, y in fitting if f.strength >= _SURE and _is_other(x, y)]
    last = max(filter(None, (teller.moments[f.report] for f, _ in said)), default="")
    every = [*sure, *((f, y) for f in beside.pile for y in f.numbers if _is_higher(x, y))]
    return [
        (f, y)
        for f, y in every
        if not parted(x, y) and is_before(last, teller.moments[f.report] or last)
    ]


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
    return bool(x.precision in _DAYS and x.earliest and x.latest) and x.tells != "length"


def _one_day(x: Date, y: Date) -> bool:
    """Whether both may be one day; a weekday alone is read from another page's day, so that only
    the weekday counts."""
    days = [(each.earliest or "", each.latest or "") for each in (x, y)]
    if any(_WEEKDAY.search(each.span.quote) for each in (x, y)):
        return len({date.fromisoformat(first[:10]).weekday() for first, _ in days}) == 1
    return compare_days(*days) is not Bearing.OTHER


def name_notes(one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller) -> Iterator[Note]:
    """Yields the names of a sentence that no report has, where a name beside it is spelled much
    alike or shares its first or last word."""
    for words in one.names:
        if beside.has_words(fold(words.quote)):
            continue
        found = [(f, span) for f in near for span in f.names if _alike(words.quote, span.quote)]
        if found:
            yield teller.note(NoteKind.NAME, one, words, "name differs", found)


def _alike(name: str, other: str) -> bool:
    """Whether two names may be meant for one person or place."""
    mine, theirs = fold(name).split(), fold(other).split()
    several = len(mine) > 1 and len(theirs) > 1
    parts = {mine[0], mine[-1]} & {theirs[0], theirs[-1]} if several else set()
    fuller = set(mine) <= set(theirs) or set(theirs) <= set(mine)
    return not fuller and (bool(parts) or is_other_spelling(name, other))
