"""A store of which something is hurt: what it is is named, and the rest is gone on with. Runs on
SQLite and PostgreSQL where rows are hurt."""

import random
import shutil
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import LargeBinary, Table, Update, func, select, text, update

from commands import run
from factories import make_report
from rashomon.cli.group import main
from rashomon.cli.verify import check_store
from rashomon.errors import Damaged, StopError
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.stored import ChangeRow, Plan
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.database.schema import metadata
from rashomon.store.database.stories import StoryTables
from rashomon.store.ledgers import whole_ledger
from rashomon.store.settle_reports import raw_of
from store_contents import AT, LATER, ONE, answered, fill, settled, stored_story
from stored import stored

THREE = make_report("A third wall fell.", "three")
BLOBS = sorted(
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.columns
    # Of a draft, and of what was sent to the desk, nothing is written down that it could be held
    # against.
    if isinstance(column.type, LargeBinary) and table.name not in ("drafts", "delivered")
)
KEYS = {
    "raws": "key", "reports": "id", "stories": "id", "parses": "key", "answers": "id",
}  # fmt: skip


def fill_all(store: SqlStore) -> None:
    """Two stories, and something in every table that holds what is packed."""
    fill(store)
    store.raws.add([raw_of(THREE)], at=AT)
    change = ChangeRow("st-2", AT, "new story", "A third wall", reports=("three",))
    plan = Plan(
        store.raws.pending(9),
        settled=(settled(THREE, "wall", "third"),),
        stories=(stored_story("st-2", THREE),),
        changes=(change,),
    )
    assert store.stories.apply(plan, generation=store.generation(), at=LATER)
    store.reports.put_parses(
        {str(number) * 64: zlib.compress(f"parse {number}".encode() * 9) for number in range(3)}
    )
    store.answers.add(answered(ONE, THREE, by="person ina"), at=AT)
    aside = DecisionKind.SET_ASIDE_REPORT
    store.decisions.add(decide(aside, reports=[THREE], by="person ina", at=AT))
    assert check_store(store).faults == ()


def test_every_table_with_packed_values_is_among_those_that_are_hurt_here() -> None:
    assert ({table for table, _ in BLOBS}, len(BLOBS)) == (set(KEYS), 6)


@pytest.mark.parametrize(
    ("store", "harm"),
    [
        *(("sqlite", harm) for harm in ("a byte", "cut", "empty", "another")),
        pytest.param("postgresql", "a byte", marks=pytest.mark.postgres),
    ],
    indirect=["store"],
)
def test_each_row_that_is_hurt_is_named(store: SqlStore, harm: str) -> None:
    fill_all(store)
    for table, column in BLOBS:
        hurt_each_row(store, table, column, harm)
    assert check_store(store).faults == ()


