"""Archives: zip (WACZ included) and tar with an item for each entry, WARC with an item for each
archived page, and files compressed with gzip, bzip2 or xz. Nothing is written to disk, and one
record is held at a time."""

import bz2
import gzip
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any, cast

from rashomon.errors import SkipError
from rashomon.reports.containers.exports import read_json_lines, read_rows
from rashomon.reports.containers.job import File, OpenedFile, needed
from rashomon.reports.decoding import encoding_of
from rashomon.reports.items import Item, Items, KnownFacts, web_address, with_archive
from rashomon.reports.page_dates import iso_time
from rashomon.reports.read_formats import Kind
from rashomon.reports.sniff import HEAD, sniff
from rashomon.reports.source_paths import in_folders, is_candidate, page_folders, safe_name
from rashomon.settings import keep_within, to_raise

_KINDS = re.compile(
    r"(?i)text/(?:html|plain|markdown)|application/(?:xhtml\+xml|pdf|warc-text)|message/rfc822"
    r"|application/vnd\.openxmlformats-officedocument\.word"
)

_UNPACKING = (OSError, EOFError, zlib.error, lzma.LZMAError)  # what damaged bytes raise
_NO_FILE = "a link or a device: it is not followed"
_BREAKS_OFF = "a WARC file that breaks off inside a record: what stands before was read"


def read_warc(opened: OpenedFile) -> Items:
    """Yields the pages of a WARC file. A compressed one is unpacked like any other file."""
    watched = _Stream(opened.file)
    iterator = needed("warcio.archiveiterator", Kind.WARC).ArchiveIterator(watched, arc2warc=True)
    errors = needed("warcio.exceptions", Kind.WARC).ArchiveLoadFailed
    try:
        for record in iterator:
            opened.enter()
            page = _item(record, opened) if _is_page(record) else None
            short = _missing(record)
            if page and short:
                page = _marked_as_cut(page, f"its record breaks off {short:,} bytes before its end")
            if page:
                yield page
            # a cut record ends the file: what follows is lost
            if short or record.length is None:
                raise SkipError(_BREAKS_OFF)
    except (
        errors,
        AttributeError,
    ) as error:  # the library takes it for granted that a record says its address
        raise SkipError(
            "a damaged WARC file, or one that breaks off: what stands before the damage was read"
        ) from error
    if watched.ends_in_a_header():
        raise SkipError(_BREAKS_OFF)


class _Stream:
    """A file, or what is packed in one, as it is read from its beginning on: unpacked bytes count
    against the job's limit, and only a damaged archive is read on and on behind its end."""

    def __init__(self, stream: File, outer: OpenedFile | None = None) -> None:
        self._stream = stream
        self._outer = outer
        self._behind = 0
        self._last = b""

    def read(self, size: int = -1) -> bytes:
        """Returns the next bytes. Raises SkipError once nothing came too often."""
        data = self._spent(self._stream.read(size))
        self._last = (self._last + data)[-16_384:]  # headers of records have some hundred bytes
        self._behind += not data
        if self._behind > _BEHIND:
            raise SkipError("a damaged archive: an entry claims more than the archive holds")
        return data

    def readline(self, size: int = -1) -> bytes:
        """Returns the next line, or as much of it as was asked for."""
        return self._spent(self._stream.readline(size))

    def _spent(self, data: bytes) -> bytes:
        if self._outer:
            self._outer.spend(len(data))
        return data

    def ends_in_a_header(self) -> bool:
        """Whether the header of the last record that was read is incomplete, at which the library
        for WARC stops silently."""
        return (
            self._last.replace(b"\r\n", b"\n").rpartition(b"\n\n")[2].lstrip().startswith(b"WARC/")
        )


def _is_page(record: Any) -> bool:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if (
        record.length is None
        or record.rec_type not in {"response", "resource", "conversion"}
        or not address.startswith(("http://", "https://"))  # a crawler's notes, name servers
        or (record.http_headers and str(record.http_headers.get_statuscode())[:3] != "200")
    ):
        return False
    kind = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    return bool(_KINDS.match(kind.strip()))


