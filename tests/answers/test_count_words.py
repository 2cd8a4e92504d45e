"""Words by which an answer counts reports, or sets one part against another."""

import pytest

from rashomon.answers.count_words import Bearing, wrong_counts, wrong_relations

_TWO = Bearing(
    5,
    ("Post", "Echo"),
    frozenset({"a", "b"}),
    text="There were no reports of damage, he said.",
)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("only one report has it", "only one report"),
        ("most of the reports say nine", "most of the reports"),
        ("no report gives a cause", "no report"),
        ("not one outlet gives a cause", "not one outlet"),
        ("all five reports say so", "all five reports"),
        ("three out of five outlets say nine", "three out of five outlets"),
        ("2 of 6 reports say nine", "2 of 6 reports"),
        ("just one of the reports has it", "just one of the reports"),
        ("exactly three outlets have it", "three outlets"),
        ("almost all reports say nine", "almost all reports"),
        ("most of the five reports say nine", "most of the five reports"),
    ],
)
def test_words_that_count_reports_otherwise_than_the_program_are_named(
    told: str, words: str
) -> None:
    assert words in wrong_counts(told, _TWO)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("the majority of outlets say nine", "the majority of outlets"),
        ("the bulk of the papers say nine", "the bulk of the papers"),
        ("two thirds of the reports say nine", "two thirds of the reports"),
        ("nobody but the Post has it", "nobody but the Post"),
        ("the sole source is the Post", "sole source"),
        ("the Post alone has it", "Post alone"),
        ("the Post is alone in this", "Post is alone"),
        ("exclusively in the Post", "exclusively in the Post"),
        ("unlike all the others, it says nine", "unlike all the others"),
        ("every one of the reports says nine", "every one of the reports"),
        ("all of them say nine", "all of them say"),
        ("throughout the coverage it is nine", "throughout the coverage"),
    ],
)
def test_families_of_words_that_count_are_held_against_the_program_s_count(
    told: str, words: str
) -> None:
    assert list(wrong_counts(told, _TWO)) == [words]


@pytest.mark.parametrize(
    ("told", "others", "wrong"),
    [
        ("nine in most reports", 0, False),
        ("nine in most reports", 1, False),
        ("nine in most reports", 2, True),
        ("most other outlets say nine", 3, True),
        ("nine in most of the reports", 0, True),
        ("nine in most of the eleven reports", 0, True),
        ("all reports say nine", 0, True),
        ("only one report says so", 0, True),
        ("it says so with no source", 0, False),
        ("no source says so", 0, True),
    ],
)
def test_most_reports_are_most_of_those_that_say_anything_of_it(
    told: str, others: int, wrong: bool
) -> None:
    known = Bearing(11, (), frozenset({"a", "b"}), others)
    assert bool(wrong_counts(told, known)) is wrong
    assert wrong_counts("nine in most reports", Bearing(11, (), frozenset({"a"})))


def test_that_a_report_says_nothing_is_wrong_where_every_report_says_it() -> None:
    every = Bearing(5, ("Post",), frozenset("abcde"))
    for told in ("the Post does not mention nine", "the Post is silent", "the paper omits it"):
        assert wrong_counts(told, every)
        assert not wrong_counts(told, _TWO)


@pytest.mark.parametrize(
    "told",
    [
        "the Post alone has it",
        "nobody but the Post has it",
        "the sole source is the Post",
    ],
)
def test_what_one_report_alone_has_is_let_stand(told: str) -> None:
    assert not wrong_counts(told, Bearing(5, ("Post",), frozenset({"a"})))


@pytest.mark.parametrize(
    "told",
    [
        "only the Post says nine, the Echo ten",
        "nobody but the captain was hurt",
        "she alone survived",
        "the majority of passengers left",
        "two thirds of the votes went to Harn",
        "the sole owner is Ada Lind",
        "the captain does not mention nine",
        "all of them died",
        "several outlets say so",
        "both reports say so",
        "two reports say so",
        "two of the five reports say nine",
        "only two reports say nine",
        "not all of the reports say nine",
        "half of the outlets say nine",
        "few of the reports say nine",
        "a few reports say nine",
        "no reports of damage were known",
        "only nine goats came",
        "most people left",
    ],
)
def test_words_that_count_as_the_program_does_or_count_no_reports_are_let_stand(told: str) -> None:
    assert not wrong_counts(told, _TWO)


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
def test_what_is_said_to_contradict_or_agree_is_wrong_where_the_days_say_otherwise(
    told: str, earlier: tuple[str, str], part: tuple[str, str], wrong: bool
) -> None:
    assert bool(wrong_relations(told, Bearing(days=(earlier,)), Bearing(days=(part,)))) is wrong


@pytest.mark.parametrize(
    ("told", "earlier", "part", "wrong"),
    [
        ("later", ("2031-05-04",), ("2031-05-03",), True),
        ("later", ("2031-05-03",), ("2031-05-04",), False),
        ("later", ("2031-05-03",), (), False),
        ("an older state", ("2031-05-03",), ("2031-05-04",), True),
    ],
    ids=["printed before", "printed after", "of no known day", "older, but printed after"],
)
def test_what_is_called_later_or_older_is_wrong_where_known_moments_say_otherwise(
    told: str, earlier: tuple[str, ...], part: tuple[str, ...], wrong: bool
) -> None:
    assert bool(wrong_relations(told, Bearing(moments=earlier), Bearing(moments=part))) is wrong
