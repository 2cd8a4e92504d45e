"""The numbers of a story by what they count (`make_tallies`): an index, which says nothing of
whether they are of one thing.

Numbers of people killed, missing or hurt stand beside each other by what befell them; all others by
the noun or unit that they count, as far as their clauses share words. What is told of another time
or event, of a part of others told of, or taken back by its report is left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.model.content_ids import content_id
from rashomon.model.number import Scale, Tally, TallyValue
from rashomon.model.report import Report
from rashomon.numbers.fates import ANYONE, HARMS
from rashomon.numbers.read_numbers import AGE, CountedNumber
from rashomon.shipped.words import set_of
from rashomon.text.by_key import by_key
from rashomon.text.components import connected
from rashomon.text.measures import CONVERTED, is_measured, unit_called

_WIDEST = 10  # times that one number of a thing is another: "31 stations", not "9,014 stations"
_ALIKE = 3  # of so many words of a clause another has one, where both may tell of one thing
_DAY = len("2031-05-01")
_Key = tuple[str, str]


def make_tallies(numbers: Sequence[CountedNumber], reports: Iterable[Report]) -> tuple[Tally, ...]:
    """Returns the tallies of a story in the order of telling: killed, missing, injured, displaced,
    detained, other people, money, shares, the rest, each by how many reports give a number."""
    moments = _moments(reports)
    given = sorted(filter(_counts, numbers), key=lambda one: (one.number.span, one.number.id))
    groups = [
        group for alike in by_key((_key(n), n) for n in given).values() for group in _apart(alike)
    ]
    made = [_tally(group, moments) for group in groups if _differ(group)]
    return tuple(sorted(made, key=_order))


def _moments(reports: Iterable[Report]) -> dict[str, str]:
    """When reports were published: their days, and hours where every one has its hour."""
    known = {one.id: one.published for one in reports if one.published}
    days = any(len(moment) <= _DAY for moment in known.values())
    return {ident: moment[:_DAY] if days else moment for ident, moment in known.items()}


def _counts(one: CountedNumber) -> bool:
    """Whether a number says how many or how much of something named there are, whatever the
    report said before."""
    chosen = one.part and not one.share  # "60% of the crop" is no part of a crop told of before
    idle = one.number.superseded_by is not None or one.negated or chosen or one.noun == AGE
    if idle or _is_of_other_time(one) or not (one.fate or one.noun or one.number.unit):
        return False
    if one.size() is None:
        return bool(set_of("amounts.round") & set(one.quantity.text.casefold().split()))
    return one.fate in HARMS or one.size() not in (0.0, 1.0)


def _is_of_other_time(one: CountedNumber) -> bool:
    """Whether it is of another time or event; a day elsewhere in its sentence says so of harm
    alone: "90% of the city, where the battle began in June"."""
    return one.over is not None and (one.dated or one.days is None or one.fate in HARMS)


def _key(one: CountedNumber) -> _Key:
    """What it counts: a harm, else its unit or noun."""
    if one.fate in HARMS:
        return one.fate or "", ""
    unit = unit_called(one.number.unit)
    measured = unit.dimension if unit is not None else one.number.unit
    return "", (measured if is_measured(one.number.unit) else one.noun) or ""


def _apart(alike: Sequence[CountedNumber]) -> Iterator[list[CountedNumber]]:
    """The numbers of one key, apart by the place that they are told of, and as far as one amount
    has nothing to do with another."""
    homes = by_key((_home(one), one) for one in alike)
    placed = sorted((home for home in homes if home), key=lambda h: (-_reports(homes[h]), h))
    main = [*homes.get("", ()), *(homes[placed[0]] if placed else ())]
    for group in (main, *(homes[home] for home in placed[1:])):
        amounts = list(by_key((_named(one), one) for one in group).values())
        yield from _of_harm(amounts) if alike[0].fate in HARMS else _beside(amounts)


def _of_harm(amounts: Sequence[list[CountedNumber]]) -> Iterator[list[CountedNumber]]:
    """Amounts of people in groups, as far as anything connects them: "two children", "three dead"
    of whom another report says "three children"."""
    pairs = combinations(range(len(amounts)), 2)
    links = [(i, j) for i, j in pairs if _any_near(amounts[i], amounts[j])]
    for group in connected(len(amounts), links):
        yield [one for place in group for one in amounts[place]]


def _beside(amounts: Iterable[list[CountedNumber]]) -> list[list[CountedNumber]]:
    """Amounts, each with its numbers, in groups in which each may stand beside each other one."""
    groups: list[list[list[CountedNumber]]] = []
    for amount in sorted(amounts, key=lambda some: (-_reports(some), some[0].number.span)):
        fits = (g for g in groups if all(_any_near(amount, other) for other in g))
        home = next(fits, None)
        if home is None:
            groups.append([amount])
        else:
            home.append(amount)
    return [[one for amount in group for one in amount] for group in groups]


def _any_near(some: Sequence[CountedNumber], others: Sequence[CountedNumber]) -> bool:
    return any(_near(one, other) for one in some for other in others)


def _home(one: CountedNumber) -> str:
    return " ".join(sorted(key for _, key in one.places)) if one.fate in HARMS else ""


def _near(one: CountedNumber, other: CountedNumber) -> bool:
    """Whether two numbers may stand beside each other."""
    if one.fate in HARMS:
        anyone = one.anyone() and other.anyone()
        return anyone or one.noun == other.noun or one.same_number(other)
    if _is_same(one, other):
        return True
    return not _is_other_scale(one, other) and _tell_of_one(one, other)


def _tell_of_one(one: CountedNumber, other: CountedNumber) -> bool:
    """Whether the clauses tell of one thing: they share a third of the words of the shorter one; of
    sums and lengths also what is so much, of shares that or two words, and no other subject."""
    deed, near = _words(one.deed & other.deed), _words(one.near & other.near)
    shorter = min(len(_words(one.near)), len(_words(other.near)))
    if not near or _ALIKE * len(near) < shorter:
        return False
    if one.share:
        subjects = one.agent and other.agent and not one.agent & other.agent
        return not subjects and bool(deed or len(near) > 1)
    return bool(deed or not is_measured(one.number.unit))


def _words(shared: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in shared if not word.startswith("=")) - set_of("amounts.shares")


def _is_other_scale(one: CountedNumber, other: CountedNumber) -> bool:
    low, high = sorted((_size(one), _size(other)))
    return low > 0 and high > _WIDEST * low


def _size(one: CountedNumber) -> float:
    """How large it is, in the base unit of what it measures."""
    unit = unit_called(one.number.unit) if is_measured(one.number.unit) else None
    return (one.size() or 0.0) * (unit.size if unit is not None else 1.0)


def _reports(group: Iterable[CountedNumber]) -> int:
    return len({one.report for one in group})


def _differ(group: Sequence[CountedNumber]) -> bool:
    """Whether two reports give numbers of a group, and two of these differ."""
    amounts = [same[0] for same in by_key((_amount(one), one) for one in group).values()]
    apart = any(not _is_same(one, other) for one, other in combinations(amounts, 2))
    return _reports(group) > 1 and apart


def _is_same(one: CountedNumber, other: CountedNumber) -> bool:
    """Whether two amounts are one, told with another limit or in another unit."""
    if _unit(one) == _unit(other):
        return one.same_number(other)
    small, large = sorted((_size(one), _size(other)))
    return small >= CONVERTED * large


def _named(one: CountedNumber) -> tuple[str | float, ...] | str:
    """The numbers named, whatever their limits; of "dozens" the word."""
    return (_unit(one), *sorted(one.numbers())) if one.numbers() else one.quantity.text.casefold()


def _unit(one: CountedNumber) -> str:
    """The unit by its name, whatever its spelling; "" for what is counted."""
    unit = unit_called(one.number.unit)
    measured = unit.name if unit is not None else one.number.unit
    return measured or "" if is_measured(one.number.unit) else ""


_Amount = tuple[float | None, float | None, str]


def _amount(one: CountedNumber) -> _Amount:
    """By what two notations are one: the bounds, of "dozens" the word."""
    word = one.quantity.text.casefold() if one.size() is None else _unit(one)
    return one.number.low, one.number.high, word


def _tally(group: Sequence[CountedNumber], moments: Mapping[str, str]) -> Tally:
    same = by_key((_amount(one), one) for one in group).values()
    dated = sum(any(one.report in moments for one in some) for some in same) > 1
    known = moments if dated else {}
    values = {_place(some, known): _value(some, moments) for some in same}
    sizes = {bound for one in group for bound in one.bounds if bound is not None}
    mixed = len({_unit(one) for one in group}) > 1
    return Tally(
        content_id("t", *(one.number.id for one in group)),
        _thing(group),
        _measure(group),
        _one_of({_unit(one) or one.number.unit for one in group}),
        tuple(values[place] for place in sorted(values)),
        _reports(group),
        Scale(min(sizes), max(sizes)) if len(sizes) > 1 and not mixed else None,
    )


def _place(same: Sequence[CountedNumber], moments: Mapping[str, str]) -> tuple[str, float, str]:
    """Where a value stands: of a toll by when it was first published, then by its size, in one
    unit."""
    first = same[0]
    known = [moments[one.report] for one in same if one.report in moments]
    return min(known, default="") if first.fate in HARMS else "", _size(first), first.number.id


def _value(same: Sequence[CountedNumber], moments: Mapping[str, str]) -> TallyValue:
    known = sorted((moments[one.report], one.report) for one in same if one.report in moments)
    return TallyValue(
        same[0].number.low,
        same[0].number.high,
        tuple(one.number.id for one in same),
        _reports(same),
        known[0][1] if known else None,
    )


def _measure(group: Sequence[CountedNumber]) -> str | None:
    """What all of them measure, if it is one thing."""
    if group[0].fate in HARMS:
        return group[0].fate
    return _one_of({one.number.measure for one in group})


def _one_of(found: set[str | None]) -> str | None:
    return found.pop() if len(found) == 1 else None


def _thing(group: Sequence[CountedNumber]) -> str:
    """The noun as most print it, with what befell those; a unit where there is no noun, of several
    units what they measure."""
    if len({_unit(one) for one in group}) > 1:
        return _measure(group) or "other"
    nouns = Counter(
        (one.printed or one.number.unit or "people").casefold().split()[-1] for one in group
    )
    noun = min(nouns, key=lambda one: (-nouns[one], one))
    if group[0].fate not in HARMS:
        return noun
    return f"{'people' if any(one.anyone() for one in group) else noun} {group[0].fate}"


def _order(one: Tally) -> tuple[object, ...]:
    people = one.measure == "present" or one.thing in ANYONE | set_of("people.collective")
    kinds = (people, one.measure == "money", one.measure == "share", True)
    return (
        HARMS.get(one.measure or "", len(HARMS) + kinds.index(True)),
        -one.reports,
        one.thing,
        one.id,
    )
