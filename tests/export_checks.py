"""Checks of what was exported: each reads a format back with the field's own library or rules and
holds it against the ledger."""

import asyncio
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

from rashomon.authored.judgement_lines import read_judgements
from rashomon.errors import MissingExtra
from rashomon.exports.acled import ACLED
from rashomon.exports.annotation import source_of
from rashomon.exports.export_format import Files
from rashomon.exports.flat_tables import answers_of, readings_of
from rashomon.exports.flat_tables import sentences_of as flat_sentences
from rashomon.exports.formats import FORMATS
from rashomon.exports.ledger_tables import Table, as_cell, tables_of
from rashomon.exports.ucdp import GED
from rashomon.model.document import from_json, plain
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.passage import CHIPS

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


def flat_rows(ledger: Ledger, data: bytes, table: Table, words: str) -> list[dict[str, str]]:
    """The rows behind a byte order mark; their words stand in the report where the row says."""
    assert data.startswith(b"\xef\xbb\xbf")
    assert_safe(data.removeprefix(b"\xef\xbb\xbf"))
    rows = rows_in(data.removeprefix(b"\xef\xbb\xbf"))
    texts = {as_cell(report.id): report.text for report in ledger.reports}
    for row in rows:
        assert list(row) == table.names()
        told = texts[plain_cell(row["report"])][int(row["start"]) : int(row["end"])]
        assert plain_cell(row[words]) == as_cell(told)
    return rows


def check_csv(ledger: Ledger, files: Files, folder: Path) -> None:
    """A row for every sentence of every passage."""
    rows = flat_rows(ledger, files[""], flat_sentences(ledger), "sentence")
    passages = [passage for story in ledger.stories for passage in story.passages]
    assert len(rows) == sum(len(passage.sentences) for passage in passages)


def check_csv_answers(ledger: Ledger, files: Files, folder: Path) -> None:
    """A row for every account."""
    rows = flat_rows(ledger, files[""], answers_of(ledger), "quote")
    points = [point for story in ledger.stories for point in story.points]
    assert len(rows) == sum(len(point.accounts) for point in points)


def check_csv_readings(ledger: Ledger, files: Files, folder: Path) -> None:
    """A row for every place that gives a reading; words that are no value stand as a quotation."""
    rows = flat_rows(ledger, files[""], readings_of(ledger), "quote")
    found = [one for story in ledger.stories for _, one in story.variants()]
    assert len(rows) == sum(len(each.spans) for one in found for each in one.readings)
    assert not [row for row in rows if row["value"] and row["kind"] not in CHIPS]


def check_csv_incidents(ledger: Ledger, files: Files, folder: Path) -> None:
    """Each cell of words stands where it says that it does."""
    assert_safe(files[""])
    texts = {one.source: one.text for one in ledger.reports}
    place = re.compile(r"“([^”]*)” \(([^()]+): (\d+)-(\d+)\)")
    for row in rows_in(files[""]):
        for column in ("day_words", "place_words", "actors_words", "deed_words", "kind_words"):
            for words, source, start, end in place.findall(plain_cell(row[column])):
                assert texts[source][int(start) : int(end)] == words
        assert row["sources"] or "no incident" in row["draft"]


def check_csv_tables(ledger: Ledger, files: Files, folder: Path) -> None:
    """Cell by cell, then by Frictionless with types, keys and links."""
    types: dict[str, Callable[[str], Any]] = {"TEXT": plain_cell, "INTEGER": int, "REAL": float}
    for table in tables_of(ledger):
        data = files[f"{table.name}.csv"]
        assert_safe(data)
        reads = [types[column.type] for column in table.columns]
        rows = [
            tuple(
                read(cell) if cell else None for read, cell in zip(reads, row.values(), strict=True)
            )
            for row in rows_in(data)
        ]
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
    """Integrity, foreign keys, and every page that Datasette's metadata promises."""
    path = folder / "ledger.db"
    path.write_bytes(files[""])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in tables_of(ledger):
            (count,) = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()  # noqa: S608
            assert count == len(table.rows)
        metadata = json.loads(files["-metadata.json"])["databases"]["ledger"]
        for query in metadata["queries"].values():
            connection.execute(query["sql"], {"who": ""}).fetchall()


def check_datasette(files: Files, folder: Path) -> list[str]:
    """The pages that Datasette serves of the database, each answered with 200."""
    app = pytest.importorskip("datasette.app")
    path = folder / "ledger.db"
    path.write_bytes(files[""])
    metadata = json.loads(files["-metadata.json"])
    pages = [
        "/",
        "/ledger",
        "/ledger/points",
        "/ledger/disputed.json",
        "/ledger/who_said_what?who=a",
    ]
    pages += [f"/ledger/{name}" for name in metadata["databases"]["ledger"]["tables"]]

    async def ask() -> dict[str, int]:
        served = app.Datasette([str(path)], metadata=metadata)
        await served.invoke_startup()
        return {page: (await served.client.get(page)).status_code for page in pages}

    found = asyncio.run(ask())
    assert {page: status for page, status in found.items() if status != 200} == {}
    return pages


