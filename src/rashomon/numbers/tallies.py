"""The numbers of a story by what they count (`make_tallies`): an index, which says nothing of
whether they are of one thing.

Numbers of people killed, missing or hurt stand beside each other by what befell them; all others by
the noun or unit that they count, as far as their sentences and what is told of them are alike and
nothing, a choice, a place, a day, tells them apart. What is told of another time has a tally of its
own; a part of others told of, or what its report took back, has none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations, product
from math import fsum, log
from operator import mul

from rashomon.lineage.moments import in_time, is_before, own_moment
from rashomon.model.content_ids import content_id
from rashomon.model.number import Scale, Tally, TallyValue
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.numbers.counted_number import AGE, CountedNumber, CountedNumbers, NumberGroup
from rashomon.numbers.fates import ANYONE, BEFALLEN
from rashomon.numbers.one_thing import (
    RISEN,
    holds,
    named_apart,
    names_among,
    of_one_event,
    one_kind,
    parted,
    size_of,
    times,
    unlike,
)
from rashomon.quantities.measures import CONVERTED, is_measured, unit_called
from rashomon.shipped.words import numbers, ordered, set_of, table
from rashomon.text.gathering import by_key, by_report, only_one

_SUMS = ("killed", "injured")  # of whom a toll falls to the half, at most
_FALLEN = 2
_PARTICULAR = 20  # numbers so large are hardly of two things
_NEAR = 1.28  # times that one number is another that lies close to it
# What the signals of two numbers weigh, by logistic regression on pairs of which readers said
# whether they are of one thing (bench.train.tallies); of those beyond _ENOUGH 19 in 20 are.
_WEIGHTS = tuple(numbers("amounts.likeness").values())
_ENOUGH = 1.1
# Families of nouns by which reports count the same.
_ALIKE = {
    word: str(family)
    for family in ordered("amounts.alike")
    for word in str(table("families")[family]).split()
}
_NEXT = 3  # signs between two sentences that follow each other
_DAY = len("2031-05-01")
_Key = tuple[str, str, str]
_Moments = Mapping[str, str]
Strength = Callable[[str, str], float]


def make_tallies(
    numbers: CountedNumbers, reports: Iterable[Report], strength: Strength
) -> tuple[Tally, ...]:
    """Returns the tallies of a story in the order of telling: killed, missing, injured, displaced,
    detained, other people, money, shares, the rest, each by how many reports give a number.

    `strength`: how probable it is that two sentences, by their ids, bear on one thing.
    """
    moments = _moments(numbers, reports)
    printed = _printed(numbers)
    given = _lone(sorted(filter(is_counted, numbers), key=CountedNumber.place))
    likeness = Likeness.of(given, strength)
    made = [
        _tally(group, moments)
        for alike in by_key((tally_key(n), n) for n in given).values()
        for group in _apart(alike, likeness)
        if _differ(group, printed)
    ]
    return tuple(sorted((one for one in made if len(one.values) > 1), key=_order))


def _moments(numbers: CountedNumbers, reports: Iterable[Report]) -> dict[str, str]:
    """By the ids of numbers when their reports were published; of people harmed the day for which
    the sentence gives the number, where it says so and that is past."""
    published = {one.id: own_moment(one) or "" for one in reports}
    known = {}
    for one in numbers:
        moment = published[one.report]
        day = (one.number.as_of or "").split("/")[-1]
        if day and one.fate in BEFALLEN and (not moment or day < moment[:_DAY]):
            moment = day
        if moment:
            known[one.id] = moment
    return known


def is_counted(one: CountedNumber) -> bool:
    """Whether a number says how many or how much of something named there are, whatever the
    report said before."""
    is_harm = one.fate in BEFALLEN
    idle = one.number.superseded_by is not None or one.negated
    if idle or (is_harm and (one.part or one.aside)):
        return False
    if not (one.fate or one.noun or one.number.unit):
        return False
    if one.size() is None:
        return bool(set_of("amounts.round") & set(one.quantity.text.casefold().split()))
    return is_harm or one.size() not in (0.0, 1.0)


def _lone(numbers: CountedNumbers) -> NumberGroup:
    """The numbers, where the only one that a report gives of a harm is of its own event, but parts
    and earlier counts, behind a larger one of their report."""
    given = by_key(((one.report, one.fate, one.over), one) for one in numbers)
    return [
        replace(one, now=one.now or (len(some) == 1 and not one.over))
        for some in given.values()
        for one in some
        if one.fate not in BEFALLEN or not any(holds(larger, one) for larger in some)
    ]


def tally_key(one: CountedNumber) -> _Key:
    """What it counts, a harm, else its unit or noun, and the other time of which that is told."""
    if one.fate in BEFALLEN:
        return one.over or "", one.fate or "", ""
    if one.noun == AGE:
        return one.over or "", AGE, min(one.named) if len(one.named) == 1 else one.number.id
    counted = _ALIKE.get(one.noun or "", one.noun)
    if is_measured(one.number.unit):
        unit = unit_called(one.number.unit)
        counted = unit.dimension if unit else one.number.unit
    return one.over or "", "", counted or ""


# Which numbers stand beside each other.


def _apart(alike: CountedNumbers, likeness: "Likeness") -> Iterator[NumberGroup]:
    """The numbers of one key in groups of which each two may stand beside each other, those joined
    first that are told most alike."""
    items = list(by_key((one.told(), one) for one in alike).values())
    home = {at: [at] for at in range(len(items))}
    apart = told_by_one(alike)
    links = [
        (-likeness.between(items[i][0], items[j][0]), i, j)
        for i, j in combinations(range(len(items)), 2)
    ]
    for weight, i, j in sorted(links):
        one = home[i]
        other = home[j]
        if -weight < _ENOUGH:
            break
        held = product(one, other)
        if one is not other and not any(_part(items[x][0], items[y][0], apart) for x, y in held):
            one += other
            home |= dict.fromkeys(other, one)
    for group in {id(group): group for group in home.values()}.values():
        yield [one for at in sorted(group) for one in items[at]]


def told_by_one(alike: CountedNumbers) -> Set[object]:
    """Returns the pairs of numbers that one report gives, so of two things, if not by two speakers;
    of harm only those that lie far apart."""
    return {
        frozenset((named_as(a), named_as(b)))
        for some in by_report(alike).values()
        for a, b in combinations(some, 2)
        if not _is_same(a, b)
        and (a.fate not in BEFALLEN or times(a, b) > RISEN)
        and not {a.number.speaker, b.number.speaker} - {a.number.speaker, None}
    }


def _part(one: CountedNumber, other: CountedNumber, apart: Set[object]) -> bool:
    """Whether something speaks against it that two numbers stand beside each other: a report that
    tells of both, names where both have some; of people harmed another event, place, choice."""
    if frozenset((named_as(one), named_as(other))) in apart:
        return True
    if one.fate in BEFALLEN:
        far = all(map(size_of, (one, other))) and times(one, other) > RISEN
        return far or parted(one, other) or not one_kind(one, other)
    return named_apart(one, other)


@record
class Likeness:
    """How much shows that two numbers may be of one thing.

    `beside`: how many numbers of its kind a sentence has; `rare`: how uncommon a word of their
    clauses is, 0 to 1.
    """

    strength: Strength
    beside: Mapping[tuple[str, _Key], int]
    rare: Mapping[str, float]

    @classmethod
    def of(cls, given: CountedNumbers, strength: Strength) -> "Likeness":
        """Counts what stands beside what, and which reports have which words."""
        told = Counter(word for word, _ in {(w, n.report) for n in given for w in n.near})
        most = len(by_report(given))
        rare = {word: log(1 + most / n) / log(1 + most) for word, n in told.items()}
        return cls(strength, Counter((n.number.sentence, tally_key(n)) for n in given), rare)

    def between(self, one: CountedNumber, other: CountedNumber) -> float:
        """Returns the weight of what two numbers share."""
        if _is_of_one_deed(one, other) or _answers(one, other) or one.noun == AGE:
            return _ENOUGH
        if one.fate in BEFALLEN:
            low, high = sorted((size_of(one), size_of(other)))
            return _ENOUGH + low / max(high, 1.0) if of_one_event(one, other) else 0.0
        return fsum(map(mul, _WEIGHTS, self.signals(one, other)))

    def signals(self, one: CountedNumber, other: CountedNumber) -> tuple[float, ...]:
        """Returns what shows that two numbers are of one thing, or of two, in the order of their
        weights: what they have of the words of their clauses, how close they are, names that they
        share or that differ, one noun, whether each is the only one of its sentence, and how surely
        their sentences bear on one thing."""
        alone = all(
            self.beside[each.number.sentence, tally_key(each)] == 1 for each in (one, other)
        )
        shared = self._shared(*(each.near - names_among(each.near) for each in (one, other)))
        alike = self.strength(one.number.sentence, other.number.sentence)
        return (
            1.0,
            shared,
            shared * alike,
            _is_same(one, other),
            times(one, other) <= _NEAR,
            not one.names.isdisjoint(other.names),
            named_apart(one, other),
            one.noun == other.noun is not None,
            alone,
            alike,
        )

    def _shared(self, some: Set[str], others: Set[str]) -> float:
        """The share of uncommon words that two clauses have in common."""
        every = fsum(self.rare[word] for word in some | others)
        return fsum(self.rare[word] for word in some & others) / every if every else 0.0


def _is_of_one_deed(one: CountedNumber, other: CountedNumber) -> bool:
    """Whether one is told of both, counted by nouns that reports use for the same, and no choice or
    name tells them apart."""
    return (
        one.noun in _ALIKE
        and not _is_general(one)
        and (one.fate, one.part) == (other.fate, other.part)
        and not one.deed.isdisjoint(other.deed)
        and not unlike(one.group, other.group)
        and not named_apart(one, other)
    )


def _answers(one: CountedNumber, other: CountedNumber) -> bool:
    """Whether two speakers count by one noun in sentences of a report that follow each other."""
    first, second = sorted((one, other), key=lambda each: each.sentence)
    follows = 0 <= second.sentence.start - first.sentence.end <= _NEXT
    speakers = {one.number.speaker, other.number.speaker} - {None}
    of_one = one.report == other.report and one.noun == other.noun and not _is_general(one)
    return of_one and follows and len(speakers) > 1


def _is_general(one: CountedNumber) -> bool:
    """Whether numbers of this noun or unit stand beside all sorts of things."""
    return is_measured(one.number.unit) or one.noun in ANYONE | set_of("amounts.general")


# Whether two reports differ.

_Sizes = Set[tuple[object, float]]  # with what they count


def _printed(numbers: CountedNumbers) -> Mapping[str, _Sizes]:
    """The numbers that each report prints of whatever, by what they count, large ones also by
    themselves."""
    found = by_key(
        (one.report, (key, size))
        for one in numbers
        for size in one.numbers()
        for key in (tally_key(one)[1:], None if size >= _PARTICULAR else "")
    )
    return {report: set(sizes) for report, sizes in found.items()}


def _differ(group: CountedNumbers, printed: Mapping[str, _Sizes]) -> bool:
    """Whether two reports differ: each gives a number that the other does not print; or several
    have one report's two speakers differ."""
    given = by_report(group)
    if len(given) > 1 and any(map(_two_speakers, given.values())):
        return True
    same = by_key((frozenset(map(_amount, mine)), report) for report, mine in given.items())
    return any(
        _lacks(given[here], given[there], printed[there])
        and _lacks(given[there], given[here], printed[here])
        for some, others in combinations(same.values(), 2)
        for here, there in product(some, others)
    )


