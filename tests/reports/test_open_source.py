"""Containers: thousands of entries, limits, children that die, packages that are missing."""

import io
import json
import signal
import sys
import time
import zipfile
from pathlib import Path

import pytest

from rashomon.errors import MissingExtra, SkipError
from rashomon.reports import report_pile
from rashomon.reports.containers.job import needed
from rashomon.reports.items import Item
from rashomon.reports.open_source import id_of
from rashomon.reports.read_formats import Kind
from rashomon.reports.sniff import sniff
from rashomon.settings import ReadSettings, Settings

MADE = Path(__file__).resolve().parent.parent / "made"


def test_standard_input_may_be_any_format(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, source in (
        ("libreoffice.docx", "stdin"),
        ("warcio.warc.gz", "stdin#1"),
        ("story.html", "stdin"),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((MADE / name).read_bytes())))
        assert source in [report.source for report in report_pile.read("-").reports]


def test_memory_is_limited(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    (tmp_path / "a.json").write_bytes(b"[" + b"[1]," * 3_000_000 + b"1]")
    failures = report_pile.read(
        str(tmp_path), settings=Settings(read=ReadSettings(max_memory=200_000_000))
    ).failures
    assert [failure.error.split(":")[0] for failure in failures] == [
        "needs more than 200,000,000 bytes of memory"
    ]


def test_a_missing_package_costs_its_files_and_says_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(MissingExtra, match=r"pip install '\.\[formats\]'"):
        needed("no_such_package", Kind.PDF)
    (tmp_path / "pypdfium2.py").write_text("raise ImportError")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    pile = report_pile.read(str(MADE / "libreoffice.pdf"), str(MADE / "story.html"))
    wanted = (
        "to read PDF with a text layer, an optional package is needed: in the folder of Rashomon, "
        "pip install '.[formats]'"
    )
    assert [(failure.source, failure.error) for failure in pile.failures] == [
        ("libreoffice.pdf", wanted)
    ]
    assert [report.source for report in pile.reports] == ["story.html"]


@pytest.mark.parametrize(
    ("item", "report_id"),
    [
        (Item("pile/wall.txt"), "wall"),
        (Item("crawl.2031.warc.gz#7", named=False), "crawl.2031-e3b0c442"),
        (Item("http://courier.example/news/wall.html?x=1", named=False), "wall-e3b0c442"),
        (Item("stdin#2", named=False), "stdin-e3b0c442"),
    ],
)
def test_ids(item: Item, report_id: str) -> None:
    assert id_of(item) == report_id


@pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="this system has no timer of processor time"
)
def test_a_small_page_has_limits_too(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "# Wall falls\n\n"
        + "<p>Two people died when the wall fell, the mayor said.</p>\n\n" * 4000,
        encoding="utf-8",
    )
    (tmp_path / "small.txt").write_text(
        "Wall falls\n\nTwo people died when the wall fell, the mayor said.\n", encoding="utf-8"
    )
    # whole seconds are too long for a test
    short = ReadSettings(max_seconds=0.06)  # type: ignore[arg-type]
    pile = report_pile.read(str(tmp_path), settings=Settings(read=short))
    assert [failure.error[:40] for failure in pile.failures] == [
        "took longer than 0.06 seconds of process"
    ]
    assert [report.id for report in pile.reports] == ["small"]


def test_an_archive_without_reports_is_listed_as_a_failure(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("wall.jpg", "x")
    assert [failure.error for failure in report_pile.read(str(tmp_path)).failures] == [
        "nothing in it can be a report"
    ]


_TEXT = (
    "Ferry burns off Port Arden\n\nThree people died when a ferry burned on Sunday, the "
    "coastguard said.\n"
)


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
    (tmp_path / "pile.json").write_text(
        json.dumps([{"title": "Ferry burns", "text": _TEXT}] * 150), "utf-8"
    )
    begun = time.process_time()
    pile = report_pile.read(str(tmp_path / "pile.json"))
    assert time.process_time() - begun < 8
    (report,) = pile.reports
    assert len(report.sources) == 150
    assert report.source == "pile.json#1"


def test_a_file_of_a_press_database_is_refused_with_what_to_do() -> None:
    text = b"1 of 2 DOCUMENTS\n\nThe Orle Post\n\nLENGTH: 210 words\n\nThe mill burnt down.\n"
    with pytest.raises(SkipError, match="save each of them as a page"):
        sniff(text, "export.txt")
