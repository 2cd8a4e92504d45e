"""rashomon verify: every kind of damage is found, in a document that need not be whole."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ledgers import make_ledger
from rashomon.cli.group import main
from rashomon.cli.verify import check_document
from rashomon.model.document import plain

WHOLE: dict[str, Any] = plain(make_ledger())


def damaged(damage: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    document = copy.deepcopy(WHOLE)
    damage(document)
    return document


def quote(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["stories"][0]["points"][3]["accounts"][0]["quote"]
    return found


def test_a_whole_ledger_has_no_faults() -> None:
    checked = check_document(WHOLE)
    assert checked.faults == ()
    assert checked.reports == 3
    assert checked.spans == 10


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda d: d["reports"][0].update(text=d["reports"][0]["text"] + " "), "sha256"),
        (lambda d: quote(d).update(quote="Ten people were hurt"), "the quote is 'Ten people were hurt'"),
        (lambda d: quote(d).update(start=quote(d)["start"] + 1), "stories[0].points[3].accounts[0].quote"),
        (lambda d: quote(d).update(end=10**9), "does not lie in report"),
        (lambda d: quote(d).update(start=-5), "does not lie in report"),
        (lambda d: quote(d).update(start="3"), "not whole numbers"),
        (lambda d: quote(d).update(start=True), "not whole numbers"),
        (lambda d: quote(d).update(report="nobody"), "no report 'nobody'"),
        (lambda d: quote(d).pop("report"), "no report None"),
        (lambda d: quote(d).pop("quote"), "there is no quote"),
        (lambda d: d["stories"][0].update(extra=[{"deep": {"report": "post", "start": 0, "end": 4, "quote": "Lend"}}]), "extra[0].deep"),
        (lambda d: d["reports"].pop(0), "no report 'post'"),
        (lambda d: d["reports"].append(d["reports"][0]), "a second report with the id 'post'"),
        (lambda d: d["reports"].append([]), "not an object"),
        (lambda d: d.pop("reports"), "reports: missing"),
        (lambda d: d.pop("stories"), "stories: missing"),
        (lambda d: d["stories"][0]["points"][3]["accounts"][0].update(version="v-0"), "no version 'v-0'"),
        (lambda d: d["stories"][0]["points"][3]["accounts"][0].update(statement=["x"]), "no statement"),
        (lambda d: d["stories"][0]["points"][3]["relations"][0].update(a="v-0"), "versions that are not there"),
        (lambda d: d["stories"][0]["brief"][0].update(cites=["a-0"]), "cites what is not there"),
    ],
)
def test_damage_is_found(damage: Callable[[dict[str, Any]], object], told: str) -> None:
    assert any(told in fault for fault in check_document(damaged(damage)).faults)


def test_verb(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", str(path)])
    assert (result.exit_code, result.stdout) == (0, "3 reports, 10 spans, 0 faults: every hash and span holds\n")
    path.write_text(json.dumps(damaged(lambda d: quote(d).update(quote="\x1b[2Jno"))), encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", str(path)])
    assert result.exit_code == 1
    assert "1 fault: this ledger was damaged" in result.stdout
    assert "\x1b" not in result.stdout
    path.write_text('{"format": "something/1"}', encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", str(path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "this version reads" in result.stderr
