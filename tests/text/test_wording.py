"""The words in which people are shown counts and statuses."""

import re
from dataclasses import replace

import pytest

from ledgers import BRIDGE, HURT, ROAD, WARNED
from rashomon.model.point import Version
from rashomon.text import wording


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (
            Version("v", "x", 6, 4, 1),
            "6 reports, 4 lines not known to share text or agency, 1 voice",
        ),
        (
            Version("v", "x", 6, 4, 1, shares=True),
            "6 reports, 4 lines (some share words), 1 voice",
        ),
        (
            Version("v", "x", 6, 6, 1, same_words="Ina Holm", shares=True),
            "6 reports quote the same words of Ina Holm",
        ),
        (Version("v", "x", 1, 1, 1), "1 report, 1 line, 1 voice"),
        (Version("v", "x", 3, 1, 2), "3 reports, 1 line (shared text or agency), 2 voices"),
        (Version("v", "x", 2), "2 reports, lines not counted, voices not counted"),
    ],
)
def test_triple(version: Version, expected: str) -> None:
    assert wording.triple(version) == expected


def test_open_points_come_first_the_others_in_the_order_of_the_ledger() -> None:
    assert [point.id for point in wording.in_order([BRIDGE, ROAD, WARNED, HURT])] == [
        "p-hurt",
        "p-warned",
        "p-road",
        "p-bridge",
    ]
    again = replace(ROAD, id="p-again")
    assert [point.id for point in wording.in_order([again, ROAD, HURT])] == [
        "p-hurt",
        "p-again",
        "p-road",
    ]


def test_single_points_are_folded() -> None:
    assert wording.is_folded(BRIDGE)
    assert not wording.is_folded(HURT)
    assert not wording.is_folded(ROAD)


def test_letters_go_on_after_z() -> None:
    assert [wording.letter(i) for i in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_shorten() -> None:
    assert wording.shorten("a\n  b") == "a b"
    assert wording.shorten("one two three", 9) == "one two…"
    assert wording.shorten("x" * 50, 10) == "x" * 9 + "…"


FILLER = (
    "the keeper of the old mill beside Mr. Orrin's orchard told a clerk of the valley council that "
    "water from the upper pond will run through the new channel and the long meadow to the ford"
).split()
LIMITS = (
    "not", "never", "no", "isn't", "can’t", "cannot", "only if", "unless", "if", "except",
    "without", "parts of", "part of", "some of", "half of", "may", "might", "could", "reportedly",
    "allegedly", "up to 40", "over 400", "more than $3,000", "at least nine", "nearly a dozen",
    "about 7", "denied",
)  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("most", [30, 90])
def test_a_cut_sentence_keeps_what_limits_it_wherever_it_stands(limit: str, most: int) -> None:
    for place in range(len(FILLER)):
        sentence = " ".join((*FILLER[:place], limit, *FILLER[place:])) + "."
        orchard = sentence.index("orchard")
        for at in (None, (orchard, orchard + 7), (len(sentence), len(sentence))):
            given = wording.shorten(sentence, most, at)
            assert re.search(rf"(?<!\w){re.escape(limit)}(?!\w)", given), (given, place)
            assert all(part in sentence for part in re.split("… ?", given))


def test_a_cut_keeps_no_words_of_other_sentences() -> None:
    two = f"{' '.join(FILLER).capitalize()}. Nobody may drink of it, unless it is boiled."
    assert wording.shorten(two, 60).endswith("orchard told…")
    later = two.index("boiled")
    assert wording.shorten(f"It may rain. {two}", 60, (later + 13, later + 19)).count("may") == 1


def test_a_cut_stays_short_whatever_it_is_given() -> None:
    assert len(wording.shorten("not " * 5000, 60)) < 1000


LONG = (
    "In the morning, after a long night, the service said that of all those on board 395 were safe."
)


@pytest.mark.parametrize("most", [200, 60, 30])
def test_of_a_long_sentence_the_part_that_differs_is_shown(most: int) -> None:
    at = LONG.index("395")
    given = wording.shorten(LONG, most, (at, at + 3))
    assert len(given) <= most
    assert "395" in given
    assert given.strip("…") in LONG
