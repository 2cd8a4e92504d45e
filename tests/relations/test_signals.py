"""What each signal shows of two accounts, from either side."""

from collections import Counter

import pytest

from rashomon.relations.account_evidence import Evidence, aligned
from rashomon.relations.signals import SIGNALS, Outcome
from relations import cases_of_figures, cases_of_times, cases_of_words
from relations.evidence_factory import say

BY_NAME = {signal.name: signal for signal in SIGNALS}
TABLES = (cases_of_words.CASES, cases_of_figures.CASES, cases_of_times.CASES)
CASES = [(name, *case) for table in TABLES for name, cases in table.items() for case in cases]
NEAR = "near in meaning"  # every two quotes are a little so: it stands in no table


def shown(name: str, left: Evidence, right: Evidence) -> float:
    return float(BY_NAME[name].measure(*aligned(left, right)))  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "left", "right", "value"), CASES)
def test_a_signal_from_either_side(name: str, left: Evidence, right: Evidence, value: float) -> None:
    assert shown(name, left, right) == pytest.approx(value)
    assert shown(name, right, left) == pytest.approx(-value if BY_NAME[name].turns else value)


def test_each_signal_has_cases_of_both_sorts() -> None:
    there, not_there = (Counter(name for name, _, _, value in CASES if bool(value) is sort) for sort in (True, False))
    few = [name for name in BY_NAME if min(there[name], not_there[name]) < 2]
    assert few == [NEAR]


@pytest.mark.weights
def test_quotes_near_in_meaning() -> None:
    shut, barred, choir = say("the bridge was shut to traffic"), say("the bridge was closed to cars"), say("a choir sang in the square")
    assert shown(NEAR, shut, shut) == pytest.approx(1, abs=0.01)
    assert 1 > shown(NEAR, shut, barred) > shown(NEAR, shut, choir) >= 0
    assert shown(NEAR, shut, barred) == shown(NEAR, barred, shut)


def test_one_name_and_one_sentence_each() -> None:
    assert len(BY_NAME) == len(SIGNALS) == len({signal.said for signal in SIGNALS})
    assert all(signal.said for signal in SIGNALS)


def test_what_has_a_direction_tells_only_of_ways_that_have_one() -> None:
    """A signal that turns tells who is later or more precise; what exclude each other or agree do so from either side."""
    directed = {Outcome.UPDATE, Outcome.REFINE}
    assert all(signal.tells & directed for signal in SIGNALS if signal.turns)
    assert not any(signal.tells & directed for signal in SIGNALS if not signal.turns)
    assert {way for signal in SIGNALS for way in signal.tells} == directed | {Outcome.SAME, Outcome.CONFLICT, Outcome.SPREAD}


def test_sizes_in_two_units_are_held_against_each_other_in_one() -> None:
    mile, far = say("a mile of wall", low=1, high=1, unit="mile"), say("up to 9 km of wall", high=9, unit="km")
    assert shown("figure within", mile, far) == -1
    assert shown("figure within", mile, say("up to 1 km of wall", high=1, unit="km")) == 0
