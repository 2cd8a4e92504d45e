"""Words by which an answer counts reports, or sets one part against another."""

import pytest

from rashomon.answers.count_words import Bearing, wrong_counts, wrong_relations

_TWO = Bearing(frozenset({"a", "b"}), text="There were no reports of damage, he said.")


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("only one report has it", ("only one report",)),
        ("most of the reports say nine", ("most of the reports",)),
        ("no report gives a cause", ("no report",)),
        ("all five reports say so", ("all five reports", "five reports")),
        ("several outlets say so", ()),
        ("both reports say so", ()),
        ("two reports say so", ()),
        ("two of the five reports say nine", ()),
        ("three out of five outlets say nine", ("three out of five outlets",)),
        ("2 of 6 reports say nine", ("2 of 6 reports",)),
        ("only two reports say nine", ()),
        ("just one of the reports has it", ("just one of the reports",)),
        ("exactly three outlets have it", ("three outlets", "exactly three outlets")),
        ("not all of the reports say nine", ()),
        ("almost all reports say nine", ("almost all reports",)),
        ("most of the five reports say nine", ("most of the five reports",)),
        ("half of the outlets say nine", ()),
        ("few of the reports say nine", ()),
        ("a few reports say nine", ()),
        ("no reports of damage were known", ()),
        ("only nine goats came", ()),
        ("most people left", ()),
    ],
)
def test_reports_are_counted_as_the_program_counts_them(told: str, wrong: tuple[str, ...]) -> None:
    assert wrong_counts(told, _TWO, 5) == wrong


@pytest.mark.parametrize(
    ("told", "earlier", "part", "wrong"),
    [
        ("contradict", ("2031-05-04", "2031-05-04"), ("2031-05-04", "2031-05-05"), True),
        ("contradict", ("2031-05-04", "2031-05-04"), ("2031-05-06", "2031-05-06"), False),
        ("they do not contradict each other", ("2031-05-04",) * 2, ("2031-05-06",) * 2, True),
        ("the same", ("2031-05-04",) * 2, ("2031-05-06",) * 2, True),
        ("they differ", ("2031-05-04",) * 2, ("2031-05-06",) * 2, False),
    ],
)
def test_days_may_contradict_each_other_or_not(
    told: str, earlier: tuple[str, str], part: tuple[str, str], wrong: bool
) -> None:
    assert bool(wrong_relations(told, Bearing(days=(earlier,)), Bearing(days=(part,)))) is wrong


@pytest.mark.parametrize(
    ("told", "earlier", "part", "wrong"),
    [
        ("later", ("2031-05-04",), ("2031-05-03",), ("later",)),
        ("later", ("2031-05-03",), ("2031-05-04",), ()),
        ("later", ("2031-05-03",), (), ()),
        ("an older state", ("2031-05-03",), ("2031-05-04",), ("older",)),
    ],
)
def test_later_is_held_against_known_moments(
    told: str, earlier: tuple[str, ...], part: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert wrong_relations(told, Bearing(moments=earlier), Bearing(moments=part)) == wrong
