"""Groups that tell one event in several voices, and groups that do not."""

from collections.abc import Sequence

import pytest

from rashomon.model.stored import Features
from rashomon.stories.group_stories import (
    CountedReports,
    first_groups,
    group_features,
    near_pairs,
)
from rashomon.stories.report_similarity import PileSimilarity

pytestmark = pytest.mark.weights
PLACE = ("quarnholt", "osterbek", "veldrun", "tarsk")
OTHER = ("mirrowby", "glasfen", "ulmbeck", "dorrit")
GRAIN = [f"grain{i}" for i in range(30)]


def voice(name: str, names: Sequence[str], deed: str, number: int = 5) -> list[Features]:
    """Reports that all name these, and tell of deeds of their own beside some that all tell."""
    found = []
    for k in range(number):
        words = dict.fromkeys([*names, *(f"{deed}{i}" for i in range(k * 30, k * 30 + 90))], 2)
        words |= {f"gate{i}": 2 for i in range(4)}
        found.append(
            Features(
                id=f"{name}{k}",
                sha256=f"{name}{k}",
                published="2031-03-05",
                words=words,
                names=dict.fromkeys(names, 2),
            )
        )
    return found


def first(features: Sequence[Features]) -> list[list[int]]:
    pile = CountedReports(features)
    alike = PileSimilarity(pile, None)
    return first_groups(pile, alike, near_pairs(alike))


def test_two_voices_of_one_event_are_one_story() -> None:
    pile = [*voice("a", PLACE, "toll"), *voice("b", PLACE, "family")]
    assert len(first(pile)) == 2
    assert len(group_features(pile)) == 1
    assert group_features(pile[::-1]) == group_features(pile)


def test_two_events_that_share_background_stay_two() -> None:
    pile = [*voice("a", PLACE, "toll"), *voice("b", OTHER, "family")]
    assert len(group_features(pile)) == 2


def test_two_reports_each_are_too_few_for_a_common_voice() -> None:
    pile = [*voice("a", PLACE, "toll", 2), *voice("b", PLACE, "family", 2)]
    assert group_features(pile) == (("a0", "a1"), ("b0", "b1"))


def test_three_voices_become_one_step_by_step() -> None:
    pile = [
        *voice("a", PLACE, "toll"),
        *voice("b", PLACE, "family", 4),
        *voice("c", PLACE, "inquiry", 3),
    ]
    assert len(first(pile)) == 3
    assert len(group_features(pile)) == 1


def test_a_digest_of_two_events_joins_neither() -> None:
    both = Features(
        id="z",
        sha256="z",
        published="2031-03-05",
        words=dict.fromkeys([*PLACE, *OTHER, *(f"toll{i}" for i in range(30)), *GRAIN], 2),
        names=dict.fromkeys([*PLACE, *OTHER], 2),
    )
    pile = [*voice("a", PLACE, "toll"), *voice("b", OTHER, "grain"), both]
    assert [len(group) for group in group_features(pile)] == [5, 5, 1]
