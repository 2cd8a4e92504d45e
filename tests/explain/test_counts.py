"""How numbers behind an answer are put in words."""

from dataclasses import replace

import pytest

from ledgers import HURT, ROAD, make_story
from rashomon.explain import count_again, lines_in_words
from rashomon.model.point import Merged, Version

COPIED = Merged(("b", "c"), "the stretch is copied")


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (Version("v", "1", 3), "lines were not counted"),
        (
            Version("v", "1", 3, 3, 1, shares=True),
            "a, b, c: two or more have words in common, not those of one text that carries the "
            "answer",
        ),
        (Version("v", "1", 3, 3, 1), "a, b, c: none is known to share text or agency with another"),
        (
            Version("v", "1", 3, 2, 1, (COPIED,)),
            "b + c hang together (the stretch is copied); a stands alone; the most reports of "
            "which no two are one line: 2",
        ),
    ],
)
def test_lines(version: Version, told: str) -> None:
    assert lines_in_words(version, ["a", "b", "c"]) == told


def test_speakers() -> None:
    nine, eleven = count_again(HURT, make_story())
    assert (nine.why_speakers, eleven.why_speakers) == ("the mayor", "a nurse")
    [road] = count_again(ROAD, make_story())
    assert (
        road.why_speakers
        == "post, star, wire in their own words, counted as 1 (copies of one text once)"
    )
    same = tuple(replace(account, speaker="the mayor", version="v-9") for account in HURT.accounts)
    first, second = count_again(replace(HURT, accounts=same), make_story())
    assert first.why_speakers == "the mayor (2 accounts)"
    assert (first.accounts, second.accounts) == (("a-1", "a-2"), ())
