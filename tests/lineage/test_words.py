"""The words of a report."""

import pytest

from factories import make_report
from rashomon.lineage.words import words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam’s wall", ["the", "dams", "wall"]),
        ("The dam's wall", ["the", "dams", "wall"]),
        ("U.S. aid of 3,200 tonnes", ["us", "aid", "of", "3,200", "tonnes"]),
        ("", []),
        ("“”'' --", []),
    ],
)
def test_keys(text: str, expected: list[str]) -> None:
    assert list(words_of(make_report(text)).keys) == expected


def test_page_furniture_is_left_out_but_captions_stay() -> None:
    report = make_report("By Ann Reed\nThe dam broke.\nThe broken dam at dawn")
    report = make_report(
        report.text, furniture=(report.furniture_span(0, 11, "byline"), report.furniture_span(27, len(report.text), "caption"))
    )
    words = words_of(report)
    assert words.keys[0] == "the"
    assert words.keys[-1] == "dawn"
    assert words.stretches[2] != words.stretches[3]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("Dr. Oduya left. He ran.", [0, 0, 0, 1, 1]), ("One\ntwo", [0, 1]), ("It cost 3.5 crowns", [0, 0, 0, 0])],
)
def test_sentences(text: str, sentences: list[int]) -> None:
    assert list(words_of(make_report(text)).sentences) == sentences


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no more" twice', [0, 0, 1, 1, 0]),
        ("He said “no more” twice", [0, 0, 1, 1, 0]),
        ('"Never again\nhe said', [1, 1, 0, 0]),
        ('no" more', [0, 1]),
    ],
)
def test_quoted(text: str, quoted: list[int]) -> None:
    words = words_of(make_report(text))
    assert [int(words.is_quoted(i)) for i in range(len(words.keys))] == quoted


def test_sentence_bounds() -> None:
    words = words_of(make_report("One two. Three four five."))
    assert [(words.sentence_start(i), words.sentence_end(i)) for i in (0, 1, 2, 4)] == [(0, 2), (0, 2), (2, 5), (2, 5)]
