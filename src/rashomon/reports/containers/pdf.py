"""PDF with a text layer. Glyphs become lines, lines are put in the order of their columns, and then
joined to paragraphs by their position."""

import re
import statistics
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Any

from rashomon.errors import SkipError
from rashomon.reports.containers.job import OpenedFile, needed
from rashomon.reports.containers.printed_lines import (
    Glyph,
    PrintedLine,
    glyphs_of,
    with_joined_letters,
    without_line_numbers,
)
from rashomon.reports.items import Item, Items, KnownFacts, with_archive
from rashomon.reports.raised_signs import raised_text, without_note_signs
from rashomon.reports.read_formats import Kind
from rashomon.settings import to_raise
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import pattern_of
from rashomon.text.report_names import shorten
from rashomon.text.white_space import single_spaced

_ADDRESS = pattern_of(r"https?://[^\s<>\"']{4,1000}")
_SOFT = "\u00ad"
_BLANK = 0.15  # of the type size: between two words at least
_GAP = 0.6  # of the type size: between two columns at least, between two words of one hardly ever
_FEW = 3  # lines that a column has at least
_LETTER = pattern_of(r"[“\"‘„«]?\w")
_NAMED = 200  # characters of words that are not read
_EDGES = 20  # places where columns may begin, of a page


PrintedPage = Sequence[PrintedLine]


_Pages = Sequence[PrintedPage]
PrintedLines = list[PrintedLine]


def read_pdf(opened: OpenedFile) -> Items:
    """Yields the document as one item."""
    data = opened.whole("split it")
    document = _open(data)
    count = len(document)
    page_count = min(count, opened.settings.max_pages)
    pages = [_page_lines(document, number) for number in range(page_count)]
    lines = [page for page, _ in pages]
    running = running_lines(lines)
    paragraphs = join_lines(lines, running) or join_lines(lines, frozenset())
    text = "\n\n".join(text for text, _ in paragraphs)
    if not re.search(r"\w{2}", text):
        raise SkipError(
            "a PDF without a text layer (pictures of pages): have its text recognised (OCR) first"
        )
    edges = [match[0] for line, _, _ in sorted(running) if (match := _ADDRESS.search(line))]
    # The day on which the file was saved is none of publication, but tells which of two states of a
    # page is the later one.
    saved = re.match(r"D:(\d{4})(\d\d)(\d\d)", document.get_metadata_value("CreationDate"))
    facts = KnownFacts(
        text=without_note_signs(text),
        title=_title(paragraphs, body_size(lines)),
        url=next((edge for edge in edges if "…" not in edge and not edge.endswith("...")), None),
        dates=(("-".join(saved.groups()), "property CreationDate of the PDF"),) if saved else (),
        warnings=(*_unread_pages(lines, count), *_unread_words(unread for _, unread in pages)),
    )
    document.close()
    yield Item(source="", data=data, known=with_archive(facts))


def _unread_pages(lines: _Pages, count: int) -> Iterator[str]:
    """Says which pages are not in the text."""
    if count > len(lines):
        yield f"only the first {len(lines)} of {count} pages were read: {to_raise('max_pages')}"
    if empty := [str(number) for number, page in enumerate(lines, 1) if not page]:
        ellipsis = ", ..." if len(empty) > _EDGES else ""
        yield f"pages without a text that could be read: {', '.join(empty[:_EDGES])}{ellipsis}"


def _unread_words(pages: Iterable[str]) -> Iterator[str]:
    """Says which words are on the pages and not in the text."""
    words = dict.fromkeys(filter(None, pages))
    if words:
        listed = " ".join(f"“{shorten(text, _NAMED)}”" for text in words)
        yield f"words across the text, or not painted, were not read: {shorten(listed, 5 * _NAMED)}"


def _open(data: bytes) -> Any:
    pdfium = needed("pypdfium2", Kind.PDF)
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise SkipError("a PDF that needs a password: save it without one") from error
        raise SkipError("a damaged or protected PDF") from error


