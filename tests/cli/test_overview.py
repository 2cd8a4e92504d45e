"""What `compare` and `show` print: what was read, the view, where the rest is."""

import io
from dataclasses import replace
from unittest.mock import patch

import pytest
from rich.console import Console

from ledgers import REPORTS, full_ledger, make_ledger, make_story
from rashomon.cli.overview import print_ledger
from rashomon.model.ledger import FORMAT, Failure, Ledger, Made


def printed(ledger: Ledger, *, every: bool = False) -> str:
    console = Console(file=io.StringIO(), width=80, highlight=False, markup=False)
    with patch("rich.console.Console", lambda **_: console):
        print_ledger(ledger, every=every)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_what_was_not_read_then_the_view_then_where_the_rest_is() -> None:
    text = printed(make_ledger(failures=(Failure("gate.html", "a consent wall"),)))
    order = ["1 not read", "gate.html", "1 Hill Post", "WHAT SEVERAL TELL", "NUMBERS", "Go on:"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_every_row_is_printed_by_wish() -> None:
    ledger = full_ledger()
    assert len(printed(ledger, every=True)) >= len(printed(ledger))


@pytest.mark.parametrize("number", [4, 20])
def test_of_many_stories_a_card_each_is_printed(number: int) -> None:
    stories = tuple(replace(make_story(), id=f"t-{n}", title=f"Slide {n}") for n in range(number))
    text = printed(replace(make_ledger(), stories=stories))
    assert text.count("     3 reports") == min(number, 12)
    assert "WHAT SEVERAL TELL" not in text
    assert ("8 more stories" in text) is (number == 20)


def test_an_empty_ledger_says_so() -> None:
    assert "no report could be read" in printed(Ledger(FORMAT, Made("x"), (), ()))


def test_control_characters_of_reports_become_signs() -> None:
    reports = (replace(REPORTS[0], title="\x1b[31mred\u202e"), *REPORTS[1:])
    text = printed(make_ledger(reports=reports))
    assert "\x1b" not in text
    assert "\u202e" not in text
