"""Reports and answers as schema.org NewsArticle and Claim. No rating and no ClaimReview: a ledger does not say what is true."""

import json
from typing import Any

from rashomon.exports.annotation import source_of, web_address
from rashomon.exports.formats import Files
from rashomon.language.calendar_words import say_value
from rashomon.language.wording import shown_status
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.point import Account, Point, Version
from rashomon.model.report import Report
from rashomon.model.story import Story

CONTEXT = {"@vocab": "https://schema.org/", "rashomon": "https://rashomon.invalid/ns#"}
_TYPES = {NameKind.PERSON: "Person", NameKind.ORGANISATION: "Organization"}


def files_of(ledger: Ledger) -> Files:
    """One JSON-LD document."""
    return {"": (json.dumps(graph(ledger), indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")}


def graph(ledger: Ledger) -> dict[str, Any]:
    """A NewsArticle a report and a Claim an answer; how answers stand to each other is told in terms of our own."""
    reports = {report.id: report for report in ledger.reports}
    items = [_article(report) for report in ledger.reports]
    for story in ledger.stories:
        for point in story.points:
            items += [_claim(version, point, story, reports) for version in point.versions]
    return {"@context": CONTEXT, "@graph": items}


def _article(report: Report) -> dict[str, Any]:
    told = {
        "@id": source_of(report),
        "@type": "NewsArticle",
        "headline": report.title,
        "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
        "author": [{"@type": "Person", "name": author} for author in report.authors],
        "datePublished": report.published,
        "inLanguage": report.language,
        "url": web_address(report),
        "sourceOrganization": [{"@type": "Organization", "name": agency} for agency in report.agencies],
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": report.sha256},
    }
    return {name: value for name, value in told.items() if value}


def _claim(version: Version, point: Point, story: Story, reports: dict[str, Report]) -> dict[str, Any]:
    mine = [account for account in point.accounts if account.version == version.id]
    ordered = sorted({account.report for account in mine}, key=lambda report: (reports[report].published or "9999", report))
    where = [{"@id": source_of(reports[report])} for report in ordered]
    known = [reports[report].published for report in ordered]
    told = {
        "@id": f"urn:rashomon:{story.id}:{version.id}",
        "@type": "Claim",
        "name": point.question,
        "text": f"{point.question} {say_value(version.value)}" if version.value else point.question,
        "appearance": where,
        "firstAppearance": where[0] if where and all(known) else None,
        "author": _authors(mine, story),
        "rashomon:answers": {"@id": f"urn:rashomon:{story.id}:{point.id}"},
        "rashomon:status": shown_status(point),
        "rashomon:reports": version.reports,
        "rashomon:lines": version.lines,
        "rashomon:speakers": version.speakers,
        "rashomon:quotes": [account.quote.quote for account in mine],
    }
    borne: dict[str, list[dict[str, str]]] = {}
    for relation in point.relations:
        if relation.a == version.id:
            other = {"@id": f"urn:rashomon:{story.id}:{relation.b}", "rashomon:reason": relation.reason}
            borne.setdefault(f"rashomon:{relation.kind.value}", []).append(other)
    return {name: value for name, value in told.items() if value not in (None, [])} | borne


def _authors(accounts: list[Account], story: Story) -> list[dict[str, str]]:
    statements = {statement.id: statement for statement in story.statements}
    names = {name.id: name for name in story.names}
    authors = []
    for account in accounts:
        if account.speaker:
            said = statements.get(account.statement or "")
            name = names.get(said.speaker_name or "") if said else None
            authors.append({"@type": _TYPES.get(name.kind, "Thing") if name else "Thing", "name": account.speaker})
    return [author for place, author in enumerate(authors) if author not in authors[:place]]
