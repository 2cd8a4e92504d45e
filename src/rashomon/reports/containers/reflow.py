"""Joins the lines of printed pages to paragraphs."""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ENDS = re.compile(r"[.!?:…][\"”’'»)\]]*$")
_SOFT = "\u00ad"
_BREAK = re.compile(r"(?<!\w)(\w+)[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its words, its distance from the left and the bottom of the page, and its type size."""

    text: str
    left: float
    up: float
    size: float


Key = tuple[str, int, int]
Running = frozenset[Key]


def running_lines(pages: Sequence[Sequence[PrintedLine]]) -> Running:
    """Returns the lines at page edges that recur in the same place on most pages, numbers aside: headers, footers and page numbers."""
    if len(pages) < 2:
        return frozenset()
    seen: Counter[Key] = Counter()
    shown: defaultdict[Key, set[Key]] = defaultdict(set)
    for lines in pages:
        edges = {_key(line) for place, line in enumerate(lines) if _at_edge(place, len(lines))}
        for text, size, up in edges:
            shown[(_masked(text), size, up)].add((text, size, up))
        seen.update({(_masked(text), size, up) for text, size, up in edges})
    needed = max(2, 0.6 * len(pages))
    return frozenset(key for mask, count in seen.items() if count >= needed for key in shown[mask])


def _at_edge(place: int, count: int) -> bool:
    reach = 3 if count > 8 else 1
    return place < reach or place >= count - reach


def _key(line: PrintedLine) -> Key:
    """Returns what a running line is recognised by.

    The type size tells a headline from the header that repeats it; the height on the page keeps prose that says a thing twice.
    """
    return line.text, round(line.size), round(line.up)


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def body_size(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """Returns the type size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes.items(), key=lambda item: (item[1], -item[0]))[0] if sizes else 1.0


def join_lines(pages: Sequence[Sequence[PrintedLine]], running: Running) -> list[tuple[str, float]]:
    """Returns the paragraphs, each with its type size, without the running lines."""
    lines = [line for page in pages for place, line in enumerate(page) if not (_at_edge(place, len(page)) and _key(line) in running)]
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
    """Returns the usual distance between two lines of a paragraph, in multiples of the type size."""
    gaps = [(one.up - two.up) / one.size for one, two in pairwise(lines) if one.size and abs(one.size - two.size) < 0.1 * one.size]
    near = [gap for gap in gaps if 0.8 < gap < 2.2]
    if not near:
        return 1.3
    return statistics.quantiles(near, n=4)[0] if len(near) > 3 else min(near)


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
        return ended or len(one.text) < 0.6 * width or not re.match(r"[a-z(\"“]|[A-Z]\w* [a-z]", two.text)
    if gap > 1.28 * leading:
        return True
    if ended and two.left > one.left + 0.8 * one.size and len(one.text) < 1.2 * width:  # an indent
        return True
    return ended and len(one.text) < 0.75 * width


def _append(pieces: list[str], text: str, words: set[str]) -> None:
    """Appends a line to the one before it; a word hyphenated at the line break is rejoined, and a hyphen of its own is kept."""
    broken = _BREAK.search(pieces[-1])
    following = re.match(r"[a-z]\w*", text)
    if broken and following:
        hyphenated = f"{broken[1]}-{following[0]}"
        kept = "-" if hyphenated in words and not pieces[-1].endswith(_SOFT) else ""
        pieces[-1] = pieces[-1][:-1] + kept + text
    else:
        pieces.append(text)
