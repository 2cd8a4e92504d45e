"""rashomon verify."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from commands import run
from ledgers import full_ledger, make_ledger
from pages import rich_ledger
from rashomon.cli.group import main
from rashomon.cli.verify import check_document
from rashomon.model.document import plain
from rashomon.store.database.open import open_store

WHOLE: dict[str, Any] = plain(make_ledger())


def damaged(damage: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    document = copy.deepcopy(WHOLE)
    damage(document)
    return document


def quote(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["stories"][0]["rows"][0]["quotes"][0]["span"]
    return found


FULL: dict[str, Any] = plain(full_ledger())


def test_ledgers_without_faults() -> None:
    assert check_document(FULL).faults == ()
    assert check_document(plain(rich_ledger())).faults == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            lambda s: s["rows"][1]["quotes"][0]["span"].update(quote="Ten people."),
            "the quote is 'Ten people.'",
        ),
        (
            lambda s: s["rows"][1]["quotes"][0]["span"].update(start=30),
            "rows[1].quotes[0].span",
        ),
        (lambda s: s["rows"][1]["quotes"][0].update(span=None), "cannot be read"),
        (lambda s: s["rows"][0].update(kind="true"), "cannot be read"),
    ],
)
def test_a_story_that_was_tampered_with_is_found_out(
    damage: Callable[[dict[str, Any]], object], told: str
) -> None:
    document = copy.deepcopy(FULL)
    damage(document["stories"][0])
    faults = check_document(document).faults
    assert any(told in fault for fault in faults), faults


def test_a_whole_ledger_has_no_faults() -> None:
    checked = check_document(WHOLE)
    assert (checked.faults, checked.reports) == ((), 3)
    assert checked.spans > 20


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda d: d["reports"][0].update(text=d["reports"][0]["text"] + " "), "sha256"),
        (
            lambda d: quote(d).update(quote="Ten people"),
            "the quote is 'Ten people'",
        ),
        (
            lambda d: quote(d).update(start=quote(d)["start"] + 1),
            "stories[0].rows[0].quotes[0].span",
        ),
        (lambda d: quote(d).update(end=10**9), "does not lie in report"),
        (lambda d: quote(d).update(start=-5), "does not lie in report"),
        (lambda d: quote(d).update(start="3"), "not whole numbers"),
        (lambda d: quote(d).update(start=True), "not whole numbers"),
        (lambda d: quote(d).update(report="nobody"), "no report 'nobody'"),
        (lambda d: quote(d).pop("report"), "no report None"),
        (lambda d: d["stories"][0]["statements"][0]["quote"].pop("quote"), "there is no quote"),
        (
            lambda d: d["stories"][0].update(
                extra=[{"deep": {"report": "post", "start": 0, "end": 4, "quote": "Lend"}}]
            ),
            "extra[0].deep",
        ),
        (lambda d: d["reports"].pop(0), "no report 'post'"),
        (lambda d: d["reports"].append(d["reports"][0]), "a second report with the id 'post'"),
        (lambda d: d["reports"].append([]), "not an object"),
        (lambda d: d.pop("reports"), "reports: missing"),
        (lambda d: d.pop("stories"), "stories: missing"),
    ],
)
def test_damage_is_found(damage: Callable[[dict[str, Any]], object], told: str) -> None:
    assert any(told in fault for fault in check_document(damaged(damage)).faults)


def test_verb(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", str(path)])
    checked = check_document(WHOLE)
    assert (result.exit_code, result.stdout) == (
        0,
        f"3 reports, {checked.spans} quotations, 0 faults: every quotation stands at its place\n",
    )
    path.write_text(
        json.dumps(damaged(lambda d: quote(d).update(quote="\x1b[2Jno"))), encoding="utf-8"
    )
    result = run("verify", path, code=1)
    assert "1 fault: this ledger was damaged" in result.stdout
    assert "\x1b" not in result.stdout
    path.write_text('{"format": "something/1"}', encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", str(path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "this version reads" in result.stderr


def test_a_store_in_the_place_of_a_ledger_is_said_to_be_one(tmp_path: Path) -> None:
    address = tmp_path / "desk.db"
    open_store(str(address), create=True).close()
    result = CliRunner().invoke(main, ["verify", str(address)])
    assert result.exit_code == 1
    assert "is a store, not a ledger: name it with --store" in result.stderr
