"""The timeline's events in PLOVER's fields, one per line; types and codes are suggestions with the words that they rest on."""

import json
from collections.abc import Iterator
from typing import Any

from rashomon.exports.coder_drafts import mark, place_of
from rashomon.exports.country_names import country_name
from rashomon.exports.event_types import code_actor, suggest
from rashomon.exports.export_format import Files
from rashomon.model.date import Event
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.story import Story


def files_of(ledger: Ledger) -> Files:
    """One JSON Lines file."""
    reports = {report.id: report for report in ledger.reports}
    rows = (_event(event, story, reports) for story in ledger.stories for event in story.timeline)
    return {"": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "backslashreplace")}


def _event(event: Event, story: Story, reports: dict[str, Report]) -> dict[str, Any]:
    suggested = suggest([event.what])
    return {
        "draft": mark("PLOVER"),
        "id": f"{story.id}:{event.id}",
        "date": event.earliest,
        "enddate": event.latest,
        "event": [suggested.plover] if suggested and suggested.plover else [],
        "acled_event_type": suggested.acled if suggested else None,
        "event_text": f"suggested by: {', '.join(suggested.words)}" if suggested else "",
        "actor": list(_actors(event)),
        "event_loc": _location(event, story),
        "text": event.what,
        "cite_info": [_citation(reports[report]) for report in sorted({span.report for span in event.spans})],
        "coder": "machine suggestion",
    }


def _actors(event: Event) -> Iterator[dict[str, Any]]:
    for name in event.actors:
        code = code_actor(name)
        told = {"entity_text": name, "code": code.code if code else None, "sector": code.sector if code else None}
        yield told | {"suggested_by": list(code.words) if code else []}


def _location(event: Event, story: Story) -> dict[str, Any] | None:
    place = place_of(story, event.place)
    if event.place is None:
        return None
    where = {"lat": place.lat, "lon": place.lon, "geonameid": place.geonames, "country": country_name(place.country)} if place else {}
    return {"extracted_place": event.place} | {name: value for name, value in where.items() if value is not None}


def _citation(report: Report) -> dict[str, Any]:
    told = {"title": report.title, "publication": report.outlet, "url": report.url, "language": report.language}
    return {name: value for name, value in told.items() if value} | {"citation": report.id}
