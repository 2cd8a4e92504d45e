"""The numbers that a coder keeps of a count of people, by the rules of UCDP and ACLED."""

import pytest

from factories import make_report
from rashomon.differences.ranges import estimate_ranges
from rashomon.model.claim import Origins
from rashomon.model.difference import (
    Difference,
    DifferenceKind,
    Quote,
    Status,
    Version,
)
from rashomon.model.statement import Stance

WORDS = make_report("Words.").span(0, 5)
Told = tuple[str, float | None, float | None, int]
"""A value, its bounds, its origins."""


def toll(*told: Told, denied: tuple[int, ...] = ()) -> Difference:
    """A count of these versions; `denied`: the places of denials."""
    versions = tuple(
        Version(
            id=f"v-{place}",
            quotes=(
                Quote(WORDS, WORDS, stance=Stance.DENIES if place in denied else Stance.ASSERTS),
            ),
            value=value,
            low=low,
            high=high,
            reports=origins,
            origins=Origins(origins),
        )
        for place, (value, low, high, origins) in enumerate(told)
    )
    return Difference("d", DifferenceKind.NUMBER, versions, Status.DIFFERS)


def numbers(one: Difference, rule: str) -> tuple[float | None, float | None, float | None] | None:
    found = next((each for each in estimate_ranges(one) if each.rule.startswith(rule)), None)
    return (found.low, found.best, found.high) if found else None


CASES = [
    (toll(("9", 9, 9, 1)), (9, 9, 9), 9),
    (toll(("9", 9, 9, 1), ("11", 11, 11, 2)), (9, 11, 11), 9),
    (toll(("9", 9, 9, 2), ("11", 11, 11, 2)), (9, 9, 11), 9),
    (toll(("at least 12", 12, None, 1)), (12, 12, 12), 12),
    (toll(("up to 60", None, 60, 1)), (None, None, 60), None),
    (toll(("up to 60", None, 60, 1), ("40", 40, 40, 1)), (40, 40, 60), 40),
    (toll(("300 to 400", 300, 400, 1)), (300, 300, 400), 300),
    (toll(("dozens", None, None, 1)), None, 12),
    (toll(("Tens of people", None, None, 1)), None, 10),
    (toll(("hundreds", None, None, 1), ("40", 40, 40, 1)), (40, 40, 40), 40),
    (toll(("tens of thousands", None, None, 1)), None, None),
    (toll(("many", None, None, 1)), None, None),
    (toll(("9", 9, 9, 1), ("23", 23, 23, 1), denied=(1,)), (9, 9, 9), 9),
    (toll(("at least 60", 60, None, 1), ("85", 85, 85, 1)), (60, 60, 85), 60),
    (toll(("at least 6", 6, None, 3), ("8", 8, 8, 2), ("9", 9, 9, 2)), (6, 8, 9), 6),
    (toll(("at least 6", 6, None, 3), ("more than 8", 8, None, 4)), (6, 8, 8), 6),
    (toll(("at least 6", 6, None, 3), ("8", 8, 8, 1)), (6, 6, 8), 6),
    (
        toll(("scores", 40, 99, 5), ("at least 60", 60, None, 1), ("80", 80, 80, 2)),
        (60, 80, 80),
        60,
    ),
    (toll(("9", 9, 9, 1), ("396", 396, 396, 2)), (9, 396, 396), 9),
    (toll(("11", 11, 11, 2), ("dozens", None, None, 1)), (11, 11, 11), 11),
]


@pytest.mark.parametrize(("one", "ucdp", "acled"), CASES)
def test_the_numbers_and_their_rules(
    one: Difference, ucdp: tuple[float | None, ...] | None, acled: float | None
) -> None:
    assert numbers(one, "UCDP-like") == ucdp
    found = numbers(one, "ACLED-like")
    assert (found[1] if found else None) == acled


def test_a_lower_limit_gives_way_to_later_numbers_even_if_a_toll_outgrew_them() -> None:
    one = toll(("at least 60", 60, None, 1), ("84", 84, 84, 2), ("85", 85, 85, 1))
    ucdp = estimate_ranges(one, corrected=frozenset({84.0}))[0]
    assert (ucdp.low, ucdp.best, ucdp.high) == (60, 85, 85)
