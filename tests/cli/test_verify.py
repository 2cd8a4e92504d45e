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
    found: dict[str, Any] = version(document)["quotes"][0]["span"]
    return found


FULL: dict[str, Any] = plain(full_ledger())


def difference(document: dict[str, Any], place: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = document["stories"][0]["differences"][place]
    return found


def version(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = difference(document)["versions"][0]
    return found


def test_ledgers_without_faults() -> None:
    assert check_document(FULL).faults == ()
    assert check_document(plain(rich_ledger())).faults == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            lambda c: c["sentences"][0]["span"].update(quote="Ten people were hurt, the mayor."),
            "the quote is 'Ten people",
        ),
        (lambda c: c["sentences"][0]["span"].update(start=30), "claims[1].sentences[0].span"),
        (lambda c: c["sentences"][0].update(span=None), "cannot be read"),
        (lambda c: c["sentences"].pop(), ".sentences: not of two reports"),
        (lambda c: c["sentences"][0].update(statements=["s-0"]), "statements that are not there"),
        (lambda c: c["sentences"][0].update(copy="c-0"), "no copy 'c-0'"),
        (lambda c: c.update(named_by="w-0"), "named_by: no sure sentence of it"),
        (lambda c: c["sentences"][1].update(repeats="w-0"), "repeats: no other sentence 'w-0'"),
        (lambda c: c.update(reports=3), "reports: 3, its sure sentences are of 2"),
        (
            lambda c: c["sentences"][1].update(possible=True),
            "reports: 2, its sure sentences are of 1",
        ),
        (lambda c: c["origins"].update(least=3), "origins: 3 to 2 of 2 reports"),
        (lambda c: c["origins"].update(most=5), "origins: 2 to 5 of 2 reports"),
        (lambda c: c["first"].update(report="wire"), "first: 'wire' does not tell of it"),
    ],
)
def test_a_claim_that_was_tampered_with_is_found_out(
    damage: Callable[[dict[str, Any]], object], told: str
) -> None:
    document = copy.deepcopy(FULL)
    damage(document["stories"][0]["claims"][1])
    faults = check_document(document).faults
    assert any(told in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda d: d["versions"][0].update(reports=2), "reports: 2, its words are of 1"),
        (lambda d: d["versions"][0]["origins"].update(most=2), "origins: 1 to 2 of 1 reports"),
        (
            lambda d: d["versions"][0]["quotes"][0].update(
                sentence=d["versions"][1]["quotes"][0]["sentence"]
            ),
            "'Nine people' does not stand in its sentence",
        ),
        (lambda d: d["versions"][0]["quotes"][0].update(statement="s-0"), "no statement 's-0'"),
        (lambda d: d["versions"].append(d["versions"][0]), "versions: none, or two with one id"),
        (lambda d: d.update(versions=[]), "versions: none, or two with one id"),
        (lambda d: d.update(claim="r-0"), "no claim 'r-0'"),
        (lambda d: d.update(thing=" "), "neither a thing nor a question"),
        (lambda d: d.update(question="Who did it?"), "says what an author alone may"),
        (lambda d: d.update(status="disputed"), "says what an author alone may"),
        (lambda d: d.update(status="true"), "cannot be read"),
        (
            lambda d: d.update(
                relations=[{"a": "v-0", "b": d["versions"][0]["id"], "kind": "later"}]
            ),
            "between versions that are not there",
        ),
        (lambda d: d.update(rank=9), "rank: 9, it is told as number 1"),
        (lambda d: d.update(id="d-warned"), ".differences: two with one id"),
    ],
)
def test_a_difference_that_was_tampered_with_is_found_out(
    damage: Callable[[dict[str, Any]], object], told: str
) -> None:
    document = copy.deepcopy(FULL)
    damage(difference(document))
    faults = check_document(document).faults
    assert any(told in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda s: s["claims"].append(s["claims"][0]), ".claims: two with one id"),
        (
            lambda s: s["timeline"][0].update(claims=["r-0"]),
            ".timeline[0]: claims that are not there",
        ),
        (
            lambda s: s["overview"][2].update(id="d-0"),
            ".overview[2]: shows 'd-0', which is not there",
        ),
        (
            lambda s: s["overview"][2].update(text="Nothing is closed."),
            ".overview[2]: 'The road is closed.' does not stand in its text",
        ),
        (lambda s: s["reports"].append("nobody"), ".reports: no report 'nobody'"),
    ],
)
def test_a_story_that_was_tampered_with_is_found_out(
    damage: Callable[[dict[str, Any]], object], told: str
) -> None:
    document = copy.deepcopy(FULL)
    damage(document["stories"][0])
    assert check_document(document).faults == (f"stories[0]{told}",)


def test_a_whole_ledger_has_no_faults() -> None:
    checked = check_document(WHOLE)
    assert (checked.faults, checked.reports, checked.spans) == ((), 3, 22)


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
            "stories[0].differences[0].versions[0].quotes[0].span",
        ),
        (lambda d: quote(d).update(end=10**9), "does not lie in report"),
        (lambda d: quote(d).update(start=-5), "does not lie in report"),
        (lambda d: quote(d).update(start="3"), "not whole numbers"),
        (lambda d: quote(d).update(start=True), "not whole numbers"),
        (lambda d: quote(d).update(report="nobody"), "no report 'nobody'"),
        (lambda d: quote(d).pop("report"), "no report None"),
        (lambda d: quote(d).pop("quote"), "there is no quote"),
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
    assert (result.exit_code, result.stdout) == (
        0,
        "3 reports, 22 spans, 0 faults: every hash and span holds\n",
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
