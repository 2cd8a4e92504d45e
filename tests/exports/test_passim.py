"""Copied passages in clusters."""

from factories import make_report, quoted
from rashomon.exports.passim import clusters
from rashomon.model.copy import Copy, CopyKind

ONE = make_report("The old mill by the weir burned down. Two hens were saved from it. Rain fell.", "one")
TWO = make_report("The old mill by the weir burned down. Two hens were saved from it. Snow fell.", "two")
THREE = make_report("Two hens were saved from it. Nobody was seen. Rain fell.", "three")


def copy(a: str, b: str, other: object = TWO) -> Copy:
    return Copy(f"c-{a}-{b}", quoted(ONE, a), quoted(other, b), CopyKind.VERBATIM)  # type: ignore[arg-type]


def test_both_sides_of_a_copy_are_together_and_others_apart() -> None:
    found = clusters((copy("The old mill", "The old mill"), copy("Rain fell", "Rain fell", THREE)))
    assert [[span.report for span in group] for group in found] == [["one", "two"], ["one", "three"]]


def test_overlapping_passages_join_their_clusters() -> None:
    wide, narrow = "The old mill by the weir burned down. Two hens were saved from it.", "Two hens were saved from it."
    found = clusters((copy(wide, wide), copy(narrow, narrow, THREE)))
    assert [[span.report for span in group] for group in found] == [["one", "one", "three", "two"]]


def test_a_passage_inside_a_longer_one_does_not_hide_a_third() -> None:
    wide, inside, late = "The old mill by the weir burned down. Two hens were saved", "mill by", "hens were saved from"
    found = clusters((copy(wide, wide), copy(inside, "hens", THREE), copy(late, "Nobody", THREE)))
    assert len(found) == 1