def hurt_each_row(store: SqlStore, table: str, column: str, harm: str) -> None:
    """Hurts one row after the other in this way, looks whether it is named, and mends it."""
    # which byte, not a secret
    of, chance = metadata.tables[table], random.Random(f"{table} {column} {harm}")  # noqa: S311
    with store.reading() as connection:
        rows = connection.execute(
            select(of.c[KEYS[table]], of.c[column]).order_by(of.c[KEYS[table]])
        ).all()
    assert len(rows) > 1
    for key, data in rows:
        hurt = bytes(data)
        at = chance.randrange(len(hurt))
        other = next(bytes(value) for name, value in rows if name != key)
        made = {
            "a byte": hurt[:at] + bytes([hurt[at] ^ 0x10]) + hurt[at + 1 :],
            "cut": hurt[: at // 2],
            "empty": b"",
            "another": other,
        }[harm]
        if harm == "another" and (table, column) in (("reports", "features"), ("parses", "data")):
            continue  # whole in itself: nothing is written down that it could be held against
        _put(store, table, column, key, made)
        faults = check_store(store).faults
        assert any(key[:12] in fault for fault in faults), faults
        for other_key, _ in rows:
            if other_key != key and table != "raws":
                assert not any(other_key in fault for fault in faults), faults
        _put(store, table, column, key, hurt)


def _put(store: SqlStore, table: str, column: str, key: str, data: object) -> None:
    of = metadata.tables[table]
    with store.writing() as connection:
        connection.execute(
            update(of).where(of.c[KEYS.get(table, "number")] == key).values({column: data})
        )


@pytest.mark.parametrize(("table", "column"), [("decisions", "decision"), ("changes", "reports")])
def test_each_line_of_json_that_is_hurt_is_named(store: SqlStore, table: str, column: str) -> None:
    fill_all(store)
    _put(store, table, column, 1, "{half")  # type: ignore[arg-type]
    assert [fault for fault in check_store(store).faults if fault.startswith(f"{table[:-1]} ")]


@pytest.mark.parametrize(
    ("table", "column", "key", "ask"),
    [
        ("reports", "report", "one", lambda store: store.reports.get(["one", "two"])),
        ("reports", "features", "one", lambda store: store.reports.placed()),
        ("raws", "report", raw_of(ONE).key, lambda store: store.raws.reports([raw_of(ONE).key])),
    ],
)
def test_what_is_asked_for_and_hurt_is_named(
    store: SqlStore, table: str, column: str, key: str, ask: object
) -> None:
    fill_all(store)
    _put(store, table, column, key, b"hurt")
    with pytest.raises(Damaged, match=f"{key[:12]}.*is damaged in the store"):
        ask(store)  # type: ignore[operator]


@pytest.mark.weights
def test_a_hurt_parse_and_a_hurt_ledger_are_made_anew(tmp_path: Path) -> None:
    from rashomon.model.document import to_json
    from rashomon.store.add_reports import add_reports
    from rashomon.store.regroup import regroup
    from stored import stored, write_reports

    folder = write_reports(tmp_path / "reports", "aurora-1", "aurora-2", "vote-1")
    with stored(str(tmp_path / "s.db")) as store:
        add_reports(store, [str(folder)])
        before = to_json(whole_ledger(store))
        with store.writing() as connection:
            connection.exec_driver_sql("UPDATE parses SET data = 'hurt'")
            connection.exec_driver_sql("UPDATE stories SET ledger = 'hurt'")
        told_ = check_store(store).faults
        assert len([fault for fault in told_ if fault.startswith("the parse ")]) == 3
        assert len([fault for fault in told_ if "--regroup" in fault]) == 2
        regroup(store, at_once=False)
        assert (to_json(whole_ledger(store)), check_store(store).faults) == (
            before,
            (),
        )


def test_a_command_names_what_is_hurt_and_goes_on(tmp_path: Path) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        fill_all(store)
        _put(store, "stories", "ledger", "st-1", b"hurt")
        store.run(text("UPDATE stories SET version = 'v'"))
    done = run("export", "ledger", "--store", tmp_path / "s.db", "-o", tmp_path / "l.json", code=3)
    assert "not read: story st-1: the ledger of story st-1 is damaged" in done.output
    assert '"three"' in (tmp_path / "l.json").read_text("utf-8")
    done = run("verify", "--store", tmp_path / "s.db", code=1)
    assert "the ledger of story st-1 is damaged in the store" in done.output
    done = CliRunner().invoke(main, ["show", "st-1", "--store", str(tmp_path / "s.db")])
    assert (
        done.exit_code,
        done.output.startswith("Error: the ledger of story st-1 is damaged"),
    ) == (1, True)


def test_every_page_of_the_file_may_be_hurt(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    with stored(str(whole)) as store:
        fill_all(store)
        store.backup(str(whole.with_name("small.db")))
    whole = whole.with_name("small.db")
    size = int.from_bytes(whole.read_bytes()[16:18], "big")
    pages = whole.stat().st_size // size
    assert pages > 50
    for page in (*range(9), *range(9, pages, 4)):
        path = tmp_path / "hurt.db"
        for left in tmp_path.glob("hurt.db*"):
            left.unlink()
        shutil.copy(whole, path)
        with path.open("r+b") as file:
            file.seek(page * size + (100 if page == 0 else 0))
            file.write(b"\xff" * (size - 100))
        assert faults_of(path), page


def faults_of(path: Path) -> tuple[str, ...]:
    """What is wrong with a store, or why it cannot be opened."""
    try:
        store = open_store(str(path))
    except StopError as error:
        return (str(error),) if "was damaged" in str(error) else ()
    try:
        return check_store(store).faults
    finally:
        store.close()


def test_verify_beside_a_writer_sees_one_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = (
        open_store(str(tmp_path / "s.db"), create=True),
        open_store(str(tmp_path / "s.db"), create=True),
    )
    fill_all(store)
    listed = StoryTables.ids

    def meanwhile(asked: StoryTables) -> tuple[str, ...]:
        found = listed(asked)
        plan = Plan(gone=("three",))
        other.stories.end("st-2", "st-1")
        assert other.stories.apply(plan, generation=other.generation(), at=LATER)
        return found

    monkeypatch.setattr(StoryTables, "ids", meanwhile)
    assert check_store(store).faults == ()
    store.close()
    other.close()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda at: update(at["decisions"]).values(
                decision=func.replace(at["decisions"].c.decision, THREE.sha256, ONE.sha256)
            ),
            "it does not say what its id was made of",
        ),
        (
            lambda at: update(at["report_ids"]).values(id="three"),
            "the report id 'three' was given to two reports",
        ),
    ],
    ids=["another decision under an id", "one id of two reports"],
)
def test_an_id_that_means_something_else_is_named(
    store: SqlStore, change: Callable[[Mapping[str, Table]], Update], told: str
) -> None:
    fill_all(store)
    store.run(change(metadata.tables))
    (fault,) = check_store(store).faults
    assert told in fault
