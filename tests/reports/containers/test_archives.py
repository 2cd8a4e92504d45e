"""Zip, tar and packed files, made by Python's own libraries; and what they must not be able to
do."""

import bz2
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from rashomon.reports import report_pile
from rashomon.settings import ReadSettings, Settings

ONE = (
    b"Wall falls in Ostwick\n\nTwo people died when the wall fell, the fire service said on "
    b"Monday.\n"
)
TWO = (
    b"Ferry late again\n\nThe ferry was late by an hour on Monday, the harbour office said, for "
    b"want of crew.\n"
)
PAGE = (
    b"<html><head><title>Bridge shut</title></head><body><article><h1>Bridge shut</h1>"
    + b"<p>The bridge was shut on Monday, the mayor of the town said.</p>" * 5
    + b"</article></body></html>"
)
SMALL = Settings(read=ReadSettings(max_bytes=10_000, max_unpacked=100_000, max_ratio=10))


def zipped(files: dict[str, bytes], **options: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:  # type: ignore[arg-type]
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        link = tarfile.TarInfo("passwords.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


FILES = {
    "pile/one.txt": ONE,
    "pile/page.html": PAGE,
    "pile/page_files/frame.html": PAGE,
    "pile/wall.jpg": b"\xff\xd8\xff",
    ".hidden.txt": TWO,
    "__MACOSX/._one.txt": TWO,
    "two.txt": TWO,
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("pile.zip", zipped(FILES)),
        ("pile.tar.gz", gzip.compress(tarred(FILES))),
        ("pile.tgz", gzip.compress(tarred(FILES))),
        ("pile.tar.bz2", bz2.compress(tarred(FILES))),
        ("pile", zipped(FILES)),
    ],
)
def test_an_archive_is_as_a_folder(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    pile = report_pile.read(str(tmp_path / name))
    assert [(report.id, report.source) for report in pile.reports] == [
        ("one", f"{name}/pile/one.txt"),
        ("page", f"{name}/pile/page.html"),
        ("two", f"{name}/two.txt"),
    ]
    links = [f"{name}/passwords.txt"] if "tar" in name or name.endswith("tgz") else []
    assert [failure.source for failure in pile.failures] == links
    assert all("a link" in failure.error for failure in pile.failures)


def test_a_link_in_a_zip_is_named(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "pile.zip", "w") as archive:
        archive.writestr("one.txt", ONE)
        archive.writestr(link, "/etc/passwd")
    pile = report_pile.read(str(tmp_path))
    assert [report.id for report in pile.reports] == ["one"]
    assert [failure.source for failure in pile.failures] == ["pile.zip/link.txt"]


def test_archives_in_archives(tmp_path: Path) -> None:
    data = zipped({"deep.txt": ONE})
    for level in range(4):
        data = zipped({f"inner{level}.zip": data})
    (tmp_path / "outer.zip").write_bytes(data)
    pile = report_pile.read(str(tmp_path))
    assert not pile.reports
    assert [failure.error for failure in pile.failures] == [
        "an archive more than 3 deep in archives: unpack it, or raise the limit with --limit "
        "max_depth=NUMBER"
    ]
    (tmp_path / "outer.zip").write_bytes(
        zipped({"inner.zip": zipped({"deep.txt": ONE}), "good.txt": TWO})
    )
    assert [report.source for report in report_pile.read(str(tmp_path)).reports] == [
        "outer.zip/inner.zip/deep.txt",
        "outer.zip/good.txt",
    ]


@pytest.mark.parametrize(
    "name", ["../../up.txt", "/etc/up.txt", "C:\\up.txt", "..\\up.txt", "a/../../up.txt"]
)
def test_no_path_leaves_the_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({name: ONE}))
    (report,) = report_pile.read(str(tmp_path / "a.zip")).reports
    assert report.source in {"a.zip/up.txt", "a.zip/etc/up.txt", "a.zip/a/up.txt"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


@pytest.mark.parametrize(
    "pack",
    [
        lambda data: zipped({f"{i}.txt": data for i in range(50)}),
        lambda data: gzip.compress(data * 50),
    ],
)
def test_a_bomb_is_cut_off(tmp_path: Path, pack: object) -> None:
    (tmp_path / "bomb").write_bytes(pack(b"a word " * 1000))  # type: ignore[operator]
    pile = report_pile.read(str(tmp_path / "bomb"), settings=SMALL)
    assert len(pile.failures) == 1
    assert "unpacks to" in pile.failures[0].error


def test_one_bad_entry_costs_itself(tmp_path: Path) -> None:
    data = zipped(
        {
            "a.txt": ONE,
            "b.pdf": b"%PDF-1.7 nothing",
            "c.txt": TWO,
            "d.txt": b"",
            "e.bin": bytes(range(32)) * 50,
        }
    )
    (tmp_path / "a.zip").write_bytes(data)
    pile = report_pile.read(str(tmp_path / "a.zip"))
    assert [report.id for report in pile.reports] == ["a", "c"]
    assert [failure.source for failure in pile.failures] == [
        "a.zip/b.pdf",
        "a.zip/d.txt",
        "a.zip/e.bin",
    ]
    damaged = bytearray(data)
    damaged[60:70] = b"\xff" * 10
    (tmp_path / "a.zip").write_bytes(damaged)
    pile = report_pile.read(str(tmp_path / "a.zip"))
    assert [report.id for report in pile.reports] == ["c"]
    assert any("could not be unpacked" in failure.error for failure in pile.failures)


def test_an_entry_that_claims_more_than_the_archive_holds_costs_no_time(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        whole = tarfile.TarInfo("one.txt")
        whole.size = len(ONE)
        archive.addfile(whole, io.BytesIO(ONE))
        endless = tarfile.TarInfo("two.txt")
        endless.pax_headers = {"size": "99999999999999"}
        archive.addfile(endless)
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    pile = report_pile.read(str(tmp_path / "a.tar"))
    assert [report.text for report in pile.reports] == [ONE.decode()]
    reasons = [failure.error for failure in pile.failures]
    assert any("unpacks to more than" in reason for reason in reasons)
    assert any("a damaged archive" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("name", "encoding"), [("пожар/пекарня.txt", "cp866"), ("ソース/表.txt", "cp932")]
)
def test_names_in_an_old_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("n" * len(name.encode(encoding)), ONE)
    data = out.getvalue().replace(b"n" * len(name.encode(encoding)), name.encode(encoding))
    (tmp_path / "a.zip").write_bytes(data)
    with tarfile.open(tmp_path / "b.tar", "w", encoding=encoding, format=tarfile.GNU_FORMAT) as tar:
        entry = tarfile.TarInfo(name)
        entry.size = len(TWO)
        tar.addfile(entry, io.BytesIO(TWO))
    read = report_pile.read(str(tmp_path / "a.zip"), str(tmp_path / "b.tar"))
    assert [report.source for report in read.reports] == [f"a.zip/{name}", f"b.tar/{name}"]
