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
    found: dict[str, Any] = document["stories"][0]["points"][3]["accounts"][0]["quote"]
    return found


SIDE_BY_SIDE: dict[str, Any] = plain(full_ledger())


def passage(document: dict[str, Any], place: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = document["stories"][0]["passages"][place]
    return found


def variant(row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = row["variants"][0]
    return found


def fold(row: dict[str, Any], like: str) -> None:
    """Folds the second sentence of a passage away, as one that repeats another."""
    row["distinct"].pop()
    row["sentences"][1].update(like=like, shown=None)


def test_passages_without_faults() -> None:
    assert check_document(SIDE_BY_SIDE).faults == ()
    assert check_document(plain(rich_ledger())).faults == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            lambda p: p["sentences"][0]["quote"].update(
                quote="Ten people were hurt, the mayor said."
            ),
            "the quote is 'Ten people",
        ),
        (lambda p: p["sentences"][0]["quote"].update(start=30), "passages[0].sentences[0].quote"),
        (lambda p: p["sentences"][0].update(quote=None), "cannot be read"),
        (lambda p: p["sentences"].append(p["sentences"][0]), "two with one id"),
        (lambda p: p["sentences"][0].update(statements=["s-0"]), "no statement 's-0'"),
        (lambda p: p["sentences"][1].update(statements=["s-2"]), "statement 's-2' is not in it"),
        (lambda p: p["sentences"][0].update(from_copy="c-0"), "no copy 'c-0'"),
        (lambda p: p["sentences"][0].update(from_copy="c-1"), "copy 'c-1' is not of it"),
        (lambda p: p["marks"][0].update(of="se-0"), "marks[0]: no sentence 'se-0'"),
        (lambda p: p["marks"][0].update(end=10**6), "does not lie in its sentence"),
        (
            lambda p: p["marks"][0].update(start=p["marks"][0]["start"] - 1),
            "does not lie in its sentence",
        ),
        (
            lambda p: p["marks"][0].update(end=p["marks"][0]["start"]),
            "does not lie in its sentence",
        ),
        (
            lambda p: p["marks"][0].update(start="3"),
            "cannot be read",
        ),
        (lambda p: p["marks"][0].update(kind="truth"), "'truth' is not a valid MarkKind"),
        (lambda p: p.update(named_by="se-0"), "named_by: no sentence 'se-0'"),
        (lambda p: p.update(named_by="se-star-12"), "names the matter is not the first"),
        (lambda p: p.update(least_lines=3), "least_lines: 3, more than lines"),
        (lambda p: p["distinct"].pop(), "sentences[1]: neither distinct nor like one that is"),
        (lambda p: fold(p, "se-0"), "sentences[1].like: no distinct sentence 'se-0'"),
        (lambda p: fold(p, p["named_by"]), "like: no distinct sentence has 'Eleven'"),
        (lambda p: p["sentences"][0].update(shown=None), "distinct[0]: nothing is shown of it"),
        (
            lambda p: p["sentences"][0].update(shown=p["sentences"][1]["shown"]),
            "sentences[0].shown: does not lie in its sentence",
        ),
        (
            lambda p: p["distinct"][0].update(adds=p["distinct"][1]["adds"]),
            "distinct[0].adds: does not lie in its sentence",
        ),
        (lambda p: p["distinct"][0].update(sentence="se-0"), "distinct[0]: no sentence 'se-0'"),
        (lambda p: variant(p)["readings"].pop(), "variants[0]: has no two readings"),
        (lambda p: variant(p)["readings"].pop(), "its readings are not of two reports"),
        (lambda p: variant(p)["readings"][0].update(value="Eleven"), "or one twice"),
        (lambda p: variant(p).update(alone="Ten"), "alone: no reading 'Ten'"),
        (lambda p: variant(p).update(thing="people hurt"), "thing: no sentence has 'people hurt'"),
        (lambda p: variant(p)["readings"][0].update(reports=2), "2, its words are of 1"),
        (
            lambda p: variant(p)["readings"][0]["spans"][0].update(
                start=0, end=9, quote="Landslide"
            ),
            "'Landslide' lies in no sentence of the matter",
        ),
        (
            lambda p: variant(p)["readings"][0]["first"].update(report="star"),
            "readings[0].first: 'star' does not give it",
        ),
        (lambda p: p["variants"].append(variant(p)), "variants: two with one id"),
        (lambda p: p.update(reports=3), "reports: 3, its sure sentences are of 2"),
        (
            lambda p: p["sentences"][0].update(perhaps=True),
            "reports: 2, its sure sentences are of 1",
        ),
        (
            lambda p: p.update(differs=["negation"]),
            "no sure sentence has a mark of kind 'negation'",
        ),
    ],
)
def test_a_passage_that_was_tampered_with_is_found_out(
    damage: Callable[[dict[str, Any]], object], told: str
) -> None:
    document = copy.deepcopy(SIDE_BY_SIDE)
    damage(passage(document))
    assert any(told in fault for fault in check_document(document).faults), check_document(
        document
    ).faults


