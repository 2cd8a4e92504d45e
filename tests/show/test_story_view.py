"""Speakers, origins and copies, as the page shows them."""

from dataclasses import replace

import pytest

from pages import STORY, rich_ledger
from rashomon.model.copy import CopyKind, Origin, OriginKind, RestingReport, RestKind
from rashomon.model.story import LeftOut, Story
from rashomon.show.page import render_page
from rashomon.show.story_view import LedgerView, StoryView


def view(story: Story = STORY) -> StoryView:
    return LedgerView(replace(rich_ledger(), stories=(story,))).stories[0]


def test_speakers_are_rows_with_all_their_words() -> None:
    assert [row.heading for row in view().speakers] == ["Ida Brok"]


def test_only_what_several_reports_rest_on_is_listed() -> None:
    ((name, kind, reports),) = view().origins
    assert (name, kind) == ("Vale Wire", "news agency")
    assert reports[0][2:] == ("has words of it", "words of it stand there")


@pytest.mark.parametrize("kind", OriginKind)
@pytest.mark.parametrize("how", RestKind)
def test_every_kind_of_origin_has_words(kind: OriginKind, how: RestKind) -> None:
    rests = tuple(RestingReport(report, how, "because") for report in ("owl", "lark"))
    (shown,) = view(replace(STORY, origins=(Origin("o1", kind, "owl", rests),))).origins
    assert all((shown[1], shown[2][0][2]))


@pytest.mark.parametrize(
    ("kind", "source", "told"),
    [
        (CopyKind.EDITED, "a", "from The Owl 🦉"),
        (CopyKind.EDITED, None, "which came first is not known"),
        (CopyKind.QUOTATION, None, "both quote it"),
    ],
)
def test_copies_say_where_they_come_from(kind: CopyKind, source: str | None, told: str) -> None:
    copy = replace(STORY.copies[0], kind=kind, from_=source)
    ((_, shown, sides),) = view(replace(STORY, copies=(copy,))).copies
    assert shown == told
    assert [bool(words) for _, _, words in sides] == [True, True]


def test_what_was_left_out_and_what_is_incomplete_is_said() -> None:
    story = replace(STORY, coverage="incomplete", left_out=(LeftOut("broke", stage="rows"),))
    page = render_page(replace(rich_ledger(), stories=(story,)))
    assert "<span>coverage incomplete</span>" in page
    assert "rows: broke" in page