def _page_lines(document: Any, number: int) -> tuple[PrintedLines, str]:
    """Returns the lines of a page in reading order, none if the page is damaged, and the words on
    it that are not read as its text."""
    try:
        glyphs, unread = glyphs_of(document[number].get_textpage())
    except needed("pypdfium2", Kind.PDF).PdfiumError:
        return [], ""
    printed = [
        replace(piece, text=with_joined_letters(piece.text.rstrip()))
        for piece in _pieces(glyphs)
        if piece.text.strip()
    ]
    blocks = blocks_in_order(with_initials(without_line_numbers(printed)))
    return [line for block in blocks for line in rows_of(block)], single_spaced(unread)


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[PrintedLine]:
    """Yields the runs of glyphs on one line with no wider gap between them than words have, in
    drawing order; what is written upwards is taken as it is drawn."""
    words: list[str] = []
    left_edge = up = end = 0.0
    size = 1.0
    for glyph in glyphs:
        gap = (glyph.left - end) / size
        is_level = abs(up - glyph.up) < 0.1 * size and abs(glyph.size - size) < 0.1 * size
        goes_on = is_level and abs(gap) < _GAP
        if not words or not (goes_on or glyph.is_turned):
            yield PrintedLine(text="".join(words), left=left_edge, up=up, size=size, right=end)
            words = []
            left_edge = glyph.left
            up = glyph.up
            size = glyph.size
        elif gap > _BLANK and not words[-1].isspace():
            words.append(" ")
        words.append(glyph.sign)
        end = glyph.right
    yield PrintedLine(text="".join(words), left=left_edge, up=up, size=size, right=end)


def with_initials(pieces: PrintedPage) -> PrintedLines:
    """Returns the pieces, each large initial as the first letter of the highest line beside it."""
    usual = statistics.median(piece.size for piece in pieces) if pieces else 1.0
    lines = list(pieces)
    for initial in pieces:
        # the large first letter of a text has so many type sizes at least
        if initial.size < 1.6 * usual or not _LETTER.fullmatch(initial.text.strip()):
            continue
        neighbours = [line for line in lines if _is_beside(line, initial)]
        if not neighbours:
            continue
        first = max(neighbours, key=lambda line: (line.up, -line.left))
        lines.remove(initial)
        for line in neighbours:
            text = _with_initial(initial.text.strip(), line.text) if line is first else line.text
            lines[lines.index(line)] = replace(line, text=text, left=initial.left)
    return lines


def _is_beside(line: PrintedLine, initial: PrintedLine) -> bool:
    """Whether a line of smaller type begins at the right of a large initial."""
    height = line.up - initial.up
    return (
        line.size < 0.7 * initial.size
        and -0.5 * line.size < line.left - initial.right < 1.5 * line.size
        and -0.3 * line.size < height < initial.size
    )


def _with_initial(initial: str, text: str) -> str:
    """Returns a line behind its initial, which may be a word of its own: "A lift", but "At"."""
    opening = re.match(r"[^\W\d_]*", text.casefold())
    rarity = load_rarity()
    letter = initial.casefold()
    word = opening[0] if opening else ""
    apart = rarity.of_word(letter) + rarity.of_word(word)
    rank_of_word = rarity.known.get(letter + word)
    is_word = (
        letter in ("a", "i", "o")
        and word in rarity.known
        and (not rank_of_word or apart < rank_of_word)
    )
    is_apart = (initial.isdigit() or is_word) and text[:1].isalnum()
    return initial + " " * is_apart + text


