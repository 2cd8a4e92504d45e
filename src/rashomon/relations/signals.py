"""Signals of how two accounts of one point relate: each has a name, a value, and a sentence for people.

A signal without direction is the same from either side. One with a direction is 1 if the right account is the later, more precise or larger
one and -1 if the left is, so its sign flips when the two change places.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from rashomon.lexicon import either, set_of, table
from rashomon.model.name import Name
from rashomon.relations import figure_comparison
from rashomon.relations.account_evidence import Evidence, alike, nearness, one_voice, order, same_predicate, same_words, shared_words
from rashomon.text.word_families import families_of


class Outcome(StrEnum):
    """`update` and `refine` run from left to right; `updated-by`, `refined-by` the other way."""

    SAME = "same"
    REFINE = "refine"
    REFINED_BY = "refined-by"
    SPREAD = "spread"
    UPDATE = "update"
    UPDATED_BY = "updated-by"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


TURNED = {
    Outcome.UPDATE: Outcome.UPDATED_BY,
    Outcome.UPDATED_BY: Outcome.UPDATE,
    Outcome.REFINE: Outcome.REFINED_BY,
    Outcome.REFINED_BY: Outcome.REFINE,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome, what gave it (`rule`: the name of a signal, or who decided), and its reason in words."""

    outcome: Outcome
    rule: str
    reason: str

    def turned(self) -> "Comparison":
        """Returns the same comparison read from right to left."""
        return replace(self, outcome=TURNED.get(self.outcome, self.outcome))


# The days and times of day of two accounts: the same, one within the other, apart.

_DAY_NAMED = re.compile(rf"\b(?:{either('calendar.that_name_a_day')})", re.IGNORECASE)
_TIME_WORDS = set_of("calendar.words_of_time")
_PART = re.compile(r"\b(?:morning|afternoon|evening|night|dawn)\b", re.IGNORECASE)
_ABOUT, _QUARTER = 9, 15  # minutes


def same_days(left: Evidence, right: Evidence) -> bool:
    """Whether both mean the same days, or the same beginning of something that continues; never where their times of day differ."""
    if left.days is None or right.days is None or _times_differ(left, right):
        return False
    return left.days == right.days or (left.days[0] == right.days[0] and _until_now(left) != _until_now(right))


def days_within(left: Evidence, right: Evidence) -> bool:
    """Whether the right days lie within the left."""
    return left.days is not None and right.days is not None and not same_days(left, right) and _covers(left.days, right.days)


def other_days(left: Evidence, right: Evidence) -> bool:
    """Whether the days are disjoint though verbs or words show that they are of one event; years apart, only if all other words are the same."""
    if left.days is None or right.days is None:
        return False
    if abs(int(left.days[0][:4]) - int(right.days[0][:4])) > 1 and not _same_but_for_time(left, right):
        return False
    return (left.days[1] < right.days[0] or right.days[1] < left.days[0]) and _one_happening(left, right)


def same_clock(left: Evidence, right: Evidence) -> bool:
    """Whether both give the same time of day, allowing for rounding."""
    minutes = _minutes_apart(left, right)
    return minutes is not None and minutes <= _rounding(left, right)


def other_clock(left: Evidence, right: Evidence) -> bool:
    """Whether the two give times of day of one event that differ by more than rounding explains."""
    if not _times_differ(left, right):
        return False
    shown = left.phrase or right.phrase or same_predicate(left, right) or (left.context & right.context) - _TIME_WORDS
    return bool(shown) and not (left.predicate == right.predicate and _other_actors(left, right))


def gives_clock(coarse: Evidence, exact: Evidence) -> bool:
    """Whether the left gives the part of the day that holds the right time, or the right is less rounded."""
    if exact.clock is None or not _may_be_one_day(coarse, exact):
        return False
    if coarse.clock is None:
        return coarse.days is not None and bool(_PART.search(coarse.account.quote.quote))
    rounded = coarse.clock.manner != "exact" and coarse.clock.minutes % 30 == 0
    return rounded and exact.clock.manner == "exact" and 0 < abs(coarse.clock.minutes - exact.clock.minutes) <= _QUARTER


def _minutes_apart(left: Evidence, right: Evidence) -> int | None:
    """The minutes between two times of day, morning or evening possibly unknown; None if there are not two, or the days differ."""
    one, other = left.clock, right.clock
    if one is None or other is None or not _may_be_one_day(left, right):
        return None
    minutes = abs(one.minutes - other.minutes)
    return minutes if one.sure and other.sure else min(minutes, abs(minutes - 12 * 60))


def _times_differ(left: Evidence, right: Evidence) -> bool:
    """Whether both give a time of day, and rounding does not explain that the two differ."""
    minutes = _minutes_apart(left, right)
    return minutes is not None and minutes > _rounding(left, right)


def _rounding(left: Evidence, right: Evidence) -> int:
    """By how many minutes the two may differ and still be one time."""
    return 0 if left.clock is None or right.clock is None or "exact" in (left.clock.manner, right.clock.manner) else _ABOUT


