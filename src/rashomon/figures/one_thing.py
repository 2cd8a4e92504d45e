"""Decides whether two numbers are of one counted thing; nothing is said of which is right."""

from rashomon.figures.fates import CASUALTIES
from rashomon.figures.read_figures import AGE, Figure
from rashomon.text.measures import unit_called
from rashomon.text.word_families import akin

_NEAR = 3.0  # ratio beyond which different numbers beside each other are of other things
_TOLLS = 20.0  # the same for people killed, hurt, missing: tolls grow


def one_thing(a: Figure, b: Figure) -> bool:
    """Whether both count one thing, as two sentences that tell of one matter show it."""
    if a.fate != b.fate or a.part != b.part or a.over != b.over or a.kind is not b.kind or not _one_noun(a, b):
        return False
    if _elsewhere(a, b) or _counts_nothing(a) or _counts_nothing(b):
        return False
    equal, shared = same_number(a, b), (a.near | a.deed) & (b.near | b.deed)
    if not (a.group <= b.group or b.group <= a.group):
        return False
    if a.noun == AGE:
        return bool(a.named & b.named) or (equal and bool(a.names & b.names))
    if equal:
        return bool(shared) or a.fate in CASUALTIES or _size_alone_tells(a)
    if a.group != b.group or not _comparable(a, b) or a.report == b.report:
        return False
    return a.fate in CASUALTIES or (bool(a.deed & b.deed) and len(shared) >= 2)


def one_toll(a: Figure, b: Figure) -> bool:
    """Whether both count the people to whom one thing happened in one event, wherever in the reports they stand."""
    if a.fate != b.fate or a.fate not in CASUALTIES or a.part != b.part or a.over != b.over or a.group != b.group:
        return False
    if not (a.anyone() and b.anyone()) and not (a.noun == b.noun and a.noun is not None) and not same_number(a, b):
        return False
    return _comparable(a, b) and not _elsewhere(a, b)


def _counts_nothing(a: Figure) -> bool:
    """Whether the number is one or none of things: it says that there is such a thing, and no two reports differ on it."""
    size = a.size()
    return a.fate is None and a.noun != AGE and a.quantity.unit is None and size is not None and size <= 1


def same_number(a: Figure, b: Figure) -> bool:
    """Whether both name the same number, be it exact or a bound."""
    one, other = (a.account.low, a.account.high), (b.account.low, b.account.high)
    if one == (None, None) or other == (None, None):
        return False
    bounds = [x for x in one if x is not None], [x for x in other if x is not None]
    return one == other or (set(bounds[0]) == set(bounds[1]) and len(set(bounds[0])) == 1)


def _one_noun(a: Figure, b: Figure) -> bool:
    """Whether both count by one noun, measure by one unit or count people, whoever they are."""
    unit, other = a.quantity.unit, b.quantity.unit
    if unit or other:
        return unit == other
    if a.noun == b.noun:
        return a.noun is not None or a.fate is not None
    if a.noun is not None and b.noun is not None and unit_called(a.noun) is None and akin(a.noun, b.noun) and same_number(a, b):
        return True
    return a.fate is not None and ((a.anyone() and b.anyone()) or same_number(a, b))


def _elsewhere(a: Figure, b: Figure) -> bool:
    """Whether both name places, and none in common."""
    return bool(a.places and b.places and not a.places & b.places)


def _comparable(a: Figure, b: Figure) -> bool:
    one, other = a.size(), b.size()
    if one is None or other is None:
        return a.fate is not None
    small, large = sorted((one, other))
    return small > 0 and large / small <= (_TOLLS if a.fate else _NEAR)


def _size_alone_tells(a: Figure) -> bool:
    """Whether a number is so particular that two reports hit upon it only for one thing."""
    size = a.size()
    return size is not None and size >= 100 and size % 10 != 0
