"""Decisions as the page lists them."""

import dataclasses

import pytest

from rashomon.model.judgement import ASKED, Action, Judgement, judgement
from rashomon.web.decisions import Decisions, initials


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
