"""tables_of: the ledger as typed tables, for every tabular format; names, columns and references are those of schema.sql."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

from rashomon.model.date import Event
from rashomon.model.ledger import Ledger, Made
from rashomon.model.name import Name
from rashomon.model.passage import Passage
from rashomon.model.point import About, Account, Point, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.text.point_words import accounts_of, answer_of, foremost, value_of
from rashomon.text.wording import author_of, shown_status, triple

Cell = str | int | float | None
_TABLE = re.compile(r"((?:^--[^\n]*\n)*+)^CREATE TABLE (\w+) \(\n(.{0,9000}?)\n\);", re.DOTALL | re.MULTILINE)
_COLUMN = re.compile(r"^  (\"?\w+\"?) (TEXT|INTEGER|REAL)\b([^\n]*)", re.MULTILINE)
_LINK = re.compile(r"REFERENCES (\w+) \((\w+)\)")
_KEY = re.compile(r"^  PRIMARY KEY \(([^)]*)\)", re.MULTILINE)
# A lone surrogate has no UTF-8 and SQLite's text functions stop at NUL: both become the replacement character, so that offsets stay.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
_RENAMED = {"made_by": "by", "made_at": "at", "counted": "group", "copy": "from_copy"}  # columns that are called otherwise in the ledger


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type (TEXT, INTEGER or REAL), its meaning, and the table and column that it refers to."""

    name: str
    type: str
    what: str = ""
    required: bool = False
    link: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, each in column order."""

    name: str
    what: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()

    def names(self) -> list[str]:
        """Returns the names of the columns."""
        return [column.name for column in self.columns]


@cache
def schema() -> str:
    """Returns the SQL that creates an empty database, with comments on each table and column."""
    return resources.files("rashomon.exports").joinpath("schema.sql").read_text("utf-8")


def tables_of(ledger: Ledger) -> tuple[Table, ...]:
    """Returns every table, empty ones too, in an order that satisfies the references."""
    columns = {table.name: table.names() for table in empty_tables()}
    rows: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in columns}
    for name, record, told in rows_of(ledger):
        rows[name].append(tuple(as_cell(_value(column, record, told)) for column in columns[name]))
    return tuple(Table(table.name, table.what, table.columns, table.key, tuple(rows[table.name])) for table in empty_tables())


def _value(column: str, record: object, told: dict[str, Any]) -> Any:
    """Returns the value computed for the column, else the record's attribute of that name."""
    if column in told or record is None:
        return told.get(column)
    return getattr(record, _RENAMED.get(column, column))


def as_cell(value: Any) -> Cell:
    """Returns the value as a table stores it."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if value is None or isinstance(value, (int, float)):
        return int(value) if isinstance(value, bool) else value
    return str(value)


@cache
def empty_tables() -> tuple[Table, ...]:
    """Returns the tables of schema.sql without rows; generated columns are omitted."""
    return tuple(_table(*found.groups()) for found in _TABLE.finditer(schema()))


def _table(comment: str, name: str, body: str) -> Table:
    columns, keys = [], []
    for found in _COLUMN.finditer(body):
        column, kind, rest = found[1].strip('"'), found[2], found[3]
        if "GENERATED" in rest:
            continue
        link = _LINK.search(rest)
        rules, _, what = rest.partition("--")
        columns.append(Column(column, kind, what.strip(), "NOT NULL" in rules, (link[1], link[2]) if link else None))
        if "PRIMARY KEY" in rules:
            keys.append(column)
    several = _KEY.search(body)
    key = tuple(part.strip().strip('"') for part in several[1].split(",")) if several else tuple(keys)
    return Table(name, " ".join(line.removeprefix("--").strip() for line in comment.splitlines()), tuple(columns), key)


LedgerRow = tuple[str, object, dict[str, Any]]
"""A table's name, the record that its columns are read from by their names (None: none), and the columns that are called or told otherwise."""


def rows_of(ledger: Ledger) -> Iterator[LedgerRow]:
    """Yields every row; within a table, in order."""
    yield from _made_rows(ledger.made, ledger.format)
    yield from _numbered("failures", ledger.failures)
    for report in ledger.reports:
        yield from _report_rows(report)
    line = sentence = 0
    yield from _sentence_rows(ledger.stories)
    for position, story in enumerate(ledger.stories):
        yield "stories", story, {"position": position}
        yield from _story_rows(story)
        for group in story.lines:
            line += 1
            yield "lines", group, {"id": line, "story": story.id}
            for report_id in group.reports:
                yield "line_reports", None, {"line": line, "report": report_id}
        cited_as = {statement.id: "statement" for statement in story.statements}
        cited_as |= {one.id: "quoted" for passage in story.passages for one in passage.sentences}
        made = {statement.id: statement.by for statement in story.statements}
        made |= {one.id: one.speaker_by for passage in story.passages for one in passage.sentences}
        made |= {account.id: makers_of(point, account) for point in story.points for account in point.accounts}
        for place, written in enumerate(story.brief):
            sentence += 1
            told = {"id": sentence, "story": story.id, "position": place, "made_by": _makers(*(made.get(c) for c in written.cites))}
            yield "brief", written, told
            for at, cited in enumerate(written.cites):
                yield "cites", None, {"sentence": sentence, "position": at, cited_as.get(cited, "account"): cited}


