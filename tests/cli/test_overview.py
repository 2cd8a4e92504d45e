"""What compare and show print: the open entries of the overview, of many stories a card each."""

import io
from dataclasses import replace
from unittest.mock import patch

import pytest
from rich.console import Console

from factories import make_report
from ledgers import REPORTS, full_ledger, make_ledger, make_story, told
from rashomon.cli.overview import print_ledger
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.report import FoundIn
from rashomon.show.make_pieces import words_piece


def printed(ledger: Ledger, width: int = 80, *, every: bool = False, **options: object) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, **options)  # type: ignore[arg-type]
    with patch("rich.console.Console", lambda **_: console):
        print_ledger(ledger, every=every)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_what_was_read_then_the_overview_then_where_the_rest_is() -> None:
    twice = replace(REPORTS[0], sources=(FoundIn("post.txt", "1"), FoundIn("copy.txt", "1")))
    ledger = replace(
        make_ledger(), reports=(twice, *REPORTS[1:]), failures=(Failure("bad.txt", "empty"),)
    )
    text = printed(ledger, 200)
    marks = (
        "3 reports: 2 outlets and 1 unnamed report, 2 May 2031, 2 undated",
        "Hill Post, Evening Star",
        "1 came twice and count once: copy.txt is the report in post.txt",
        "1 not read",
        "bad.txt: empty",
        "Landslide\n3 reports, at most 3 independent",
        "People killed, hurt, missing, moved or detained\n",
        "- people hurt: “Nine people” (the mayor, Hill Post) | “Eleven people” (a nurse, Evening "
        "Star) [differ]  d-hurt\n",
        "What happened, in the reports' words\n- “The road is closed.” (Hill Post)  r-road",
        "2 claims, 1 difference.",
        "Go on: show LEDGER ID opens a line, --page FILE writes the page; --model, or sheet",
    )
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_reports_that_were_read_in_part_are_counted_with_their_languages() -> None:
    foreign = replace(REPORTS[1], language="cs")
    ledger = replace(make_ledger(), reports=(REPORTS[0], foreign))
    said = "1 of 2 reports (cs) was read for names, full dates and copied words, not for"
    assert f"{said} speakers or for what numbers count.\n" in printed(ledger, 200)


def test_the_words_are_those_of_the_overview_in_its_order() -> None:
    ledger = full_ledger()
    (story,) = ledger.stories
    text = printed(ledger, 400)
    places = [text.index(f"- {entry}") for entry in story.overview if entry.open]
    assert len(places) > 2
    assert places == sorted(places)


def test_what_does_not_stand_open_is_printed_only_with_all() -> None:
    (story,) = make_ledger().stories
    folded = [replace(one, open=one.id != "d-hurt") for one in story.overview]
    ledger = replace(make_ledger(), stories=(replace(story, overview=tuple(folded)),))
    assert "people hurt:" not in printed(ledger)
    assert "; 1 more with --all." in printed(ledger)
    assert "people hurt: “Nine people”" in printed(ledger, 200, every=True)


def test_nothing_in_common_is_said() -> None:
    (story,) = make_ledger().stories
    bare = told(replace(story, claims=(), differences=()))
    text = " ".join(printed(replace(make_ledger(), stories=(bare,))).split())
    assert "Nothing was found that two of its reports tell of. show --only REPORT" in text


def test_one_report_has_nothing_to_be_compared_with() -> None:
    ledger = make_ledger()
    alone = replace(
        ledger, reports=REPORTS[:1], stories=(replace(ledger.stories[0], reports=("post",)),)
    )
    assert "One report (Hill Post): there is nothing to compare it with" in printed(alone)
    assert "nothing to compare" not in printed(ledger)


@pytest.mark.parametrize("of_story", [("post",), ("post", "star")])
def test_what_a_page_takes_back_is_printed_also_where_nothing_is_shared(
    of_story: tuple[str, ...],
) -> None:
    reports = (make_report("Note: the road was never closed, as we wrote.", "post"), REPORTS[1])
    taken_back = Entry(
        section=Section.CAUTIONS,
        id="x-road",
        pieces=(words_piece("the road was never closed, as we wrote"),),
    )
    story = replace(
        make_ledger().stories[0],
        reports=of_story,
        claims=(),
        differences=(),
        overview=(taken_back,),
    )
    ledger = replace(make_ledger(), reports=reports[: len(of_story)], stories=(story,))
    text = printed(ledger, 200)
    said = text.index("nothing to compare" if len(of_story) == 1 else "Nothing was found")
    heading = text.index("Denied, corrected", said)
    assert "- the road was never closed, as we wrote  x-road\n" in text[heading:]


def many(stories: int, reports: int) -> Ledger:
    """Stories of so many reports each."""
    given = tuple(
        make_report(f"Landslide {n}", f"r{n}", outlet=f"Paper {n}", title=f"Landslide {n}")
        for n in range(stories * reports)
    )
    ids = [tuple(r.id for r in given[i * reports : (i + 1) * reports]) for i in range(stories)]
    made = tuple(
        replace(make_story(), id=f"t-{i}", title=f"Landslide {i}", reports=ids[i])
        for i in range(stories)
    )
    return replace(make_ledger(), reports=(*REPORTS, *given), stories=made)


@pytest.mark.parametrize(("stories", "reports"), [(13, 3), (39, 1), (200, 2)])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_many_stories_are_told_in_cards(stories: int, reports: int, width: int) -> None:
    lines = printed(many(stories, reports), width).splitlines()
    assert len(lines) <= 240
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)
    text = " ".join(" ".join(lines).split())
    if reports == 1:
        assert f"{stories} reports alone: on the page" in text
    else:
        assert f"{stories - 12} more stor" in text
        assert "people hurt: “Nine people”" in text


def test_a_card_has_the_first_entries_of_a_story_and_its_numbers() -> None:
    text = printed(many(4, 3), 200)
    assert "\n     people hurt: “Nine people”" in text
    assert "reports, at most 3 independent, 1 difference" in text
    assert "What happened" not in text


@pytest.mark.parametrize("options", [{}, {"force_terminal": True, "color_system": "standard"}])
def test_words_of_reports_are_neither_markup_nor_control(options: dict[str, object]) -> None:
    evil = "[bold red]x[/] \x1b]0;owned\x07 \x9b31m \u202eback"
    reports = (
        replace(
            REPORTS[0], title=evil, outlet=evil, sources=(FoundIn(evil, "1"), FoundIn(evil, "2"))
        ),
        *REPORTS[1:],
    )
    ledger = make_ledger(reports=reports, failures=(Failure(evil, evil),))
    (story,) = ledger.stories
    one = replace(story.differences[0], by=evil, thing=evil)
    evil_story = told(replace(story, title=evil, differences=(one,)), reports)
    for stories in (1, 4):  # whole, and as cards
        ledger = replace(ledger, stories=(evil_story,) * stories)
        text = printed(ledger, 200, **options)  # type: ignore[arg-type]
        assert "[bold red]x[/]" in text
        assert not {"\x07", "\x9b", "\u202e"} & set(text)
        assert "\x1b]" not in text
