"""What a program calls: compare with paths, load, save, and how things show themselves."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from ledgers import full_ledger
from rashomon import api
from rashomon.errors import NothingRead, StopError, WrongSchema
from rashomon.model.document import to_json
from rashomon.model.ledger import Failure
from rashomon.reports.report_pile import Pile
from stored import put_files

A = (
    "Mill burns\nHarnow, 3 May 2031 - Two people were hurt when the mill burned on Saturday, the "
    "mayor said. The mill is closed."
)
B = (
    "Fire at mill\nHarnow, 3 May 2031 - Three people were hurt when the mill burned on Saturday, "
    "a nurse said. The mill is closed."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put_files(tmp_path / "reports", {"a.txt": A, "b.txt": B})


@pytest.mark.weights
def test_compare_takes_paths_or_what_read_gives(folder: Path) -> None:
    wanted = to_json(rashomon.compare(rashomon.read(folder)))
    assert to_json(rashomon.compare(str(folder))) == wanted
    assert to_json(rashomon.compare(folder)) == wanted
    assert to_json(rashomon.compare(folder / "a.txt", folder / "b.txt")) == wanted
    assert to_json(rashomon.compare([folder / "b.txt", str(folder / "a.txt")])) == wanted
    assert to_json(rashomon.compare(rashomon.read(folder).reports)) == wanted


"""The lines that people begin with, as README.md has them."""


def test_compare_says_once_that_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(
        StopError, match=r"nothing to compare: no report could be read in .*empty.txt: "
    ):
        rashomon.compare(tmp_path / "empty.txt")
    failed = Pile((), (Failure("empty.txt", "empty: no text in it"),))
    with pytest.raises(NothingRead, match=r"could be read \(empty.txt: empty"):
        rashomon.compare(failed)
    for nothing in ([], (), Pile(())):
        with pytest.raises(NothingRead, match="no report was given; name files or folders"):
            rashomon.compare(nothing)
    with pytest.raises(TypeError, match="not both"):
        rashomon.compare([*full_ledger().reports, "a.txt"])


def test_a_saved_ledger_is_loaded_again(tmp_path: Path) -> None:
    ledger = api.public(full_ledger())
    ledger.save(tmp_path / "ledger.json")
    assert (tmp_path / "ledger.json").read_text(encoding="utf-8") == to_json(full_ledger())
    assert rashomon.load(str(tmp_path / "ledger.json")) == ledger
    assert isinstance(replace(ledger, reports=()), rashomon.Ledger)
    with pytest.raises(StopError, match="could not be written"):
        ledger.save(tmp_path / "nowhere" / "ledger.json")


@pytest.mark.parametrize("part", ["rows", "numbers", "left_out"])
def test_a_ledger_without_a_part_is_refused(part: str, tmp_path: Path) -> None:
    document = json.loads(to_json(full_ledger()))
    del document["stories"][0][part]
    (tmp_path / "cut.json").write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(WrongSchema, match=rf"is not a whole ledger \(story .* has no {part}\)"):
        rashomon.load(tmp_path / "cut.json")


def test_what_has_no_such_id_is_no_report() -> None:
    with pytest.raises(KeyError, match="zzz"):
        full_ledger().report("zzz")
