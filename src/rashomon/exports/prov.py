"""Which report comes from which, as W3C PROV (PROV-JSON)."""

import json
from typing import Any

from rashomon.exports.annotation import source_of
from rashomon.exports.export_format import Files
from rashomon.model.content_ids import content_id
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.story import Story

_NAME = "https://rashomon.invalid/ns#"
Parts = dict[str, dict[str, dict[str, Any]]]


def files_of(ledger: Ledger) -> Files:
    """One PROV-JSON document."""
    return {"": (json.dumps(provenance(ledger), indent=1, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")}


def provenance(ledger: Ledger) -> dict[str, Any]:
    """Returns reports, outlets, authors and agencies; copies, agency dispatches and revisions as derivations; and the comparison that used
    the reports.
    """
    parts: Parts = {
        name: {}
        for name in ("entity", "agent", "activity", "wasAttributedTo", "wasDerivedFrom", "used", "wasGeneratedBy", "wasAssociatedWith")
    }
    reports = {report.id: report for report in ledger.reports}
    parts["agent"]["r:program"] = {"prov:type": _kind("prov:SoftwareAgent"), "prov:label": ledger.made.by}
    parts["activity"]["r:compare"] = {"prov:label": "comparison of the reports"}
    _link(parts, "wasAssociatedWith", **{"prov:activity": "r:compare", "prov:agent": "r:program"})
    if ledger.made.model:
        use = ledger.made.model
        agent = _id("model", use.name, use.host)
        parts["agent"][agent] = {
            "prov:type": _kind("prov:SoftwareAgent"),
            "prov:label": use.by,
            "r:host": use.host,
            "r:replies": use.replies,
        }
        _link(parts, "wasAssociatedWith", **{"prov:activity": "r:compare", "prov:agent": agent})
    parts["entity"]["r:ledger"] = {"prov:label": "the ledger"}
    _link(parts, "wasGeneratedBy", **{"prov:entity": "r:ledger", "prov:activity": "r:compare"})
    for report in ledger.reports:
        _add_report(parts, report, reports)
    for story in ledger.stories:
        _add_copies(parts, story)
    return {"prefix": {"r": _NAME}} | {name: found for name, found in parts.items() if found}


def _kind(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _id(kind: str, *parts: str) -> str:
    return f"r:{content_id(kind, *parts)}"


def _link(parts: Parts, relation: str, **fields: Any) -> None:
    """Adds the relation once, under an id derived from its content."""
    parts[relation][f"_:{content_id(relation, json.dumps(fields, sort_keys=True))}"] = fields


def _add_report(parts: Parts, report: Report, reports: dict[str, Report]) -> None:
    entity = _id("report", report.id)
    told = {"prov:label": report.title or report.id, "r:id": report.id, "r:sha256": report.sha256, "r:source": source_of(report)}
    parts["entity"][entity] = told | ({"r:published": report.published} if report.published else {})
    _link(parts, "used", **{"prov:activity": "r:compare", "prov:entity": entity})
    owners = [(report.outlet, "prov:Organization"), *((author, "prov:Person") for author in report.authors)]
    for name, kind in owners:
        if name:
            agent = _id("agent", name)
            parts["agent"][agent] = {"prov:type": _kind(kind), "prov:label": name}
            _link(parts, "wasAttributedTo", **{"prov:entity": entity, "prov:agent": agent})
    for agency in report.agencies:
        _derive(parts, entity, _dispatches(parts, agency), "prov:PrimarySource")
    if report.revision_of in reports:
        _derive(parts, entity, _id("report", report.revision_of or ""), "prov:Revision")


def _dispatches(parts: Parts, agency: str) -> str:
    """Returns an entity for the agency's dispatches, which none of the reports contains, attributed to the agency."""
    entity, agent = _id("dispatches", agency), _id("agent", agency)
    parts["entity"][entity] = {"prov:label": f"dispatches of {agency}"}
    parts["agent"].setdefault(agent, {"prov:type": _kind("prov:Organization"), "prov:label": agency})
    _link(parts, "wasAttributedTo", **{"prov:entity": entity, "prov:agent": agent})
    return entity


def _add_copies(parts: Parts, story: Story) -> None:
    """Adds copies: a copy between reports as a quotation, one from an agency with its dispatches as primary source; otherwise no direction
    is claimed.
    """
    for copy in story.copies:
        a, b = _id("report", copy.a.report), _id("report", copy.b.report)
        if copy.from_ in ("a", "b"):
            giver, taker = (a, b) if copy.from_ == "a" else (b, a)
            _derive(parts, taker, giver, "prov:Quotation")
        elif copy.from_:
            for report in (a, b):
                _derive(parts, report, _dispatches(parts, copy.from_), "prov:PrimarySource")


def _derive(parts: Parts, taker: str, giver: str, kind: str) -> None:
    _link(parts, "wasDerivedFrom", **{"prov:generatedEntity": taker, "prov:usedEntity": giver, "prov:type": _kind(kind)})
