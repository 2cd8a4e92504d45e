"""rows_of: a ledger as rows of the tables in schema.sql, parents before what refers to them."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.point import About, Point
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.text.wording import shown_status, triple

Cell = str | int | float | None
Row = tuple[str, dict[str, Cell]]
"""A table's name and the columns of one row."""

# A lone surrogate has no UTF-8 and SQLite's text functions stop at NUL: both become the replacement character, so that offsets stay.
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")


def rows_of(ledger: Ledger) -> Iterator[Row]:
    """Every row of the database, in the order in which foreign keys allow them."""
    for table, columns in _ledger_rows(ledger):
        yield table, {name: as_cell(value) for name, value in columns.items()}


def as_cell(value: Any) -> Cell:
    """The value as a table holds it."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if value is None or isinstance(value, (int, float)):
        return int(value) if isinstance(value, bool) else value
    return str(value)


def _span(span: Span | None, prefix: str = "") -> dict[str, Any]:
    """`start`, `end` and `quote`; with a prefix `cue`: `cue_start`, `cue_end` and `cue`."""
    names = (f"{prefix}_start", f"{prefix}_end", prefix) if prefix else ("start", "end", "quote")
    return dict(zip(names, (span.start, span.end, span.quote) if span else (None, None, None), strict=True))


def _numbered(table: str, key: str, owner: object, column: str, values: Sequence[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """A row a value: its owner, its position and itself."""
    for position, value in enumerate(values):
        yield table, {key: owner, "position": position, column: value}


def _spans(table: str, key: str, owner: object, spans: Sequence[Span]) -> Iterator[tuple[str, dict[str, Any]]]:
    for position, span in enumerate(spans):
        yield table, {key: owner, "position": position, "report": span.report, **_span(span)}


def _ledger_rows(ledger: Ledger) -> Iterator[tuple[str, dict[str, Any]]]:
    made = [("ledger", "format", ledger.format), ("ledger", "by", ledger.made.by)]
    made += [("setting", name, str(value)) for name, value in ledger.made.settings]
    made += [("model", name, value) for name, value in ledger.made.models]
    if ledger.made.model:
        use = ledger.made.model
        told = {
            "name": use.name,
            "host": use.host,
            "taken": use.taken,
            "tokens_in": use.tokens_in,
            "tokens_out": use.tokens_out,
            "replies": use.replies,
        }
        made += [("language model", name, str(value)) for name, value in told.items()]
        made += [("language model", f"refused: {reason}", str(lines)) for reason, lines in use.refused]
    for part, name, text in made:
        yield "made", {"part": part, "name": name, "value": text}
    for position, failure in enumerate(ledger.failures):
        yield "failures", {"position": position, "source": failure.source, "error": failure.error}
    for report in ledger.reports:
        yield from _report_rows(report)
    for report in ledger.reports:
        for position, change in enumerate(report.changes):
            spans = {**_span(change.before, "before"), **_span(change.after, "after")}
            revised = change.before.report if change.before else None
            yield "report_changes", {"report": report.id, "position": position, "before_report": revised, **spans}
    line = sentence = 0
    for position, story in enumerate(ledger.stories):
        yield "stories", {"id": story.id, "position": position, "title": story.title, "coverage": story.coverage}
        yield from _story_rows(story)
        for group in story.lines:
            line += 1
            yield "lines", {"id": line, "story": story.id, "name": group.name}
            for report_id in group.reports:
                yield "line_reports", {"line": line, "report": report_id}
        statements = {statement.id for statement in story.statements}
        for place, written in enumerate(story.brief):
            sentence += 1
            yield "brief", {"id": sentence, "story": story.id, "position": place, "text": written.text}
            for at, cited in enumerate(written.cites):
                yield "cites", {"sentence": sentence, "position": at, "statement" if cited in statements else "account": cited}


_ORIGIN = ("source", "sha256", "url", "canonical_url", "archived_url", "retrieved")
_REPORT = (
    "id", "title", "outlet", "published", "published_basis", "anchor", "anchor_basis", "language", "source", "url", "canonical_url",
    "archived_url", "retrieved", "revision_of", "sha256", "source_sha256", "text",
)  # fmt: skip


def _report_rows(report: Report) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "reports", {name: getattr(report, name) for name in _REPORT}
    yield from _numbered("agencies", "report", report.id, "name", report.agencies)
    yield from _numbered("authors", "report", report.id, "name", report.authors)
    yield from _numbered("warnings", "report", report.id, "warning", report.warnings)
    for position, date in enumerate(report.dates):
        yield "page_dates", {"report": report.id, "position": position, "value": date.value, "basis": date.basis, **_span(date.span)}
    for position, origin in enumerate(report.sources):
        yield "report_sources", {"report": report.id, "position": position, **{name: getattr(origin, name) for name in _ORIGIN}}
    yield from _spans("corrections", "report", report.id, report.corrections)
    for position, piece in enumerate(report.furniture):
        yield "furniture", {"report": report.id, "position": position, "type": piece.type, **_span(piece)}


def _story_rows(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    for position, report in enumerate(story.reports):
        yield "story_reports", {"story": story.id, "report": report, "position": position}
    for position, j in enumerate(story.judgements):
        kept = {"judgement": j.id, "action": j.action, "field": j.field, "target": " | ".join(j.target), "after": j.after}
        yield (
            "judgements",
            {"story": story.id, "position": position, **kept, "made_by": j.by, "made_at": j.at, "why": j.why, "outcome": j.outcome},
        )
    for name in story.names:
        yield from _name_rows(name, story.id)
    for statement in story.statements:
        yield from _statement_rows(statement, story.id)
    for position, point in enumerate(story.points):
        yield from _point_rows(point, story.id, position)
    yield from _lineage_rows(story)
    yield from _time_rows(story)
    for anomaly in story.anomalies:
        kept = {"id": anomaly.id, "story": story.id, "kind": anomaly.kind, "report": anomaly.report, "why": anomaly.why}
        yield "anomalies", {**kept, **_span(anomaly.span)}


def _name_rows(name: Name, story: str) -> Iterator[tuple[str, dict[str, Any]]]:
    kept = {
        field: getattr(name, field)
        for field in ("id", "name", "kind", "lat", "lon", "country", "geonames", "precision", "where_prec", "wikidata")
    }
    yield "names", {"story": story, "made_by": name.by, **kept}
    yield from _numbered("spellings", "name", name.id, "spelling", name.spellings)
    yield from _spans("mentions", "name", name.id, name.mentions)
    for position, join in enumerate(name.joins):
        reason = {"a": join.a, "b": join.b, "reason": join.reason, "confidence": join.confidence, "made_by": join.by}
        yield "joins", {"name": name.id, "position": position, **reason}


_STATEMENT = (
    "id", "report", "speaker", "stance", "speaker_name", "anonymous", "mode", "role", "affiliation", "as_of", "confidence",
)  # fmt: skip


def _statement_rows(statement: Statement, story: str) -> Iterator[tuple[str, dict[str, Any]]]:
    spoken = statement.speaker_span
    columns = (
        {name: getattr(statement, name) for name in _STATEMENT} | {"story": story} | _span(statement.quote) | _span(statement.cue, "cue")
    )
    columns |= _span(statement.anonymity_reason, "anonymity_reason") | {"made_by": statement.by}
    columns |= {"speaker_quote": spoken and spoken.quote, "speaker_start": spoken and spoken.start, "speaker_end": spoken and spoken.end}
    yield "statements", columns
    yield from _numbered("via", "statement", statement.id, "name", statement.via)
    yield from _spans("via_spans", "statement", statement.id, statement.via_spans)


_ABOUT = ("event", "measure", "group", "group_name", "side", "civilian", "place", "earliest", "latest", "total_or_part")
_ACCOUNT = ("id", "version", "report", "speaker", "stance", "value", "statement", "low", "high", "unit", "as_of", "doubt")


def _point_rows(point: Point, story: str, position: int) -> Iterator[tuple[str, dict[str, Any]]]:
    about = point.about or About()
    kept = {"id": point.id, "story": story, "position": position, "question": point.question, "kind": point.kind, "status": point.status}
    told = {"shown": shown_status(point), "confidence": point.confidence, "made_by": point.by, "question_by": point.question_by}
    yield "points", kept | told | {f"about_{name}": getattr(about, name) for name in _ABOUT}
    for place, version in enumerate(point.versions):
        numbers = {name: getattr(version, name) for name in ("id", "value", "reports", "lines", "speakers")}
        yield "versions", {**numbers, "point": point.id, "position": place, "shown": triple(version)}
        for at, party in enumerate(version.parties):
            yield "parties", {"version": version.id, "position": at, "speaker": party.speaker, "because": party.because}
            for report in party.reports:
                yield "party_reports", {"version": version.id, "party": at, "report": report}
        for at, group in enumerate(version.merged):
            for report in group.reports:
                yield "merged", {"version": version.id, "position": at, "report": report, "because": group.because}
    for account in point.accounts:
        yield (
            "accounts",
            {"point": point.id, "made_by": account.by, **{name: getattr(account, name) for name in _ACCOUNT}, **_span(account.quote)},
        )
    for relation in point.relations:
        names = ("id", "a", "b", "kind", "reason", "rule", "confidence")
        yield "relations", {"point": point.id, "made_by": relation.by, **{name: getattr(relation, name) for name in names}}
    for place, found in enumerate(point.ranges):
        yield "ranges", {"point": point.id, "position": place, "low": found.low, "best": found.best, "high": found.high, "rule": found.rule}


def _lineage_rows(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, origin in enumerate(story.origins):
        yield "origins", {"id": origin.id, "story": story.id, "position": place, "kind": origin.kind, "name": origin.name}
        for at, rest in enumerate(origin.rests):
            kept = {name: getattr(rest, name) for name in ("report", "how", "share", "because")}
            yield "rests", {"origin": origin.id, "position": at, **kept}
    for copy in story.copies:
        columns: dict[str, Any] = {"id": copy.id, "story": story.id, "kind": copy.kind, "copied_from": copy.from_, "passage": copy.passage}
        for side, span in (("a", copy.a), ("b", copy.b)):
            columns |= {f"{side}_report": span.report, f"{side}_quote": span.quote, f"{side}_start": span.start, f"{side}_end": span.end}
        yield "copies", columns
        yield from _numbered("copy_reasons", "copy", copy.id, "reason", copy.reasons)
        for position, change in enumerate(copy.drift):
            yield "drift", {"copy": copy.id, "position": position, "what": change.what, "in_a": change.from_, "in_b": change.to}


def _time_rows(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    for date in story.dates:
        days = {"earliest": date.earliest, "latest": date.latest}
        read = {name: getattr(date, name) for name in ("precision", "time", "zone", "tells", "copied_from", "basis")}
        yield "dates", {"id": date.id, "story": story.id, "report": date.span.report, **days, **read, **_span(date.span)}
    for position, event in enumerate(story.timeline):
        names = ("id", "what", "earliest", "latest", "precision", "place", "disputed")
        yield "events", {"story": story.id, "position": position, **{name: getattr(event, name) for name in names}}
        yield from _spans("event_spans", "event", event.id, event.spans)
        yield from _numbered("event_actors", "event", event.id, "actor", event.actors)
        for point in event.points:
            yield "event_points", {"event": event.id, "point": point}
        for at, timing in enumerate(event.times):
            yield "event_times", {"event": event.id, "position": at, "earliest": timing.earliest, "latest": timing.latest}
            for row, columns in _spans("event_time_spans", "event", event.id, timing.spans):
                yield row, {"time": at, **columns}
