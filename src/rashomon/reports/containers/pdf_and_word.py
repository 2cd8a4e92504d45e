"""PDF with a text layer, whose lines are joined to paragraphs by their position; Word documents
(DOCX), their paragraphs and tables."""

import io
import logging
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import IO, Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import ContainerJob, needed, whole
from rashomon.reports.items import Item, KnownFacts, with_archive
from rashomon.reports.page_dates import iso_time
from rashomon.settings import to_raise

_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,1000}")
_BREAKS = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_ENDS = re.compile(r"[.!?:…][\"”’'»)\]]*$")
_SOFT = "\u00ad"
_BREAK = re.compile(r"(?<!\w)(\w+)[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its words, its distance from the left and the bottom of the page, and its
    type size."""

    text: str
    left: float
    up: float
    size: float


Key = tuple[str, int, int]
Running = frozenset[Key]


def read_pdf(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the document as one item."""
    data = whole(file, job.max_bytes, "split it")
    reader = _open(data)
    count = _page_count(reader)
    lines = [_page_lines(reader, number) for number in range(min(count, job.max_pages))]
    running = running_lines(lines)
    paragraphs = join_lines(lines, running) or join_lines(lines, frozenset())
    if not any(re.search(r"\w{2}", text) for text, _ in paragraphs):
        raise SkipError(
            "a PDF without a text layer (pictures of pages): have its text recognised (OCR) first"
        )
    edges = [match[0] for line, _, _ in sorted(running) if (match := _ADDRESS.search(line))]
    cut = (
        (f"only the first {job.max_pages} of {count} pages were read: {to_raise('max_pages')}",)
        if count > job.max_pages
        else ()
    )
    known = KnownFacts(
        text="\n\n".join(text for text, _ in paragraphs),
        title=_title(paragraphs, _property(reader, "/Title"), body_size(lines)),
        url=next((edge for edge in edges if "…" not in edge and not edge.endswith("...")), None),
        dates=_printed_on(reader),
        warnings=cut,
    )
    yield Item("", data, with_archive(known))


def _open(data: bytes) -> Any:
    pypdf = needed("pypdf", "PDF files")
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # its complaints about odd files are ours to make
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SkipError("a PDF that needs a password: save it without one")
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        NotImplementedError,
        ImportError,
    ) as error:
        raise SkipError(f"a damaged or protected PDF ({type(error).__name__})") from error
    return reader


def _page_count(reader: Any) -> int:
    try:
        return len(reader.pages)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise SkipError(f"a damaged PDF ({type(error).__name__})") from error


def _page_lines(reader: Any, number: int) -> list[PrintedLine]:
    """Returns the lines of a page in drawing order; none if the page is damaged."""
    pieces: list[tuple[str, float, float, float]] = []

    def keep(text: str, matrix: Any, text_matrix: Any, _font: Any, size: Any) -> None:
        across = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        up = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        scale = abs(text_matrix[3] * matrix[3]) or abs(text_matrix[1] * matrix[2]) or 1.0
        pieces.append((text, float(across), float(up), float(size or 1) * float(scale)))

    try:
        reader.pages[number].extract_text(visitor_text=keep)
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001  a damaged page has no lines
        return []
    return _split(pieces)


def _split(pieces: list[tuple[str, float, float, float]]) -> list[PrintedLine]:
    """Splits a page's pieces of text into lines, each placed where its first word stands, since
    pieces may span or share lines."""
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
    """Returns the first paragraph set clearly larger than the body text; else the title in the
    file's properties, if the text begins with it.
    """
    opening = paragraphs[:12]
    largest = max((size for _, size in opening), default=0.0)
    if largest > 1.15 * usual:
        return next(text for text, size in opening if size == largest)[:500]
    if stated and any(
        text and stated.casefold().startswith(text.casefold()[:60])
        for text, _ in opening[:4]
        if len(text) > 10
    ):
        return stated
    return None


def _property(reader: Any, name: str) -> str | None:
    try:
        value = (reader.metadata or {}).get(name)
        return " ".join(str(value).split())[:500] or None if value else None
    except Exception:  # noqa: BLE001  a damaged property is none
        return None


def _printed_on(reader: Any) -> tuple[tuple[str, str], ...]:
    """Returns the file's own timestamps. They tell when it was printed or saved, so none of them
    counts as a date of publication."""
    stated = _property(reader, "/CreationDate") or ""
    match = re.match(r"D:(\d{8})(\d{6})?(?:Z|([+-]\d{2})'?(\d{2})'?)?", stated)
    if not match:
        return ()
    zone = f"{match[3]}:{match[4]}" if match[3] else "Z" if "Z" in stated else ""
    moment = iso_time(f"{match[1]}T{match[2]}{zone}" if match[2] else match[1])
    return ((moment, "property CreationDate of the PDF"),) if moment else ()


# The lines of printed pages, joined to paragraphs.


def running_lines(pages: Sequence[Sequence[PrintedLine]]) -> Running:
    """Returns the lines at page edges that recur in the same place on most pages, numbers aside:
    headers, footers and page numbers."""
    if len(pages) < 2:
        return frozenset()
    seen: Counter[Key] = Counter()
    shown: defaultdict[Key, set[Key]] = defaultdict(set)
    for lines in pages:
        edges = {_key(line) for place, line in enumerate(lines) if _at_edge(place, len(lines))}
        masks = {
            (text, size, up): (re.sub(r"\d+", "0", text), size, up) for text, size, up in edges
        }
        for key, mask in masks.items():
            shown[mask].add(key)
        seen.update(set(masks.values()))
    often = max(2, 0.6 * len(pages))
    return frozenset(key for mask, count in seen.items() if count >= often for key in shown[mask])


