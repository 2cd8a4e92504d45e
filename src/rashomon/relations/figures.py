"""Rules for accounts that give figures: the same, one within the other, a count that grows, a correction, estimates, a conflict."""

import re
from functools import lru_cache

from rashomon.language.families import families_in
from rashomon.language.measures import GROWING, MOVING, measure, same_thing
from rashomon.model.point import PointKind
from rashomon.relations.evidence import Evidence, Interval, converted, order
from rashomon.relations.likeness import alike, one_voice, shared_words
from rashomon.relations.outcome import Answer, Outcome, refine, update

_TRADED = frozenset("share stock price bond currency oil barrel market index coin bitcoin gold".split())
_ROUNDED = 0.15  # "about 100" may be said of 88, not of 60
_CLOCK_UNIT = "o'clock"
_PLAIN = frozenset({"old", "people", "person", "number", "total", "figure", "year"})
_LEAVING = frozenset({"evacuated", "displaced"})
_OLD = re.compile(
    r"\b(?:at first|initially|originally|earlier (?:figure|toll|count|estimate|report|said|put)|previously"
    r"|first (?:said|spoken|put|gave|reported)"
    r"|had (?:first |earlier )?(?:announced|spoken|said|put|given|reported|estimated)"
    r"|(?:noon|morning) bulletin|wrongly|by mistake|in error)\b"
)
_AGE = re.compile(r"\b(?:year|month|week|day)s?-old\b|\baged \d|, \d{1,3}\W*$", re.IGNORECASE)
_FRACTION = re.compile(r"\b(?:half|thirds?|quarters?|fifths?|tenths?|in (?:two|three|four|five|ten))\b", re.IGNORECASE)
_NEW = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed)?|grow[ns]?|grew|grown|jump(?:s|ed)|revised?|corrected|lowered|raised|up from|down from)\b"
)


