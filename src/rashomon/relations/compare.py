"""Two accounts of one point set against each other: rules in order, the first that answers wins, with its reason."""

from collections.abc import Callable

from rashomon.model.point import PointKind
from rashomon.relations import contrasts, figures, places, times, words
from rashomon.relations.evidence import Evidence, aligned
from rashomon.relations.outcome import Answer, Comparison, Outcome

Rule = Callable[[Evidence, Evidence, PointKind], Answer]

RULES: tuple[Rule, ...] = (
    words.identical_words,
    words.one_speaker,
    words.denial,
    figures.other_quantity,
    figures.other_measure,
    figures.equal_numbers,
    figures.slipped_digits,
    figures.corrected_number,
    figures.rising_bounds,
    figures.nested_numbers,
    figures.overlapping_numbers,
    figures.rounded_share,
    figures.later_number,
    figures.rounded_number,
    figures.estimates,
    figures.growing_count,
    contrasts.contrasted,
    figures.one_teller,
    figures.different_numbers,
    figures.vague_number,
    times.clocks,
    times.clock_in_day,
    times.days,
    times.drifted_day,
    times.moved_day,
    times.different_days,
    words.left_open,
    words.changed_state,
    words.restored,
    words.opposite,
    words.antonyms,
    words.replaced,
    words.rival_agents,
    words.origins,
    words.inner_place,
    places.place_within,
    words.named_place,
    words.named,
    words.another_thing,
    words.unlike,
    words.otherwise_same,
)
"""In the order in which they are asked."""


def compare(left: Evidence, right: Evidence, kind: PointKind) -> Comparison:
    """The outcome of the first rule that answers."""
    left, right = aligned(left, right)
    for rule in RULES:
        answer = rule(left, right, kind)
        if answer is not None:
            return Comparison(answer[0], rule.__name__, answer[1])
    return Comparison(Outcome.INCOMPARABLE, "none", "no rule applies")
