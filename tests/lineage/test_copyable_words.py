"""The words of a report."""

import pytest

from factories import make_report
from rashomon.lineage.copyable_words import DAILY, OPEN, words_of


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
        report.text,
        furniture=(
            report.furniture_span(0, 11, "byline"),
            report.furniture_span(27, len(report.text), "caption"),
        ),
    )
    words = words_of(report)
    assert words.keys[0] == "the"
    assert words.keys[-1] == "dawn"
    assert words.stretches[2] != words.stretches[3]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr. Oduya left. He ran.", [0, 0, 0, 1, 1]),
        ("One\ntwo", [0, 1]),
        ("It cost 3.5 crowns", [0, 0, 0, 0]),
    ],
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
    assert [int(not words.marks[i] & OPEN) for i in range(len(words.keys))] == quoted


def test_sentence_bounds() -> None:
    words = words_of(make_report("One two. Three four five."))
    assert [(words.sentence_start(i), words.sentence_end(i)) for i in (0, 1, 2, 4)] == [
        (0, 2),
        (0, 2),
        (2, 5),
        (2, 5),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café Müller", ["cafe", "muller"]),
        ("at 5:20 or 3.5", ["at", "5:20", "or", "3.5"]),
        ("A.B.C. and U.N.", ["abc", "and", "un"]),
        ("İstanbul here", ["İstanbul".lower() if len("İ".lower()) == 1 else "Istanbul", "here"]),
    ],
)
def test_accents_points_and_figures(text: str, expected: list[str]) -> None:
    assert list(words_of(make_report(text)).keys) == expected


def test_what_is_known_of_each_word() -> None:
    words = words_of(make_report("The dam broke. A dam, Dam Nine, fell; it was old."))
    assert words.keys == (
        "the",
        "dam",
        "broke",
        "a",
        "dam",
        "dam",
        "nine",
        "fell",
        "it",
        "was",
        "old",
    )
    assert [i for i in range(11) if words.is_capital(i)] == [0, 3, 5, 6]
    assert [i for i in range(11) if words.marks[i] & DAILY] == [1, 4, 5]
    assert [i for i in range(11) if not words.is_telling(i)] == [0, 3, 6, 8, 9]


def test_every_place_of_three_words_in_a_row() -> None:
    words = words_of(make_report("one red dam and one red dam or one red dam"))
    assert words.places_of(("one", "red", "dam")) == [0, 4, 8]
    assert words.places_of(("red", "dam", "and")) == [1]
    assert ("dam", "and", "two") not in words.places


def test_no_run_of_words_goes_from_the_prose_into_a_caption() -> None:
    text = "One red dam\nbroke at dawn"
    bare = make_report(text)
    words = words_of(make_report(text, furniture=(bare.furniture_span(12, len(text), "caption"),)))
    assert set(words.places) == {("one", "red", "dam"), ("broke", "at", "dawn")}


def test_furniture_that_overlaps_hides_all_that_it_covers() -> None:
    text = "One red dam broke at dawn today"
    bare = make_report(text)
    pieces = (
        bare.furniture_span(0, 17, "menu"),
        bare.furniture_span(4, 7, "related"),
        bare.furniture_span(12, 20, "teaser"),
    )
    assert words_of(make_report(text, furniture=pieces)).keys == ("dawn", "today")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left! Then he ran", [0, 0, 1, 1, 1]),
        ("He left.” Then", [0, 0, 1]),
        ("He left (at last.) Then", [0, 0, 0, 0, 1]),
        ("J. Oduya left", [0, 0, 0]),
        ("He left  now", [0, 0, 0]),
        ("He left.now", [0, 0, 0]),
        ("He left…\tNow", [0, 0, 1]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[int]) -> None:
    assert list(words_of(make_report(text)).sentences) == sentences