def test_a_folded_denial_that_nobody_shows_is_found_out() -> None:
    document = copy.deepcopy(SIDE_BY_SIDE)
    row = passage(document)
    fold(row, row["named_by"])
    row["marks"] = [
        mark | {"kind": "negation"} for mark in row["marks"] if mark["of"] != "se-post-22"
    ]
    row["differs"] = []
    assert check_document(document).faults == (
        "stories[0].passages[0].sentences[1].like: it denies, and no distinct sentence does",
    )


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda s: s.update(chapters=[["r-0"]]), ".chapters: no passage 'r-0'"),
        (lambda s: s.update(chapters=[["r-hurt"], ["r-hurt"]]), ".chapters: one passage twice"),
        (
            lambda s: (s["only"][0].update(id="se-post-22"), s.update(brief=[])),
            ".only[0]: is surely of a passage of several reports",
        ),
        (
            lambda s: s["only"][0].update(shown=s["passages"][0]["sentences"][0]["quote"]),
            ".only[0].shown: does not lie in its sentence",
        ),
    ],
)
def test_a_digest_that_was_tampered_with_is_found_out(
    damage: Callable[[dict[str, Any]], object], told: str
) -> None:
    document = copy.deepcopy(SIDE_BY_SIDE)
    damage(document["stories"][0])
    assert check_document(document).faults == (f"stories[0]{told}",)


def test_passages_of_one_id_are_found_out() -> None:
    document = copy.deepcopy(SIDE_BY_SIDE)
    document["stories"][0]["passages"].append(passage(document))
    assert check_document(document).faults == ("stories[0].passages: two with one id",)


@pytest.mark.parametrize("kind", ["points", "passages"])
def test_an_event_that_refers_to_nothing_is_found_out(kind: str) -> None:
    document = copy.deepcopy(SIDE_BY_SIDE)
    document["stories"][0]["timeline"][0][kind] = ["x-0"]
    assert check_document(document).faults == (
        f"stories[0].timeline[0]: {kind} that are not there",
    )


def test_a_whole_ledger_has_no_faults() -> None:
    checked = check_document(WHOLE)
    assert (checked.faults, checked.reports, checked.spans) == ((), 3, 10)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda d: d["reports"][0].update(text=d["reports"][0]["text"] + " "), "sha256"),
        (
            lambda d: quote(d).update(quote="Ten people were hurt"),
            "the quote is 'Ten people were hurt'",
        ),
        (
            lambda d: quote(d).update(start=quote(d)["start"] + 1),
            "stories[0].points[3].accounts[0].quote",
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
        (
            lambda d: d["stories"][0]["points"][3]["accounts"][0].update(version="v-0"),
            "no version 'v-0'",
        ),
        (
            lambda d: d["stories"][0]["points"][3]["accounts"][0].update(statement=["x"]),
            "cannot be read",
        ),
        (
            lambda d: d["stories"][0]["points"][3]["relations"][0].update(a="v-0"),
            "versions that are not there",
        ),
        (
            lambda d: d["stories"][0].update(brief=[{"text": "x", "cites": ["a-0"]}]),
            "cites what is not there",
        ),
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
        "3 reports, 10 spans, 0 faults: every hash and span holds\n",
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
