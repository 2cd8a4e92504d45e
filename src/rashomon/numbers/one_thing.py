"""Decides whether two numbers are of one counted thing; nothing is said of which is right."""

from collections.abc import Set
from datetime import timedelta

from rashomon.numbers.counted_number import AGE, CountedNumber
from rashomon.numbers.fates import CASUALTIES, PRESENT
from rashomon.numbers.when_and_where import day_of_moment, is_elsewhere
from rashomon.quantities.measures import is_measured, unit_called

_PARTICULAR = 10  # smaller numbers stand beside many nouns
_NEAR = 3.0  # ratio beyond which different numbers beside each other are of other things
_AFTER = timedelta(days=2)  # a toll is given of the day after, too
_SHARED = 2  # content words and names of two clauses that tell of one event
_TOLLS = 5.0  # the same for people killed, hurt, missing: tolls grow
RISEN = 20
"""Times that one of two tolls is another that one report gives of two events."""


def one_thing(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether both count one thing, as two sentences that tell of one claim show it."""
    if parted(a, b):
        return False
    if _counts_nothing(a) or _counts_nothing(b) or AGE in (a.noun, b.noun):
        return a.noun == b.noun == AGE and (
            bool(a.named & b.named) or (a.same_number(b) and bool(a.names & b.names))
        )
    return _likely_one(a, b) if a.same_number(b) else _surely_one(a, b)


def parted(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether something speaks against it that both count one thing: another fate or unit, a part
    of it, another event, another place; of what is not told nothing does."""
    return (
        a.fate != b.fate
        or a.part != b.part
        or a.quantity.unit != b.quantity.unit
        or _elsewhere(a, b)
        or _of_other_events(a, b)
    )


def _of_other_events(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether one is of a recalled event or a period and the other is not, or their days lie apart;
    a large number may be told with its day and without, of which only one is recalled."""
    if a.over and b.over:
        return a.over != b.over or _on_other_days(a, b)
    other = a.over != b.over or (a.dated and b.dated and _on_other_days(a, b))
    return other and not (a.same_number(b) and _is_particular(a))


def _on_other_days(a: CountedNumber, b: CountedNumber) -> bool:
    if not a.days or not b.days:
        return False
    earlier, later = sorted((a.days, b.days))
    return day_of_moment(earlier[1]) + _AFTER < day_of_moment(later[0])


def _likely_one(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether two equal numbers of sentences of one claim count one thing."""
    shared = len(a.around & b.around)
    if not _one_noun(a, b):
        return shared >= 2 and _is_particular(a) and not (_is_length(a) or _is_length(b))
    if a.fate and _of_one_place(a, b):
        return True
    return shared >= (1 if a.group <= b.group or b.group <= a.group else 2)


def _surely_one(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether two different numbers of sentences of one claim count one thing: things or people, of
    which one word is told; what is measured may be measured of anything."""
    if a.group != b.group or a.report == b.report or not (_one_noun(a, b) and _comparable(a, b)):
        return False
    if a.fate in CASUALTIES and not a.part and _of_one_place(a, b):
        return True
    alike = a.noun == b.noun is not None and not is_measured(a.number.unit)
    return alike and bool(a.deed & b.deed) and not named_apart(a, b)


def names_among(words: Set[str]) -> Set[str]:
    """Returns the ids of names among words of a number's clause."""
    return {word for word in words if word[0] == "="}


def named_apart(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether with both other names stand, or do something."""
    return unlike(*(names_among(one.named | one.agent) for one in (a, b)))


def unlike(some: Set[str], others: Set[str]) -> bool:
    """Whether both tell something, and nothing in common."""
    return bool(some) and bool(others) and some.isdisjoint(others)


def plainly_one(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether two equal numbers count one thing wherever in the reports they stand: people harmed,
    if they are ten and more, or told at one place or in like words; of two reports a number of ten
    and more of one noun, a sum of money, or a smaller one where much of the sentence is one."""
    if not a.same_number(b) or AGE in (a.noun, b.noun) or not _of_one_place(a, b) or parted(a, b):
        return False
    shared = len(a.around & b.around)
    particular = _is_particular(a)
    if a.fate in CASUALTIES and a.group == b.group:
        return particular or a.places == b.places or shared >= _SHARED
    if (
        a.report == b.report
        or not _one_noun(a, b)
        or not (a.group <= b.group or b.group <= a.group)
        or _counts_nothing(a)
        or _is_length(a)
    ):
        return False
    return shared >= (3 if not particular else 1 if a.anyone() or a.share else 0)


def one_toll(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether both count the people to whom one thing happened in one event, wherever in the
    reports they stand, and lie no further apart than tolls that grow. A crowd is that of one place,
    however far its counts lie apart."""
    near = a.fate == PRESENT or _comparable(a, b)
    return a.fate in CASUALTIES and near and of_one_event(a, b) and not parted(a, b)


def of_one_event(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether two numbers of people harmed may be of the same ones: other numbers only where both
    are of the event that their reports tell of, or their sentences share words."""
    if not one_kind(a, b) or not _of_one_place(a, b):
        return False
    return a.same_number(b) or (a.now and b.now) or len(a.near & b.near) >= _SHARED


def one_kind(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether neither number chooses among those harmed, or both choose alike."""
    one_noun = (a.anyone() and b.anyone()) or (a.noun == b.noun and a.noun is not None)
    return a.group == b.group and (one_noun or a.same_number(b))


def holds(larger: CountedNumber, one: CountedNumber) -> bool:
    """Whether a number holds another one behind it in its report: it is larger, by the same speaker
    or by far, and nothing parts them."""
    by_same = one.number.speaker in (None, larger.number.speaker)
    risen = times(larger, one)
    is_more = size_of(larger) > size_of(one) and risen <= RISEN and (by_same or risen > _TOLLS)
    before = larger.place() < one.place()
    return is_more and before and one_kind(larger, one) and not parted(larger, one)


def times(one: CountedNumber, other: CountedNumber) -> float:
    """Returns how many times the smaller of two numbers the larger is."""
    small, large = sorted((size_of(one), size_of(other)))
    return large / (small or 0.01)


def size_of(one: CountedNumber) -> float:
    """Returns how large a number is, in the base unit of what it measures."""
    unit = unit_called(one.number.unit)
    return (one.size() or one.number.low or 0.0) * (unit.size if unit else 1.0)


def _counts_nothing(a: CountedNumber) -> bool:
    """Whether the number is one or none of things: it says that there is such a thing, and no two
    reports differ on it."""
    size = a.size()
    return not (a.fate or a.noun == AGE or a.quantity.unit or size is None or size > 1)


def _one_noun(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether both count by one noun, measure by one unit or count people, whoever they are."""
    if a.noun == b.noun:
        return a.noun is not None or a.fate is not None or a.quantity.unit is not None
    return a.fate is not None and a.anyone() and b.anyone()


def _is_length(a: CountedNumber) -> bool:
    return unit_called(a.noun) is not None


def _elsewhere(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether both name places, other ones, or but for tolls not the same."""
    if a.fate in CASUALTIES:
        return is_elsewhere(a.places, b.places)
    kinds = {kind for kind, *_ in a.places} & {kind for kind, *_ in b.places}
    return any(kind in kinds for kind, *_ in a.places ^ b.places)


def _of_one_place(a: CountedNumber, b: CountedNumber) -> bool:
    """Whether what is said of a crowd names one place of both: on one day many march. Where neither
    names any, their words must be alike."""
    if a.fate != PRESENT or a.places & b.places:
        return True
    return not (a.places or b.places) and len(a.near & b.near) >= _SHARED and _comparable(a, b)


def _comparable(a: CountedNumber, b: CountedNumber) -> bool:
    one = a.size()
    other = b.size()
    if one is None or other is None:
        return a.fate is not None
    if not (one and other):
        return a.fate in CASUALTIES and bool(a.near & b.near)  # "nobody was killed in the fire"
    return times(a, b) <= (_TOLLS if a.fate else _NEAR)


def _is_particular(a: CountedNumber) -> bool:
    """Whether a number is one that two sentences of one claim hardly give of two things."""
    size = a.size()
    return size is not None and size >= _PARTICULAR
