"""One suite for every store: what is written is there, all of it or nothing, and what is taken out
leaves no trace. Runs on SQLite and PostgreSQL."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from factories import make_report
from rashomon.cli.verify import check_store
from rashomon.errors import StopError
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.stored import ChangeRow, FeedRow, Plan, SourceRow
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.settle_reports import raw_of
from store_contents import AT, LATER, ONE, TWO, fill, settled, stored_story
from stored import environment, stored, unlisted_tables


def test_a_new_store_has_the_schema(store: SqlStore) -> None:
    assert unlisted_tables(store) == (set(), set())


def test_a_plan_is_written_whole_and_reads_back(filled: SqlStore) -> None:
    assert filled.reports.get(["two", "one"]) == (ONE, TWO)
    assert filled.stories.get("st-1") is not None
    (row,) = filled.stories.listed()
    assert (row.id, row.reports) == ("st-1", 2)
    assert filled.raws.pending(10) == ()
    assert set(filled.reports.near(settled(make_report("x", "x"), "wall"), 5)) == {"one", "two"}
    assert filled.reports.term_counts([settled(ONE, "wall", "two", "door")]).words == {
        "wall": 2,
        "two": 1,
    }
    assert {found[0] for found in filled.reports.search("arden")} == {"one", "two"}
    assert {found[0] for found in filled.reports.search("two died")} == {"two"}
    assert not filled.reports.search('" OR *')
    assert not filled.reports.search("  ")
    checked = check_store(filled)
    assert (checked.faults, checked.reports, checked.stories) == ((), 2, 1)


def test_a_plan_that_breaks_off_leaves_nothing(filled: SqlStore) -> None:
    broken = stored_story("st-2", TWO)
    object.__setattr__(broken, "ledger", b"not JSON")
    with pytest.raises(ValueError, match="not a ledger"):
        filled.stories.apply(
            Plan(gone=("one",), stories=(broken,)), generation=filled.generation(), at=LATER
        )
    assert (sorted(filled.reports.placed()), check_store(filled).faults) == (["one", "two"], ())


def test_what_is_taken_out_leaves_no_trace(filled: SqlStore) -> None:
    three = make_report("A door fell.", "one")
    filled.raws.add(
        [raw_of(make_report("A door fell.", "one", url="https://post.example/1"))], at=AT
    )
    waiting = filled.raws.pending(1)
    plan = Plan(
        raws=waiting,
        gone=("one",),
        settled=(replace(settled(three, "door"), raws=(*waiting, raw_of(ONE).key)),),
        stories=(
            stored_story("st-2", three),
            stored_story("st-1", TWO, previous=("ledger-st-1-2",)),
        ),
    )
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    assert filled.reports.term_counts([settled(ONE, "wall", "Arden", "door")]).words == {
        "wall": 1,
        "Arden": 0,
        "door": 1,
    }
    assert [found[0] for found in filled.reports.search("arden")] == ["two"]
    assert (filled.stories.find("ledger-st-1-2"), check_store(filled).faults) == (("st-1",), ())


def test_merged_stories_lead_to_the_one_that_took_them(filled: SqlStore) -> None:
    three = make_report("A third wall fell.", "three")
    filled.raws.add([raw_of(three)], at=AT)
    note = ChangeRow("st-2", AT, "new story", "A third wall")
    plan = Plan(
        filled.raws.pending(9),
        settled=(settled(three, "wall"),),
        stories=(stored_story("st-2", three, previous=("st-0",)),),
        changes=(note,),
    )
    assert filled.stories.apply(plan, generation=filled.generation(), at=AT)
    plan = Plan(stories=(stored_story("st-1", ONE, TWO, three),))
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    assert filled.stories.find("st-2") == filled.stories.find("st-0") == ("st-1",)
    assert filled.stories.ids() == ("st-1",)
    kinds = [change.kind for change in filled.stories.changes("st-1")]
    assert kinds == ["new story", "merged"]
    assert filled.stories.taken(["st-0", "st-2", "st-9"]) == {"st-0", "st-2"}
    assert check_store(filled).faults == ()


def test_sources_decisions_and_feeds(store: SqlStore) -> None:
    store.feeds.note_sources(
        [
            SourceRow(name="a.txt", tried_at=AT, read_at=AT, error=None, reports=1),
            SourceRow("b.txt", AT, error="damaged"),
        ]
    )
    store.feeds.note_sources(
        [
            SourceRow("a.txt", LATER, error="gone"),
            SourceRow(name="b.txt", tried_at=LATER, read_at=LATER, error=None, reports=2),
        ]
    )
    assert store.feeds.sources(failed=True) == (
        SourceRow(name="a.txt", tried_at=LATER, read_at=AT, error="gone", reports=1, place="a.txt"),
    )
    assert len(store.feeds.sources()) == 2
    one = decide(DecisionKind.SET_ASIDE_REPORT, reports=[ONE], by="person ina", at=AT)
    undone = decide(DecisionKind.UNDO, undoes=one.id, by="person ina", at=LATER)
    assert store.decisions.add(one, undone) == 2
    assert (store.decisions.add(one), len(store.decisions.all())) == (0, 2)
    assert store.decisions.all() == (one, undone)
    row = FeedRow(
        url="https://post.example/feed",
        title="The Post",
        etag='"abc"',
        modified=None,
        tried_at=AT,
        read_at=AT,
        next_at=None,
        failures=0,
        error=None,
    )
    store.feeds.put(row)
    store.feeds.put(row)
    assert store.feeds.all() == [row]
    store.feeds.put_entries(row.url, ["x", "y"], at=AT)
    assert store.feeds.new_entries(row.url, ["x", "z"]) == {"z"}


def test_a_backup_is_a_store(tmp_path: Path) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        fill(store)
        store.backup(str(tmp_path / "copy.db"))
        with pytest.raises(StopError, match="is there already"):
            store.backup(str(tmp_path / "copy.db"))
    with stored(str(tmp_path / "copy.db")) as copy:
        assert (copy.reports.get(["one"]), check_store(copy).faults) == ((ONE,), ())
        assert copy.value(text("PRAGMA journal_mode")) == "wal"  # readers do not wait for writers


@pytest.mark.parametrize(
    ("harm", "fault_named"),
    [
        ("UPDATE raws SET sha256 = 'x' WHERE number = 1", "is not the one that sha256"),
        ("UPDATE stories SET ledger_sha256 = 'x'", "not the one that was written"),
        ("UPDATE stories SET ledger = 'x'", "is damaged in the store"),
        ("UPDATE reports SET sha256 = 'x' WHERE id = 'one'", "has another text"),
        ("UPDATE raws SET report_id = NULL", "no report was made of it"),
        (
            "INSERT INTO stories SELECT 'st-9', title, version, ledger_id, made_at, "
            "updated_at, 0, NULL, NULL, ledger_sha256, ledger, origins, card "
            "FROM stories",
            "no reports",
        ),
    ],
)
def test_damage_is_found(tmp_path: Path, harm: str, fault_named: str) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        fill(store)
        with store.writing() as connection:
            connection.exec_driver_sql(harm)
        assert any(fault_named in fault for fault in check_store(store).faults)


def test_a_second_opening_takes_no_locks_from_the_first(tmp_path: Path) -> None:
    """Where a process reads the file by other means, SQLite's locks are gone, and the next program
    to close the store deletes the log under it."""
    path = str(tmp_path / "s.db")
    first = open_store(path, create=True)
    second = open_store(path)
    with first.reading():
        first.users.all()
    program = (
        "from rashomon.store.database.open import open_store\nstore = "
        f"open_store({path!r})\nstore.users.all()\nstore.close()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=environment())
    assert Path(f"{path}-wal").exists()
    assert first.users.all() == second.users.all() == []
    second.close()
    first.close()


@pytest.mark.parametrize("text", ["x", "no database at all, whatever it is called\n" * 20])
def test_a_file_of_something_else_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "s.db"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StopError, match="is no store of Rashomon"):
        open_store(str(path), create=True)
    assert path.read_text(encoding="utf-8") == text
