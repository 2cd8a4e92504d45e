"""metadata_of: what Datasette needs to show a ledger's database well from its first page on."""

import json
from typing import Any

from rashomon.exports.ledger_tables import Table, empty_tables

_QUERIES = {
    "disputed": ("What is disputed, and by whom", "SELECT question, answer, behind_it, speaker, stance, quote, outlet FROM disputed"),
    "conflicts": ("Which answers exclude each other, and why", "SELECT question, a, who_says_a, b, who_says_b, reason FROM conflicts"),
    "changed": ("What changed", "SELECT question, first, first_in, later, later_in, reason FROM changed"),
    "who_said_what": ("Who said what", "SELECT who, stance, quote, via, outlet FROM who_said_what WHERE who LIKE '%' || :who || '%'"),
    "answers": (
        "What stands behind each answer",
        "SELECT question, answer, reports, lines, speakers, one_line FROM answers WHERE reports > 1",
    ),
    "figures": ("Every figure and who gives it", "SELECT question, value, low, high, unit, speaker, outlet, quote FROM figures"),
}
_FACETS = {
    "points": ["status", "kind", "about_measure"], "statements": ["stance", "mode", "anonymous", "report"], "names": ["kind", "country"],
    "accounts": ["report", "stance"], "anomalies": ["kind", "report"], "reports": ["outlet", "language"], "copies": ["kind"],
    "relations": ["kind", "rule"], "furniture": ["type"], "origins": ["kind"], "rests": ["how", "report"],
}  # fmt: skip
_LABELS = {
    "reports": "title",
    "names": "name",
    "points": "question",
    "versions": "value",
    "stories": "title",
    "events": "what",
    "origins": "name",
}
SEARCHED = ("reports", "statements", "accounts")
_HIDDEN = ("setting", "made")


def metadata_of(stem: str) -> bytes:
    """Returns the JSON of `datasette -m` for a database file of this name."""
    document = {
        "title": "A Rashomon ledger",
        "description": "Who reported what, who said it, where accounts agree, differ or changed. It never says which account is true.",
        "databases": {
            stem: {
                "description": "Begin with the queries; every passage has the report and the offsets where it stands.",
                "tables": {table.name: _table(table) for table in empty_tables()},
                "queries": {name: {"title": title, "sql": sql} for name, (title, sql) in _QUERIES.items()},
            }
        },
    }
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _table(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {"description": table.what} if table.what else {}
    columns = {column.name: column.what for column in table.columns if column.what}
    told |= {"columns": columns} if columns else {}
    told |= {"facets": _FACETS[table.name]} if table.name in _FACETS else {}
    told |= {"label_column": _LABELS[table.name]} if table.name in _LABELS else {}
    if table.name in SEARCHED:
        told |= {"fts_table": f"{table.name}_fts", "fts_pk": "rowid"}
    return told | ({"hidden": True} if table.name in _HIDDEN else {})
