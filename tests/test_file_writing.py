"""A file that is written stands whole in its place, or what stood there before does."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from disks import files_end_at, read_only
from rashomon.errors import StopError
from rashomon.file_writing import append_lines, replacing, sweep, write_file

OLD, NEW = b"the ledger of before\n" * 500, b"the ledger of now\n" * 1000


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "ledger.json"
    write_file(target, OLD)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~_umask()
    target.chmod(0o640)
    write_file(target, NEW)
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (NEW, 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.json"]


def _umask() -> int:
    told = os.umask(0)
    os.umask(told)
    return told


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.json").symlink_to("there/ledger.json")
    (tmp_path / "link2.json").symlink_to("link.json")
    write_file(tmp_path / "link2.json", OLD)
    assert (tmp_path / "link2.json").is_symlink()
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "there/ledger.json").read_bytes() == OLD


@pytest.mark.parametrize("size", [0, 1, 4096, len(NEW) - 1])
def test_what_breaks_off_leaves_what_was_there(tmp_path: Path, size: int) -> None:
    target = tmp_path / "ledger.json"
    write_file(target, OLD)
    with (
        files_end_at(size),
        pytest.raises(StopError, match=r"ledger\.json could not be written: File too large"),
    ):
        write_file(target, NEW)
    assert target.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.json"]


def test_nothing_stands_under_the_name_where_nothing_did(tmp_path: Path) -> None:
    with files_end_at(100), pytest.raises(StopError):
        write_file(tmp_path / "ledger.json", NEW)
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "ledger.json") as made:
        made.write_bytes(NEW[: 1 // made.write_bytes(b"")])
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_bytes(OLD)
    with (
        read_only(tmp_path),
        pytest.raises(
            StopError, match=r"could not be written: (Read-only file system|Permission denied)"
        ),
    ):
        write_file(tmp_path / "old.json", NEW)
    with pytest.raises(StopError, match="could not be written: No such file"):
        write_file(tmp_path / "none" / "x.json", NEW)
    with pytest.raises(StopError, match="could not be written: Is a directory"):
        write_file(tmp_path, NEW)
    assert (tmp_path / "old.json").read_bytes() == OLD


def test_a_device_and_a_pipe_are_written_to(tmp_path: Path) -> None:
    write_file("/dev/null", NEW)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"told")
    reader.join(50)
    assert read == [b"told"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_device_that_is_full_is_told() -> None:
    with pytest.raises(StopError, match="No space left"):
        write_file("/dev/full", NEW)


def test_standard_output_by_its_name_is_not_replaced(tmp_path: Path) -> None:
    code = (
        "from rashomon.file_writing import write_file; print('before', flush=True); "
        "write_file('/dev/stdout', b'told\\n'); print('after')"
    )
    with (tmp_path / "out.txt").open("ab") as out:
        subprocess.run([sys.executable, "-c", code], stdout=out, check=True)
    assert (tmp_path / "out.txt").read_text("utf-8").split() == ["before", "told", "after"]


def test_lines_are_added_all_or_none(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    with files_end_at(0), pytest.raises(StopError, match="could not be written"):
        append_lines(path, ["one"])
    assert not path.exists()
    append_lines(path, ["one"])
    append_lines(path, [])
    with files_end_at(10), pytest.raises(StopError, match="could not be written"):
        append_lines(path, ["two is much too long", "three"])
    assert path.read_text("utf-8") == "one\n"
    path.write_text("one", encoding="utf-8")  # as an editor may leave it
    append_lines(path, ["two", "three"])
    assert path.read_text("utf-8") == "one\ntwo\nthree\n"


def _left(folder: Path, name: str, *files: str) -> Path:
    left = folder / name
    left.mkdir(mode=0o700)
    for file in files:
        (left / file).write_bytes(NEW)
    return left


def test_what_a_killed_program_left_behind_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    _left(tmp_path, ".rashomon-abcd_12x", "made", "made-journal")
    kept = [
        _left(tmp_path, ".rashomon-abcd_12y", "made", "mine"),
        _left(tmp_path, ".rashomon-conf", "made"),
        _left(tmp_path, "rashomon-abcd_12x", "made"),
    ]
    (tmp_path / ".rashomon-abcd_12z").write_bytes(OLD)  # no folder
    (tmp_path / ".rashomon-abcd_12q").symlink_to(kept[2])
    with replacing(tmp_path / "ledger.json") as made:
        made.write_bytes(NEW)
        sweep(tmp_path)  # by somebody else, while this is written
        assert made.read_bytes() == NEW
    assert not (tmp_path / ".rashomon-abcd_12x").exists()
    assert all(folder.is_dir() for folder in kept)
    assert {path.name for path in tmp_path.iterdir()} == {
        *(folder.name for folder in kept),
        ".rashomon-abcd_12z",
        ".rashomon-abcd_12q",
        "ledger.json",
    }
    sweep(tmp_path / "none")


_WRITER = """
import sys
from rashomon.file_writing import replacing
with replacing(sys.argv[1]) as made:
    made.write_text("a text")
    print("there", flush=True)
    sys.stdin.read()
"""


def test_what_is_written_stays_locked_until_its_program_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path / "ledger.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        sweep(tmp_path)
        (folder,) = tmp_path.iterdir()
        assert (folder / "made").read_text() == "a text"
        writer.kill()
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
