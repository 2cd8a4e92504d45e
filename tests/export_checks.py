"""Checks of what was exported: each reads a format back with the field's own library or rules and
holds it against the ledger."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rashomon.comparing.shared_page import ledger_on_page
from rashomon.decisions.json_lines import parsed_decisions
from rashomon.exports.flat_tables import as_cell, row_table_of
from rashomon.exports.formats import FORMATS
from rashomon.model.document import from_json, plain, to_json
from rashomon.model.ledger import Ledger
from rashomon.show.answer_text import answers_of
from rashomon.show.looked_counts import words_after_looks
from rashomon.show.view import view_of

Check = Callable[[Ledger, bytes, Path], None]
FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def plain_cell(text: str) -> str:
    """The cell without the apostrophe that was put before it."""
    return text[1:] if re.match("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", text) else text


def rows_in(data: bytes, **dialect: Any) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), **dialect))


def assert_safe(data: bytes) -> None:
    """No cell that a spreadsheet would run."""
    for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
        assert [cell for cell in row if FORMULA.match(cell) and not NUMBER.fullmatch(cell)] == []


def check_ledger(ledger: Ledger, made: bytes, folder: Path) -> None:
    """The very ledger is read back; but for lone surrogates, which have no UTF-8."""
    back = from_json(made.decode("utf-8"))
    assert to_json(back) == to_json(ledger)
    assert back == ledger or "\ufffd" in to_json(ledger)


def told_rows(ledger: Ledger, data: bytes, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a table for spreadsheets, behind a byte order mark; the words of each stand in
    the report where the row says."""
    assert data.startswith(b"\xef\xbb\xbf")
    assert_safe(data.removeprefix(b"\xef\xbb\xbf"))
    rows = rows_in(data.removeprefix(b"\xef\xbb\xbf"))
    texts = {as_cell(report.id): report.text for report in ledger.reports}
    for row in rows:
        assert tuple(row) == columns
        told = texts[plain_cell(row["report"])][int(row["start"]) : int(row["end"])]
        assert plain_cell(row["quote" if "quote" in row else "sentence"]) == as_cell(told)
    return rows


def check_csv(ledger: Ledger, made: bytes, folder: Path) -> None:
    """A row for every quotation of every row."""
    rows = told_rows(ledger, made, row_table_of(ledger).columns)
    assert len(rows) == sum(len(row.quotes) for story in ledger.stories for row in story.rows)


def quotes_of(ledger: Ledger) -> Iterator[str]:
    """The quotations that stand on the first views, as they are cut."""
    for story in ledger.apart():
        view = view_of(story.stories[0], story.reports)
        for section in view.sections:
            for row in section.rows:
                yield from (flat(line.text) for line in row.lines)


def flat(text: str) -> str:
    """The text with every white space as one space."""
    return " ".join(text.split())


