"""Compares the figures of two accounts: of one thing or not, equal, one within the other, growing, earlier and later."""

import math
import re
from functools import lru_cache

from rashomon.lexicon import either, set_of
from rashomon.relations.account_evidence import Evidence, Interval, converted, order
from rashomon.text.measures import GROWING, MOVING, same_thing, unit_called
from rashomon.text.word_families import families_in

_TRADED = set_of("amounts.traded")
_ROUNDED = 0.15  # "about 100" may be said of 88, not of 60
_NEAR_SHARES = 3  # percentage points of tolerance between a fraction in words and a share
_CLOCK_UNIT = "o'clock"
_PLAIN = frozenset({"old", "people", "person", "number", "total", "figure", "year"})
_LEAVING = frozenset({"evacuated", "displaced"})
_FAR = 2.0  # largest logarithm of the ratio of two figures
_OLD = re.compile(rf"\b(?:{either('amounts.said_before')})\b")
_AGE = re.compile(r"\b(?:year|month|week|day)s?-old\b|\baged \d|, \d{1,3}\W*$", re.IGNORECASE)
_FRACTION = re.compile(rf"\b(?:{either('amounts.fractions')})\b", re.IGNORECASE)
_NEW = re.compile(rf"\b(?:{either('amounts.changes')})\b")


def both(left: Evidence, right: Evidence) -> bool:
    """Whether both accounts give a figure."""
    return left.numbers is not None and right.numbers is not None


def equal(left: Evidence, right: Evidence) -> bool:
    """Whether the figures are the same, allowing for "at least" or another unit; times of day are not figures."""
    if left.numbers is None or right.numbers is None or _CLOCK_UNIT in (left.account.unit, right.account.unit):
        return False
    one, other = left.numbers, right.numbers
    bound = one[0] == other[0] and one[0] is not None and not (one[1] and other[1])
    return (one == other or bound or _nearly(left, right)) and not of_other_things(left, right)


def of_one_thing(left: Evidence, right: Evidence) -> bool:
    """Whether what is counted, measured or traded, the day and the place let both be of one thing, and some words show it."""
    return not of_other_things(left, right) and comparable(left, right) and one_thing(left, right) and not _of_other_days(left, right)


def of_other_things(left: Evidence, right: Evidence) -> bool:
    """Whether the figures count different things: other nouns, other units, other acts, other places."""
    if _CLOCK_UNIT in (left.account.unit, right.account.unit):
        return True
    units = left.account.unit, right.account.unit
    if same_thing(*units) is False and (left.numbers != right.numbers or any(unit_called(unit) for unit in units)):
        return True
    one, other = left.measures, right.measures
    return bool(one and other and not one & other and not (one | other) <= _LEAVING)


def _of_other_days(left: Evidence, right: Evidence) -> bool:
    """Whether such figures change daily and the two are not known to be of one day."""
    same_day = left.printed and right.printed and left.printed[:10] == right.printed[:10]
    return _changes_daily(left) and _changes_daily(right) and not same_day


def of_other_places(left: Evidence, right: Evidence) -> bool:
    """Whether one figure comes with a place that the other does not have, so that it may be a part."""
    one, other = ({site.id for site in evidence.sites} for evidence in (left, right))
    return both(left, right) and bool(one | other) and not one & other


def distance(left: Evidence, right: Evidence) -> float:
    """Returns the logarithm of the ratio of the two figures, 0..2."""
    if left.numbers is None or right.numbers is None:
        return 0.0
    small, large = sorted((middle(left.numbers), middle(right.numbers)))
    return min(_FAR, math.log(large / small)) if small > 0 else _FAR * (large > small)