def _two_speakers(some: CountedNumbers) -> bool:
    """Whether two speakers give two numbers in one report, or one does beside the report itself."""
    return any(
        a.number.speaker != b.number.speaker and not _is_same(a, b)
        for a, b in combinations(some, 2)
    )


def _lacks(some: CountedNumbers, others: CountedNumbers, printed: _Sizes) -> bool:
    """Whether one of these numbers is none of the others, nor stands elsewhere in their report."""
    return any(
        not any(_is_same(one, other) for other in others)
        and printed.isdisjoint(
            (key, n) for n in one.numbers() for key in (tally_key(one)[1:], None)
        )
        for one in some
    )


def _is_same(one: CountedNumber, other: CountedNumber) -> bool:
    """Whether two amounts are one, told with another limit or in another unit."""
    if _unit(one) == _unit(other):
        return one.same_number(other)
    return CONVERTED * times(one, other) <= 1


def named_as(one: CountedNumber) -> tuple[str | float, ...] | str:
    """Returns the numbers named, whatever their limits; of "dozens" the word."""
    return (_unit(one), *sorted(one.numbers())) if one.numbers() else one.quantity.text.casefold()


def _unit(one: CountedNumber) -> str:
    """The unit by its name, whatever its spelling; "" for what is counted."""
    if not is_measured(one.number.unit):
        return ""
    unit = unit_called(one.number.unit)
    return unit.name if unit else one.number.unit or ""