def _at_edge(place: int, count: int) -> bool:
    reach = 3 if count > 8 else 1
    return place < reach or place >= count - reach


def _key(line: PrintedLine) -> Key:
    """Returns what a running line is recognised by.

    The type size tells a headline from the header that repeats it; the height on the page keeps
    prose that says a thing twice.
    """
    return line.text, round(line.size), round(line.up)


def body_size(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """Returns the type size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes.items(), key=lambda item: (item[1], -item[0]))[0] if sizes else 1.0


def join_lines(pages: Sequence[Sequence[PrintedLine]], running: Running) -> list[tuple[str, float]]:
    """Returns the paragraphs, each with its type size, without the running lines."""
    lines = [
        line
        for page in pages
        for place, line in enumerate(page)
        if not (_at_edge(place, len(page)) and _key(line) in running)
    ]
    leading, width = _leading(lines), _width(lines)
    words = set(re.findall(r"(?<!\w)\w+-\w+", " ".join(line.text for line in lines)))
    paragraphs: list[tuple[list[str], float]] = []
    before: PrintedLine | None = None
    for line in lines:
        if before is None or _parted(before, line, leading, width):
            paragraphs.append(([line.text], line.size))
        else:
            _append(paragraphs[-1][0], line.text, words)
        before = line
    return [(" ".join(pieces).replace(_SOFT, ""), size) for pieces, size in paragraphs]


def _leading(lines: Sequence[PrintedLine]) -> float:
    """Returns the usual distance between two lines of a paragraph, in multiples of the type
    size."""
    gaps = [
        (one.up - two.up) / one.size
        for one, two in pairwise(lines)
        if one.size and abs(one.size - two.size) < 0.1 * one.size
    ]
    near = [gap for gap in gaps if 0.8 < gap < 2.2]
    return statistics.quantiles(near, n=4)[0] if len(near) > 3 else min(near, default=1.3)


def _width(lines: Sequence[PrintedLine]) -> float:
    """Returns the length of a full line, in characters."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.75 * (len(lengths) - 1))] if lengths else 80.0


def _parted(one: PrintedLine, two: PrintedLine, leading: float, width: float) -> bool:
    """Whether the second line begins a new paragraph."""
    if abs(one.size - two.size) > 0.1 * max(one.size, two.size):
        return True
    ended = bool(_ENDS.search(one.text))
    gap = (one.up - two.up) / (one.size or 1.0)
    if gap < 0 or gap > 8:  # the next column or page
        return (
            ended
            or len(one.text) < 0.6 * width
            or not re.match(r"[a-z(\"“]|[A-Z]\w* [a-z]", two.text)
        )
    if gap > 1.28 * leading:
        return True
    if ended and two.left > one.left + 0.8 * one.size and len(one.text) < 1.2 * width:  # an indent
        return True
    return ended and len(one.text) < 0.75 * width


def _append(pieces: list[str], text: str, words: set[str]) -> None:
    """Appends a line to the one before it; a word hyphenated at the line break is rejoined, and a
    hyphen of its own is kept."""
    broken = _BREAK.search(pieces[-1])
    following = re.match(r"[a-z]\w*", text)
    if broken and following:
        hyphenated = f"{broken[1]}-{following[0]}"
        kept = "-" if hyphenated in words and not pieces[-1].endswith(_SOFT) else ""
        pieces[-1] = pieces[-1][:-1] + kept + text
    else:
        pieces.append(text)


def read_docx(file: IO[bytes], job: ContainerJob) -> Iterator[Item]:
    """Yields the document as one item."""
    data = whole(file, job.max_bytes, "save its text as .txt")
    try:
        document = needed("docx", "Word documents").Document(io.BytesIO(data))
    except (ValueError, OSError, AttributeError, TypeError, LookupError) as error:
        raise SkipError("a damaged Word document, or another kind of office file") from error
    lines = list(_styled_lines(document))
    if not lines:
        raise SkipError("a Word document without text")
    heads = {"title", "heading 1"}
    known = KnownFacts(
        text="\n\n".join(text for _, text in lines),
        title=next((text for style, text in lines if style in heads), None),
        dates=_typed_on(document),
        captions=tuple(text for style, text in lines if style == "caption"),
    )
    yield Item("", data, known)


def _styled_lines(document: Any) -> Iterator[tuple[str, str]]:
    """Yields each paragraph with the name of its style, in document order, table cells included."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                if text := " ".join(cell for cell in cells if cell):
                    yield "table", text
        else:
            style = (block.style.name or "").casefold() if block.style is not None else ""
            yield from (
                (style, line) for part in block.text.split("\n") if (line := " ".join(part.split()))
            )


def _typed_on(document: Any) -> tuple[tuple[str, str], ...]:
    """Returns the file's own timestamps. They tell when it was typed or saved, so none of them
    counts as a date of publication."""
    try:
        created = document.core_properties.created
    except (ValueError, KeyError, AttributeError):
        return ()
    return ((created.isoformat(), "property created of the document"),) if created else ()