def _missing(record: Any) -> int:
    """Returns how many of the bytes that a record announces are not there."""
    stream = record.raw_stream
    while stream.read(262_144):
        pass
    return int(getattr(stream, "limit", 0))


def _marked_as_cut(page: Item, why: str) -> Item:
    """Returns the page, marked as cut off."""
    facts = replace(page.known, warnings=(*page.known.warnings, f"cut off: {why}"))
    return replace(page, known=facts, missing=page.missing and f"{page.missing} ({why})")


def _item(record: Any, opened: OpenedFile) -> Item:
    """Makes an item of one record of a WARC file. If the bytes of its page are missing, damaged or
    too many, the item says so. A page that the crawler cut off is kept, with a warning."""
    headers = record.http_headers or record.rec_headers
    charset = re.search(
        r"(?i)charset=[\"']?([\w-]{3,20})", headers.get_header("Content-Type") or ""
    )
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    retrieved = iso_time(record.rec_headers.get_header("WARC-Date"))
    facts = with_archive(
        KnownFacts(url=web_address(url), retrieved=retrieved, charset=charset and charset[1])
    )
    missing = _packing(headers)
    data = None
    try:
        if not missing:
            # said unless the bytes are read
            missing = f"larger than {opened.settings.max_bytes:,} bytes: {to_raise('max_bytes')}"
            data = opened.unpacked(record.content_stream())
    except OSError:
        missing = "its packed bytes are damaged"
    if data is None:
        return Item(source="", known=facts, named=False, missing=f"{url}: {missing}")
    page = Item(source="", data=data, known=facts, named=False)
    if reason := record.rec_headers.get_header("WARC-Truncated"):
        return _marked_as_cut(page, f"the crawler took no more of it ({reason[:40]})")
    return page


def _packing(headers: Any) -> str | None:
    """Returns why the response cannot be decompressed, if its encoding needs an extra package."""
    packing = (headers.get_header("Content-Encoding") or "").casefold()
    if "zstd" in packing:
        return "packed with Zstandard, which is not read"
    if packing.strip() == "br" and not (find_spec("brotli") or find_spec("brotlicffi")):
        return "packed with Brotli: pip install brotli"
    return None


# empty reads; a whole archive is asked for a few bytes behind its end, one of a false size for all
# that it claims
_BEHIND = 100


def read_zip(opened: OpenedFile) -> Items:
    """Yields the entries that may be reports, sorted by name.

    For WACZ, a packed web archive, they are the pages in its WARC files. Files that belong to a
    saved page are no reports.
    """
    try:
        archive = zipfile.ZipFile(opened.file)
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise SkipError("a damaged zip archive") from error
    with archive:
        entries = sorted(
            _entries_with_names(archive), key=lambda pair: (pair[0], pair[1].header_offset)
        )
        keep_within(
            opened.settings, limit="max_entries", size=len(entries), message="more than {} entries:"
        )
        names = dict(entries)
        crawled = [entry for name, entry in entries if name.startswith("archive/")]
        if crawled and "datapackage.json" in names:  # a WACZ
            for entry in crawled:
                with archive.open(entry) as stream:
                    is_packed = entry.filename.endswith(".gz")
                    plain = _unpacking(stream) if is_packed else stream
                    yield from read_warc(OpenedFile(plain, opened.job))
            return
        folders = page_folders(names)
        for name, entry in entries:
            if is_candidate(name) and not in_folders(name, folders):
                yield _entry(archive, path=name, entry=entry, opened=opened)


