"""WARC files: one item per archived page. Read as a stream: one record is held at a time."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import IO, Any, cast

from rashomon.errors import SkipError
from rashomon.reports.containers.job import Budget, ContainerJob, needed
from rashomon.reports.items import Item, KnownFacts, web_address, with_archive
from rashomon.reports.page_dates import iso_time
from rashomon.settings import to_raise

_KINDS = re.compile(
    r"text/(?:html|plain|markdown)|application/(?:xhtml\+xml|pdf|warc-text)|message/rfc822"
    r"|application/vnd\.openxmlformats-officedocument\.word",
    re.IGNORECASE,
)

_BREAKS_OFF = "a WARC file that breaks off inside a record: what stands before was read"
_HEADER = 16_384  # bytes; headers of records have some hundred


def read_warc(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the pages of a WARC file, compressed or not."""
    packed = file.read(2) == b"\x1f\x8b" if file.seekable() else False
    if file.seekable():
        file.seek(0)
    yield from read_records(unpacked(file) if packed else file, job)


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """Returns the content of a gzip file with any number of members, as a stream."""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file))


def read_records(stream: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the pages of an uncompressed stream of records."""
    watched = _Watched(stream)
    iterator = needed("warcio.archiveiterator", "WARC files").ArchiveIterator(
        watched, arc2warc=True
    )
    errors: Any = needed("warcio.exceptions", "WARC files").ArchiveLoadFailed
    budget = Budget(job)
    try:
        for record in iterator:
            budget.enter()
            page = (
                _item(record, job, budget)
                if record.length is not None and _is_page(record)
                else None
            )
            short = _missing(record)
            if page:
                yield (
                    _cut(page, f"its record breaks off {short:,} bytes before its end")
                    if short
                    else page
                )
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


class _Watched:
    """A stream that remembers the last bytes read from it, since the library stops silently at a
    file that ends within a record's header."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._last = stream, b""

    def read(self, size: int = -1) -> bytes:
        """Returns the next bytes."""
        data = self._stream.read(size)
        self._last = (self._last + data)[-_HEADER:]
        return data

    def ends_in_a_header(self) -> bool:
        """Whether the last record's header is incomplete."""
        return (
            self._last.replace(b"\r\n", b"\n").rpartition(b"\n\n")[2].lstrip().startswith(b"WARC/")
        )

    def __getattr__(self, name: str) -> Any:
        """Passes everything else on to the wrapped stream."""
        return getattr(self._stream, name)


def _is_page(record: Any) -> bool:
    if record.rec_type not in {"response", "resource", "conversion"} or not (
        record.rec_headers.get_header("WARC-Target-URI") or ""
    ).startswith(("http://", "https://")):
        return False  # notes of the crawler, answers of name servers
    headers = record.http_headers or record.rec_headers
    if record.http_headers and not str(record.http_headers.get_statuscode()).startswith("200"):
        return False
    kind = headers.get_header("Content-Type") or ""
    return bool(_KINDS.match(kind.strip()))


def _missing(record: Any) -> int:
    """Returns how many of the bytes that a record announces are not there."""
    stream = record.raw_stream
    while stream.read(262_144):
        pass
    return int(getattr(stream, "limit", 0))


def _cut(page: Item, why: str) -> Item:
    """Returns the page, marked as cut off."""
    known = replace(page.known, warnings=(*page.known.warnings, f"cut off: {why}"))
    return replace(page, known=known, missing=f"{page.missing} ({why})" if page.missing else None)


def _item(record: Any, job: ContainerJob, budget: Budget) -> Item:
    headers = record.http_headers or record.rec_headers
    charset = re.search(
        r"charset=[\"']?([\w-]{3,20})", headers.get_header("Content-Type") or "", re.IGNORECASE
    )
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    retrieved = iso_time(record.rec_headers.get_header("WARC-Date"))
    known = with_archive(
        KnownFacts(
            url=web_address(url), retrieved=retrieved, charset=charset[1] if charset else None
        )
    )
    missing, data = _packing(record), None
    try:
        data = None if missing else budget.read(record.content_stream())
    except OSError:
        missing = "its packed bytes are damaged"
    if data is None:
        missing = missing or f"larger than {job.max_bytes:,} bytes: {to_raise('max_bytes')}"
        return Item("", known=known, named=False, missing=f"{url}: {missing}")
    page = Item("", data, known, named=False)
    if reason := record.rec_headers.get_header("WARC-Truncated"):
        return _cut(page, f"the crawler took no more of it ({reason[:40]})")
    return page


def _packing(record: Any) -> str | None:
    """Returns why the response cannot be decompressed, if its encoding needs an extra package."""
    packing = (
        (record.http_headers.get_header("Content-Encoding") or "").casefold()
        if record.http_headers
        else ""
    )
    if "zstd" in packing:
        return "packed with Zstandard, which is not read"
    if packing.strip() == "br" and not (find_spec("brotli") or find_spec("brotlicffi")):
        return "packed with Brotli: pip install brotli"
    return None