def _other_actors(left: Evidence, right: Evidence) -> bool:
    """Whether the times are of what different people did or were told."""
    one, other = _actors(left), _actors(right)
    return bool(one and other and not one & other) and not left.phrase and not right.phrase


def _actors(evidence: Evidence) -> frozenset[str]:
    """The nouns of the subject; for "we" and "they", the speaker."""
    if evidence.subject:
        return evidence.subject
    first = evidence.account.quote.quote.casefold().split()[:1]
    return frozenset(evidence.speaker.split()) if first and first[0] in ("we", "they", "it", "he", "she") else frozenset()


def interval(evidence: Evidence) -> str:
    """Returns the account's days, for people."""
    earliest, latest = evidence.days or ("?", "?")
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _until_now(evidence: Evidence) -> bool:
    """Whether the interval runs up to the report ("since March")."""
    return bool(evidence.days and evidence.printed and evidence.days[1] == evidence.printed[:10] and evidence.days[0] != evidence.days[1])


def _one_happening(left: Evidence, right: Evidence) -> bool:
    """Whether the verbs are of one family; for phrases without a verb, whether two words other than time words are shared."""
    if same_predicate(left, right):
        return True
    shared = (left.context & right.context) - _TIME_WORDS
    return len(shared) >= 2 and (left.phrase or right.phrase or left.predicate == right.predicate)


def _same_but_for_time(left: Evidence, right: Evidence) -> bool:
    """Whether two words or more are all that both say beside the time."""
    one, other = ({word for word in side.words - _TIME_WORDS if not word.isdigit()} for side in (left, right))
    return len(one) > 1 and one == other


def _covers(wide: tuple[str, str], narrow: tuple[str, str]) -> bool:
    return wide[0] <= narrow[0] and narrow[1] <= wide[1] and wide != narrow


def _may_be_one_day(left: Evidence, right: Evidence) -> bool:
    if left.days is None or right.days is None:
        return True
    if left.clock and right.clock and not (_DAY_NAMED.search(left.account.quote.quote) and _DAY_NAMED.search(right.account.quote.quote)):
        return True  # a bare time of day has only an inferred day
    return left.days[0] <= right.days[1] and right.days[0] <= left.days[1]


# Which of two places lies in the other, by what the gazetteer knows of them.

_COUNTRY, _REGION, _DISTRICT = 6, 4, 3
_REACH = {_COUNTRY: math.inf, _REGION: 300.0, _DISTRICT: 60.0}
"""The largest distance in kilometres of a place from the middle of the country, region or district that it lies in."""


def narrower_place(left: Evidence, right: Evidence) -> bool:
    """Whether the right account names a place inside the country, region or district of the left."""
    if left.negative != right.negative or left.names & right.names or not (left.sites and right.sites):
        return False
    return all(any(_within(place, wide) for wide in left.sites) for place in right.sites)


def _within(place: Name, wide: Name) -> bool:
    """Whether one place lies in the other, as far as their countries and coordinates show."""
    reach = _REACH.get(wide.where_prec or 0)
    if reach is None or not place.country or place.country != wide.country or (place.where_prec or _COUNTRY) >= (wide.where_prec or 0):
        return False
    if place.lat is None or place.lon is None or wide.lat is None or wide.lon is None:
        return False
    east = (place.lon - wide.lon) * math.cos(math.radians((place.lat + wide.lat) / 2))
    return 111.2 * math.hypot(place.lat - wide.lat, east) <= reach


# Whether the one account denies what the other says.

_DENYING = set_of("negation.of_denials")
_LEAST_WORDS, _LEAST_SHARE = 2, 0.5


def denied(left: Evidence, right: Evidence) -> bool:
    """Whether exactly one of the two denies, and denies what the other tells; neither may be unclear, nor their figures differ."""
    if left.denies == right.denies or left.negative == right.negative or left.unclear or right.unclear:
        return False
    if left.numbers is not None and right.numbers is not None and left.numbers != right.numbers:
        return False
    denial, other = (left, right) if left.denies else (right, left)
    return _tells(denial, other)


def _tells(denial: Evidence, other: Evidence) -> bool:
    """Whether the other account speaks of what the denial is about, leaving aside its speaker, names and cue."""
    told = denial.words - denial.proper - _DENYING - frozenset(denial.speaker.split())
    if not told:
        return False  # "that is false" says not what
    found = sum(word in other.words or not other.families.isdisjoint(families_of(word)) for word in told)
    enough = found >= min(_LEAST_WORDS, len(told))
    return enough and shared_words(denial, other) >= _LEAST_WORDS and alike(denial, other) >= _LEAST_SHARE