# The tally of a group.


def _amount(one: CountedNumber) -> tuple[object, ...]:
    """By what two notations are one: the bounds, of "dozens" the word."""
    word = one.quantity.text.casefold() if one.size() is None else _unit(one)
    return *one.bounds, word


def _tally(group: CountedNumbers, moments: _Moments) -> Tally:
    same = _values(group)
    dated = sum(any(one.id in moments for one in some) for some in same) > 1
    is_toll = dated and group[0].fate in BEFALLEN and not group[0].over
    keys = _in_time(group, moments) if is_toll else {}
    ordered = sorted(same, key=lambda some: _place(some, keys))
    sizes = {bound for one in group for bound in one.bounds if bound is not None}
    mixed = len({_unit(one) for one in group}) > 1
    return Tally(
        content_id("t", *(one.id for one in group)),
        _thing(group),
        _measure(group),
        only_one(_unit(one) or one.number.unit for one in group),
        tuple(_value(some, moments) for some in ordered),
        len(by_report(group)),
        Scale(min(sizes), max(sizes)) if len(sizes) > 1 and not mixed else None,
        min((one.occasion for one in group if one.over and one.occasion), default=None),
        _latest(ordered, moments) if is_toll else None,
    )


def _in_time(group: CountedNumbers, moments: _Moments) -> _Moments:
    """The moments by which numbers are ordered: days, and hours where every one has its hour."""
    known = {n.id: moments[n.id] for n in group if n.id in moments}
    days = any(len(moment) <= _DAY for moment in known.values())
    return {i: known[i][:_DAY] if days else "T".join(in_time(known[i])) for i in known}


