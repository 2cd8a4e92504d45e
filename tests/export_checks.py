"""Checks of what was exported: each reads a format back with the field's own library or rules and holds it against the ledger."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from check_gold import check as check_gold
from rashomon.errors import MissingExtra
from rashomon.exports import answer_table
from rashomon.exports.acled import ACLED
from rashomon.exports.export_format import Files
from rashomon.exports.formats import FORMATS
from rashomon.exports.ledger_tables import Table, as_cell, tables_of
from rashomon.exports.ucdp import GED
from rashomon.judgements.judgement_lines import read_judgements
from rashomon.model.document import from_json
from rashomon.model.ledger import Ledger

Check = Callable[[Ledger, Files, Path], None]
FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def plain_cell(text: str) -> str:
    """The cell without the apostrophe that was put before it."""
    return text[1:] if re.match("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", text) else text


def rows_in(data: bytes, **dialect: Any) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), **dialect))


def lines_in(data: bytes) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line]


def assert_safe(data: bytes) -> None:
    """No cell that a spreadsheet would run."""
    for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
        assert [cell for cell in row if FORMULA.match(cell) and not NUMBER.fullmatch(cell)] == []


def same_cells(found: list[tuple[Any, ...]], table: Table) -> None:
    """The rows read back are the table's; an empty text and none are one."""
    wanted = [tuple(None if cell == "" else cell for cell in row) for row in table.rows]
    assert [tuple(None if cell == "" else cell for cell in row) for row in found] == wanted


def check_ledger(ledger: Ledger, files: Files, folder: Path) -> None:
    """The very ledger is read back."""
    assert from_json(files[""].decode("utf-8")) == ledger


def check_csv(ledger: Ledger, files: Files, folder: Path) -> None:
    """A byte order mark, then a row for every account: the words stand in the report where the row says."""
    data = files[""]
    assert data.startswith(b"\xef\xbb\xbf")
    assert_safe(data.removeprefix(b"\xef\xbb\xbf"))
    rows = rows_in(data.removeprefix(b"\xef\xbb\xbf"))
    assert sum(len(point.accounts) for story in ledger.stories for point in story.points) == len(rows)
    texts = {as_cell(report.id): report.text for report in ledger.reports}
    for row in rows:
        assert list(row) == [column.name for column in answer_table.COLUMNS]
        assert plain_cell(row["quote"]) == as_cell(texts[plain_cell(row["report"])][int(row["start"]) : int(row["end"])])


def check_csv_tables(ledger: Ledger, files: Files, folder: Path) -> None:
    """Cell by cell, then by Frictionless with types, keys and links."""
    types: dict[str, Callable[[str], Any]] = {"TEXT": plain_cell, "INTEGER": int, "REAL": float}
    for table in tables_of(ledger):
        data = files[f"{table.name}.csv"]
        assert_safe(data)
        reads = [types[column.type] for column in table.columns]
        rows = [tuple(read(cell) if cell else None for read, cell in zip(reads, row.values(), strict=True)) for row in rows_in(data)]
        same_cells(rows, table)
    frictionless = pytest.importorskip("frictionless")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["path", "type", "note"])[:10]


def check_parquet(ledger: Ledger, files: Files, folder: Path) -> None:
    """Read back with pyarrow."""
    parquet = pytest.importorskip("pyarrow.parquet")
    for table in tables_of(ledger):
        found = parquet.read_table(io.BytesIO(files[f"{table.name}.parquet"]))
        same_cells([tuple(row.values()) for row in found.to_pylist()], table)


def check_sqlite(ledger: Ledger, files: Files, folder: Path) -> None:
    """Integrity, foreign keys, and as many rows as the ledger has."""
    path = folder / "ledger.db"
    path.write_bytes(files[""])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in tables_of(ledger):
            (count,) = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()  # noqa: S608
            assert count == len(table.rows)


def check_ucdp(ledger: Ledger, files: Files, folder: Path) -> None:
    """All fields of GED, none of UCDP's ids, every row marked, numbers that are the point's range."""
    assert_safe(files[""])
    rows = rows_in(files[""])
    points = {point.id: point for story in ledger.stories for point in story.points}
    wanted = [point for point in points.values() if point.about and point.about.measure == "killed"]
    assert len(rows) == len(wanted)
    for row in rows:
        assert set(GED) <= row.keys()
        assert row["draft"] == "DRAFT, machine-made; not UCDP data"
        assert row["rule"]
        assert not any(row[name] for name in GED if name.endswith("_id") or name in ("id", "gwnoa", "gwnob", "priogrid_gid"))
        ranges = [found for found in points[row["point"]].ranges if found.rule == row["rule"]]
        numbers = [float(row[name]) if row[name] else None for name in ("low", "best", "high")]
        assert numbers == ([ranges[0].low, ranges[0].best, ranges[0].high] if ranges else [None] * 3)
        known = [number for number in numbers if number is not None]
        assert known == sorted(known)