def check_markdown(ledger: Ledger, made: bytes, folder: Path) -> None:
    """markdown-it reads every entry back as plain text; no markup comes from a report."""
    from markdown_it import MarkdownIt

    text = made.decode("utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    told = flat(" ".join(token.content for token in tokens if token.type == "inline"))
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", told)
    for quote in quotes_of(ledger):
        told = re.sub("[\ud800-\udfff]", "?", quote).replace("\0", "\ufffd")
        assert told in plain.replace("**", "").replace("_", "") or "_" in told, quote
    assert not {
        child.type for token in tokens if token.type == "inline" for child in token.children or []
    } & {"html_inline", "link_open", "image"}
    assert not [token for token in tokens if token.type == "html_block"]


def check_decisions(ledger: Ledger, made: bytes, folder: Path) -> None:
    """What was decided is read back as it was."""
    listed = ledger.all_decisions()
    back = parsed_decisions(made.decode())
    assert [one.id for one in back] == [one.id for one in listed]
    if made.isascii():
        assert back == listed


def check_schema(ledger: Ledger, made: bytes, folder: Path) -> None:
    """The document fits it, and has no field that it does not name."""
    validator_of(made).validate(plain(ledger))


@cache
def validator_of(made: bytes) -> Any:
    """What holds documents against this schema, which is the same for all ledgers."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(made)
    jsonschema.Draft202012Validator.check_schema(schema)
    for kind in schema["$defs"].values():
        kind["additionalProperties"] = False
    return jsonschema.Draft202012Validator(schema)


def parts_in(made: bytes) -> dict[str, Any]:
    """The parts of an office file, each read as XML."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def check_word(ledger: Ledger, made: bytes, folder: Path) -> None:
    """python-docx opens it; each footnote is referred to once, and each statement of the newest
    answers that opens sentences has one, unless somebody took it out."""
    import docx

    words = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    parts = parts_in(made)
    referred = [
        each.get(f"{words}id")
        for each in parts["word/document.xml"].iter(f"{words}footnoteReference")
    ]
    notes = [each.get(f"{words}id") for each in parts["word/footnotes.xml"]][2:]
    assert referred == notes == [str(number) for number in range(1, len(notes) + 1)]
    answers = [answer for story in ledger.stories for answer in answers_of(story)]
    statements = [part for answer in answers for line in answer.lines for part in line.parts]
    assert len(notes) == sum(bool(one.sentences and words_after_looks(one)) for one in statements)
    assert docx.Document(io.BytesIO(made)).paragraphs


def check_answer_markdown(ledger: Ledger, made: bytes, folder: Path) -> None:
    """markdown-it reads it back; no markup comes from a report or an author."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(made.decode("utf-8"))
    inline = [child.type for token in tokens for child in token.children or []]
    assert not {"html_inline", "link_open", "image"} & {*inline}
    assert not [token for token in tokens if token.type == "html_block"]
    text = made.decode("utf-8")
    for number in re.findall(r"^\[\^([\d-]+)\]: ", text, re.MULTILINE):
        assert text.count(f"[^{number}]") >= 2


def check_answer_html(ledger: Ledger, made: bytes, folder: Path) -> None:
    """Only the program's own elements are in it, and each note is linked to."""
    from lxml import html

    page = html.fromstring(made.decode("utf-8"))
    own = {"html", "meta", "title", "h1", "h2", "p", "em", "strong", "sup", "a", "ul", "ol", "li"}
    assert {each.tag for each in page.iter()} <= own | {"head", "body"}
    links = [each.get("href")[1:] for each in page.iter("a")]
    assert set(links) <= {each.get("id") for each in page.iter("li")}


def check_sides(ledger: Ledger, made: bytes, folder: Path) -> None:
    """A spreadsheet runs nothing of it; each row has two sides or more."""
    rows = rows_in(made.removeprefix(b"\xef\xbb\xbf"))
    assert_safe(made.removeprefix(b"\xef\xbb\xbf"))
    assert all(row["side 1"] and row["side 2"] for row in rows)


def check_checking(ledger: Ledger, made: bytes, folder: Path) -> None:
    """A row for each sentence that a statement names, with the words of its report."""
    assert_safe(made.removeprefix(b"\xef\xbb\xbf"))
    rows = rows_in(made.removeprefix(b"\xef\xbb\xbf"))
    answers = [answer for story in ledger.stories for answer in answers_of(story)]
    statements = [part for answer in answers for part in answer.parts()]
    told = [plain_cell(row["statement"]) for row in rows]
    for part in statements:
        assert told.count(as_cell(part.told)) >= max(1, len(part.sentences))


def check_checking_xlsx(ledger: Ledger, made: bytes, folder: Path) -> None:
    """It has the cells of the CSV file."""
    sheet = parts_in(made)["xl/worksheets/sheet1.xml"]
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    rows = [
        [cell.findtext(f".//{main}t") or "" for cell in row] for row in sheet.iter(f"{main}row")
    ]
    text = FORMATS["checking"].made(ledger).decode("utf-8-sig")
    assert len(rows) == len(list(csv.reader(io.StringIO(text, newline=""))))
    assert not [cell for row in rows for cell in row if FORMULA.match(cell)]


def check_excel(ledger: Ledger, made: bytes, folder: Path) -> None:
    """openpyxl reads a row for every quotation."""
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet.max_row == 1 + len(row_table_of(ledger).rows)


def check_share(ledger: Ledger, made: bytes, folder: Path) -> None:
    """The page has its ledger inside."""
    assert to_json(ledger_on_page(made.decode("utf-8", "replace"), "share")) == to_json(ledger)


CHECKS: dict[str, Check] = {
    "word": check_word,
    "answer-markdown": check_answer_markdown,
    "html": check_answer_html,
    "sides": check_sides,
    "checking": check_checking,
    "checking-excel": check_checking_xlsx,
    "excel": check_excel,
    "json": check_ledger,
    "schema": check_schema,
    "csv": check_csv,
    "share": check_share,
    "markdown": check_markdown,
    "decisions": check_decisions,
}


def export_and_check(name: str, ledger: Ledger, folder: Path) -> None:
    """Exports the ledger and checks what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    CHECKS[name](ledger, FORMATS[name].made(ledger), folder)
