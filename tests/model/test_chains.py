"""What a row of numbers and letters says of what is shown."""

import pytest

from rashomon.model.chains import Chains, read_chains, write_chains

MARKS = "12345678"


@pytest.mark.parametrize(
    ("text", "groups", "related"),
    [
        ("13", ["13"], {("1", "same", "3")}),
        ("13c5 28", ["135", "28"], {("1", "same", "3"), ("1", "conflict", "5"), ("2", "same", "8")}),
        ("1c5u7", ["157"], {("1", "conflict", "5"), ("5", "update", "7")}),
        ("1c56", ["156"], {("1", "conflict", "5"), ("5", "same", "6")}),
        ("1s3c5", ["135"], {("1", "same", "3"), ("1", "conflict", "5")}),
        ("4U2", ["24"], {("2", "update", "4")}),
        ("4R2", ["24"], {("2", "refine", "4")}),
        ("1-5", ["15"], set()),
        ("1o5,1p6", ["156"], {("1", "neither", "5"), ("1", "spread", "6")}),
        ("12 23 1c3", ["123"], {("1", "same", "2"), ("2", "same", "3"), ("1", "conflict", "3")}),
    ],
)
def test_chains_join_and_relate(text: str, groups: list[str], related: set[tuple[str, str, str]]) -> None:
    found = read_chains(text, MARKS)
    assert found is not None
    assert sorted("".join(group) for group in found.groups) == sorted(groups)
    assert set(found.related) == related


@pytest.mark.parametrize(
    "text", ["", " ", "1", "9", "19", "1c", "c1", "1cc5", "1x5", "11", "1c1", "1 3", "1?5", "n", "13;5", "1-", "--", "1" * 10_000]
)
def test_what_cannot_be_read_says_nothing(text: str) -> None:
    assert read_chains(text, MARKS) is None


@pytest.mark.parametrize("text", ["13 1c5 28", "1c5 5u7", "1-5", "2u4", "123 4o1"])
def test_what_is_written_reads_the_same(text: str) -> None:
    found = read_chains(text, MARKS)
    assert found is not None
    again = read_chains(write_chains(found), MARKS)
    assert again is not None
    assert sorted(again.groups) == sorted(found.groups)
    assert set(again.related) == set(found.related)


def test_nothing_sorted_is_nothing_written() -> None:
    assert write_chains(Chains((), ())) == ""
