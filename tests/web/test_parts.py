"""A part of the page alone."""

from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from pages import hostile_ledger, large_ledger, rich_ledger
from rashomon.web.ledger_page import Frame, render_framed, render_page, render_part, view_ledger
from rashomon.web.story_view import VIEWS

NONE = Markup("")
FRAME = Frame(("/page.css",), ("/page.js",), "/start.js", NONE, "/", NONE, NONE, NONE, "/s/1")


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("points", "p-locked", "one says no, the other yes, of the same doors"),
        ("points", "all", 'data-point="p-empty"'),
        ("texts", "t-owl", "Share this"),
        ("groups", "single", 'data-id="p-empty"'),
        *(("views", view, "<") for view in VIEWS if view != "changes"),
    ],
)
def test_a_part_stands_in_the_whole_page(kind: str, key: str, words: str) -> None:
    part = render_part(rich_ledger(), kind, key)
    assert part
    assert words in part
    if key not in ("all", "single"):
        assert "".join(part.split()) in "".join(render_page(rich_ledger()).split())


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("points", "p-none"),
        ("texts", "owl"),
        ("groups", "none"),
        ("views", "states"),
        ("views", "changes"),
        ("views", "names-2"),
        ("x", "y"),
        ("views", ""),
    ],
)
def test_what_is_not_there_is_none(kind: str, key: str) -> None:
    assert render_part(rich_ledger(), kind, key) is None


def test_words_of_a_report_are_text_in_a_part() -> None:
    attack = "<img src=x onerror=window.ran=1>"
    for kind, key in (
        ("points", "p-locked"),
        ("texts", "t-owl"),
        ("groups", "single"),
        ("views", "speakers"),
    ):
        part = render_part(hostile_ledger(attack), kind, key)
        assert part
        assert "<img" not in part


class Held(HTMLParser):
    """The addresses of what is held back."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "data-held" and value]


def test_all_that_a_large_story_holds_back_can_be_asked_for() -> None:
    view = view_ledger(large_ledger(20, 210))
    html, rules = render_framed(view, FRAME)
    held = Held(html).found
    assert len(held) > 40
    assert {address.split("/")[3] for address in held} == {"points", "texts", "groups", "views"}
    assert all(render_part(view, *address.split("/")[3:5], frame=FRAME) for address in held)
    assert "--cols:20" in rules
    assert "<style" not in html


def test_changes_are_a_view_where_they_are_known() -> None:
    assert 'id="v-changes"' not in render_page(rich_ledger())
    assert "Nothing that a reader would want to be told changed" in render_page(rich_ledger(), [()])
