"""What can be explained, and how it is counted."""

from dataclasses import replace

import pytest

from beside import ELEVEN, asked_ledger
from ledgers import HURT, ROAD, make_story
from rashomon.errors import StopError
from rashomon.explain import count_again, find_target, lines_in_words
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


LEDGER = asked_ledger()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("p-hurt", "p-hurt"),
        ("p-h", "p-hurt"),
        ("hur", "p-hurt"),
        ("P-HURT", "p-hurt"),
        ("how many", "p-hurt"),
        ("many hurt", "p-hurt"),
        ("Is the road closed?", "p-road"),
        ("is clos", "p-road"),
        ("warning", "p-warned"),
        ("r-toll", "r-toll"),
        ("toll", "r-toll"),
        (ELEVEN.id, "r-toll"),
        ("a-2", "p-hurt"),
        ("Nine Eleven people", "r-toll"),
    ],
)
def test_it_is_found(wanted: str, found: str) -> None:
    assert find_target(LEDGER, wanted)[1].id == found


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("zebra", "no passage, figure"),
        ("", "no passage"),
        ("?", "no passage"),
        ("p-", "4 fit"),
        ("road clos", "2 fit"),
        ("the osed", "no passage"),
    ],
)
def test_what_is_not_there_or_not_one(wanted: str, told: str) -> None:
    with pytest.raises(StopError, match=told):
        find_target(LEDGER, wanted)
