"""The rows of small piles of invented reports."""

import pytest

from factories import make_report
from rashomon.api import compare
from rashomon.model.row import Row, RowKind
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
ONE = Settings(stories=StorySettings(one_story=True))
COURIER = (
    "Ferry burns\n\nThe ferry Alba burnt out near Harn on Monday, the coast guard said. Up to 90 "
    "people were on board when the fire began, the mayor of Harn, Ida Brok, told reporters. Ida "
    "Brok said that foreign divers would search the wreck. Goats graze on the steep hill above.\n"
)
HERALD = (
    "Fire at sea\n\nThe ferry Alba burnt out near Harn on Tuesday, the coast guard said. At least "
    "70 people were on board when the fire began, its owner, Jon Tarn, told reporters. "
    "Jon Tarn denied that foreign divers would search the wreck. It is unclear how it began.\n"
)


def _rows(*texts: str) -> list[Row]:
    reports = [
        make_report(text, f"r{number}", title=text.split("\n", 1)[0], published="2031-05-07")
        for number, text in enumerate(texts)
    ]
    (story,) = compare(reports, settings=ONE).stories
    return list(story.rows)


def _of_kind(rows: list[Row], kind: RowKind) -> list[Row]:
    return [row for row in rows if row.kind is kind]


def test_unlike_days_stand_in_one_row_and_are_underlined() -> None:
    told = _of_kind(_rows(COURIER, HERALD), RowKind.TOLD)
    row = next(row for row in told if "burnt out" in row.quotes[0].quote)
    assert [span.quote for span in row.quotes[1].more] in (["Monday"], ["Tuesday"])


def test_all_numbers_of_people_stand_in_one_row_with_their_limits() -> None:
    (row,) = _of_kind(_rows(COURIER, HERALD), RowKind.NUMBER)
    numbers = [span.quote for quote in row.quotes for span in quote.more]
    assert (row.heading, numbers) == ("people", ["Up to 90", "At least 70"])


def test_who_denies_stands_below_who_says_so() -> None:
    (row,) = _of_kind(_rows(COURIER, HERALD), RowKind.ABOUT)
    assert row.heading == "foreign divers"
    assert [quote.speaker for quote in row.quotes] == ["Ida Brok", "Jon Tarn"]
    assert row.quotes[1].quote.startswith("denied that")


@pytest.mark.parametrize(
    ("kind", "words"),
    [(RowKind.UNCLEAR, "It is unclear"), (RowKind.APART, "Goats graze")],
)
def test_what_is_unclear_or_stands_apart(kind: RowKind, words: str) -> None:
    rows = _of_kind(_rows(COURIER, HERALD), kind)
    assert any(words in row.quotes[0].quote for row in rows)


def test_the_same_words_get_a_dot_for_each_report_and_no_second_line() -> None:
    rows = _rows(COURIER, COURIER.replace("Ferry burns", "Ferry on fire"), HERALD)
    told = _of_kind(rows, RowKind.TOLD)
    row = next(row for row in told if "burnt out" in row.quotes[0].quote)
    assert sorted(len(quote.reports) for quote in row.quotes) == [1, 2]


@pytest.mark.parametrize("texts", [[COURIER], [COURIER, COURIER + "\n"], ["Fire\n\nOh.\n", HERALD]])
def test_little_to_lay_makes_no_told_row(texts: list[str]) -> None:
    assert _of_kind(_rows(*texts), RowKind.TOLD) == []
