"""What two accounts of one point show of how they stand to each other: each signal has a name, a value, and a sentence for people.

A signal of the two as they are is the same from either side. One with a direction is 1 where it says that the right account is the later, the
more precise or the larger one, -1 where the left is, so that it changes its sign when the two change places.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.language.antonyms import opposed_states
from rashomon.relations import figures, times
from rashomon.relations.denials import denied
from rashomon.relations.evidence import Evidence, order
from rashomon.relations.likeness import alike, nearness, one_voice, same_words
from rashomon.relations.outcome import Outcome
from rashomon.relations.places import narrower_place

Measure = Callable[[Evidence, Evidence], object]


@dataclass(frozen=True, slots=True)
class Signal:
    """`measure`: its value, 0 where it is not there; `said`: what people are told of two accounts that show it; `turns`: it has a direction;
    `tells`: the ways that it shows by itself. No relation is given without a signal that tells it."""

    name: str
    measure: Measure
    said: str
    tells: frozenset[Outcome] = frozenset()
    turns: bool = False


def _two_speakers(left: Evidence, right: Evidence) -> bool:
    return bool(left.speaker and right.speaker and left.speaker != right.speaker)


def _signs_differ(left: Evidence, right: Evidence) -> bool:
    return (left.denies or left.negative) != (right.denies or right.negative) and not (left.unclear or right.unclear)


def _said_and_not(left: Evidence, right: Evidence) -> float:
    share = alike(left, right)
    return share if share >= _LIKE and _signs_differ(left, right) else 0.0


def _figures_differ(left: Evidence, right: Evidence) -> bool:
    return figures.both(left, right) and not figures.equal(left, right) and figures.of_one_thing(left, right)


def _estimates(left: Evidence, right: Evidence) -> bool:
    return (left.approximate or right.approximate) and _two_speakers(left, right) and _figures_differ(left, right)


def _later_state(left: Evidence, right: Evidence) -> float:
    return float(-order(left, right)) if left.negative == right.negative and opposed_states(left.words, right.words) else 0.0


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


_LIKE = 0.5  # the share of the words of the shorter account that the longer must have, to be spoken of as the same words
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
    Signal("equal figures", figures.equal, "both give the same figure", _SAME),
    Signal("figures differ", _figures_differ, "the two figures are of one thing and differ", _CONFLICT),
    Signal(
        "figures of other things",
        lambda a, b: figures.both(a, b) and not figures.of_one_thing(a, b),
        "nothing shows that the figures are of one thing",
    ),
    Signal("figures of other places", figures.of_other_places, "one figure is of a place that the other does not name"),
    Signal("figures far apart", figures.distance, "the figures lie far apart"),
    Signal("estimates", _estimates, "two speakers estimate", _SPREAD),
    Signal("same days", times.same, "both mean the same days", _SAME),
    Signal("other days", times.apart, "they mean different days", _CONFLICT),
    Signal("same time of day", times.same_clock, "both give the same time of day", _SAME),
    Signal("other time of day", times.other_clock, "they give different times of day", _CONFLICT),
    # Those with a direction: from what was before, or is less precise, to what came after, or is more precise.
    Signal("later state", _later_state, "the one is a later state", _UPDATE, turns=True),
    Signal("later figure", figures.later, "the figure is a later one", _UPDATE, turns=True),
    Signal("grown figure", figures.grown, "such figures grow while they are reported", _UPDATE, turns=True),
    Signal("marked figure", figures.marked, "one figure is marked as said before, or as a change", _UPDATE, turns=True),
    Signal("figure within", figures.within, "the one figure lies within the other", _REFINE | _SPREAD, turns=True),
    Signal("exact figure", figures.exacter, "the one figure is the exact number for the other", _REFINE, turns=True),
    Signal("gives a figure", figures.vaguer, "one gives a number, the other none", _REFINE, turns=True),
    Signal("days within", times.within, "the days of the one lie within those of the other", _REFINE, turns=True),
    Signal("time of day", times.gives_clock, "one gives the time of day", _REFINE, turns=True),
    Signal("narrower place", narrower_place, "the one place lies in the other", _REFINE, turns=True),
)