def _entries_with_names(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yields the files in the archive with their names; those that are not marked as UTF-8 are all
    in one encoding, which their letters tell."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    # The library reads them as those of code page 437.
    old = {
        entry: entry.filename.encode("cp437", "replace")
        for entry in entries
        if not entry.flag_bits & 0x800  # the flag of an entry whose name is in UTF-8
    }
    encoding = encoding_of(b"\n".join(old.values()), "cp437", names=True)
    for entry in entries:
        name = entry.filename
        if entry in old:
            name = old[entry].decode(encoding, "replace")
        yield name, entry


def _entry(archive: zipfile.ZipFile, path: str, entry: zipfile.ZipInfo, opened: OpenedFile) -> Item:
    """Makes an item of one entry of a zip file. Links, entries with a password and damaged ones are
    not read; the item says why."""
    name = safe_name(path)
    if entry.external_attr >> 28 == 10:  # the type of a link
        return Item(source=name, missing=_NO_FILE)
    if entry.flag_bits & 1:
        return Item(source=name, missing="needs a password: unpack it yourself")
    try:
        with archive.open(entry) as stream:
            return _item_of_entry(name, data=opened.unpacked(stream), opened=opened)
    except NotImplementedError:
        return Item(source=name, missing="could not be unpacked: packed in a way that is not read")
    except (*_UNPACKING, zipfile.BadZipFile, ValueError, RuntimeError):
        return Item(source=name, missing="could not be unpacked: damaged")


def _item_of_entry(name: str, data: bytes | None, opened: OpenedFile) -> Item:
    """Returns an entry of an archive. If it was too large to unpack, the item says so instead."""
    if data is None:
        why = f"unpacks to more than {opened.settings.max_bytes:,} bytes: unpack it"
        return Item(source=name, missing=f"{why}, or {to_raise('max_bytes')}")
    return Item(name, data)


def read_tar(opened: OpenedFile) -> Items:
    """Yields the files that may be reports, in the order of the archive."""
    try:
        with tarfile.open(fileobj=cast(File, _Stream(opened.file)), mode="r|") as archive:
            for entry in archive:
                opened.enter()
                raw = entry.name.encode("utf-8", "surrogateescape")
                name = raw.decode(encoding_of(raw, "cp437", names=True), "replace")
                archive.members = []  # type: ignore[attr-defined]  # else headers stay in memory
                # folders, and the pictures and styles of a saved page
                if not is_candidate(name) or entry.isdir() or "_files/" in name:
                    continue
                if entry.isreg():
                    is_small = entry.size <= opened.settings.max_bytes
                    stream = archive.extractfile(entry) if is_small else None
                    data = opened.unpacked(stream) if stream else None
                    yield _item_of_entry(safe_name(name), data=data, opened=opened)
                else:
                    yield Item(source=safe_name(name), missing=_NO_FILE)
    except tarfile.TarError as error:
        raise SkipError("a damaged tar archive: what stands before the damage was read") from error


_STREAMS = {
    Kind.TAR: read_tar,
    Kind.WARC: read_warc,
    Kind.JSON_LINES: read_json_lines,
    Kind.CSV: read_rows,
}


def read_packed(opened: OpenedFile) -> Items:
    """Yields the items inside a compressed file, or the single file. It is read as a stream, as if
    it were unpacked."""
    path = PurePosixPath(opened.job.name)
    inner = f"{path.stem}.tar" if path.suffix == ".tgz" else path.stem or "file"
    try:
        with _unpacking(opened.file) as stream:
            kind = sniff(_head(stream), inner)
        opened.file.seek(0)
        with _unpacking(opened.file) as stream:
            if kind in _STREAMS:
                watched = cast(File, _Stream(stream, opened))
                yield from _STREAMS[kind](OpenedFile(watched, opened.job))
            else:
                yield _item_of_entry(safe_name(inner), data=opened.unpacked(stream), opened=opened)
    except _UNPACKING as error:
        raise SkipError(
            "its packed bytes are damaged or cut off: what stands before was read"
        ) from error


def _head(stream: File) -> bytes:
    """Returns the first bytes, or as many of them as can be unpacked from a truncated file."""
    head = b""
    with suppress(*_UNPACKING):
        while len(head) < HEAD and (piece := stream.read(4096)):
            head += piece
    return head


def _unpacking(file: File) -> File:
    magic = file.read(3)
    file.seek(0)
    opened: Any = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open}.get(magic[:2], lzma.open)
    return cast(File, opened(file))
