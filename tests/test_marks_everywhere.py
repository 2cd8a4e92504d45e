"""Whatever an author worded stands beside its author, in every view and export; a yes or no stands
beside its quotation; what no quotation bears out stands nowhere but where it is asked for.
"""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree, html

from all_views import WORDING, docx_rows, pages, screens
from marked_rows import NOWHERE, OF, ROWS, marked_ledger
from rashomon.exports.export_format import Files
from rashomon.exports.flat_tables import TABLES
from rashomon.exports.formats import FORMATS
from rashomon.model.judgement import Action, SeenPoint, judgement
from rashomon.web.decisions import tell_about
from rashomon.web.ledger_page import render_page
from shown_rows import row_of

LEDGER = marked_ledger()
MARK = re.compile("|".join(OF))
HIDDEN = re.compile("|".join(NOWHERE))
QUOTES = tuple({account.quote.quote for point in ROWS for account in point.accounts})


def hold_up(place: str, text: str) -> None:
    """Asserts that the author of every marked word stands in the text, and nothing that is shown
    nowhere."""
    for word in MARK.findall(text):
        assert OF[word] in text, (place, word, text)
    assert not HIDDEN.search(text), (place, text)


# The terminal and assistants


SCREENS = dict(screens(LEDGER))


@pytest.mark.parametrize("name", list(SCREENS))
def test_lines_of_the_terminal_and_for_assistants(name: str) -> None:
    for line in SCREENS[name].splitlines():
        hold_up(name, line)
        if re.search(r"\byes\b(?!-no)|\[no\b|\bunclear\b", line):
            assert any(quote in line for quote in QUOTES), line


def test_every_marked_word_is_told_somewhere() -> None:
    told = "\n".join(SCREENS.values())
    assert {word for word in OF if word not in told} == set()


# The page


def hold_up_page(name: str, text: str) -> None:
    """Asserts of every text and attribute that the author stands in the same row; of every yes and
    no that a quotation does."""
    for element in html.fromstring(text).iter(etree.Element):
        if element.tag in ("script", "style"):
            continue
        own = [element.text or "", *(child.tail or "" for child in element)]
        folded = next(
            (
                each
                for each in (element, *element.iterancestors())
                if "wording" in (each.get("class") or "").split()
            ),
            None,
        )
        for told in (*own, *element.attrib.values()):
            for word in MARK.findall(told):
                row = row_of(element)
                assert OF[word] in " ".join((row.text_content(), *row.attrib.values(), told)), (
                    name,
                    word,
                    etree.tostring(row),
                )
            if found := HIDDEN.search(told):
                assert found[0] != "zorhidden", (name, etree.tostring(element))
                assert folded is not None, (name, etree.tostring(element))
                assert folded.get("open") is None
                assert f"worded by {OF['zorasked']}" in folded.text_content()
        if any(words.strip(" ;") in ("yes", "no", "unclear") for words in own):
            row = row_of(element)
            assert any(quote in row.text_content() for quote in QUOTES), (name, etree.tostring(row))


PAGES: dict[str, str | None] = dict(pages(LEDGER)) | {"large": None}


@pytest.mark.parametrize("name", list(PAGES))
def test_rows_and_tooltips_of_pages(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "large":  # what a large story holds back
        monkeypatch.setattr("rashomon.web.story_view.LARGE_CELLS", 0)
    hold_up_page(name, PAGES[name] or render_page(LEDGER))


def test_the_page_tells_every_marked_word() -> None:
    page = PAGES["page"] or ""
    assert {word for word in OF if word not in page} == {"zorjoined"}  # `show --names` tells it


def test_a_judgement_says_whose_the_question_was() -> None:
    seen = SeenPoint("p-hurt", ROWS[0].question, "count", ())
    made = replace(
        judgement(Action.ACCEPT, "point", ("p-hurt",), by="Ada", at="2031-05-02T10:00:00Z"),
        points=(seen,),
    )
    marks = {ROWS[0].question: "asked and read by model otter-7 <b>"}
    hold_up("judgement", tell_about(made, marks))
    assert "as it was called then" in tell_about(made)


# Exports

_MAKERS = ("by", "made_by", "question_by", "speaker_by", "creator")


def hold_up_records(name: str, value: Any, makers: str = "") -> None:
    """Asserts of every string of nested records that its own record or one around it names the
    author."""
    if isinstance(value, dict):
        mine = [json.dumps(value[key]) for key in _MAKERS if value.get(key)]
        strings = " ".join(each for each in value.values() if isinstance(each, str))
        known = f"{makers} {' '.join(mine)} {strings}"
        for key, each in value.items():
            if key == WORDING or (key == "value" and name in _WHOLE):
                continue
            hold_up_records(name, each, known)
    elif isinstance(value, list):
        for each in value:
            hold_up_records(name, each, makers)
    elif isinstance(value, str):
        for word in MARK.findall(value):
            assert OF[word] in f"{makers} {value}", (name, word, value)
        assert not HIDDEN.search(value), (name, value)


_WHOLE = ("ledger", "gold")  # the ledger itself, in which an answer that fails is marked `unproved`


def hold_up_table(name: str, header: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Asserts that each row names the authors of what it holds, and has a quotation beside a yes or
    no."""
    names = list(header)
    for row in rows:
        cells = {
            column: str(cell) for column, cell in zip(names, row, strict=True) if cell is not None
        }
        hold_up(name, " | ".join(cells.values()))
        if {"yes", "no", "unclear"} & {
            cell for column, cell in cells.items() if column != "civilian"
        }:
            assert any(quote in cell for quote in QUOTES for cell in cells.values()), (name, cells)


def hold_up_csv(name: str, data: bytes) -> None:
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    hold_up_table(name, header, rows)


def hold_up_files(name: str, files: Files) -> None:
    for end, data in files.items():
        if end.endswith(".csv") or name in ("csv", "ucdp"):
            hold_up_csv(f"{name}{end}", data)
        elif name == "markdown" or end.endswith(".txt"):
            for line in data.decode().replace("\\", "").splitlines():
                hold_up(name, line)
        elif (name == "ftm" and end.endswith(".ftm.json")) or name == "judgements":
            for line in data.decode().splitlines():
                hold_up_records(name, json.loads(line))
        elif name == "docx":
            for row in docx_rows(data):
                hold_up(name, row)
        else:
            hold_up_records(name, json.loads(data))


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_export(name: str) -> None:
    hold_up_files(name, FORMATS[name].files(LEDGER))


@pytest.mark.parametrize("name", list(TABLES))
def test_every_table(name: str) -> None:
    hold_up_table(name, *TABLES[name](LEDGER))
