"""The ledger as CSV: one file for spreadsheets, an answer per row, or tidy tables with a Frictionless data package.

No cell is one that a spreadsheet would run as a formula.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rashomon.exports.export_format import Files, json_bytes
from rashomon.exports.ledger_tables import Cell, Column, Table, as_cell, tables_of
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point
from rashomon.model.story import Story
from rashomon.text.wording import in_order, shown_status

COLUMNS = (
    Column("story", "TEXT", "the story's title; its id where it has none, or where another has the same"),
    Column("question", "TEXT", "the question of fact"),
    Column("status", "TEXT", "how its answers stand to each other, in the words of the page; never which is true"),
    Column("answer", "TEXT", "what the report answers; days as ISO dates; the words themselves where they give no value"),
    Column("report", "TEXT", "the report's id"),
    Column("outlet", "TEXT", "who published the report; empty where that was not found"),
    Column("date", "TEXT", "the day that the report gives for itself; empty where it gives none"),
    Column("speaker", "TEXT", "whose words the report gives; empty where it speaks in its own"),
    Column("through", "TEXT", "the media or channels between speaker and report, in order"),
    Column("stance", "TEXT", "asserts, denies or hedges"),
    Column("quote", "TEXT", "the words of the report"),
    Column("start", "INTEGER", "where the words begin in the report's text, in characters from 0"),
    Column("end", "INTEGER", "where they end"),
    Column("lines", "INTEGER", "how many lines of reporting give this answer; empty where they were not counted"),
)


def answers_of(ledger: Ledger) -> Table:
    """Returns the table of all answers."""
    rows = tuple(row for story, title in _titled(ledger) for row in _story_rows(ledger, story, title))
    return Table("answers", "every answer of every report", COLUMNS, (), rows)


def table_of(ledger: Ledger, name: str | None = None) -> Table:
    """Returns the flat table, or the one of that name. Raises KeyError, listing the names, if there is none."""
    if name is None:
        return answers_of(ledger)
    tables = {table.name: table for table in tables_of(ledger)}
    if name not in tables:
        raise KeyError(f"there is no table {name!r}; there are {', '.join(tables)}")
    return tables[name]


def _titled(ledger: Ledger) -> Iterator[tuple[Story, str]]:
    often = Counter(story.title for story in ledger.stories)
    for story in ledger.stories:
        yield story, story.title if story.title and often[story.title] == 1 else " ".join(filter(None, (story.title, story.id)))


def _story_rows(ledger: Ledger, story: Story, title: str) -> Iterator[tuple[Cell, ...]]:
    reports = {report.id: report for report in ledger.reports if report.id in story.reports}
    through = {statement.id: "; ".join(statement.via) for statement in story.statements}
    for point in in_order(story.points):
        status, lines = shown_status(point), {version.id: version.lines for version in point.versions}
        for account in _by_version(point):
            report = reports[account.report]
            told = account.value if account.value is not None else account.quote.quote
            day = report.published[:10] if report.published else None
            via = through.get(account.statement or "") or None
            words = (account.speaker, via, account.stance, account.quote.quote, account.quote.start, account.quote.end)
            row = (title, point.question, status, told, report.id, report.outlet, day, *words, lines.get(account.version or ""))
            yield tuple(as_cell(cell) for cell in row)


def _by_version(point: Point) -> list[Account]:
    place = {version.id: number for number, version in enumerate(point.versions)}
    return sorted(point.accounts, key=lambda account: (place.get(account.version or "", len(place)), account.report, account.quote.start))


_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MARKED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_BOM = "\ufeff".encode()  # by which spreadsheets know UTF-8
_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


def files_of(ledger: Ledger) -> Files:
    """Returns the flat table of all answers, in UTF-8 with a byte-order mark."""
    table = answers_of(ledger)
    return {"": _BOM + csv_bytes(table.names(), table.rows)}


def safe_cell(value: Any) -> Any:
    """Returns the cell, prefixed with an apostrophe if a spreadsheet would take the text for a formula; numbers stay numbers."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) or _MARKED.match(value) else value
    return "" if value is None else value


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Returns a CSV file in UTF-8 with a header, fields quoted if needed, lines ending in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def draft_csv(rows: Sequence[Mapping[str, Any]], header: Sequence[str]) -> bytes:
    """Returns a draft as CSV, with columns in the order of the header."""
    return csv_bytes(header, ([row.get(name) for name in header] for row in rows))


def table_files(ledger: Ledger) -> Files:
    """Returns a file per table, and datapackage.json, which describes them."""
    tables = tables_of(ledger)
    files = {f"{table.name}.csv": csv_bytes(table.names(), table.rows) for table in tables}
    return files | {"datapackage.json": json_bytes(_package(tables))}


def _package(tables: Sequence[Table]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "rashomon-ledger",
        "title": "A Rashomon ledger",
        "description": (
            "Who reported what, who said it, where accounts agree, differ or changed; never which is true. "
            "Text that a spreadsheet would run as a formula begins with an apostrophe."
        ),
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "primaryKey": list(table.key)}
    links = [
        {"fields": [column.name], "reference": {"resource": _hyphened(column.link[0]), "fields": [column.link[1]]}}
        for column in table.columns
        if column.link
    ]
    return {
        "profile": "tabular-data-resource",
        "name": _hyphened(table.name),
        "path": f"{table.name}.csv",
        "description": table.what,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": told | ({"foreignKeys": links} if links else {}),
    }


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": _TYPES[column.type]} | ({"description": column.what} if column.what else {})


def _hyphened(name: str) -> str:
    """Returns the name with hyphens, which the specification requires for resources."""
    return name.replace("_", "-")
