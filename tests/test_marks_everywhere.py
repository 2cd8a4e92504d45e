"""A question stands beside its author, and a speaker whom a model named bears its mark, in every
view and export."""

import re

import pytest
from lxml import etree, html

from all_views import exports, pages, screens
from pages import LOCKED, MODEL, rich_ledger
from rashomon.telling.words import whose
from shown_rows import row_of

LEDGER = rich_ledger()
LINES = dict([*screens(LEDGER), *exports(LEDGER)])
WHOLE = ("ledger", "schema")  # the ledger itself, in which each difference has its author beside it


@pytest.mark.parametrize("name", [name for name in LINES if not name.startswith(WHOLE)])
def test_lines(name: str) -> None:
    for line in LINES[name].splitlines():
        assert LOCKED.heading not in line or MODEL in line, line


@pytest.mark.parametrize("name", ["overview", "assistants", "markdown ", "docx ", "show d-locked"])
def test_the_question_is_told_with_the_mark_of_the_speaker(name: str) -> None:
    assert LOCKED.heading in LINES[name]
    assert "a neighbour °" in LINES[name]


@pytest.mark.parametrize(("name", "page"), list(pages(LEDGER)))
def test_rows_of_pages(name: str, page: str) -> None:
    for element in html.fromstring(page).iter(etree.Element):
        told = " ".join([element.text or "", *(child.tail or "" for child in element)])
        if element.tag in ("script", "style") or LOCKED.heading not in told:
            continue
        assert whose(MODEL) in " ".join(row_of(element).text_content().split()), told


def test_speakers_of_the_page() -> None:
    (page,) = [page for name, page in pages(LEDGER) if name == "page"]
    text = html.fromstring(page).text_content().replace("a neighbour told Vale Wire", "")
    assert len(re.findall("a neighbour", text)) == len(re.findall("a neighbour °", text)) > 3
