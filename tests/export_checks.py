"""Checks of what was exported: each reads a format back with the field's own library or rules and
holds it against the ledger."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rashomon.decisions.json_lines import parsed_decisions
from rashomon.exports.flat_tables import as_cell, table_of
from rashomon.exports.formats import FORMATS
from rashomon.exports.ucdp import GED
from rashomon.model.document import from_json, plain, to_json
from rashomon.model.ledger import Ledger

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
    """A row for every sentence of every claim."""
    rows = told_rows(ledger, made, table_of(ledger, "sentences").columns)
    claims = [claim for story in ledger.stories for claim in story.claims]
    assert len(rows) == sum(len(claim.sentences) for claim in claims)


def check_csv_differences(ledger: Ledger, made: bytes, folder: Path) -> None:
    """A row for every quote of every version, in the order of telling."""
    rows = told_rows(ledger, made, table_of(ledger, "differences").columns)
    every = [one for story in ledger.stories for one in story.differences]
    assert len(rows) == sum(len(one.quotes()) for one in every)
    assert list(dict.fromkeys(row["difference"] for row in rows)) == [one.id for one in every]


def check_ucdp(ledger: Ledger, made: bytes, folder: Path) -> None:
    """All fields of GED, none of UCDP's ids, every row marked, numbers that are the difference's
    range."""
    assert_safe(made)
    rows = rows_in(made)
    every = {one.id: one for story in ledger.stories for one in story.differences}
    killed = {one.id for one in every.values() if one.measure == "killed"}
    if not killed:
        (row,) = rows
        assert row["rule"].startswith("no row: ")
        rows = []
    assert len(rows) <= len(killed)
    assert {row["difference"] for row in rows} <= killed
    for row in rows:
        assert set(GED) <= row.keys()
        assert row["draft"] == "DRAFT, machine-made; not UCDP data"
        assert row["rule"]
        assert not any(
            row[name]
            for name in GED
            if name.endswith("_id") or name in ("id", "gwnoa", "gwnob", "priogrid_gid")
        )
        ranges = [found for found in every[row["difference"]].ranges if found.rule == row["rule"]]
        numbers = [float(row[name]) if row[name] else None for name in ("low", "best", "high")]
        assert numbers == (
            [ranges[0].low, ranges[0].best, ranges[0].high] if ranges else [None] * 3
        )
        known = [number for number in numbers if number is not None]
        assert known == sorted(known)


def entries_of(ledger: Ledger) -> Iterator[str]:
    """The lines of the entries of the overviews, white space evened out."""
    for story in ledger.stories:
        yield from (flat(line) for entry in story.overview for line in entry.lines)


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
    for entry in entries_of(ledger):
        told = re.sub("[\ud800-\udfff]", "?", entry).replace("\0", "\ufffd")
        assert told in plain, entry
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


CHECKS: dict[str, Check] = {
    "ledger": check_ledger,
    "schema": check_schema,
    "csv": check_csv,
    "csv-differences": check_csv_differences,
    "ucdp": check_ucdp,
    "markdown": check_markdown,
    "decisions": check_decisions,
}


def export_and_check(name: str, ledger: Ledger, folder: Path) -> None:
    """Exports the ledger and checks what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    CHECKS[name](ledger, FORMATS[name].made(ledger), folder)