Measure = Callable[[Evidence, Evidence], float]


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal of a pair.

    `measure`: its value, 0 if it is absent; `said`: the sentence shown to people; `turns`: it has a direction; `tells`: the ways that it
    shows by itself. No relation is given without a signal that tells it.
    """

    name: str
    measure: Measure
    said: str
    tells: frozenset[Outcome] = frozenset()
    turns: bool = False


def _turning(holds: Measure) -> Measure:
    """The direction in which something holds: 1 from the left account to the right, -1 the other way, 0 for neither or both."""
    return lambda left, right: float(holds(left, right)) - float(holds(right, left))


def _two_speakers(left: Evidence, right: Evidence) -> bool:
    return bool(left.speaker and right.speaker and left.speaker != right.speaker)


def _signs_differ(left: Evidence, right: Evidence) -> bool:
    return (left.denies or left.negative) != (right.denies or right.negative) and not (left.unclear or right.unclear)


def _said_and_not(left: Evidence, right: Evidence) -> float:
    share = alike(left, right)
    return share if share >= _LIKE and _signs_differ(left, right) else 0.0


def _figures_differ(left: Evidence, right: Evidence) -> bool:
    return figure_comparison.both(left, right) and not figure_comparison.equal(left, right) and figure_comparison.of_one_thing(left, right)


def _estimates(left: Evidence, right: Evidence) -> bool:
    return (left.approximate or right.approximate) and _two_speakers(left, right) and _figures_differ(left, right)


@cache
def _states() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in table("antonyms")["states"])


@lru_cache(maxsize=65536)
def opposed_states(left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """The first pair of words for states that one thing passes through in turn ("closed", "open"), one in each set of lemmas.

    None where there is no such pair, or a set has words of both states.
    """
    for one, other in _states():
        for a, b in ((one, other), (other, one)):
            if left & a and right & b and not left & b and not right & a:
                return min(left & a), min(right & b)
    return None


def _later_state(left: Evidence, right: Evidence) -> float:
    return float(-order(left, right)) if left.negative == right.negative and opposed_states(left.words, right.words) else 0.0


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


_LIKE = 0.5  # least share of the shorter account's words in the longer one for "the same words"
_SAME = frozenset({Outcome.SAME})
_CONFLICT = frozenset({Outcome.CONFLICT})
_SPREAD = frozenset({Outcome.SPREAD})
_UPDATE = frozenset({Outcome.UPDATE})
_REFINE = frozenset({Outcome.REFINE})

SIGNALS: tuple[Signal, ...] = (
    Signal("same words", same_words, "both use the same words", _SAME),
    Signal("words in common", alike, "they share words"),
    Signal("near in meaning", nearness, "their words lie near each other in meaning"),
    Signal("other names", lambda a, b: _disjoint(a.proper, b.proper), "they name different people, places or things"),
    Signal("two speakers", _two_speakers, "two speakers are named"),
    Signal("one voice", one_voice, "one voice gives both"),
    Signal("denied", denied, "the one denies what the other says", _CONFLICT),
    Signal("said and not", _said_and_not, "in like words the one says that it is so and the other that it is not", _CONFLICT),
    Signal("signs differ", _signs_differ, "the one says yes and the other no"),
    Signal("left open", lambda a, b: a.unclear != b.unclear, "one of them leaves it open"),
    Signal("equal figures", figure_comparison.equal, "both give the same figure", _SAME),
    Signal("figures differ", _figures_differ, "the two figures are of one thing and differ", _CONFLICT),
    Signal(
        "figures of other things",
        lambda a, b: figure_comparison.both(a, b) and not figure_comparison.of_one_thing(a, b),
        "nothing shows that the figures are of one thing",
    ),
    Signal("figures of other places", figure_comparison.of_other_places, "one figure is of a place that the other does not name"),
    Signal("figures far apart", figure_comparison.distance, "the figures lie far apart"),
    Signal("estimates", _estimates, "two speakers estimate", _SPREAD),
    Signal("same days", same_days, "both mean the same days", _SAME),
    Signal("other days", other_days, "they mean different days", _CONFLICT),
    Signal("same time of day", same_clock, "both give the same time of day", _SAME),
    Signal("other time of day", other_clock, "they give different times of day", _CONFLICT),
    # Signals with a direction: from earlier or less precise to later or more precise.
    Signal("later state", _later_state, "the one is a later state", _UPDATE, turns=True),
    Signal("later figure", figure_comparison.later, "the figure is a later one", _UPDATE, turns=True),
    Signal("grown figure", figure_comparison.grown, "such figures grow while they are reported", _UPDATE, turns=True),
    Signal("marked figure", figure_comparison.marked, "one figure is marked as said before, or as a change", _UPDATE, turns=True),
    Signal("figure within", _turning(figure_comparison.within), "the one figure lies within the other", _REFINE | _SPREAD, turns=True),
    Signal("exact figure", _turning(figure_comparison.rounds), "the one figure is the exact number for the other", _REFINE, turns=True),
    Signal("gives a figure", _turning(figure_comparison.gives_number), "one gives a number, the other none", _REFINE, turns=True),
    Signal("days within", _turning(days_within), "the days of the one lie within those of the other", _REFINE, turns=True),
    Signal("time of day", _turning(gives_clock), "one gives the time of day", _REFINE, turns=True),
    Signal("narrower place", _turning(narrower_place), "the one place lies in the other", _REFINE, turns=True),
)
