"""Figures in words, and what is worked out of two of them."""

import pytest

from rashomon.relations import figure_comparison
from rashomon.relations.account_evidence import Evidence, Interval
from relations.cases_of_figures import n
from relations.evidence_factory import say


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        (n(5), "5 person"),
        (n(1200, unit=None), "1,200"),
        (n(12.5, unit="km"), "12.5 km"),
        (n(None, 5), "up to 5 person"),
        (n(5, None), "5 or more person"),
        (n(5, 9), "5-9 person"),
        (say("some"), "?"),
    ],
)
def test_figures_are_shown_in_words(evidence: Evidence, shown: str) -> None:
    assert figure_comparison.figure(evidence) == shown


@pytest.mark.parametrize(("pair", "middle"), [((4.0, 8.0), 6.0), ((4.0, None), 4.0), ((None, 8.0), 8.0)])
def test_the_middle_of_an_interval(pair: Interval, middle: float) -> None:
    assert figure_comparison.middle(pair) == middle


@pytest.mark.parametrize(
    ("wide", "narrow", "held"),
    [
        ((3, 9), (3, 9), False),
        ((3, 9), (3, 8), True),
        ((3, 9), (2, 8), False),
        ((3, 9), (4, None), False),
        ((3, None), (4, 9), True),
        ((None, 9), (4, None), False),
        ((None, None), (4, 9), True),
    ],
)
def test_one_interval_holds_another(wide: Interval, narrow: Interval, held: bool) -> None:
    assert figure_comparison.holds(wide, narrow) is held
    assert not (held and figure_comparison.holds(narrow, wide))


def test_an_interval_is_as_large_as_its_middle() -> None:
    assert figure_comparison.larger(n(3, 9), n(7)) == 1
    assert figure_comparison.larger(n(7), n(3, 9)) == -1
    assert figure_comparison.larger(n(3, 9), n(6)) == 0
    assert figure_comparison.larger(n(3, 9), say("some")) == 0
