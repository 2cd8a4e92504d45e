"""Figures, speakers and decisions as the page lists them."""

import dataclasses

import pytest

from pages import rich_ledger
from rashomon.model.judgement import ASKED, Action, Judgement, judgement
from rashomon.web.decisions import Decisions, initials
from rashomon.web.ledger_page import render_part
from rashomon.web.story_view import LedgerView


def test_each_number_has_its_report_speaker_day_and_bounds() -> None:
    shown = render_part(LedgerView(rich_ledger()), "views", "figures") or ""
    assert "<b>bodies</b><small>bodies · Dunmora</small><small>single</small>" in shown
    assert '<b class="num big">2</b><small>1 report, 1 line, 1 voice</small>' in shown
    assert '>Wren</a>: <span class="w">two of the bodies</span>' in shown
    assert "<small>as of 4 Mar 2031</small>" in shown
    assert "2 · <b>2</b> · 2</span><small>the one number</small>" in shown


def decided(action: Action, field: str, *target: str, **more: str | None) -> Judgement:
    return judgement(action, field, target, by="Rana Khoury", at="2031-03-05T10:00:00", **more)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Rana Khoury", "R.K."),
        ("me", "me"),
        ("rana.khoury@desk.example", "R.K."),
        ("Administrator", "Administ"),
        ("🧑", "🧑"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_what_was_taken_back_or_only_asked_is_not_shown() -> None:
    undone = dataclasses.replace(decided(Action.ACCEPT, "account", "a-l1"), undone_by="j-2")
    assert Decisions([undone, decided(Action.ACCEPT, ASKED, "a-l1")]).about("a-l1") == ()
