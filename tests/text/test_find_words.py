"""Words are found as a person reads them, and never inside other words or numbers."""

import pytest

from factories import make_report
from rashomon.model.report import Furniture
from rashomon.text.find_words import searchable


def places(text: str, words: str) -> list[str]:
    return [span.quote for span in searchable(make_report(text)).find(words)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("She said “no” twice.", 'said "no" twice', "said “no” twice"),
        ("It’s the miller's mill.", "It's the miller’s", "It’s the miller's"),
        ("A well–known mill.", "well-known", "well–known"),
        ("Nine\u00a0goats  fled.", "Nine goats fled", "Nine\u00a0goats  fled"),
        ("Nine goats\nfled.", "goats fled", "goats\nfled"),
        ("He sang … and left.", "sang ... and", "sang … and"),
        ("The co\u00adoperative mill.", "cooperative", "co\u00adoperative"),
        ("The Mill burnt.", "the mill", "The Mill"),
        ("The mill burnt.", "“The mill burnt …”", "The mill burnt"),
    ],
    ids=[
        "quotation marks",
        "apostrophes",
        "dashes",
        "blanks",
        "a line break",
        "three dots",
        "soft hyphens",
        "capitals",
        "marks at the ends",
    ],
)
def test_words_are_found_whatever_signs_are_printed(text: str, words: str, found: str) -> None:
    assert places(text, words) == [found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It weighs 1.5 tons.", "5 tons"),
        ("It cost 12,000 crowns.", "12"),
        ("It is -3 degrees.", "3 degrees"),
        ("The millers left.", "miller"),
        ("The windmill left.", "mill"),
        ("A mill burnt.", "…"),
        ("A mill burnt.", ""),
        ("A mill burnt.", "barn"),
    ],
)
def test_no_word_and_no_number_is_cut(text: str, words: str) -> None:
    assert places(text, words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It weighs 1.5 tons.", "1.5 tons"),
        ("It is -3 degrees.", "-3 degrees"),
        ("He left at 5.", "at 5"),
        ("The mill-owner left.", "mill"),
    ],
)
def test_a_whole_word_or_number_is_found(text: str, words: str) -> None:
    assert places(text, words) == [words]


def test_words_as_they_are_come_before_words_in_other_capitals() -> None:
    assert places("A mill. The Mill. A mill.", "mill") == ["mill", "mill"]
    assert places("A mill. The Mill.", "MILL") == ["mill", "Mill"]


def test_words_are_never_found_in_page_furniture() -> None:
    text = "Share: A mill burnt.\nA mill burnt."
    report = make_report(text, furniture=(Furniture("r", 0, 20, text[:20], "share"),))
    assert [span.start for span in searchable(report).find("mill burnt")] == [23]
