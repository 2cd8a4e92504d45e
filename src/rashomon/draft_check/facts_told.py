"""Numbers, days and names of a draft that reports have otherwise (`number_notes`, `day_notes`,
`name_notes`); numbers also with another limit word, or by now replaced."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from rashomon.differences.values import amounts_apart, days_apart, is_rounded
from rashomon.draft_check.near_sentences import Beside, Facts, Teller
from rashomon.lineage.moments import is_before
from rashomon.model.date import Date
from rashomon.model.statement import Stance
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.one_thing import one_toll, parted
from rashomon.quantities.measures import unit_called
from rashomon.shipped.words import either
from rashomon.telling.notes import Note, NoteKind, is_other_spelling
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold

_GROWING = ("killed", "injured")
_MORE = 2.0  # ratio beyond which a higher toll is of other people
_SURE = 0.5  # strength from which a later number of another sentence is of the same thing
_SURE_DAY = 0.35  # strength from which days of two sentences are of one thing
_SIMILAR = 0.8  # strength from which a later day is of the same thing
_DAYS = frozenset({"minute", "hour", "part", "day", "year"})
_FIGURE = re.compile(r"(?<!\w)\d(?:[\d.,–-]*\d)?(?!\w)")
_STEMS = "calendar.weekday_stems"
_WEEKDAY = re.compile(rf"(?i)\b(?:{either(_STEMS)})")
_NAMED = re.compile(
    rf"(?i)\b(?:{either(_STEMS, 'calendar.months', 'calendar.abbreviated_months')})"
)
Told = tuple[Facts, CountedNumber]
Found = tuple[Facts, Any]


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
            return teller.note(
                kind, one, x.number.span, told, ((f, y.number.phrase) for f, y in found)
            )
    return None


def _fits(x: CountedNumber, y: CountedNumber) -> bool:
    """Whether two numbers of sentences that stand beside each other may count one thing, neither of
    them denied alone; bare ones count nothing."""
    told = [
        (n.share, n.quantity.unit, n.fate, n.negated or n.number.stance is Stance.DENIES)
        for n in (x, y)
    ]
    counts = x.fate or (x.noun == y.noun and (x.noun or x.share or x.quantity.unit))
    return bool(told[0] == told[1] and counts)


def _is_other(x: CountedNumber, y: CountedNumber) -> bool:
    """Whether the other is another amount."""
    alike = x.number.limit == y.number.limit != "near" and not x.same_number(y)
    other = alike and not is_rounded(x.quantity, y.quantity)
    return other or amounts_apart(x.quantity, y.quantity)


def _later(
    x: CountedNumber, said: Sequence[Told], fitting: Sequence[Told], beside: Beside, teller: Teller
) -> list[Told]:
    """The numbers that later reports alone give in place of one that some reports give; of people
    harmed also a higher count elsewhere in the pile."""
    sure = [t for t in fitting if t[0].strength >= _SURE and _is_other(x, t[1])]
    every = [*sure, *((f, y) for f in beside.pile for y in f.numbers if _is_higher(x, y))]
    later = _printed_after(said, every, teller)
    return [(f, y) for f, y in later if not parted(x, y) and (x.fate or x.group == y.group)]


def _printed_after(said: Iterable[Found], others: Iterable[Found], teller: Teller) -> list[Found]:
    """Those of others that surely were printed after all of what is said, as far as known."""
    when = teller.moments
    last = max(filter(None, (when[f.report] for f, _ in said)), default="")
    return [one for one in others if last and is_before(last, when[one[0].report] or last)]


def _is_higher(x: CountedNumber, y: CountedNumber) -> bool:
    """Whether more people were killed or hurt by the other number, of all of them."""
    small, large = x.size(), y.size()
    if small is None or large is None or x.fate not in _GROWING or x.part:
        return False
    return small < large <= _MORE * small and one_toll(x, y)


# Days and names.


def day_notes(one: Facts, near: Sequence[Facts], beside: Beside, teller: Teller) -> Iterator[Note]:
    """Yields the days and hours of a sentence that no sentence beside it has, where one has others;
    and those that later reports have otherwise of the same deed in much the same sentence."""
    sure = [(f, y) for f in near if f.strength >= _SURE_DAY for y in filter(_is_time, f.dates)]
    own = list(filter(_is_time, one.dates))
    for x in own:
        held = by_key((_are_one(x, y), (f, y)) for f, y in sure)
        what = "day" if _is_day(x) else "time"
        found = [(f, y) for f, y in held[False] if not any(_are_one(z, y) for z in own)]
        kind, told = NoteKind.DAY, f"{what} differs"
        if said := held[True]:
            kind, told = NoteKind.OVERTAKEN, f"a later report gives another {what}"
            later = _printed_after(said, found, teller)
            deed = beside.deed(x.span)
            later = [(f, y) for f, y in later if f.strength >= _SIMILAR and y.tells == "event"]
            found = [(f, y) for f, y in later if deed and beside.deed(y.span) == deed]
        if found:
            yield teller.note(kind, one, x.span, told, ((f, y.span) for f, y in found))


def _is_time(x: Date) -> bool:
    return bool(x.precision in _DAYS and x.earliest and x.latest) and x.tells != "length"


def _is_day(x: Date) -> bool:
    """Whether the words name a day or a year; an hour alone is told of a day that they leave
    open."""
    return x.precision in ("day", "year") or bool(_NAMED.search(x.span.quote))


def _are_one(x: Date, y: Date) -> bool | None:
    """Whether both may be one day, or one hour; None where these cannot be compared. A weekday
    alone is read from another page's day, so that only the weekday counts."""
    of_day = _is_day(x)
    if of_day is not _is_day(y) or not (of_day or (x.time and y.time)):
        return None
    if not of_day:
        return (x.time or "")[:5] == (y.time or "")[:5]
    days = [(each.earliest or "", each.latest or "") for each in (x, y)]
    if any(_WEEKDAY.search(each.span.quote) for each in (x, y)):
        return len({date.fromisoformat(first[:10]).weekday() for first, _ in days}) == 1
    return not days_apart(*days)


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
    fuller = fuller or (other.endswith(".") and name.startswith(other[:-1]))
    return not fuller and (bool(parts) or is_other_spelling(name, other))
