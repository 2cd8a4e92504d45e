"""What --all prints."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from beside import ELEVEN, TOLL, asked, asked_ledger, found_ledger
from ledgers import HURT, REPORTS, make_ledger
from rashomon.cli.overview import print_ledger
from rashomon.cli.story_parts import report_labels
from rashomon.model.ledger import Failure, Ledger


def printed(ledger: Ledger, width: int = 80, **options: object) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, **options)  # type: ignore[arg-type]
    print_ledger(ledger, console, everything=True)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_reports_then_open_questions_then_all_others_then_what_stands_side_by_side() -> None:
    text = printed(replace(asked_ledger(), failures=(Failure("bad.txt", "empty"),)))
    marks = (
        "bad.txt: empty",
        "post: Hill Post, 2031-05-02: Landslide",
        "In brief",
        "disputed: ",
        "same: ",
        "repeated: ",
        "single: ",
        "Did a bridge fall?",
        "Side by side",
        "road · closed",
        "r-road · 3 reports, 2 lines, 1 speaker",
        "Hill Post, in its own words: The road is closed.",
        "shared words: Evening Star, in its own words: The road is closed.",
        "perhaps: “Slide”, in its own words: Two dogs were found.",
        "r-toll · figures differ · 2 reports, 2 lines, 2 speakers",
        "self-contradiction",
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_answers_with_givers_numbers_words_and_reason() -> None:
    text = printed(asked_ledger(HURT))
    for line in (
        "disputed: “Nine people were hurt”  [read by person Ada Lind]",
        "A  “Nine people were hurt” (Hill Post, the mayor) [9: person Ada Lind]",
        "1 report, 1 line, 1 speaker",
        "asked by person Ada Lind: How many people were hurt?",
        "A conflicts with B: two exact numbers of the same people that differ",
    ):
        assert line in text


def test_never_says_what_it_does_not_know() -> None:
    text = printed(asked_ledger()).lower()
    assert "independent" not in text
    assert "confirmed" not in text
    assert "1 line (shared text or agency)" in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_keeps_to_the_width(width: int) -> None:
    lines = printed(asked_ledger(), width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_no_colour_codes_unless_on_a_terminal() -> None:
    assert "\x1b" not in printed(make_ledger())
    assert "\x1b[1m" in printed(make_ledger(), force_terminal=True, color_system="standard")


@pytest.mark.parametrize("options", [{}, {"force_terminal": True, "color_system": "standard"}])
def test_words_of_reports_are_neither_markup_nor_control(options: dict[str, object]) -> None:
    evil = "[bold red]x[/] \x1b]0;owned\x07 \x9b31m \u202eback"
    reports = (replace(REPORTS[0], title=evil, outlet=evil, agencies=(evil,)), *REPORTS[1:])
    point = replace(
        asked(HURT),
        question=evil,
        versions=tuple(replace(version, value=evil) for version in HURT.versions),
    )
    ledger = make_ledger(point, reports=reports, failures=(Failure(evil, evil),))
    found = replace(TOLL, label=evil, by=evil, sentences=(replace(ELEVEN, speaker=evil),))
    story = replace(ledger.stories[0], passages=(found,))
    text = printed(replace(ledger, stories=(story,)), 200, **options)
    assert "[bold red]x[/]" in text
    assert not {"\x07", "\x9b", "\u202e", "\x1b]"} & set(text)
    assert "\x1b]" not in text


def test_without_an_author_there_are_no_questions() -> None:
    text = printed(found_ledger())
    assert "question" not in text
    assert "Disputes" not in text


def test_reports_of_one_outlet_are_told_apart() -> None:
    twins = (REPORTS[0], replace(REPORTS[1], outlet="Hill Post"), REPORTS[2])
    assert report_labels(twins) == {
        "post": "Hill Post, 2 May 2031",
        "star": "Hill Post, “Road buried”",
        "wire": "“Slide”",
    }