def makers_of(point: Point, account: Account) -> str | None:
    """Returns who read an account and who corrected whose words it has; None for the program itself."""
    return _makers(account.by or author_of(point), account.speaker_by)


def _makers(*by: str | None) -> str | None:
    return "; ".join(dict.fromkeys(filter(None, by))) or None


def _span(span: Span | None, prefix: str = "") -> dict[str, Any]:
    """Returns `start`, `end` and `quote`; with a prefix such as `cue`: `cue_start`, `cue_end` and `cue`."""
    names = (f"{prefix}_start", f"{prefix}_end", prefix) if prefix else ("start", "end", "quote")
    return dict(zip(names, (span.start, span.end, span.quote) if span else (None, None, None), strict=True))


def _numbered(table: str, records: Sequence[object], **told: Any) -> Iterator[LedgerRow]:
    """Yields a row per record, with its position."""
    for position, record in enumerate(records):
        yield table, record, {"position": position, **told}


def _values(table: str, column: str, values: Sequence[Any], **told: Any) -> Iterator[LedgerRow]:
    """Yields a row per value, with its position."""
    for position, value in enumerate(values):
        yield table, None, {"position": position, column: value, **told}


def _made_rows(made: Made, form: str) -> Iterator[LedgerRow]:
    told = [("ledger", "format", form), ("ledger", "by", made.by)]
    told += [("setting", name, str(value)) for name, value in made.settings]
    told += [("model", name, value) for name, value in made.models]
    if use := made.model:
        names = ("name", "host", "taken", "tokens_in", "tokens_out", "replies")
        told += [("language model", name, str(getattr(use, name))) for name in names]
        told += [("language model", f"refused: {reason}", str(lines)) for reason, lines in use.refused]
    for part, name, text in told:
        yield "made", None, {"part": part, "name": name, "value": text}


def _report_rows(report: Report) -> Iterator[LedgerRow]:
    yield "reports", report, {}
    yield from _values("agencies", "name", report.agencies, report=report.id)
    yield from _values("authors", "name", report.authors, report=report.id)
    yield from _values("warnings", "warning", report.warnings, report=report.id)
    for position, date in enumerate(report.dates):
        yield "page_dates", date, {"report": report.id, "position": position, **_span(date.span)}
    yield from _numbered("report_sources", report.sources, report=report.id)
    yield from _numbered("corrections", report.corrections, report=report.id)
    yield from _numbered("furniture", report.furniture, report=report.id)
    for position, change in enumerate(report.changes):
        revised = change.before.report if change.before else None
        spans = {**_span(change.before, "before"), **_span(change.after, "after")}
        yield "report_changes", None, {"report": report.id, "position": position, "before_report": revised, **spans}


def _story_rows(story: Story) -> Iterator[LedgerRow]:
    yield from _values("story_reports", "report", story.reports, story=story.id)
    for position, j in enumerate(story.judgements):
        yield "judgements", j, {"story": story.id, "position": position, "judgement": j.id, "target": " | ".join(j.target)}
    for name in story.names:
        yield from _name_rows(name, story.id)
    for statement in story.statements:
        yield from _statement_rows(statement, story.id)
    for position, point in enumerate(story.points):
        yield from _point_rows(point, story.id, position)
    yield from _lineage_rows(story)
    for position, passage in enumerate(story.passages):
        yield from _passage_rows(passage, story.id, position)
    for found in story.dates:
        yield "dates", found, {"story": story.id, "report": found.span.report, **_span(found.span)}
    for position, event in enumerate(story.timeline):
        yield from _event_rows(event, story.id, position)
    for anomaly in story.anomalies:
        yield "anomalies", anomaly, {"story": story.id, **_span(anomaly.span)}


def _name_rows(name: Name, story: str) -> Iterator[LedgerRow]:
    joined = {spelling: one.by for one in name.joins for spelling in (one.a, one.b) if one.by}
    yield "names", name, {"story": story, "made_by": _makers(name.by, *joined.values())}
    for place, spelling in enumerate(name.spellings):
        yield "spellings", None, {"name": name.id, "position": place, "spelling": spelling, "made_by": joined.get(spelling)}
    yield from _numbered("mentions", name.mentions, name=name.id)
    yield from _numbered("joins", name.joins, name=name.id)