def other_quantity(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """The figures count different things."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE:
        return None
    if _CLOCK_UNIT in (left.account.unit, right.account.unit):
        return Outcome.INCOMPARABLE, "a time of day is no quantity"
    units = left.account.unit, right.account.unit
    if same_thing(*units) is False and (left.numbers != right.numbers or any(measure(unit) for unit in units)):
        return Outcome.INCOMPARABLE, f"“{left.account.unit}” and “{right.account.unit}” are not one quantity"
    one, other = left.measures, right.measures
    if one and other and not one & other and not (one | other) <= _LEAVING:
        return Outcome.INCOMPARABLE, "the two figures measure different things"
    return None


def equal_numbers(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """The same figure is the same answer, also where one adds “at least”."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE:
        return None
    one, other = left.numbers, right.numbers
    if one == other or (one[0] == other[0] and one[0] is not None and not (one[1] and other[1])) or _nearly(left, right):
        return Outcome.SAME, f"both give {figure(left)}"
    return None


def other_measure(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """The same number, but of another unit of measure."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE or not converted(left, right):
        return None
    if (left.account.low, left.account.high) == (right.account.low, right.account.high) and shared_words(left, right) >= 2:
        return Outcome.CONFLICT, f"{figure(left)} is not {figure(right)}"
    return None


def slipped_digits(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Figures with the same digits in another order, or with another number of noughts, in much the same words."""
    one, other = _single(left), _single(right)
    if one is None or other is None or one == other or min(one, other) < 10 or _is_new(left.text) or _is_new(right.text):
        return None
    digits = ["".join(sorted(str(int(n)))) for n in (one, other)]
    slipped = digits[0] == digits[1] or max(one, other) / min(one, other) in (10, 100, 1000)
    if slipped and shared_words(left, right) >= 2 and alike(left, right) >= 0.5:
        return Outcome.CONFLICT, f"{figure(left)} and {figure(right)} are written with the same digits and exclude each other"
    return None


def corrected_number(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One figure is marked as what was said at first, or as replacing another."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE or not comparable(left, right):
        return None
    old, new = (_is_old(left), _is_old(right)), (_is_new(left.text), _is_new(right.text))
    if old[0] != old[1]:
        earlier, later = (left, right) if old[0] else (right, left)
        return update(old[0]), f"{figure(earlier)} is what was said before, {figure(later)} what is said now"
    if (
        new[0] != new[1]
        and _no_two_voices(left, right)
        and not holds(left.numbers, right.numbers)
        and not holds(right.numbers, left.numbers)
    ):
        if order(left, right) == (1 if new[1] else -1):
            return None  # the figure marked as new is the older one
        earlier, later = (left, right) if new[1] else (right, left)
        return update(new[1]), f"{figure(later)} is given as a change from what was known"
    return None


def one_teller(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Who gives two figures in one report, without correcting the first, speaks of two things."""
    if left.numbers is None or right.numbers is None or left.numbers == right.numbers or kind is PointKind.DATE:
        return None
    if left.account.report != right.account.report or not one_voice(left, right):
        return None
    return Outcome.INCOMPARABLE, "one voice gives both figures in one report and corrects neither"


def rising_bounds(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """ "At least 5" and "at least 7", or "at least 5" and 7, are one rising count."""
    if left.numbers is None or right.numbers is None or not (left.measures | right.measures) & GROWING:
        return None
    if left.numbers[1] is not None and right.numbers[1] is not None:
        return None
    if left.numbers[0] is None or right.numbers[0] is None:
        return None
    forward = left.numbers[0] < right.numbers[0]
    small, large = (left, right) if forward else (right, left)
    if small.numbers is None or large.numbers is None or small.numbers[1] is not None or small.numbers[0] == large.numbers[0]:
        return None
    if large.numbers[1] is not None and _rounds(small.numbers[0], large.numbers[0]):
        return None
    return update(forward), f"{figure(small)} grew to {figure(large)}"


def nested_numbers(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """One figure lies within the other."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE:
        return None
    if not (holds(left.numbers, right.numbers) or holds(right.numbers, left.numbers)):
        return None
    forward = holds(left.numbers, right.numbers)
    wide, narrow = (left, right) if forward else (right, left)
    ceiling = wide.numbers is not None and wide.numbers[0] is None
    if left.speaker and right.speaker and left.speaker != right.speaker and (ceiling or (left.approximate and right.approximate)):
        return Outcome.SPREAD, f"{figure(wide)} and {figure(narrow)} are estimates by different speakers that do not exclude each other"
    return refine(forward), f"{figure(narrow)} is more precise than {figure(wide)}"


def _dated_apart(left: Evidence, right: Evidence) -> bool:
    """Whether both accounts say for which day they hold, and the days differ; a length or a duration holds for every day."""
    one, other = left.account.as_of, right.account.as_of
    return bool(one and other and one != other) and measure(left.account.unit) is None and measure(right.account.unit) is None


def overlapping_numbers(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Ranges that meet do not exclude each other."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE or left.speaker == right.speaker:
        return None
    (low, high), (other_low, other_high) = left.numbers, right.numbers
    if None in (low, high, other_low, other_high) or low == high or other_low == other_high:
        return None
    if max(low or 0, other_low or 0) <= min(high or 0, other_high or 0):
        return Outcome.SPREAD, f"{figure(left)} and {figure(right)} are ranges by different speakers that meet"
    return None


def rounded_share(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A fraction in words is a rounded share."""
    if kind is not PointKind.SHARE or left.numbers is None or right.numbers is None:
        return None
    worded = [bool(_FRACTION.search(e.account.quote.quote)) for e in (left, right)]
    if worded[0] == worded[1] or abs(middle(left.numbers) - middle(right.numbers)) > 3:
        return None
    exact = right if worded[0] else left
    return refine(worded[0]), f"{figure(exact)} is more precise than the fraction"


def later_number(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A figure that changes while the event goes on, given at two times."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE or not comparable(left, right):
        return None
    placed = order(left, right)
    measures = left.measures | right.measures
    if not placed or _settled(left) or _settled(right):
        return None
    earlier_figure, later_figure = (left.numbers, right.numbers) if placed < 0 else (right.numbers, left.numbers)
    grows = middle(earlier_figure) < middle(later_figure)
    same_voice = left.speaker == right.speaker
    if measures & MOVING or (measures & GROWING and (grows or same_voice)) or _dated_apart(left, right):
        earlier, later = (left, right) if placed < 0 else (right, left)
        return update(placed < 0), f"{figure(earlier)} and later {figure(later)}"
    return None


def growing_count(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A count that grows while it is reported, given by two reports of which none is known to be the later."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE or not comparable(left, right):
        return None
    if left.account.report == right.account.report or order(left, right) or _settled(left) or _settled(right):
        return None
    if left.measures & right.measures & MOVING:
        return Outcome.INCOMPARABLE, "a count that goes up and down, and neither report is known to be the later"
    if not left.measures & right.measures & GROWING:
        return None
    if middle(left.numbers) == middle(right.numbers):
        return None  # "up to 20" and "20 or more": neither is the larger
    if 0.0 in (middle(left.numbers), middle(right.numbers)) and not _no_two_voices(left, right):
        return None  # who says that nobody was hurt speaks against another's three
    forward = middle(left.numbers) < middle(right.numbers)
    small, large = (left, right) if forward else (right, left)
    return update(forward), f"a count that grows while it is reported: {figure(small)}, {figure(large)}"


def rounded_number(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A figure given as about so many, and the exact one that it rounds."""
    if kind in (PointKind.DATE, PointKind.SHARE) or left.exact == right.exact or not comparable(left, right):
        return None
    rough, exact = (right, left) if left.exact else (left, right)
    if rough.numbers is None or exact.numbers is None or not rough.approximate:
        return None
    low, number = rough.numbers[0], exact.numbers[0]
    if not low or not number or rough.numbers[1] != low or abs(number - low) > min(_step(low) / 2, _ROUNDED * low):
        return None
    return refine(exact is right), f"{figure(exact)} is the exact number for about {figure(rough)}"


def estimates(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Estimates of one quantity by different speakers that lie close together."""
    if left.numbers is None or right.numbers is None or left.speaker == right.speaker:
        return None
    if kind in (PointKind.DATE, PointKind.SHARE):
        return None  # a share is given to the point: about 60% and about 65% exclude each other
    near = 1.35 if left.approximate and right.approximate else 1.15
    small, large = sorted((middle(left.numbers), middle(right.numbers)))
    if (left.approximate or right.approximate) and small > 0 and large / small <= near:
        return Outcome.SPREAD, f"{figure(left)} and {figure(right)} are estimates by different speakers"
    return None


def different_numbers(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Figures for one thing that exclude each other."""
    if left.numbers is None or right.numbers is None or kind is PointKind.DATE:
        return None
    if not comparable(left, right) or not one_thing(left, right):
        return Outcome.INCOMPARABLE, "nothing shows that the two figures are of one thing"
    if left.account.unit and right.account.unit and bool(left.measures) != bool(right.measures):
        return Outcome.INCOMPARABLE, f"only one of the figures says that it is of the {min(left.measures | right.measures)}"
    if _changes_daily(left) and _changes_daily(right) and not (left.printed and right.printed and left.printed[:10] == right.printed[:10]):
        return Outcome.INCOMPARABLE, "such a figure changes from day to day, and the two are not known to be of one day"
    if kind is PointKind.COUNT and _of_other_places(left, right):
        return Outcome.INCOMPARABLE, "one of the figures is of a place that the other does not name, so that it may be a part"
    return Outcome.CONFLICT, f"{figure(left)} excludes {figure(right)}"


def _of_other_places(left: Evidence, right: Evidence) -> bool:
    """Whether a figure names a place with its words, and the other names none or another one."""
    one, other = ({site.id for site in evidence.sites} for evidence in (left, right))
    return bool(one | other) and not one & other


def _changes_daily(evidence: Evidence) -> bool:
    """Whether the figure is a share, or the price of something that is traded."""
    unit = evidence.account.unit or ""
    return unit == "%" or (len(unit) == 3 and unit.isupper() and bool(evidence.words & _TRADED))


def vague_number(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """A number is more precise than none."""
    if kind not in (PointKind.COUNT, PointKind.SHARE) or (left.numbers is None) == (right.numbers is None):
        return None
    vague, exact = (left, right) if left.numbers is None else (right, left)
    if vague.denies or exact.denies or not (vague.vague or vague.measures & exact.measures):
        return None
    return refine(vague is left), f"one gives a number, {figure(exact)}, the other none"


def comparable(left: Evidence, right: Evidence) -> bool:
    """Whether two figures may be of one thing: some word in common, and not worlds apart."""
    if left.numbers is None or right.numbers is None:
        return False
    small, large = sorted((middle(left.numbers), middle(right.numbers)))
    if small > 0 and large / small > 20:
        return False  # nine people and 40,000 people are two events
    same = same_thing(left.account.unit, right.account.unit)
    return bool(same or left.context & right.context or left.context_families & right.context_families)


def one_thing(left: Evidence, right: Evidence) -> bool:
    """Whether the noun counted, or for units of measure the words beside them, show that two figures are of one thing."""
    if any(_AGE.search(e.account.quote.quote) for e in (left, right)) and measure(left.account.unit) is not None:
        return bool(left.proper & right.proper or left.subject & right.subject)  # ages of whom the words do not show to be one
    units = _PLAIN | {word for e in (left, right) for word in (e.account.unit or "").casefold().split()}
    shared = (left.context & right.context) - units
    kin = families_in(left.context - units) & families_in(right.context - units)
    same = same_thing(left.account.unit, right.account.unit)
    if same and measure(left.account.unit) is None:
        return True
    return bool(shared or kin) if same is not False else len(shared) >= 2


def middle(pair: Interval) -> float:
    """The middle of an interval, or its one known end."""
    known = [x for x in pair if x is not None]
    return sum(known) / len(known)


def figure(evidence: Evidence) -> str:
    """The account's figure with its unit, in words for people."""
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
    """Whether the wide interval holds the other, and is not the same."""
    low = wide[0] is None or (narrow[0] is not None and wide[0] <= narrow[0])
    high = wide[1] is None or (narrow[1] is not None and narrow[1] <= wide[1])
    return low and high and wide != narrow


def _nearly(left: Evidence, right: Evidence) -> bool:
    """Whether two units of measure give one size (two weeks, 14 days; four miles, 6 km)."""
    if left.numbers is None or right.numbers is None or not converted(left, right):
        return False
    small, large = sorted((middle(left.numbers), middle(right.numbers)))
    return small > 0 and large / small < 1.1


def _single(evidence: Evidence) -> float | None:
    pair = (evidence.account.low, evidence.account.high)
    return pair[0] if pair[0] is not None and pair[0] == pair[1] and pair[0] == int(pair[0]) else None


def _rounds(low: float | None, number: float | None) -> bool:
    """Whether "more than 60" may be said of 61: the bound is the number rounded down."""
    if not low or not number:
        return False
    return low % 10 == 0 and number < low + _step(low)


def _step(number: float) -> float:
    """The power of ten to which a round number is given, 1 where it is not round."""
    step = 1.0
    while number % (step * 10) == 0 and step < number:
        step *= 10
    return step


@lru_cache(maxsize=4096)
def _is_new(text: str) -> bool:
    """Whether the clause gives its figure as a change."""
    return bool(_NEW.search(text))


@lru_cache(maxsize=4096)
def _said_before(text: str) -> bool:
    return bool(_OLD.search(text))


def _is_old(evidence: Evidence) -> bool:
    """Whether the figure is marked as what was said at first, or as what it is not ("not nine")."""
    return _said_before(evidence.text) or evidence.account.quote.quote.casefold().lstrip().startswith("not ")


def _no_two_voices(left: Evidence, right: Evidence) -> bool:
    """Whether nothing shows two different speakers."""
    return not left.speaker or not right.speaker or left.speaker == right.speaker


def _settled(evidence: Evidence) -> bool:
    """Whether the figure is of something long over when the report was printed."""
    as_of, printed = evidence.account.as_of, evidence.printed
    days = evidence.days[1] if evidence.days else (as_of or "").split("/")[-1]
    return bool(days and printed and days[:7] < printed[:7] and _far(days, printed))


def _far(early: str, late: str) -> bool:
    years, months = int(late[:4]) - int(early[:4]), int(late[5:7] or 1) - int(early[5:7] or 1)
    return years * 12 + months > 1
