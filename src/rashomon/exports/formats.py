"""FORMATS: every export format of a ledger, by name."""

from collections.abc import Mapping

from rashomon.exports import (
    acled,
    annotation,
    brief_files,
    csv,
    docx,
    ftm,
    geojson,
    incidents,
    judged,
    parquet,
    sqlite,
    ucdp,
)
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
        "csv-answers",
        ".csv",
        "the answers to questions that somebody asked, and the figures, a row each",
        csv.answer_files,
    ),
    Format(
        "csv-readings",
        ".csv",
        "what differs: every reading of a number, day, name ... in every report, a row each",
        csv.reading_files,
    ),
    Format(
        "csv-incidents",
        ".csv",
        "incidents of all stories, a row each: day, place, actors, deed, numbers, with their words",
        incidents.files_of,
        draft="not the data of coders",
    ),
    Format(
        "csv-tables",
        "",
        "tidy tables, one a section, with a Frictionless data package",
        csv.table_files,
    ),
    Format(
        "parquet",
        "",
        "the same tables as Parquet (extra: exports)",
        parquet.files_of,
        is_text=False,
    ),
    Format(
        "sqlite",
        ".db",
        "a database with views and full-text search, and metadata for Datasette",
        sqlite.files_of,
        is_text=False,
        by_stem=True,
    ),
    Format(
        "ucdp",
        ".csv",
        "casualty figures as rows in the fields of UCDP GED",
        ucdp.files_of,
        draft="not UCDP data",
    ),
    Format(
        "acled",
        ".csv",
        "casualty figures and events of a type as rows in the fields of ACLED",
        acled.files_of,
        draft="not ACLED data",
    ),
    Format(
        "ftm",
        "",
        "FollowTheMoney entities and statements, with the reports' words as Web Annotations",
        ftm.files_of,
    ),
    Format(
        "annotation", ".jsonld", "W3C Web Annotations on the reports' texts", annotation.files_of
    ),
    Format(
        "geojson",
        ".geojson",
        "the places that the reports name, with the sentences that name them",
        geojson.files_of,
    ),
    Format("markdown", ".md", "the brief", brief_files.markdown_files),
    Format("html", ".html", "the brief as a page", brief_files.html_files),
    Format("docx", ".docx", "the brief for a word processor", docx.files_of, is_text=False),
    Format(
        "judgements",
        ".jsonl",
        "what people judged, one judgement a line, for `compare --judgements`",
        judged.files_of,
    ),
)
FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}
