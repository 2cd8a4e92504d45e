"""Which blocks of a page are its article."""

import pytest
from lxml import html

from rashomon.reports.page.article import choose_passages
from rashomon.reports.page.blocks import read_blocks

ONE = (
    "The old bridge over the Harn was closed on Monday after the river rose by two metres in a "
    "night."
)
TWO = (
    "Nobody was hurt, but forty people were told to leave their homes, said the mayor of the town."
)
THREE = (
    "Work on a new bridge is to begin in the spring of next year, according to the council's plan."
)
STORY = f"<h1>Bridge closed</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
EXTRACTED = "\n".join((ONE, TWO, THREE))


def choose(body: str, extracted: str = EXTRACTED) -> list[tuple[str, str | None]]:
    page = read_blocks(html.document_fromstring(f"<html><body>{body}</body></html>"))
    return [
        (passage.text, passage.kind)
        for passage in choose_passages(page, extracted, title="Bridge closed")
    ]


def kinds(body: str, *more: str) -> dict[str, str | None]:
    return dict(choose(body, "\n".join((EXTRACTED, *more))))


@pytest.mark.parametrize(
    ("markup", "text", "kind"),
    [
        (
            "<aside class='related-stories'><p><a href='/x'>Storm closes airports</a></p></aside>",
            "Storm closes airports",
            "related",
        ),
        (
            "<div id='comments'><p>I always said that this bridge would fall one day.</p></div>",
            "I always said that this bridge would fall one day.",
            "comments",
        ),
        ("<span class='photo-credit'>Ana Ruiz</span>", "Ana Ruiz", "credit"),
    ],
)
def test_what_the_page_calls_something_else(markup: str, text: str, kind: str) -> None:
    body = (
        f"<article><h1>Bridge closed</h1><p>{ONE}</p><p>{TWO}</p>{markup}<p>{THREE}</p></article>"
    )
    assert kinds(body, text)[text] == kind


def test_a_paragraph_that_the_extraction_lost_is_put_back() -> None:
    assert (TWO, None) in choose(f"<article>{STORY}</article>", "\n".join((ONE, THREE)))


def test_bylines_and_dates_above_the_story_stay_as_furniture() -> None:
    body = (
        "<article><h1>Bridge closed</h1><div class='m'><span>By Ana "
        "Ruiz</span></div><div>Published 3 May "
        f"2021</div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>"
    )
    found = dict(choose(body))
    assert (found["By Ana Ruiz"], found["Published 3 May 2021"]) == ("byline", "byline")


def test_a_correction_is_prose_wherever_it_stands() -> None:
    note = "Correction: an earlier version of this story gave the wrong name of the river."
    assert (note, None) in choose(f"<article>{STORY}</article><p class='fix'>{note}</p>")


def test_tables_are_rows() -> None:
    body = f"<article>{STORY}<table><tr><td>Bridge</td><td>1931</td></tr></table></article>"
    assert ("Bridge | 1931", "") in choose(body, f"{EXTRACTED}\n| Bridge | 1931 |")


def test_a_line_that_no_element_holds_is_kept() -> None:
    assert (
        "Words from a script that the page shows when it runs, and from nowhere else.",
        None,
    ) in choose(
        f"<article>{STORY}</article>",
        f"{EXTRACTED}\nWords from a script that the page shows when it runs, and from nowhere "
        "else.",
    )


LONG = "".join(
    f"<p>The council of {town} said on Monday that it would mend its bridge before the winter, and "
    f"that {town} would pay for it.</p>"
    for town in ("Aske", "Holm", "Ostwick", "Tollen", "Belsund", "Dremmen")
)


@pytest.mark.parametrize("tag", ["aside", "footer", "div class='footer-text'", "td"])
def test_the_largest_run_of_prose_is_never_dropped(tag: str) -> None:
    other = (
        "<div><p>We tell you what matters, every day of the week, wherever you may be.</p></div>"
    )
    chosen = choose(
        f"<h1>Bridge closed</h1>{other}<{tag}>{LONG}</{tag.split(maxsplit=1)[0]}>", "We tell you"
    )
    assert sum(text.startswith("The council of") and not kind for text, kind in chosen) == 6


@pytest.mark.parametrize("name", ["comments", "related-stories"])
def test_what_is_surely_another_part_is_no_run(name: str) -> None:
    assert "Bridge closed" not in str(choose(f"{STORY}<div class='{name}'>{LONG}</div>")[3:])
