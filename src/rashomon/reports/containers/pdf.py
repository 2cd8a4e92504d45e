"""PDF with a text layer: lines are joined to paragraphs by their position; page headers and footers are left out."""

import io
import logging
import re
from collections.abc import Iterator
from typing import IO, Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import ContainerJob, whole
from rashomon.reports.containers.optional_packages import needed
from rashomon.reports.containers.reflow import PrintedLine, body_size, join_lines, running_lines
from rashomon.reports.iso_times import iso_time
from rashomon.reports.items import Item, KnownFacts
from rashomon.reports.page.archived_address import with_archive
from rashomon.settings import to_raise

_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,1000}")
_BREAKS = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")


def read_items(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the document as one item."""
    data = whole(file, job.max_bytes, "split it")
    reader = _open(data)
    count = _page_count(reader)
    lines = [_lines(reader, number) for number in range(min(count, job.max_pages))]
    running = running_lines(lines)
    paragraphs = join_lines(lines, running) or join_lines(lines, frozenset())
    if not any(re.search(r"\w{2}", text) for text, _ in paragraphs):
        raise SkipError("a PDF without a text layer (pictures of pages): have its text recognised (OCR) first")
    edges = [match[0] for line, _, _ in sorted(running) if (match := _ADDRESS.search(line))]
    cut = (f"only the first {job.max_pages} of {count} pages were read: {to_raise('max_pages')}",) if count > job.max_pages else ()
    known = KnownFacts(
        text="\n\n".join(text for text, _ in paragraphs),
        title=_title(paragraphs, _property(reader, "/Title"), body_size(lines)),
        url=next((edge for edge in edges if "…" not in edge and not edge.endswith("...")), None),
        dates=_dates(reader),
        warnings=cut,
    )
    yield Item("", data, with_archive(known))


def _open(data: bytes) -> Any:
    pypdf = needed("pypdf", "PDF files")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints about odd files are ours to make
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SkipError("a PDF that needs a password: save it without one")
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        NotImplementedError,
        ImportError,
    ) as error:
        raise SkipError(f"a damaged or protected PDF ({type(error).__name__})") from error
    return reader


def _page_count(reader: Any) -> int:
    try:
        return len(reader.pages)
    except Exception as error:
        if isinstance(error, (MemoryError, RecursionError)):
            raise
        raise SkipError(f"a damaged PDF ({type(error).__name__})") from error


def _lines(reader: Any, number: int) -> list[PrintedLine]:
    """Returns the lines of a page in drawing order; none if the page is damaged."""
    pieces: list[tuple[str, float, float, float]] = []

    def keep(text: str, matrix: Any, text_matrix: Any, _font: Any, size: Any) -> None:
        across = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        up = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        scale = abs(text_matrix[3] * matrix[3]) or abs(text_matrix[1] * matrix[2]) or 1.0
        pieces.append((text, float(across), float(up), float(size or 1) * float(scale)))

    try:
        reader.pages[number].extract_text(visitor_text=keep)
    except Exception as error:
        if isinstance(error, (MemoryError, RecursionError)):
            raise
        return []
    return _split(pieces)


def _split(pieces: list[tuple[str, float, float, float]]) -> list[PrintedLine]:
    """Splits a page's pieces of text into lines, each placed where its first word stands, since pieces may span or share lines."""
    lines: list[PrintedLine] = []
    words, place = "", None
    for text, across, up, size in [*pieces, ("\n", 0.0, 0.0, 1.0)]:
        for position, part in enumerate(_BREAKS.sub("", text).split("\n")):
            if position:
                if words.strip() and place:
                    lines.append(PrintedLine(" ".join(words.split()), *place))
                words, place = "", None
            words += part
            if place is None and part.strip():
                place = (across, up, size)
    return lines


def _title(paragraphs: list[tuple[str, float]], stated: str | None, usual: float) -> str | None:
    """Returns the first paragraph set clearly larger than the body text; else the title in the file's properties, if the text begins with
    it.
    """
    opening = paragraphs[:12]
    largest = max((size for _, size in opening), default=0.0)
    if largest > 1.15 * usual:
        return next(text for text, size in opening if size == largest)[:500]
    if stated and any(text and stated.casefold().startswith(text.casefold()[:60]) for text, _ in opening[:4] if len(text) > 10):
        return stated
    return None


def _property(reader: Any, name: str) -> str | None:
    try:
        value = (reader.metadata or {}).get(name)
        return " ".join(str(value).split())[:500] or None if value else None
    except Exception:  # noqa: BLE001  a damaged property is none
        return None


def _dates(reader: Any) -> tuple[tuple[str, str], ...]:
    """Returns the file's own timestamps. They tell when it was printed or saved, so none of them counts as a date of publication."""
    stated = _property(reader, "/CreationDate") or ""
    match = re.match(r"D:(\d{8})(\d{6})?(?:Z|([+-]\d{2})'?(\d{2})'?)?", stated)
    if not match:
        return ()
    zone = f"{match[3]}:{match[4]}" if match[3] else "Z" if "Z" in stated else ""
    moment = iso_time(f"{match[1]}T{match[2]}{zone}" if match[2] else match[1])
    return ((moment, "property CreationDate of the PDF"),) if moment else ()