def _latest(ordered: Sequence[CountedNumbers], moments: _Moments) -> str | None:
    """The number that was printed after all others; None where that is not sure or it is denied,
    or a value of which no moment is known may be later, or it is so much less than another that it
    is no sum."""
    known = [[(moments[n.id], n.id) for n in v if n.id in moments] for v in ordered]
    end = ordered[-1][0]
    least = max(size_of(some[0]) for some in ordered) / _FALLEN if end.fate in _SUMS else 0.0
    if not all(known) or end.denied or size_of(end) < least:
        return None
    *before, (last, ident) = (max(some, key=lambda one: (in_time(one[0]), one)) for some in known)
    return ident if before and all(is_before(moment, last) for moment, _ in before) else None


def _values(group: CountedNumbers) -> list[NumberGroup]:
    """The numbers by the value that they give, what is told in two units once."""
    found: list[NumberGroup] = []
    for same in by_key((_amount(one), one) for one in group).values():
        first = same[0]
        for home in found:
            if _unit(home[0]) != _unit(first) and _is_same(home[0], first):
                home += same
                break
        else:
            found.append(same)
    return found


def _place(same: CountedNumbers, keys: _Moments) -> tuple[str, float, str]:
    """Where a value stands: of a toll by when it was first printed, behind these what has no
    moment, then by its size, in one unit."""
    first = min((keys[n.id] for n in same if n.id in keys), default="~")
    return first, size_of(same[0]), same[0].id


def _value(same: CountedNumbers, moments: _Moments) -> TallyValue:
    known = [n for n in same if n.id in moments]
    first = min(known, key=lambda n: (in_time(moments[n.id]), n.number.span), default=None)
    return TallyValue(
        *same[0].bounds,
        tuple(one.id for one in same),
        len(by_report(same)),
        first.report if first else None,
        moments[first.id] if first else None,
    )


def _measure(group: CountedNumbers) -> str | None:
    """What all of them measure, if it is one thing."""
    if group[0].fate in BEFALLEN:
        return group[0].fate
    return only_one(one.number.measure for one in group)


def _thing(group: CountedNumbers) -> str:
    """The noun as most print it, with what befell those; of money, and of several units, what they
    measure."""
    measured = group[0].number.measure
    if len({_unit(one) for one in group}) > 1 or measured in ("money", AGE):
        return _measure(group) or "other"
    printed = (one.printed or one.number.unit or "people" for one in group)
    nouns = Counter(words.casefold().split()[-1] for words in printed)
    noun = min(nouns, key=lambda one: (-nouns[one], one))
    if group[0].fate not in BEFALLEN:
        return noun
    return f"{'people' if any(one.anyone() for one in group) else noun} {group[0].fate}"


def _order(one: Tally) -> tuple[object, ...]:
    people = one.measure == "present" or one.thing in ANYONE | set_of("people.collective")
    kinds = (people, one.measure == "money", one.measure == "share", True)
    return (
        BEFALLEN.get(one.measure or "", len(BEFALLEN) + kinds.index(True)),
        one.occasion is not None,
        -one.reports,
        one.thing,
        one.id,
    )
