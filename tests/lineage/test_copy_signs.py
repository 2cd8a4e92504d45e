"""Signs of who copied, each alone."""

import pytest

from factories import make_report
from rashomon.lineage.copyable_words import CopyableWords, words_of
from rashomon.lineage.direction import find_signs
from rashomon.lineage.stretches import CopiedStretch, Run

TEXT = "alpha bravo carol delta eagle fiord gavel heron"


def signs(
    left: CopyableWords, right: CopyableWords, passage: CopiedStretch | None = None
) -> list[tuple[str, str]]:
    whole = CopiedStretch(
        0, len(left.keys), 0, len(right.keys), (Run(0, 0, min(len(left.keys), len(right.keys))),)
    )
    return [(sign.source, sign.why) for sign in find_signs(passage or whole, left, right)]


def dated(text: str, published: str | None, name: str) -> CopyableWords:
    return words_of(make_report(text, name, published=published))


@pytest.mark.parametrize(
    ("one", "other", "source"),
    [
        ("2031-05-02", "2031-05-03", "a"),
        ("2031-05-03", "2031-05-02", "b"),
        ("2031-05-02T06:00", "2031-05-02T06:01", "a"),
        ("2031-05-02T06:00:10", "2031-05-02T06:00:50", None),
        ("2031-05-02T06:00", "2031-05-02", None),  # of one day, and of one the hour is not known
        ("2031-05-02", "2031-05-02T06:00", None),
        ("2031-05-02", "2031-05-16", "a"),
        ("2031-05-02", "2031-05-17", None),  # too far apart to be a copy
        ("2031-05-02", "2031-99-99", None),
        (None, "2031-05-03", None),
        ("2031-05-02", None, None),
    ],
)
def test_the_earlier_page(one: str | None, other: str | None, source: str | None) -> None:
    found = signs(dated(TEXT, one, "x"), dated(TEXT, other, "y"))
    named = {"a": "x", "b": "y"}
    assert found == ([(source, f"{named[source]} is dated before the other")] if source else [])


@pytest.mark.parametrize(
    ("only_left", "only_right", "source"),
    [(4, 0, "a"), (0, 4, "b"), (3, 0, None), (4, 1, "a"), (4, 2, None), (8, 2, "a"), (1, 4, "b")],
)
def test_the_fuller_passage(only_left: int, only_right: int, source: str | None) -> None:
    left, right = (
        words_of(make_report(f"{TEXT}{' xx' * only_left}", "x")),
        words_of(make_report(f"{TEXT}{' yy' * only_right}", "y")),
    )
    found = signs(left, right, CopiedStretch(0, 8 + only_left, 0, 8 + only_right, (Run(0, 0, 8),)))
    named = {"a": "x", "b": "y"}
    assert found == (
        [(source, f"{named[source]} has the stretch in full, the other lacks words of it")]
        if source
        else []
    )