def blocks_in_order(pieces: PrintedPage) -> list[PrintedLines]:
    """Returns the pieces of a page as blocks in reading order. Of columns beside each other, the
    left one comes first, between two lines that reach across them."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [list(pieces)]
    edges = sorted({-piece.up for piece in pieces if piece.left < gutter < piece.right})
    parts = defaultdict(list)
    for piece in pieces:
        # 0 left, 1 right, 2 across both: a line across stands below the columns that it ends
        column = 2 if piece.left < gutter < piece.right else int(piece.left >= gutter)
        parts[bisect_left(edges, -piece.up), column].append(piece)
    blocks = []
    for band, column in sorted(parts):
        part = parts[band, column]
        blocks += [part] if column == 2 else blocks_in_order(part)
    return blocks


def _gutter(pieces: PrintedPage) -> float | None:
    """Returns where the white between two columns of prose runs, None if there is none.

    It is tried before each left edge at which many pieces begin. Of the places with a column on
    either side, the one that the fewest pieces cross counts.
    """
    left_edges = Counter(round(piece.left) for piece in pieces)
    size = statistics.median(piece.size for piece in pieces) if pieces else 1.0
    gutters = []
    for at, count in left_edges.most_common(_EDGES):
        before = [piece for piece in pieces if piece.right <= at - _GAP * size]
        behind = [piece for piece in pieces if piece.left >= at - 0.5 * _GAP * size]
        across = len(pieces) - len(before) - len(behind)
        if count < _FEW or 2 * across > len(pieces):
            continue
        if _is_column(before, size) and _is_column(behind, size):
            gutters.append((across, at - 0.75 * _GAP * size))
    return min(gutters, default=(0, None))[1]


def _is_column(pieces: PrintedPage, size: float) -> bool:
    """Whether these pieces are enough, and wide enough for this type size, to be a column."""
    if len(pieces) < _FEW:
        return False
    # what is narrower is a column of a table
    return statistics.median(piece.right - piece.left for piece in pieces) >= 8 * size


def rows_of(block: PrintedPage) -> PrintedLines:
    """Returns the lines of a block from above, each made of the pieces that stand beside each
    other."""
    rows: list[PrintedLines] = []
    for piece in sorted(block, key=lambda piece: -piece.up):
        row = rows[-1] if rows else []
        main = max(row, key=attrgetter("size"), default=piece)
        if row and main.up - piece.up < 0.5 * max(main.size, piece.size):
            row.append(piece)
        else:
            rows.append([piece])
    return [_row(sorted(row, key=attrgetter("left"))) for row in rows]


def _row(row: PrintedPage) -> PrintedLine:
    """Joins the pieces of one row to a line. The largest piece gives the line its size and height.
    Smaller signs that stand higher are notes or powers, and are parted from the word before
    them."""
    main = max(row, key=lambda piece: (piece.size, len(piece.text)))
    text = ""
    row_start = row[0].left
    row_end = row_start
    for piece in row:
        is_raised = piece.size < 0.8 * main.size and piece.up > main.up + 0.15 * main.size
        words = raised_text(piece.text, text) if is_raised else piece.text
        blank = piece.left - row_end > _BLANK * main.size and not re.match(r"[,.;:!?)]", words)
        text += " " * blank + words
        row_end = piece.right
    return PrintedLine(
        text=single_spaced(text), left=row_start, up=main.up, size=main.size, right=row_end
    )


def _title(paragraphs: list[tuple[str, float]], usual: float) -> str | None:
    """Returns the first of the opening paragraphs that are set largest, if they are set clearly
    larger than the body text."""
    text, size = max(paragraphs[:12], key=itemgetter(1), default=("", 0.0))
    if size > 1.15 * usual:
        return without_note_signs(text[:500])
    return None


# The lines of printed pages, joined to paragraphs.


def running_lines(pages: _Pages) -> frozenset[tuple[str, int, int]]:
    """Returns the lines at page edges that recur in the same place on most pages, numbers aside:
    headers, footers and page numbers."""
    if len(pages) < 2:
        return frozenset()
    alike = defaultdict(list)
    for number, lines in enumerate(pages):
        for line in _lines_at_edges(lines):
            plain = replace(line, text=re.sub(r"\d+", "0", line.text))
            alike[_key(plain)].append((number, _key(line)))
    often = max(2, 0.4 * len(pages))  # those of left and right pages differ
    running: set[tuple[str, int, int]] = set()
    for places in alike.values():
        numbers, keys = zip(*places, strict=True)
        if len(set(numbers)) >= often:
            running.update(keys)
    return frozenset(running)


def _lines_at_edges(lines: PrintedPage) -> PrintedLines:
    """Returns the highest and the lowest lines of a page."""
    heights = sorted({round(line.up) for line in lines})
    reach = 3 if len(heights) > 8 else 1
    inner_heights = heights[reach:-reach]
    return [line for line in lines if round(line.up) not in inner_heights]


def _key(line: PrintedLine) -> tuple[str, int, int]:
    """Returns what a running line is recognised by.

    The type size tells a headline from the header that repeats it; the height on the page keeps
    prose that says a thing twice.
    """
    return line.text, round(line.size), round(line.up)


def body_size(pages: _Pages) -> float:
    """Returns the type size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=1.0)