def _statement_rows(statement: Statement, story: str) -> Iterator[LedgerRow]:
    spoken = _span(statement.speaker_span)
    told = {f"speaker_{name}": value for name, value in spoken.items()} | _span(statement.anonymity_reason, "anonymity_reason")
    yield "statements", statement, {"story": story, **_span(statement.quote), **_span(statement.cue, "cue"), **told}
    yield from _values("via", "name", statement.via, statement=statement.id, made_by=statement.by)
    yield from _numbered("via_spans", statement.via_spans, statement=statement.id)


_ABOUT = ("event", "measure", "group", "group_name", "side", "civilian", "place", "earliest", "latest", "total_or_part")


def _point_rows(point: Point, story: str, position: int) -> Iterator[LedgerRow]:
    about = {f"about_{name}": getattr(point.about or About(), name) for name in _ABOUT}
    author = author_of(point)
    yield "points", point, {"story": story, "position": position, "shown": shown_status(point), "made_by": author, **about}
    for place, version in enumerate(point.versions):
        given = accounts_of(point, version)
        best = foremost(given) if given else None
        told = {"value": answer_of(point, version), "quote": best and best.quote.quote, "speaker": best and best.speaker}
        made = makers_of(point, best) if best else author
        yield "versions", version, {"point": point.id, "position": place, "shown": triple(version), "made_by": made, **told}
        yield from _behind(version, {one.speaker: one.speaker_by for one in given})
    for account in point.accounts:
        told = {"value": value_of(point, account), "made_by": makers_of(point, account)}
        yield "accounts", account, {"point": point.id, **told, **_span(account.quote)}
    for relation in point.relations:
        yield "relations", relation, {"point": point.id}
    yield from _numbered("ranges", point.ranges, point=point.id, made_by=author)


def _behind(version: Version, corrected: Mapping[str | None, str | None]) -> Iterator[LedgerRow]:
    """Yields whose words a version rests on, and which reports count as one."""
    for at, party in enumerate(version.parties):
        yield "parties", party, {"version": version.id, "position": at, "made_by": corrected.get(party.speaker)}
        for report in party.reports:
            yield "party_reports", None, {"version": version.id, "party": at, "report": report}
    for at, group in enumerate(version.merged):
        for report in group.reports:
            yield "merged", group, {"version": version.id, "position": at, "report": report}


def _lineage_rows(story: Story) -> Iterator[LedgerRow]:
    for place, origin in enumerate(story.origins):
        yield "origins", origin, {"story": story.id, "position": place}
        yield from _numbered("rests", origin.rests, origin=origin.id)
    for copy in story.copies:
        sides = {f"{side}_report": span.report for side, span in (("a", copy.a), ("b", copy.b))}
        sides |= {f"{side}_{name}": value for side, span in (("a", copy.a), ("b", copy.b)) for name, value in _span(span).items()}
        yield "copies", copy, {"story": story.id, "copied_from": copy.from_, **sides}
        yield from _values("copy_reasons", "reason", copy.reasons, copy=copy.id)
        for position, change in enumerate(copy.drift):
            yield "drift", None, {"copy": copy.id, "position": position, "what": change.what, "in_a": change.from_, "in_b": change.to}


def _sentence_rows(stories: Sequence[Story]) -> Iterator[LedgerRow]:
    """Yields the sentences of all passages, each once, however many passages and stories have it."""
    held = (one for story in stories for passage in story.passages for one in passage.sentences)
    for sentence in {one.id: one for one in held}.values():
        yield "sentences", sentence, {**_span(sentence.quote), "made_by": sentence.speaker_by}
        for statement in sentence.statements:
            yield "sentence_statements", None, {"sentence": sentence.id, "statement": statement}


def _passage_rows(passage: Passage, story: str, position: int) -> Iterator[LedgerRow]:
    yield "passages", passage, {"story": story, "position": position}
    yield from _values("passage_differs", "kind", passage.differs, passage=passage.id)
    held = {one.id: one for one in passage.sentences}
    for place, one in enumerate(passage.sentences):
        told = {"passage": passage.id, "position": place, "sentence": one.id}
        yield "passage_sentences", one, told
    for place, mark in enumerate(passage.marks):
        told = {"passage": passage.id, "position": place, "sentence": mark.of}
        yield "marks", mark, {**told, "quote": held[mark.of].words(mark)}


def _event_rows(event: Event, story: str, position: int) -> Iterator[LedgerRow]:
    yield "events", event, {"story": story, "position": position}
    yield from _numbered("event_spans", event.spans, event=event.id)
    yield from _values("event_actors", "actor", event.actors, event=event.id)
    for point in event.points:
        yield "event_points", None, {"event": event.id, "point": point}
    for passage in event.passages:
        yield "event_passages", None, {"event": event.id, "passage": passage}
    for at, timing in enumerate(event.times):
        yield "event_times", timing, {"event": event.id, "position": at}
        yield from _numbered("event_time_spans", timing.spans, event=event.id, time=at)
