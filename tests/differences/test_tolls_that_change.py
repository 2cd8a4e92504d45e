"""Tolls that rise, fall or are corrected: which numbers of other reports are left behind."""

import pytest

from factories import make_report
from rashomon.comparing.compare import compare
from rashomon.model.difference import Difference, RelationKind, Status
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights

ONE_STORY = Settings(stories=StorySettings(one_story=True))
FIRST = "Thirty-three people were killed when a ferry sank off Korvan on Monday, the navy said."
NOW = "Thirty-one people were killed when a ferry sank off Korvan on Monday"
FELL = "The toll of the ferry that sank off Korvan on Monday was lowered to 31, the navy said."


def toll(*texts: str) -> Difference:
    """The difference of people killed in reports of these texts, each of the day after."""
    reports = [
        make_report(text, f"r{n}", published=f"2031-03-{n + 4:02}", published_basis="text")
        for n, text in enumerate(texts)
    ]
    (story,) = compare(reports, settings=ONE_STORY).stories
    return max(
        (one for one in story.differences if one.measure == "killed"),
        key=lambda one: len(one.reports()),
    )


def in_force(difference: Difference) -> tuple[float | None, float | None, float | None]:
    """The lowest, best and highest number that a coder would keep."""
    return difference.ranges[0].low, difference.ranges[0].best, difference.ranges[0].high


@pytest.mark.parametrize(
    "later",
    [
        FELL,
        f"{NOW}. The navy had earlier put the toll at 33.",
        f"{NOW}. An earlier figure of 33 was withdrawn after a sailor was counted twice.",
        f"{NOW}, and not 33, the navy said.",
    ],
)
def test_a_number_of_another_report_that_was_corrected_is_not_in_force(later: str) -> None:
    one = toll(FIRST, FIRST.replace("sank", "went down"), later)
    assert in_force(one) == (31, 31, 31)
    values = {version.id: version.low for version in one.versions}
    relations = {(values[it.a], values[it.b], it.kind) for it in one.relations}
    assert relations == {(33, 31, RelationKind.LATER)}
    assert one.status is Status.LATER


@pytest.mark.parametrize(
    "later",
    [
        "The number of dead from the ferry off Korvan reached 36.",
        "Three bodies were found off Korvan, taking the toll of Monday's ferry to 36.",
        "The toll of the ferry that sank off Korvan on Monday climbed to 36 on Thursday.",
    ],
)
def test_a_toll_that_rose_leaves_earlier_numbers_behind(later: str) -> None:
    one = toll(FIRST, later)
    assert in_force(one) == (36, 36, 36)
    assert one.status is Status.LATER


def test_what_others_count_stays_where_one_toll_fell() -> None:
    union = "The union said 40 people were killed when a ferry sank off Korvan on Monday."
    one = toll(FIRST, union, FELL)
    assert in_force(one) == (31, 31, 40)
    assert one.status is Status.DIFFERS


def test_what_is_printed_again_after_a_toll_fell_stands() -> None:
    one = toll(FIRST, FELL, FIRST.replace("sank", "went down"))
    assert in_force(one) == (31, 33, 33)


@pytest.mark.parametrize(
    ("later", "best"),
    [
        ("The ferry that sank off Korvan on Monday killed 46 people, and divers have left.", 46),
        ("A final count says that 46 people were killed when the ferry sank off Korvan.", 46),
        # somebody who counts otherwise does not speak for the navy
        ("Families said 46 people were killed when a ferry sank off Korvan on Monday.", 33),
        ("Up to 46 people were killed when a ferry sank off Korvan on Monday.", 33),
    ],
)
def test_the_best_number_is_the_later_and_larger_one_of_a_report(later: str, best: int) -> None:
    one = toll(FIRST, FIRST.replace("sank", "went down"), later)
    assert in_force(one) == (33, best, 46)


def test_the_best_number_is_the_later_and_larger_one_of_the_same_speaker() -> None:
    one = toll(
        FIRST,
        FIRST.replace("sank", "went down"),
        "Forty people were killed when a ferry sank off Korvan on Monday, the navy said.",
    )
    assert in_force(one) == (33, 40, 40)