def join_lines(pages: _Pages, running: frozenset[tuple[str, int, int]]) -> list[tuple[str, float]]:
    """Returns the paragraphs, each with its type size, without the running lines."""
    lines = [line for page in pages for line in page if _key(line) not in running]
    leading = _leading(lines)
    lengths = sorted(len(line.text) for line in lines) or [80]
    width = lengths[int(0.75 * (len(lengths) - 1))]  # of a full line, in characters
    # words that have a hyphen within a line keep it at the end of one
    words = set(re.findall(r"(?<!\w)\w+-\w+", " ".join(line.text for line in lines)))
    paragraphs = []
    before = None
    for line in lines:
        if before is None or _begins_paragraph(before, lower=line, leading=leading, width=width):
            paragraphs.append(([line.text], line.size))
        else:
            _append_line(paragraphs[-1][0], text=line.text, words=words)
        before = line
    return [(" ".join(pieces).replace(_SOFT, ""), size) for pieces, size in paragraphs]


def _leading(lines: PrintedPage) -> float:
    """Returns the usual distance between two lines of a paragraph, in multiples of the type
    size."""
    distances = []
    for upper, lower in pairwise(lines):
        if abs(upper.size - lower.size) >= 0.1 * upper.size:
            continue
        distance = (upper.up - lower.up) / upper.size
        if 0.8 < distance < 2.2:
            distances.append(distance)
    if len(distances) > 3:
        return statistics.quantiles(distances, n=4)[0]
    return min(distances, default=1.3)


def _begins_paragraph(upper: PrintedLine, lower: PrintedLine, leading: float, width: float) -> bool:
    """Whether the second line begins a new paragraph."""
    if abs(upper.size - lower.size) > 0.1 * max(upper.size, lower.size):
        return True
    ended = bool(re.search(r"[.!?:…][\"”’'»)\]]*$", upper.text))
    gap = (upper.up - lower.up) / upper.size
    length = len(upper.text)
    if gap < 0 or gap > 8:  # the next column or page
        goes_on = re.match(r"[a-z(\"“]|[A-Z]\w* [a-z]", lower.text)
        return ended or length < 0.6 * width or not goes_on
    is_indented = lower.left > upper.left + 0.8 * upper.size
    most = 1.2 if is_indented else 0.75
    return gap > 1.28 * leading or (ended and length < most * width)


def _append_line(pieces: list[str], text: str, words: set[str]) -> None:
    """Appends a line to the one before it; a word hyphenated at the line break is rejoined, and a
    hyphen of its own is kept."""
    last = pieces[-1]
    broken = re.search(r"(?<!\w)(\w+)[-\u00ad\u2010]$", last)
    following = re.match(r"[a-z]\w*", text)
    if broken and following:
        keeps_hyphen = not last.endswith(_SOFT) and _is_compound(
            broken[1], second=following[0], words=words
        )
        pieces[-1] = last[:-1] + "-" * keeps_hyphen + text
    else:
        pieces.append(text)


def _is_compound(first: str, second: str, words: set[str]) -> bool:
    """Whether the hyphen between two halves is a word's own: the document has it elsewhere, or both
    are English words, and together they are none."""
    known_words = load_rarity().known
    halves = {first.casefold(), second.casefold()}
    compound = f"{first}{second}".casefold()
    return f"{first}-{second}" in words or (
        compound not in known_words and halves <= known_words.keys()
    )
