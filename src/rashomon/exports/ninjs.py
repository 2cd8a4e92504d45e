"""The reports as IPTC ninjs 3.1 items, one a line; wire credits go into infoSources."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.exports.annotation import source_of
from rashomon.exports.formats import Files
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.story import Story

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_PARTS = {NameKind.PERSON: "people", NameKind.ORGANISATION: "organisations", NameKind.PLACE: "places"}
STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}


def files_of(ledger: Ledger) -> Files:
    """One JSON Lines file."""
    lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in items(ledger))
    return {"": "".join(lines).encode("utf-8", "backslashreplace")}


def items(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """An item a report, with the names and the story that it has part in."""
    for report in ledger.reports:
        story = next((story for story in ledger.stories if report.id in story.reports), None)
        yield {name: value for name, value in _item(report, story, ledger).items() if value}


def _item(report: Report, story: Story | None, ledger: Ledger) -> dict[str, Any]:
    kind = {"role": "main", "contentType": "text/plain", "charCount": len(report.text), "wordCount": len(report.text.split())}
    return {
        "uri": source_of(report),
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "language": report.language,
        "title": report.title,
        "headlines": [{"role": "main", "value": report.title}] if report.title else [],
        "by": ", ".join(report.authors),
        "versionCreated": _instant(report.published),
        "bodies": [{**kind, "value": report.text}],
        "altIds": [{"role": "rashomon", "value": report.id}, {"role": "sha256", "value": report.sha256}],
        "infoSources": list(_sources(report)),
        "events": [{"id": story.id, "name": story.title or "untitled", "rel": "about"}] if story else [],
        "associations": list(_associations(report, story, ledger)),
        **_named(report, story),
    }


def _instant(published: str | None) -> str | None:
    """A date-time that has its zone; the schema takes no other, and a day alone is told nowhere rather than made up."""
    if not published or not _TIME.fullmatch(published):
        return None
    return published if re.search(r"T\d\d:\d\d:\d\d", published) else re.sub(r"(T\d\d:\d\d)", r"\1:00", published)


def _sources(report: Report) -> Iterator[dict[str, str]]:
    if report.outlet:
        yield {"name": report.outlet, "role": "publisher"}
    yield from ({"name": agency, "role": "wire credit"} for agency in report.agencies)


def _named(report: Report, story: Story | None) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for name in story.names if story else ():
        part = _PARTS.get(name.kind)
        if part and any(mention.report == report.id for mention in name.mentions):
            found.setdefault(part, []).append(_name(name))
    return found


def _name(name: Name) -> dict[str, Any]:
    told: dict[str, Any] = {"name": name.name, "rel": "mentioned", "literal": name.id}
    if name.geonames:
        told["uri"] = f"https://sws.geonames.org/{name.geonames}/"
    if name.kind is NameKind.PLACE and name.lat is not None and name.lon is not None:
        point = {"type": "Point", "coordinates": [name.lon, name.lat]}
        told["geoJSON"] = {"type": "Feature", "geometry": point, "properties": {"name": name.name}}
    return told


def _associations(report: Report, story: Story | None, ledger: Ledger) -> Iterator[dict[str, str]]:
    """Reports that share passages with this one, and the one that it revises."""
    reports = {other.id: other for other in ledger.reports}
    pairs = ((copy.a.report, copy.b.report) for copy in (story.copies if story else ()))
    shared = dict.fromkeys(_other(report.id, pairs))
    told = [(other, "shares-text") for other in shared] + ([(report.revision_of, "revises")] if report.revision_of else [])
    for other, relation in told:
        if other in reports:
            yield {"name": reports[other].title or other, "rel": relation, "uri": source_of(reports[other])}


def _other(report: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    return sorted({b if a == report else a for a, b in pairs if report in (a, b)} - {report})
