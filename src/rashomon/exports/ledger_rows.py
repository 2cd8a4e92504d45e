"""rows_of: a ledger as rows of the tables in schema.sql, parents before the rows that refer to them."""

from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.model.date import Event
from rashomon.model.ledger import Ledger, Made
from rashomon.model.name import Name
from rashomon.model.point import About, Point, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.text.wording import shown_status, triple

LedgerRow = tuple[str, object, dict[str, Any]]
"""A table's name, the record that its columns are read from by their names (None: none), and the columns that are called or told otherwise."""


def rows_of(ledger: Ledger) -> Iterator[LedgerRow]:
    """Yields every row; within a table, in order."""
    yield from _made_rows(ledger.made, ledger.format)
    yield from _numbered("failures", ledger.failures)
    for report in ledger.reports:
        yield from _report_rows(report)
    line = sentence = 0
    for position, story in enumerate(ledger.stories):
        yield "stories", story, {"position": position}
        yield from _story_rows(story)
        for group in story.lines:
            line += 1
            yield "lines", group, {"id": line, "story": story.id}
            for report_id in group.reports:
                yield "line_reports", None, {"line": line, "report": report_id}
        statements = {statement.id for statement in story.statements}
        for place, written in enumerate(story.brief):
            sentence += 1
            yield "brief", written, {"id": sentence, "story": story.id, "position": place}
            for at, cited in enumerate(written.cites):
                yield "cites", None, {"sentence": sentence, "position": at, "statement" if cited in statements else "account": cited}


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
    for found in story.dates:
        yield "dates", found, {"story": story.id, "report": found.span.report, **_span(found.span)}
    for position, event in enumerate(story.timeline):
        yield from _event_rows(event, story.id, position)
    for anomaly in story.anomalies:
        yield "anomalies", anomaly, {"story": story.id, **_span(anomaly.span)}


def _name_rows(name: Name, story: str) -> Iterator[LedgerRow]:
    yield "names", name, {"story": story}
    yield from _values("spellings", "spelling", name.spellings, name=name.id)
    yield from _numbered("mentions", name.mentions, name=name.id)
    yield from _numbered("joins", name.joins, name=name.id)


def _statement_rows(statement: Statement, story: str) -> Iterator[LedgerRow]:
    spoken = _span(statement.speaker_span)
    told = {f"speaker_{name}": value for name, value in spoken.items()} | _span(statement.anonymity_reason, "anonymity_reason")
    yield "statements", statement, {"story": story, **_span(statement.quote), **_span(statement.cue, "cue"), **told}
    yield from _values("via", "name", statement.via, statement=statement.id)
    yield from _numbered("via_spans", statement.via_spans, statement=statement.id)


_ABOUT = ("event", "measure", "group", "group_name", "side", "civilian", "place", "earliest", "latest", "total_or_part")


def _point_rows(point: Point, story: str, position: int) -> Iterator[LedgerRow]:
    about = {f"about_{name}": getattr(point.about or About(), name) for name in _ABOUT}
    yield "points", point, {"story": story, "position": position, "shown": shown_status(point), **about}
    for place, version in enumerate(point.versions):
        yield "versions", version, {"point": point.id, "position": place, "shown": triple(version)}
        yield from _behind(version)
    for account in point.accounts:
        yield "accounts", account, {"point": point.id, **_span(account.quote)}
    for relation in point.relations:
        yield "relations", relation, {"point": point.id}
    yield from _numbered("ranges", point.ranges, point=point.id)


def _behind(version: Version) -> Iterator[LedgerRow]:
    """Yields whose words a version rests on, and which reports count as one."""
    for at, party in enumerate(version.parties):
        yield "parties", party, {"version": version.id, "position": at}
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


def _event_rows(event: Event, story: str, position: int) -> Iterator[LedgerRow]:
    yield "events", event, {"story": story, "position": position}
    yield from _numbered("event_spans", event.spans, event=event.id)
    yield from _values("event_actors", "actor", event.actors, event=event.id)
    for point in event.points:
        yield "event_points", None, {"event": event.id, "point": point}
    for at, timing in enumerate(event.times):
        yield "event_times", timing, {"event": event.id, "position": at}
        yield from _numbered("event_time_spans", timing.spans, event=event.id, time=at)
