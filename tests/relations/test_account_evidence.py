"""What an account brings, and which of two holds for the earlier time."""

import pytest

from rashomon.relations.account_evidence import Evidence, aligned, converted, order
from relations.evidence_factory import count, say


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ({"as_of": "2031-04-07"}, {"as_of": "2031-04-08"}, -1),
        ({"as_of": "2031-04-07"}, {"as_of": "2031-04-07"}, 0),
        ({"as_of": "2031-04-07", "printed": "2031-04-09"}, {"as_of": "2031-04-07", "printed": "2031-04-10"}, -1),
        ({"as_of": "2031-04-07", "printed": "2031-04-10"}, {"as_of": "2031-04-08", "printed": "2031-04-09"}, -1),
        ({"printed": "2031-04-07"}, {"printed": "2031-04-08"}, -1),
        ({"as_of": "2031-04-07"}, {"printed": "2031-04-08"}, -1),
        ({"printed": "2031-04-07T09:00"}, {"printed": "2031-04-07T09:01"}, -1),
        ({"printed": "2031-04-07T09:00:30"}, {"printed": "2031-04-07T09:00:50"}, 0),
        ({"printed": "2031-04-07T09:00"}, {"printed": "2031-04-07"}, 0),
        ({"printed": "2031-04-07T23:59"}, {"printed": "2031-04-08"}, -1),
        ({"printed": "2031-04"}, {"printed": "2031-04-30"}, 0),
        ({"printed": "2031-04"}, {"printed": "2031-05-01"}, -1),
        ({"printed": "2030"}, {"printed": "2030-12-31T23:58"}, 0),
        ({"printed": "2030"}, {"printed": "2031-01-01"}, -1),
        ({"as_of": "2031-04-01/2031-04-05"}, {"as_of": "2031-04-05"}, 0),
        ({"as_of": "2031-04-01/2031-04-05"}, {"as_of": "2031-04-06"}, -1),
        ({"printed": "2031-04-07"}, {}, 0),
        ({}, {}, 0),
    ],
)
def test_order(left: dict[str, str], right: dict[str, str], found: int) -> None:
    one, other = say("this", **left), say("that", **right)
    assert (order(one, other), order(other, one)) == (found, -found)


def test_figures_of_one_dimension_are_brought_to_one_unit() -> None:
    one, other = aligned(count("2 km", 2, 2, "km"), count("up to 3 miles", None, 3, "mile"))
    assert (one.numbers, other.numbers) == ((2000, 2000), (None, pytest.approx(3 * 1609.344)))
    one, other = aligned(count("2 km", 2, None, "km"), say("miles away", unit="mile"))
    assert (one.numbers, other.numbers) == ((2000, None), None)


@pytest.mark.parametrize(("unit", "different"), [("km", False), ("kilometre", False), ("mile", True), ("hour", False), ("person", False)])
def test_figures_of_other_dimensions_or_of_one_unit_stay_as_they_are(unit: str, different: bool) -> None:
    one, other = count("2 km", 2, 2, "km"), count("3 things", 3, 3, unit)
    assert (aligned(one, other) == (one, other)) is not different
    assert converted(one, other) is different
    assert converted(other, one) is different


@pytest.mark.parametrize(
    ("evidence", "approximate", "exact"),
    [
        (count("12 hurt", 12, 12), False, True),
        (count("about 12 hurt", 12, 12), True, False),
        (count("hurt: up to", 12, 12), True, False),
        (count("whereabouts of 12", 12, 12), False, True),
        (count("12 hurt", 12, 12, value="about 12"), True, False),
        (count("12 hurt", 12, 12, stance="hedges"), True, False),
        (count("12 hurt", 12, None), False, False),
        (say("hurt"), False, False),
    ],
)
def test_estimates(evidence: Evidence, approximate: bool, exact: bool) -> None:
    assert (evidence.approximate, evidence.exact) == (approximate, exact)


@pytest.mark.parametrize(
    ("evidence", "measures"),
    [
        (count("12 hurt", 12, 12, "death"), {"killed"}),
        (count("12 missing", 12, 12, "person", context=frozenset({"dead"})), {"missing"}),
        (count("12 of them", 12, 12, "person", context=frozenset({"dead"})), {"killed"}),
        (count("12 of them", 12, 12, None), set()),
    ],
)
def test_what_a_figure_measures(evidence: Evidence, measures: set[str]) -> None:
    assert evidence.measures == measures


def test_a_speaker_is_told_without_article_and_capitals() -> None:
    assert say("so", speaker="The Army").speaker == "army"
    assert say("so").speaker == ""
    assert say("so", stance="denies").denies
    assert not say("so").denies
