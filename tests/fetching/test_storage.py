"""Files under addresses in storage: listed, read, written; reports come from there and ledgers go
there."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rashomon import pipeline
from rashomon.cli.group import main
from rashomon.errors import SkipError, StopError
from rashomon.fetching.fetch import Fetcher
from rashomon.fetching.storage import listed, opened, put
from rashomon.model.document import to_json
from rashomon.reports import report_pile
from rashomon.settings import FetchSettings

fsspec = pytest.importorskip("fsspec")
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ferry-fire" / "reports"


@pytest.fixture
def bucket() -> Iterator[Any]:
    """A storage in memory with the example's reports, a picture and a hidden file."""
    system = fsspec.filesystem("memory")
    for path in sorted(EXAMPLE.iterdir()):
        system.pipe(f"/bucket/pile/{path.name}", path.read_bytes())
    system.pipe("/bucket/pile/deep/photo.jpg", b"\xff\xd8\xff")
    system.pipe("/bucket/pile/.hidden", b"no")
    yield system
    system.rm("/bucket", recursive=True)


@pytest.mark.usefixtures("bucket")
def test_listed() -> None:
    names = [path.name for path in sorted(EXAMPLE.iterdir())]
    assert [name for name, _ in listed("memory://bucket/pile")] == sorted(
        [*names, ".hidden", "deep/photo.jpg"]
    )
    assert listed(f"memory://bucket/pile/{names[0]}") == [
        (names[0], f"memory://bucket/pile/{names[0]}")
    ]
    assert [name for name, _ in listed("memory://bucket/pile/deep/*")] == ["photo.jpg"]
    with pytest.raises(SkipError, match="nothing is kept"):
        listed("memory://bucket/other")
    with pytest.raises(SkipError):
        listed("nosuch-scheme://bucket")
    with pytest.raises(SkipError, match="inside another one"):
        listed("zip://a.txt::http://10.0.0.1/a.zip")


@pytest.mark.usefixtures("bucket")
def test_opened_can_be_gone_back_in() -> None:
    with opened("memory://bucket/pile/.hidden") as file:
        assert file.read() == b"no"
        file.seek(0)
        assert os.fstat(file.fileno()).st_size == 2
        assert file.read() == b"no"
    with pytest.raises(SkipError), opened("memory://bucket/pile/gone"):
        pass


def test_put(bucket: Any, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    put("memory://bucket/out/a", tmp_path / "a")
    assert bucket.cat("/bucket/out/a") == b"words"
    with pytest.raises((StopError, SkipError)):
        put("nosuch-scheme://bucket/a", tmp_path / "a")


@pytest.mark.usefixtures("bucket")
def test_reports_are_read_as_from_a_folder(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "pile")
    fetcher = Fetcher(FetchSettings())
    here, there = (
        report_pile.read(str(tmp_path / "pile")),
        report_pile.read("memory://bucket/pile", fetch=fetcher),
    )
    assert there == here
    assert len(there.reports) == 5
    assert [failure.error for failure in report_pile.read("memory://bucket/pile").failures] == [
        "an address: give --fetch to have it fetched"
    ]
    assert (
        "nothing is kept"
        in report_pile.read("memory://bucket/none", fetch=fetcher).failures[0].error
    )


@pytest.mark.weights
@pytest.mark.timeout(300)
def test_a_ledger_is_written_there(bucket: Any) -> None:
    given = ["compare", "memory://bucket/pile", "--fetch", "-o", "memory://bucket/out/ledger.json"]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 0, result.output
    ledger = pipeline.compare(report_pile.read(str(EXAMPLE)))
    assert bucket.cat("/bucket/out/ledger.json") == to_json(ledger).encode()