def check_ucdp(ledger: Ledger, files: Files, folder: Path) -> None:
    """All fields of GED, none of UCDP's ids, every row marked, numbers that are the point's
    range."""
    assert_safe(files[""])
    rows = rows_in(files[""])
    points = {point.id: point for story in ledger.stories for point in story.points}
    killed = {
        point.id for point in points.values() if point.about and point.about.measure == "killed"
    }
    if not killed:
        (row,) = rows
        assert row["rule"].startswith("no row: ")
        rows = []
    assert len(rows) <= len(killed)
    assert {row["point"] for row in rows} <= killed
    for row in rows:
        assert set(GED) <= row.keys()
        assert row["draft"] == "DRAFT, machine-made; not UCDP data"
        assert row["rule"]
        assert not any(
            row[name]
            for name in GED
            if name.endswith("_id") or name in ("id", "gwnoa", "gwnob", "priogrid_gid")
        )
        ranges = [found for found in points[row["point"]].ranges if found.rule == row["rule"]]
        numbers = [float(row[name]) if row[name] else None for name in ("low", "best", "high")]
        assert numbers == (
            [ranges[0].low, ranges[0].best, ranges[0].high] if ranges else [None] * 3
        )
        known = [number for number in numbers if number is not None]
        assert known == sorted(known)


def check_acled(ledger: Ledger, files: Files, folder: Path) -> None:
    """All fields of ACLED, none of its ids, every row marked; a suggested type with its words."""
    assert_safe(files[""])
    rows = rows_in(files[""])
    killed = {
        point.id
        for story in ledger.stories
        for point in story.points
        if point.about and point.about.measure == "killed"
    }
    events = {event.id for story in ledger.stories for event in story.timeline}
    if not any(row["point"] for row in rows):
        (row,) = rows
        assert row["rule"].startswith("no row: ")
        rows = []
    assert {row["point"] for row in rows} <= killed | events
    assert all(
        row["event_type"] and not row["fatalities"] for row in rows if row["point"] in events
    )
    for row in rows:
        assert set(ACLED) <= row.keys()
        assert row["draft"] == "DRAFT, machine-made; not ACLED data"
        assert not any(
            row[name]
            for name in ("event_id_cnty", "iso", "inter1", "inter2", "interaction", "timestamp")
        )
        assert bool(row["event_type"]) == bool(row["event_type_words"])
        assert row["notes"]


def check_ftm(ledger: Ledger, files: Files, folder: Path) -> None:
    """Every entity is one that followthemoney takes whole; its statements are read back with the
    ids that they were given."""
    model = pytest.importorskip("followthemoney").model
    from followthemoney.statement.serialize import read_csv_statements

    entities = lines_in(files["entities.ftm.json"])
    for data in entities:
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        assert {
            name: set(values) for name, values in proxy.to_dict()["properties"].items()
        }.keys() == data["properties"].keys(), data
        assert proxy.schema.validate(proxy.to_dict()) is None
    assert sum(data["schema"] == "Article" for data in entities) == len(ledger.reports)
    known = {data["id"] for data in entities}
    assert {
        value
        for data in entities
        for name in ("proof", "entity", "document", "resolved")
        for value in data["properties"].get(name, [])
    } <= known
    statements = list(read_csv_statements(io.BytesIO(files["statements.csv"])))
    assert {statement.entity_id for statement in statements} <= known
    assert all(
        statement.schema in ("Person", "Organization") and statement.prop == "name"
        for statement in statements
    )
    assert len({statement.id for statement in statements}) == len(statements)
    check_annotation(ledger, {"": files["annotations.jsonld"]}, folder)


SELECTORS = [
    {
        "type": "object",
        "properties": {
            "type": {"const": "TextPositionSelector"},
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer"},
        },
        "required": ["type", "start", "end"],
        "additionalProperties": False,
    },
    {
        "type": "object",
        "properties": {"type": {"const": "TextQuoteSelector"}}
        | {name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
        "required": ["type", "exact"],
        "additionalProperties": False,
    },
]
TARGET = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"type": "string", "format": "uri"},
        "selector": {"type": "array", "prefixItems": SELECTORS, "minItems": 2, "items": False},
    },
    "required": ["type", "source", "selector"],
}
MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying "
    "linking moderating questioning tagging"
).split()
ANNOTATION = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "body": {
            "type": "array",
            "items": {
                "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}},
                "required": ["type", "value"],
            },
        },
        "target": {"anyOf": [TARGET, {"type": "array", "items": TARGET, "minItems": 2}]},
    },
    "required": ["id", "type", "target"],
}
"""What the W3C's data model asks of the annotations that are written here."""


