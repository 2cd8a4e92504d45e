"""WARC files, written by warcio: which records are reports."""

import gc
import gzip
import hashlib
import io
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.reports import report_pile

PAGE = (
    "<html><head><title>Wall falls</title></head><body><article><h1>Wall falls</h1>"
    + "<p>Two people died when the café fell, {} said.</p>" * 5
)
URL = "http://courier.example/wall"


@pytest.fixture(autouse=True)
def _forgiving() -> Iterator[None]:
    """The writer leaves temporary files to the collector, which warns of it: here, not in another
    test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def record(
    writer: WARCWriter,
    body: bytes,
    *,
    url: str = URL,
    kind: str = "response",
    status: str = "200 OK",
    **headers: str,
) -> None:
    named = [
        (name.replace("_", "-"), value)
        for name, value in ({"Content_Type": "text/html"} | headers).items()
    ]
    http = StatusAndHeaders(status, named, protocol="HTTP/1.1") if kind == "response" else None
    type_ = None if kind == "response" else headers.get("Content_Type", "text/html")
    writer.write_record(
        writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            http_headers=http,
            warc_content_type=type_ or "",
            warc_headers_dict={"WARC-Date": "2031-03-05T10:00:00Z"},
        )
    )


def _noise(number: int) -> bytes:
    """Letters that cannot be packed much."""
    return b"".join(
        hashlib.sha256(b"%d %d" % (number, place)).hexdigest().encode() for place in range(60)
    )


def page(who: str) -> bytes:
    return PAGE.replace("{}", who).encode()


def test_which_records_are_reports(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    record(writer, page("Ann"), url=f"{URL}/1", Content_Type="text/html; charset=utf-8")
    record(
        writer,
        page("Bob").decode().encode("cp1252"),
        url=f"{URL}/2",
        Content_Type="text/html; charset=windows-1252",
    )
    record(writer, gzip.compress(page("Cem")), url=f"{URL}/3", Content_Encoding="gzip")
    record(writer, page("Dov"), url=f"{URL}/4", kind="resource", Content_Type="text/html")
    record(
        writer,
        b"Wall falls\n\nTwo people died when it fell, Eva said.",
        url=f"{URL}/5",
        kind="conversion",
        Content_Type="text/plain",
    )
    record(writer, page("Fay"), url=f"{URL}/6", status="302 Found", Location="/x")
    record(writer, b"{}", url=f"{URL}/7", Content_Type="application/json")
    record(writer, b"body {}", url=f"{URL}/8", Content_Type="text/css")
    record(
        writer,
        b"a note of the crawler",
        url="urn:note:1",
        kind="resource",
        Content_Type="text/plain",
    )
    record(writer, b"\x00", url=f"{URL}/9", Content_Encoding="br")
    (tmp_path / "a").write_bytes(out.getvalue())
    pile = report_pile.read(str(tmp_path / "a"))
    assert sorted(report.url or "" for report in pile.reports) == [
        f"{URL}/{number}" for number in (1, 2, 3, 4, 5)
    ]
    assert sum("café" in report.text for report in pile.reports) == 4
    assert all(report.retrieved == "2031-03-05T10:00:00+00:00" for report in pile.reports)
    assert len(pile.failures) == 1


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_breaks_off(tmp_path: Path, packed: bool) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    ends = []
    for number in range(12):
        record(
            writer,
            page(f"Ann {number}") + b"<!-- " + _noise(number) + b" -->",
            url=f"{URL}/{number}",
        )
        ends.append(out.tell())
    data = out.getvalue()
    # in the middle of a record: ids are random, so that a share of the file may end with one
    (tmp_path / "a.warc").write_bytes(data[: (ends[9] + ends[10]) // 2])
    pile = report_pile.read(str(tmp_path / "a.warc"))
    assert len(pile.reports) >= 5
    assert [
        ("breaks off" in failure.error or "cut off" in failure.error) for failure in pile.failures
    ] == [True]
    (tmp_path / "b.warc").write_bytes(
        gzip.compress(out.getvalue()) if not packed else out.getvalue()
    )
    assert len(report_pile.read(str(tmp_path / "b.warc")).reports) == 12


def test_what_the_crawler_cut(tmp_path: Path) -> None:
    out = io.BytesIO()
    record(WARCWriter(out, gzip=False), page("Ann"))
    (tmp_path / "a.warc").write_bytes(
        out.getvalue().replace(b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date", 1)
    )
    (report,) = report_pile.read(str(tmp_path / "a.warc")).reports
    assert "cut off: the crawler took no more of it (length)" in report.warnings
