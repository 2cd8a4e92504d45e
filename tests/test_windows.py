"""What is particular to Windows, tested wherever the tests run: paths with backslashes, line ends,
byte-order marks, code pages, and a system without file locks, resource limits and tidy names."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import rashomon
from answer_story import ANSWER, FLED, REPORTS, answer_ledger
from commands import run
from rashomon import file_writing
from rashomon.cli.terminal import print_document, print_line
from rashomon.decisions.json_lines import parsed_decisions, write_decisions
from rashomon.decisions.looks import look_at
from rashomon.desk import guard
from rashomon.desk.incoming_reports import file_name_sent
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.document import to_json

LOOK = look_at(FLED, LookVerdict.HOLDS, REPORTS, by="person MK", at="2031-05-05T11:40:00+00:00")


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        (r"C:\Users\Ina\Desktop\gale.html", "gale.html"),
        (r"\\server\share\gale.pdf", "gale.pdf"),
        ("C:gale.txt", "C_gale.txt"),
        ("gale.txt:stream", "gale.txt_stream"),
        ("gale. ", "gale"),
        ("..\\..\\gale.txt", "gale.txt"),
        ('ga<le>"|?*.txt', "ga_le_____.txt"),
        ("nul", "_nul"),
        ("Con.html", "_Con.html"),
        ("lpt1 .tar.gz", "_lpt1 .tar.gz"),
        ("comet.html", "comet.html"),
        ("", "file"),
    ],
)
def test_names_of_files_that_windows_sends_lead_nowhere(sent: str, name: str) -> None:
    assert file_name_sent(sent) == name


def test_decisions_with_line_ends_and_mark_of_windows_are_read(tmp_path: Path) -> None:
    text = write_decisions([LOOK]).replace("\n", "\r\n")
    assert parsed_decisions(text) == (LOOK,)
    path = tmp_path / "kept.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert rashomon.read_decisions(path) == (LOOK,)


def test_a_ledger_with_line_ends_and_mark_of_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "goats.json"
    path.write_bytes(b"\xef\xbb\xbf" + to_json(answer_ledger()).replace("\n", "\r\n").encode())
    assert rashomon.load(path).stories[0].answers == (ANSWER,)


def test_a_verdict_is_added_to_a_file_that_an_editor_ended_otherwise(tmp_path: Path) -> None:
    ledger = tmp_path / "goats.json"
    ledger.write_text(to_json(answer_ledger()), encoding="utf-8")
    kept = tmp_path / "goats.decisions.jsonl"
    kept.write_bytes(write_decisions([LOOK]).rstrip().replace("\n", "\r\n").encode())
    run("look", ledger, "--by", "RS", words="yq")
    assert [each.by for each in rashomon.read_decisions(kept)] == ["person MK", "person RS"]


def test_without_file_locks_a_file_is_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_writing, "fcntl", None)
    path = tmp_path / "goats.json"
    file_writing.write_file(path, b"one")
    file_writing.write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["goats.json"]
    file_writing.sweep(tmp_path)


def test_without_resource_limits_the_desk_still_counts_connections(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert guard.most_connections() == 400


@pytest.mark.parametrize("code_page", ["cp1252", "cp437", "cp932"])
def test_a_code_page_that_lacks_signs_stops_nothing(
    code_page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(data, encoding=code_page, newline="\r\n"))
    print_line("“Ďáblice” – 日本, Łódź")
    sys.stdout.flush()
    assert data.getvalue().endswith(b"\r\n")
    print_document("“Łódź”")
    assert data.getvalue().endswith("“Łódź”".encode())
