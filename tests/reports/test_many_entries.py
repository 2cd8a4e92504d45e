"""Containers with thousands of entries of one kind: empty ones count once, copies of one are read once."""

import json
import time
import zipfile
from pathlib import Path

from rashomon.reports import report_pile

_TEXT = "Ferry burns off Port Arden\n\nThree people died when a ferry burned on Sunday, the coastguard said.\n"


def test_empty_entries_count_once(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pile.zip", "w") as archive:
        for number in range(5_000):
            archive.writestr(f"e{number:04}.txt", " \n" if number % 2 else "")
        archive.writestr("good.txt", _TEXT)
    begun = time.process_time()
    pile = report_pile.read(str(tmp_path / "pile.zip"))
    assert time.process_time() - begun < 20
    assert [report.id for report in pile.reports] == ["good"]
    assert [(one.source, one.error) for one in pile.failures] == [
        ("pile.zip", "4,998 more empty entries"),
        ("pile.zip/e0000.txt", "empty: no text in it"),
        ("pile.zip/e0001.txt", "empty: no text in it"),
    ]


def test_an_item_over_and_over_is_one_report(tmp_path: Path) -> None:
    (tmp_path / "pile.json").write_text(json.dumps([{"title": "Ferry burns", "text": _TEXT}] * 5_000), "utf-8")
    begun = time.process_time()
    pile = report_pile.read(str(tmp_path / "pile.json"))
    assert time.process_time() - begun < 20
    (report,) = pile.reports
    assert len(report.sources) == 5_000
    assert report.source == "pile.json#1"


def test_copies_that_are_read_once_keep_their_own_names(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(_TEXT, "utf-8")
    (tmp_path / "c.md").write_text(_TEXT, "utf-8")
    outcomes = list(report_pile.stream(str(tmp_path)))
    assert [(one.id, one.source) for one in outcomes] == [("a", "a.txt"), ("b", "b.txt"), ("c", "c.md")]
    assert all(span.report == one.id for one in outcomes for span in one.furniture)