def check_annotation(ledger: Ledger, files: Files, folder: Path) -> None:
    """The model's required fields; both selectors lead to the same words; no two annotations share
    an id."""
    jsonschema = pytest.importorskip("jsonschema")
    page = json.loads(files[""])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    validator = jsonschema.Draft202012Validator(ANNOTATION)
    for annotation in page["items"]:
        assert list(validator.iter_errors(annotation)) == []
    assert len({annotation["id"] for annotation in page["items"]}) == len(page["items"])
    texts: dict[str, list[str]] = {}
    for report in ledger.reports:
        texts.setdefault(source_of(report), []).append(report.text)
    for annotation in page["items"]:
        targets = (
            annotation["target"]
            if isinstance(annotation["target"], list)
            else [annotation["target"]]
        )
        for target in targets:
            position, quote = target["selector"]
            wanted = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            first, last = (
                position["start"] - len(quote.get("prefix", "")),
                position["end"] + len(quote.get("suffix", "")),
            )
            assert any(text[first:last] == wanted for text in texts[target["source"]])


def check_geojson(ledger: Ledger, files: Files, folder: Path) -> None:
    """A FeatureCollection as RFC 7946 has it: longitude first, within the globe, a feature a
    place."""
    document = json.loads(files[""])
    assert document["type"] == "FeatureCollection"
    places = [
        name for story in ledger.stories for name in story.names if name.kind is NameKind.PLACE
    ]
    assert [feature["id"] for feature in document["features"]] == [name.id for name in places]
    for feature, name in zip(document["features"], places, strict=True):
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            assert feature["geometry"] == {"type": "Point", "coordinates": [name.lon, name.lat]}
            assert -180 <= name.lon <= 180
            assert -90 <= name.lat <= 90


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
    assert not {
        child.type for token in tokens if token.type == "inline" for child in token.children or []
    } & {"html_inline", "link_open", "image"}
    assert not [token for token in tokens if token.type == "html_block"]


def check_html(ledger: Ledger, files: Files, folder: Path) -> None:
    """lxml reads every sentence back; no script, nothing that is loaded, links only to its own
    notes."""
    from lxml import html

    page = html.fromstring(files[""].decode("utf-8"))
    told = flat(page.text_content())
    for sentence in sentences_of(ledger):
        assert flat(re.sub(r"[\ud800-\udfff\0]", "", sentence)) in told or "\0" in sentence, (
            sentence
        )
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "article",
        "h1",
        "h2",
        "p",
        "em",
        "ul",
        "ol",
        "li",
        "sup",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
    }
    links = [element.get("href") for element in page.iter("a")]
    ids = {element.get("id") for element in page.iter("li")}
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def check_docx(ledger: Ledger, files: Files, folder: Path) -> None:
    """python-docx reads every sentence back."""
    docx = pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(files[""])) as archive:
        assert archive.testzip() is None
    document = docx.Document(io.BytesIO(files[""]))
    told = flat(" ".join(paragraph.text for paragraph in document.paragraphs))
    for sentence in sentences_of(ledger):
        assert re.sub(r"[\0-\x1f\ud800-\udfff]", "\ufffd", sentence) in told, sentence


def check_judgements(ledger: Ledger, files: Files, folder: Path) -> None:
    """What was judged is read back as it was."""
    listed = {
        j.id: j
        for j in (*(j for story in ledger.stories for j in story.judgements), *ledger.judgements)
    }
    back = {j.id: j for j in read_judgements(files[""].decode())}
    assert {one: (j.target, j.action, j.field, j.after, j.why) for one, j in back.items()} == {
        one: (j.target, j.action, j.field, j.after, j.why) for one, j in listed.items()
    }


def check_schema(ledger: Ledger, files: Files, folder: Path) -> None:
    """The document fits it, and has no field that it does not name."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(files[""])
    jsonschema.Draft202012Validator.check_schema(schema)
    for kind in schema["$defs"].values():
        kind["additionalProperties"] = False
    jsonschema.validate(plain(ledger), schema, jsonschema.Draft202012Validator)


CHECKS: dict[str, Check] = {
    "ledger": check_ledger,
    "schema": check_schema,
    "csv": check_csv,
    "csv-answers": check_csv_answers,
    "csv-readings": check_csv_readings,
    "csv-incidents": check_csv_incidents,
    "csv-tables": check_csv_tables,
    "parquet": check_parquet,
    "sqlite": check_sqlite,
    "ucdp": check_ucdp,
    "acled": check_acled,
    "ftm": check_ftm,
    "annotation": check_annotation,
    "geojson": check_geojson,
    "markdown": check_markdown,
    "html": check_html,
    "docx": check_docx,
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
