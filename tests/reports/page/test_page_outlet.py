"""Headline and outlet of pages that do not state them."""

import pytest
from lxml import html

from rashomon.reports.page.blocks import read_blocks
from rashomon.reports.page.page_data import find_outlet, find_title, read_page_data

PROSE = (
    "<p>The old bridge over the Harn was closed on Monday after the river rose by two metres in a "
    "night.</p>"
)


def names(head: str, body: str) -> tuple[str | None, str | None]:
    tree = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    data, page = read_page_data(tree), read_blocks(tree)
    title = find_title(data, page)
    return title, find_outlet(data, title, "Harn Post")


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            "<title>Old bridge closed - Vale Courier</title>",
            f"<h1>Old bridge closed</h1>{PROSE}",
            ("Old bridge closed", "Vale Courier"),
        ),
        (
            "<title>Old bridge closed | Valley | The Courier</title>",
            f"<h1>Old bridge closed</h1>{PROSE}",
            ("Old bridge closed", "The Courier"),
        ),
        (  # what trafilatura finds, where the page says it nowhere else
            "<title>Bridge closed</title>",
            f"<h1>Bridge closed</h1>{PROSE}",
            ("Bridge closed", "Harn Post"),
        ),
        (
            "<title>Harn Post</title>",
            f"<h3>Old bridge closed after flood</h3>{PROSE}",
            ("Old bridge closed after flood", "Harn Post"),
        ),
        (
            "<meta property='og:site_name' content='Vale'><title>x</title>",
            f"<h1>Bridge closed</h1>{PROSE}",
            ("Bridge closed", "Vale"),
        ),
    ],
)
def test_names(head: str, body: str, expected: tuple[str | None, str | None]) -> None:
    assert names(head, body) == expected