def check_acled(ledger: Ledger, files: Files, folder: Path) -> None:
    """All fields of ACLED, none of its ids, every row marked; a suggested type with its words."""
    assert_safe(files[""])
    rows = rows_in(files[""])
    points = [point for story in ledger.stories for point in story.points if point.about and point.about.measure == "killed"]
    events = {event.id for story in ledger.stories for event in story.timeline}
    assert [row["point"] for row in rows[: len(points)]] == [point.id for point in points]
    assert all(row["point"] in events and row["event_type"] and not row["fatalities"] for row in rows[len(points) :])
    for row in rows:
        assert set(ACLED) <= row.keys()
        assert row["draft"] == "DRAFT, machine-made; not ACLED data"
        assert not any(row[name] for name in ("event_id_cnty", "iso", "inter1", "inter2", "interaction", "timestamp"))
        assert bool(row["event_type"]) == bool(row["event_type_words"])
        assert row["notes"]


def sentences_of(ledger: Ledger) -> Iterator[str]:
    """The briefs' sentences without what stands before the first colon, white space evened out."""
    for story in ledger.stories:
        for sentence in story.brief:
            yield " ".join(sentence.text.partition(": ")[2].split())


def flat(text: str) -> str:
    """The text with every white space as one space."""
    return " ".join(text.split())


def check_markdown(ledger: Ledger, files: Files, folder: Path) -> None:
    """markdown-it reads every sentence back as plain text; no markup comes from a report."""
    from markdown_it import MarkdownIt

    text = files[""].decode("utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    told = flat(" ".join(token.content for token in tokens if token.type == "inline"))
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", told)
    for sentence in sentences_of(ledger):
        assert sentence in plain, sentence
    kinds = {child.type for token in tokens if token.type == "inline" for child in token.children or []}
    assert not kinds & {"html_inline", "link_open", "image"}
    assert not [token for token in tokens if token.type == "html_block"]


def check_docx(ledger: Ledger, files: Files, folder: Path) -> None:
    """python-docx reads every sentence back."""
    docx = pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(files[""])) as archive:
        assert archive.testzip() is None
    document = docx.Document(io.BytesIO(files[""]))
    told = flat(" ".join(paragraph.text for paragraph in document.paragraphs))
    for sentence in sentences_of(ledger):
        assert re.sub(r"[\0-\x1f\ud800-\udfff]", "\ufffd", sentence) in told, sentence


def check_gold_folder(ledger: Ledger, files: Files, folder: Path) -> None:
    """The project's own checker of gold finds no fault."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for gold in sorted(folder.rglob("gold.json")):
        faults, sizes = check_gold(gold.parent)
        assert faults == []
        assert sizes["statements"] == sum(len(story.statements) for story in ledger.stories) or len(ledger.stories) > 1


def check_judgements(ledger: Ledger, files: Files, folder: Path) -> None:
    """What was judged is read back as it was."""
    listed = {j.id: j for j in (*(j for story in ledger.stories for j in story.judgements), *ledger.judgements)}
    back = {j.id: j for j in read_judgements(files[""].decode())}
    assert {one: (j.target, j.action, j.field, j.after, j.why) for one, j in back.items()} == {
        one: (j.target, j.action, j.field, j.after, j.why) for one, j in listed.items()
    }


CHECKS: dict[str, Check] = {
    "ledger": check_ledger,
    "csv": check_csv,
    "csv-tables": check_csv_tables,
    "parquet": check_parquet,
    "sqlite": check_sqlite,
    "ucdp": check_ucdp,
    "acled": check_acled,
    "markdown": check_markdown,
    "docx": check_docx,
    "gold": check_gold_folder,
    "judgements": check_judgements,
}


def export_and_check(name: str, ledger: Ledger, folder: Path) -> None:
    """Exports the ledger and checks what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        files = FORMATS[name].files(ledger)
    except MissingExtra as error:
        pytest.skip(str(error))
    CHECKS[name](ledger, files, folder)