def larger(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the right figure is larger, -1 if the left is, else 0."""
    if left.numbers is None or right.numbers is None:
        return 0.0
    one, other = middle(left.numbers), middle(right.numbers)
    return float((other > one) - (one > other))


def later(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the right figure is what the left became, -1 the other way, else 0.

    That is a count that moves, or grew, or figures for two days.
    """
    placed = order(left, right)
    if not placed or not _may_change(left, right):
        return 0.0
    grew = larger(left, right) == -placed
    measures = left.measures | right.measures
    if measures & MOVING or (measures & GROWING and (grew or left.speaker == right.speaker)) or _dated_apart(left, right):
        return float(-placed)
    return 0.0


def _may_change(left: Evidence, right: Evidence) -> bool:
    """Whether the two differ and may be of one thing that is not long over."""
    differ = comparable(left, right) and not of_other_things(left, right) and not equal(left, right)
    return differ and not (_settled(left) or _settled(right))


def _dated_apart(left: Evidence, right: Evidence) -> bool:
    """Whether both accounts say for which day they hold, and the days differ; a length or a duration holds for every day."""
    one, other = left.account.as_of, right.account.as_of
    return bool(one and other and one != other) and unit_called(left.account.unit) is None and unit_called(right.account.unit) is None


def grown(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the right is the larger of two figures of a growing count, -1 the other way, else 0.

    Neither report may be known to be the later. A figure above the bound that the left gives counts too.
    """
    if not _may_change(left, right) or not (left.measures & right.measures & GROWING):
        return 0.0
    bound = left.numbers is not None and right.numbers is not None and None in (left.numbers[1], right.numbers[1])
    unplaced = left.account.report != right.account.report and not order(left, right)
    return larger(left, right) if bound or unplaced else 0.0


def marked(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the left is marked as said earlier, or the right as a change from it; -1 the other way, else 0."""
    if not comparable(left, right) or equal(left, right):
        return 0.0
    old, new = (_is_old(left), _is_old(right)), (_says(_NEW, left.text), _says(_NEW, right.text))
    if old[0] != old[1]:
        return 1.0 if old[0] else -1.0
    return 0.0 if new[0] == new[1] else 1.0 if new[1] else -1.0


def within(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the right figure lies within the left, -1 if the left lies within the right, else 0."""
    if left.numbers is None or right.numbers is None:
        return 0.0
    return float(holds(left.numbers, right.numbers)) - float(holds(right.numbers, left.numbers))


def exacter(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the right is the exact number that the left rounds or gives as a fraction, -1 the other way, else 0."""
    return float(_rounds(left, right)) - float(_rounds(right, left))


def _rounds(rough: Evidence, exact: Evidence) -> bool:
    if rough.numbers is None or exact.numbers is None:
        return False
    if bool(_FRACTION.search(rough.account.quote.quote)) and not _FRACTION.search(exact.account.quote.quote):
        return rough.numbers != exact.numbers and abs(middle(rough.numbers) - middle(exact.numbers)) <= _NEAR_SHARES
    if not rough.approximate or rough.exact or not exact.exact or not comparable(rough, exact):
        return False
    low, number = rough.numbers[0], exact.numbers[0]
    return bool(low and number and rough.numbers[1] == low and abs(number - low) <= min(_step(low) / 2, _ROUNDED * low))


def vaguer(left: Evidence, right: Evidence) -> float:
    """Returns 1 if the left gives an amount without a number and the right a number of it, -1 the other way, else 0."""
    return float(_gives_number(left, right)) - float(_gives_number(right, left))


def _gives_number(vague: Evidence, exact: Evidence) -> bool:
    if vague.numbers is not None or exact.numbers is None or vague.denies or exact.denies:
        return False
    return bool(vague.vague or vague.measures & exact.measures)


def comparable(left: Evidence, right: Evidence) -> bool:
    """Whether two figures may be of one thing: they share a word, and their sizes are not worlds apart."""
    if left.numbers is None or right.numbers is None:
        return False
    small, large = sorted((middle(left.numbers), middle(right.numbers)))
    if small > 0 and large / small > 20:
        return False  # nine people and 40,000 people are two events
    same = same_thing(left.account.unit, right.account.unit)
    return bool(same or left.context & right.context or left.context_families & right.context_families)


def one_thing(left: Evidence, right: Evidence) -> bool:
    """Whether the counted noun, or for units the words beside them, shows that two figures are of one thing."""
    if any(_AGE.search(e.account.quote.quote) for e in (left, right)) and unit_called(left.account.unit) is not None:
        return bool(left.proper & right.proper or left.subject & right.subject)  # ages of persons whom the words do not identify
    units = _PLAIN | {word for e in (left, right) for word in (e.account.unit or "").casefold().split()}
    shared = (left.context & right.context) - units
    kin = families_in(left.context - units) & families_in(right.context - units)
    same = same_thing(left.account.unit, right.account.unit)
    if same and unit_called(left.account.unit) is None:
        return True
    return bool(shared or kin) if same is not False else len(shared) >= 2


def middle(pair: Interval) -> float:
    """Returns the middle of an interval, or its one known end."""
    known = [x for x in pair if x is not None]
    return sum(known) / len(known)


def figure(evidence: Evidence) -> str:
    """Returns the account's figure with its unit, in words for people."""
    low, high = evidence.account.low, evidence.account.high
    unit = f" {evidence.account.unit}" if evidence.account.unit else ""
    if low == high:
        return f"{_number(low)}{unit}"
    if low is None:
        return f"up to {_number(high)}{unit}"
    return f"{_number(low)} or more{unit}" if high is None else f"{_number(low)}-{_number(high)}{unit}"


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"


def holds(wide: Interval, narrow: Interval) -> bool:
    """Whether the wide interval contains the other and differs from it."""
    low = wide[0] is None or (narrow[0] is not None and wide[0] <= narrow[0])
    high = wide[1] is None or (narrow[1] is not None and narrow[1] <= wide[1])
    return low and high and wide != narrow


def _nearly(left: Evidence, right: Evidence) -> bool:
    """Whether two measures give about the same size (two weeks, 14 days; four miles, 6 km)."""
    if left.numbers is None or right.numbers is None or not converted(left, right):
        return False
    small, large = sorted((middle(left.numbers), middle(right.numbers)))
    return small > 0 and large / small < 1.1


def _step(number: float) -> float:
    """The power of ten to which a number is rounded, 1 if it is not round."""
    step = 1.0
    while number % (step * 10) == 0 and step < number:
        step *= 10
    return step


def _changes_daily(evidence: Evidence) -> bool:
    """Whether the figure is a share, or the price of something traded."""
    unit = evidence.account.unit or ""
    return unit == "%" or (len(unit) == 3 and unit.isupper() and bool(evidence.words & _TRADED))


@lru_cache(maxsize=4096)
def _says(pattern: re.Pattern[str], clause: str) -> bool:
    return bool(pattern.search(clause))


def _settled(evidence: Evidence) -> bool:
    """Whether the figure is of something long over when the report was printed."""
    as_of, printed = evidence.account.as_of, evidence.printed
    days = evidence.days[1] if evidence.days else (as_of or "").split("/")[-1]
    if not days or not printed:
        return False
    years, months = int(printed[:4]) - int(days[:4]), int(printed[5:7] or 1) - int(days[5:7] or 1)
    return years * 12 + months > 1


def _is_old(evidence: Evidence) -> bool:
    """Whether the figure is marked as said at first, or as wrong ("not nine")."""
    return _says(_OLD, evidence.text) or evidence.account.quote.quote.casefold().lstrip().startswith("not ")
