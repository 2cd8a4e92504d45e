"""A gold cluster in the types of the program: what a stage gets when everything before it is
right."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import as_ledger

STATEMENT: dict[str, Any] = {
    "speaker": None,
    "speaker_name": None,
    "speaker_span": None,
    "anonymous": False,
    "via": [],
    "mode": "indirect",
}
ACCOUNT: dict[str, Any] = {"statement": None, "speaker": None, "stance": "asserts", "value": None}


def gold_ledger(cluster: Path):
    """The gold file as a Ledger; fields that gold leaves out are empty."""
    from rashomon.model.document import from_json
    from rashomon.model.ledger import FORMAT

    with contextlib.redirect_stdout(io.StringIO()) as out:
        as_ledger.main(cluster)
    document = json.loads(out.getvalue())
    document["format"] = FORMAT  # its questions are the annotators', no guesses of an older program
    document["made"] = {"by": "gold", "settings": {}, "models": {}}
    document["reports"] = [_report(report) for report in document["reports"]]
    story = document["stories"][0]
    story["names"] = [name | {"mentions": []} for name in story["names"]]
    story["statements"] = [
        STATEMENT | statement | {"speaker_span": None, "via_spans": []}
        for statement in story["statements"]
    ]
    for statement in story["statements"]:
        statement.pop("anonymity_reason", None)
    story["points"] = [_point(point) for point in story["points"]]
    story["copies"] = [_copy(n, copy) for n, copy in enumerate(story.get("copies", []))]
    for field in ("dates", "timeline", "anomalies", "brief", "lines", "judgements", "coverage"):
        story.pop(field, None)
    document["stories"] = [story | {"title": story.get("title")}]
    return from_json(json.dumps(document))


def _report(report: dict) -> dict:
    furniture = [span | {"type": span.get("type") or "boilerplate"} for span in report["furniture"]]
    report = {
        key: value
        for key, value in report.items()
        if key not in ("dates", "corrections", "warnings")
    }
    return report | {"source_sha256": report["sha256"], "furniture": furniture}


def _point(point: dict) -> dict:
    accounts = [
        ACCOUNT | {"id": f"{point['id']}.{n}"} | account
        for n, account in enumerate(point["accounts"])
    ]
    kept = {key: point[key] for key in ("id", "question", "kind", "status") if key in point}
    versions = [
        {key: version.get(key) for key in ("id", "value", "reports", "lines", "speakers")}
        for version in point["versions"]
    ]
    return kept | {"accounts": accounts, "versions": versions}


def _copy(number: int, copy: dict) -> dict:
    drift = [
        {"from": change.get("from"), "to": change.get("to"), "what": change["what"]}
        for change in copy.get("drift") or []
    ]
    return {
        "id": f"c{number}",
        "a": copy["a"],
        "b": copy["b"],
        "kind": copy["kind"],
        "from": copy.get("from"),
        "drift": drift,
    }
