"""The ledger's passages as W3C Web Annotations, anchored by position and by their words, so that they survive edits."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.exports.export_format import Files, json_bytes
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.text.wording import shown_status

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?", re.ASCII)
_AROUND = 32  # characters of context on either side


def files_of(ledger: Ledger) -> Files:
    """One AnnotationPage."""
    return {"": json_bytes(annotation_page(ledger))}


def annotation_page(ledger: Ledger) -> dict[str, Any]:
    """Returns every statement, account, mention, time expression, copied passage and anomaly as an annotation."""
    reports = {report.id: report for report in ledger.reports}
    items = [annotation for story in ledger.stories for annotation in _annotations(story, reports, ledger.made.by)]
    return {"@context": CONTEXT, "id": "urn:rashomon:annotations", "type": "AnnotationPage", "items": items}


def source_of(report: Report) -> str:
    """Returns the report's identifier in linked data: its address, else a name derived from its text's hash."""
    return web_address(report) or f"urn:sha256:{hashlib.sha256(report.text.encode('utf-8', 'replace')).hexdigest()}"


def web_address(report: Report) -> str | None:
    """Returns where the report was published, if that is a full http address."""
    return next((address for address in (report.url, report.canonical_url) if address and _ADDRESS.fullmatch(address)), None)


def target_of(span: Span, report: Report) -> dict[str, Any]:
    """Returns a selector for the passage, by position and by its words with their context."""
    quote = {"type": "TextQuoteSelector", "exact": span.quote}
    before, after = report.text[max(0, span.start - _AROUND) : span.start], report.text[span.end : span.end + _AROUND]
    quote |= {"prefix": before} if before else {}
    quote |= {"suffix": after} if after else {}
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": source_of(report), "selector": [position, quote]}


def _annotations(story: Story, reports: dict[str, Report], program: str) -> Iterator[dict[str, Any]]:
    def annotate(identity: str, motivation: str, texts: Iterable[str | None], *spans: Span, by: str | None = None) -> dict[str, Any]:
        bodies = [{"type": "TextualBody", "value": text, "format": "text/plain"} for text in texts if text]
        targets = [target_of(span, reports[span.report]) for span in spans]
        whole = {
            "id": f"urn:rashomon:{story.id}:{identity}",
            "type": "Annotation",
            "motivation": motivation,
            "creator": {"type": "Software", "name": by or program},
            "body": bodies,
        }
        return whole | {"target": targets if len(targets) > 1 else targets[0]}

    for statement in story.statements:
        said = f"{statement.speaker or 'nobody named'} {statement.stance.value}"
        via = f"via {', '.join(statement.via)}" if statement.via else None
        yield annotate(statement.id, "identifying", (said, via), statement.quote, by=statement.by)
    for point in story.points:
        for account in point.accounts:
            answer = f"answer: {account.value}" if account.value else None
            told = (f"question: {point.question}", answer, f"status: {shown_status(point)}", f"speaker: {account.speaker}")
            yield annotate(account.id, "describing", told[: 4 if account.speaker else 3], account.quote, by=account.by)
    for name in story.names:
        for place, mention in enumerate(name.mentions):
            yield annotate(f"{name.id}:{place}", "tagging", (f"{name.kind.value}: {name.name}",), mention, by=name.by)
    for place, date in enumerate(story.dates):
        when = f"{date.earliest or 'unknown'}/{date.latest or 'unknown'}"
        yield annotate(f"{date.id}:{place}", "classifying", (when,), date.span)
    for copy in story.copies:
        yield annotate(copy.id, "linking", (f"the same passage, {copy.kind.value}", *copy.reasons), copy.a, copy.b)
    for place, anomaly in enumerate(story.anomalies):
        if anomaly.span:
            yield annotate(f"{anomaly.id}:{place}", "questioning", (anomaly.kind.value, anomaly.why), anomaly.span)
