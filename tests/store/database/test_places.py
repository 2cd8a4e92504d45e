"""A store may have any name, and may lie where nothing can be written."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from disks import read_only
from rashomon.cli.group import main
from rashomon.cli.verify import check_store
from rashomon.errors import StopError
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.neighbours import raw_of
from store_contents import AT, ONE, fill
from stored import stored

NAMES = [
    "a?b.db",
    "c#d%20e.db",
    "a&b=c;d.db",
    "file:x.db",
    ":memory:",
    "ö ü'\".db",
    "100%.db",
    "a?mode=memory",
    "-x.db",
    "a\\b.db",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_store_lies_under_the_name_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for address in (name, str(tmp_path / "other" / name)):
        Path(address).absolute().parent.mkdir(exist_ok=True)
        with stored(address) as store:
            fill(store)
            store.backup(f"{address}.copy")
        found = {path.name for path in Path(address).absolute().parent.iterdir() if path.is_file()}
        assert found == {Path(address).name, f"{Path(address).name}.copy"}
        with stored(f"{address}.copy") as copy:
            assert copy.reports.get(["one"]) == (ONE,)


def made(folder: Path, name: str = "s.db") -> Path:
    """A store in a folder of its own."""
    folder.mkdir(exist_ok=True)
    with stored(str(folder / name)) as store:
        fill(store)
    return folder / name


@pytest.mark.parametrize("name", ["s.db", "a?b #%20.db"])
def test_a_store_on_read_only_media_is_read(tmp_path: Path, name: str) -> None:
    path = made(tmp_path / "disc", name)
    with read_only(path.parent):
        with stored(str(path)) as store:
            assert store.reports.get(["one"]) == (ONE,)
            assert check_store(store).faults == ()
            assert {found[0] for found in store.reports.search("arden")} == {"one", "two"}
            store.backup(str(tmp_path / "copy.db"))
            with pytest.raises(StopError, match="could not be written"):
                store.backup(str(path.parent / "copy.db"))
            for change in (lambda: store.raws.add([raw_of(ONE)], at=AT), store.vacuum):
                with pytest.raises(
                    StopError, match=r"nothing may be written: make a copy elsewhere"
                ):
                    change()
        assert [found.name for found in path.parent.iterdir()] == [name]
    with stored(str(tmp_path / "copy.db")) as copy:
        assert copy.raws.add([raw_of(ONE)], at=AT) == 0


READERS = [
    ["stories"],
    ["compare", "--json"],
    ["show", "st-1"],
    ["diff", "st-1"],
    ["verify"],
    ["export", "csv", "-o", "../x"],
]
WRITERS = [["add"], ["regroup"]]
OF_STORES = [["coverage"], ["judgements"], ["backup", "../b.db"], ["copy", "../c.db"]]


def test_verbs_that_only_read_work_on_read_only_media(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "disc")
    monkeypatch.chdir(path.parent)
    runs = [[verb, *rest, "--store", str(path)] for verb, *rest in READERS]
    runs += [["store", verb, str(path), *rest] for verb, *rest in OF_STORES]
    with read_only(path.parent):
        for arguments in runs:
            done = CliRunner().invoke(main, arguments)
            assert done.exit_code == 0, (arguments, done.output)
        for verb, *rest in WRITERS:
            done = CliRunner().invoke(
                main, [verb, *rest, "--store", str(path), *(["."] if verb == "add" else [])]
            )
            assert (done.exit_code, "make a copy elsewhere" in done.output) == (1, True), (
                done.output
            )
        done = CliRunner().invoke(main, ["store", "backup", str(path), "b.db"])
        assert done.exit_code == 1
        assert done.output.startswith("Error: b.db could not be written: ")
        assert "Traceback" not in done.output


def test_changes_that_a_killed_writer_left_are_read_or_named(tmp_path: Path) -> None:
    path = made(tmp_path / "disc")
    with stored(str(path)) as writer:
        with writer.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE reports SET title = 'changed since' WHERE id = 'one'"
            )
        assert path.with_name("s.db-wal").stat().st_size
        (tmp_path / "whole").mkdir()
        (tmp_path / "part").mkdir()
        for name in ("s.db", "s.db-wal", "s.db-shm"):
            shutil.copy(path.parent / name, tmp_path / "whole" / name)
            if name != "s.db-shm":
                shutil.copy(path.parent / name, tmp_path / "part" / name)
    with read_only(tmp_path / "whole"), stored(str(tmp_path / "whole" / "s.db")) as store:
        assert ("one", "changed since", "st-1") in store.reports.search("arden")
    with (
        read_only(tmp_path / "part"),
        pytest.raises(StopError, match=r"last changes are still in s\.db-wal.*copy both"),
    ):
        open_store(str(tmp_path / "part" / "s.db"))


def test_a_store_of_before_that_cannot_be_brought_up_to_date_is_told(tmp_path: Path) -> None:
    path = made(tmp_path / "disc")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0007'")
        connection.commit()
    with (
        read_only(path.parent),
        pytest.raises(
            StopError, match=r"older version of Rashomon.*copy it to a place that may be written"
        ),
    ):
        open_store(str(path))


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that the system says may not be written: the same for everybody, wherever mounting is
    not allowed."""
    path = made(tmp_path / "disc")
    monkeypatch.setattr("rashomon.store.database.session.os.access", lambda place, mode: False)
    return path


def test_a_store_that_is_changed_while_it_is_read_as_if_nobody_could_is_told(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stored(str(locked)) as reader:
        assert reader.reports.get(["one"]) == (ONE,)
        monkeypatch.setattr("rashomon.store.database.session.os.access", os.access)
        monkeypatch.undo()
        with stored(str(locked)) as writer:
            with writer.writing() as connection:
                connection.exec_driver_sql(
                    "UPDATE reports SET title = 'changed since' WHERE id = 'one'"
                )
            with pytest.raises(StopError, match="was changed by another program while it was read"):
                reader.reports.get(["one"])


def test_a_store_that_others_have_open_is_read_with_them(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as free:
        free.setattr("rashomon.store.database.session._may_be_written", lambda path: True)
        writer = open_store(str(locked))
    with writer.writing() as connection:
        connection.exec_driver_sql("UPDATE reports SET title = 'changed since' WHERE id = 'one'")
    with stored(str(locked)) as reader:
        assert ("one", "changed since", "st-1") in reader.reports.search("arden")
        with pytest.raises(StopError, match="make a copy elsewhere"):
            reader.raws.add([raw_of(ONE)], at=AT)
    writer.close()


def test_a_store_in_a_server_has_no_place(store: SqlStore) -> None:
    assert store.unwritable is None
    assert store.may_write
