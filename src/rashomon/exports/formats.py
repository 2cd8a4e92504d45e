"""FORMATS: every export format of a ledger, by name."""

from collections.abc import Mapping

from rashomon.exports import csv, docx, ftm, judged, markdown, ucdp
from rashomon.exports.export_format import Format, json_bytes
from rashomon.model.document import as_bytes, to_json
from rashomon.model.ledger_schema import ledger_schema

_ALL = (
    Format("ledger", ".json", "the ledger itself", lambda ledger: {"": as_bytes(to_json(ledger))}),
    Format(
        "schema",
        ".json",
        "the JSON Schema that every ledger of this version fits",
        lambda _: {"": json_bytes(ledger_schema())},
    ),
    Format(
        "csv",
        ".csv",
        "one table for spreadsheets: every sentence of every matter, a row each",
        csv.files_of,
    ),
    Format(
        "ucdp",
        ".csv",
        "casualty figures as rows in the fields of UCDP GED",
        ucdp.files_of,
        draft="not UCDP data",
    ),
    Format(
        "ftm",
        "",
        "FollowTheMoney entities and statements",
        ftm.files_of,
    ),
    Format("markdown", ".md", "the brief", markdown.files_of),
    Format("docx", ".docx", "the brief for a word processor", docx.files_of, is_text=False),
    Format(
        "judgements",
        ".jsonl",
        "what people judged, one judgement a line, for `compare --judgements`",
        judged.files_of,
    ),
)
FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}
