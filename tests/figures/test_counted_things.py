"""What a figure counts."""

from functools import cache

import pytest

from factories import parse_report
from rashomon.figures.counted_things import CountedThing, counted_of
from rashomon.text.amounts import find_amounts
from rashomon.text.token_index import TokenIndex, read_reports

pytestmark = pytest.mark.weights

TEXT = """The gale killed nine sailors and left four injured.

Three foreign divers were hurt. The coastguard later spoke of seven.

The toll rose to 31. Some 4,000 people marched to the quay, the union said; the police spoke of 2,500.

The hull is 90 metres long."""


@cache
def reading() -> TokenIndex:
    return read_reports([parse_report(TEXT, "a", anchor="2024-05-08")], names=(), statements=(), dates=())[0]


def counted(figure: str) -> CountedThing | None:
    found = [c for c in find_amounts(reading()) if c.quantity is not None and figure in c.quantity.text]
    return counted_of(reading(), found[0])


MEASURES = [
    ("nine", {"killed"}),
    ("four", {"injured"}),
    ("Three", {"injured"}),
    ("seven", {"injured"}),
    ("31", {"killed"}),
    ("4,000", {"crowd"}),
    ("2,500", {"crowd"}),
    ("90", set()),
]


@pytest.mark.parametrize(("figure", "expected"), MEASURES)
def test_the_measure_is_that_of_the_figure_and_not_of_its_neighbour(figure: str, expected: set[str]) -> None:
    found = counted(figure)
    assert found is not None
    assert found.measures == expected


def test_a_figure_without_a_noun_counts_what_the_one_before_it_counted() -> None:
    bare, before = counted("2,500"), counted("4,000")
    assert bare is not None
    assert before is not None
    assert bare.borrowed
    assert not before.borrowed
    assert bare.things == before.things == {"anyone"}


def test_the_group_is_what_chooses_among_the_counted() -> None:
    found = counted("Three")
    assert found is not None
    assert found.group == {"foreign"}
