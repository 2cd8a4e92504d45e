"""A store of 0.4 becomes a new store; every other verb refuses it and names the one that takes it
over."""

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from commands import run
from rashomon.cli.verify import check_store
from rashomon.errors import StopError
from rashomon.model.decision import DecisionKind
from rashomon.model.difference import Status
from rashomon.settings import Settings
from rashomon.store.library_store import OpenStore, open_store
from rashomon.store.take_over import Taken, take_over
from stored import Ticking, stored

MADE = Path(__file__).resolve().parents[1] / "made" / "rashomon-0.4"
pytestmark = pytest.mark.weights
QUESTION = "Had the gate of the barn been left open?"


def old(folder: Path) -> Path:
    path = folder / "store.db"
    path.write_bytes(gzip.decompress((MADE / "store.db.gz").read_bytes()))
    return path


def taken(path: Path, folder: Path) -> tuple[Taken, OpenStore]:
    with stored(str(folder / "new.db")) as store:
        found = take_over(str(path), store, settings=Settings(), clock=Ticking())
        assert check_store(store).faults == ()
    return found, open_store(str(folder / "new.db"))


def test_reports_decisions_and_what_authors_wrote_are_taken(tmp_path: Path) -> None:
    found, store = taken(old(tmp_path), tmp_path)
    assert (found.reports, found.decisions, found.authored) == (5, 8, 1)
    assert found.left == {
        "judgements (outlet: set)": 1,
        "judgements (passage: accept)": 1,
        "rows of one answer": 1,
    }
    with store:
        ledger, decisions = store.ledger(), {one.what: one for one in store.decisions()}
        assert {one.id for one in ledger.reports} == {"courier", "dyke", "herald", "vote", "wire"}
        story = next(one for one in ledger.stories if len(one.reports) == 3)
        (asked,) = (one for one in story.differences if one.question)
        assert (asked.question, asked.status) == (QUESTION, Status.DISPUTED)
        assert [version.words for version in asked.versions] == [
            "had been left open",
            "denied that the gate of the barn had been left open",
            "had been shut at noon",
        ]
        assert [(r.kind, r.b == asked.versions[-1].id) for r in asked.relations] == [
            ("conflict", False),
            ("compatible", True),
        ]
        assert asked.by == "person Ada Thorn"
        assert decisions[DecisionKind.SET_ASIDE_REPORT].by == "person ina"
        same = decisions[DecisionKind.SAME_NAME].sides
        assert [{span.quote for span in side} for side in same] == [{"Ada Quill"}, {"A. Quill"}]
        undone = decisions[DecisionKind.UNDO].undoes
        assert decisions[DecisionKind.OTHER_NAME].id == undone
        assert store.not_borne_out(store.stories()[0].id) == ()


def judged(**fields: object) -> str:
    """A judgement of 0.4."""
    told = {"id": "j-1", "by": "ina", "at": "2031-03-06", "target": [], "passages": []}
    return json.dumps(told | fields)


@pytest.mark.parametrize(
    ("judgement", "decisions", "left"),
    [
        (
            judged(
                field="story", action="move", target=["dyke"], before="vote|wire", after="herald"
            ),
            ["same-story", "same-story", "other-story"],
            {},
        ),
        (judged(field="story", action="different", target=["dyke", "vote"]), ["other-story"], {}),
        (
            judged(field="story", action="split", target=["dyke"], before="vote"),
            ["other-story"],
            {},
        ),
        (
            judged(
                field="passage",
                action="exclude",
                target=["w-1", "w-2", "w-3"],
                passages=[
                    {
                        "target": f"w-{n}",
                        "report": report,
                        "sha256": "f" * 64,
                        "start": n,
                        "end": 9,
                        "quote": "words",
                    }
                    for n, report in enumerate(("courier", "herald", "wire"), 1)
                ],
            ),
            ["other-claim"],
            {},
        ),
        (
            judged(field="name", action="same", target=["Ada Quill", "Nobody Else"]),
            [],
            {"judgements (name: same)": 1},
        ),
        (
            judged(field="judgement", action="reject", target=["j-0"]),
            [],
            {"judgements (judgement: reject)": 1},
        ),
    ],
)
def test_what_a_judgement_becomes(
    tmp_path: Path, judgement: str, decisions: list[str], left: dict[str, int]
) -> None:
    path = old(tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM judgements WHERE number > 1")
        connection.execute("UPDATE judgements SET judgement = ?", [judgement])
    found, store = taken(path, tmp_path)
    with store:
        assert [str(one.what) for one in store.decisions()] == decisions
    assert {what: n for what, n in found.left.items() if what.startswith("judg")} == left


def test_what_is_none_of_0_4_and_a_store_that_holds_reports_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"format": "rashomon-ledger/2"}', encoding="utf-8")
    with stored(str(tmp_path / "new.db")) as store:
        for wrong in (path, tmp_path / "none.db", Path(__file__)):
            with pytest.raises(StopError):
                take_over(str(wrong), store, settings=Settings(), clock=Ticking())
        assert store.counts()["raws"] == 0
    _, store_ = taken(old(tmp_path), tmp_path)
    with store_, pytest.raises(StopError, match="name a new store"):
        take_over(str(tmp_path / "store.db"), store_._store, settings=Settings(), clock=Ticking())


def test_the_verb_says_what_it_took_and_others_name_it(tmp_path: Path) -> None:
    path = old(tmp_path)
    done = run("stories", "--store", path, code=1)
    assert f"`rashomon store take-over {path} NEW`" in done.output
    assert done.output.count("\n") == 1
    told = run("store", "take-over", path, tmp_path / "new.db").output
    assert "taken: 5 reports, 8 decisions, 1 authored difference" in told
    assert "not taken: 1 rows of one answer" in told
