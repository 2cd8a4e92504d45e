"""Splits a text into lines with their offsets."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from rashomon.model.record import record
from rashomon.shipped.words import pattern_of
from rashomon.text.white_space import single_spaced

_WORD = pattern_of(r"\w[\w'’.-]*")
_STOP = tuple(".!?…;:,。！？؟।")
# What can be typed but not seen; it splits words in two for a reader of bytes, so it is taken out
# before a line is judged.
_UNSEEN = pattern_of("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@record
class TextLine:
    """A line that is not blank: its offsets without surrounding white space, and what it looks
    like."""

    start: int
    end: int
    text: str
    number: int
    words: tuple[str, ...]  # of its first characters, case folded

    @property
    def length(self) -> int:
        """Returns its number of words (counted up to a few hundred)."""
        return len(self.words)

    @property
    def long_words(self) -> set[str]:
        """Returns its words of five letters or more."""
        return {word for word in self.words if len(word) >= 5}

    @property
    def stopped(self) -> bool:
        """Whether it ends like a sentence."""
        return self.text.rstrip("\"'”’»)]* ").endswith(_STOP)

    @property
    def sentence(self) -> bool:
        """Whether it looks like running prose: long enough, and ending like a sentence."""
        return self.stopped and self.length >= 9


Lines = Sequence[TextLine]


@record
class TypedLines:
    """The lines of a text, the one of them that is the headline, and the types of those that are
    furniture, by their numbers."""

    lines: Lines
    title: TextLine | None
    kinds: dict[int, str]

    def is_open(self, line: TextLine) -> bool:
        """Whether a line may be of the story: it has no type, and is not the headline."""
        return line.number not in self.kinds and line is not self.title


def split_lines(text: str) -> Lines:
    """Returns the lines that are not blank, in order."""
    lines: list[TextLine] = []
    start = 0
    for raw in text.split("\n"):
        if seen(raw):
            lines.append(line_at(text, start=start, end=start + len(raw), number=len(lines)))
        start += len(raw) + 1
    return tuple(lines)


def ends_a_sentence(lines: Lines, line: TextLine) -> bool:
    """Whether a line ends a sentence that begins in the line right above it: "the flood of", "3 May
    2021."."""
    behind = bisect_left(lines, line.number, key=attrgetter("number"))  # some may be left out
    if behind == 0 or not line.text.endswith("."):
        return False
    above = lines[behind - 1]
    # words of a line that may be a headline or a masthead above another one
    return line.start == above.end + 1 and not above.stopped and above.length > 8


_CELLS = pattern_of(r"\s*\|\s*|\t+|\s{3,}")
_LISTED_CELLS = pattern_of(r"[,;](?=\S)")
_FIGURE_CELL = pattern_of(r"[-–+~<>]?\d[\d.,\u202f ]*%?|[-–—.]|")


def table_rows(lines: Lines) -> set[int]:
    """Returns where the rows of the tables of a text begin: lines below each other with as many
    cells, most of them with a figure alone in a cell.

    >>> text = "Tolls\\n\\nIsland | Dead\\nGreat Vell | 12\\nTotal | 14\\n"
    >>> sorted(table_rows(split_lines(text)))
    [7, 21, 37]
    """
    rows: set[int] = set()
    cells_of_lines = [(line.start, _cells_of(line)) for line in lines]
    for size, run in groupby(cells_of_lines, lambda row: len(row[1])):
        if size < 2:
            continue
        table = list(run)
        figures = sum(any(map(_FIGURE_CELL.fullmatch, cells[1:])) for _, cells in table)
        if len(table) > 1 and figures * 2 >= len(table):
            rows.update(start for start, _ in table)
    return rows


def _cells_of(line: TextLine) -> list[str]:
    cells = _CELLS.split(line.text.strip("| "))
    return cells if len(cells) > 1 else _LISTED_CELLS.split(line.text)


def seen(raw: str) -> str:
    """Returns what a reader sees of these characters, without white space at either end."""
    return _UNSEEN.sub("", raw).strip()


def word_set(text: str) -> set[str]:
    """Returns the words of a text, case folded, by which two texts are compared."""
    return set(re.findall(r"\w+", text.casefold()))


def line_at(text: str, start: int, end: int, number: int) -> TextLine:
    """Returns these characters of a text as a line, without white space at either end."""
    raw = text[start:end]
    visible = seen(raw)
    words = tuple(word.casefold().strip(".'’-") for word in _WORD.findall(visible[:2000]))
    start += len(raw) - len(raw.lstrip())
    return TextLine(
        start=start, end=start + len(raw.strip()), text=visible, number=number, words=words
    )


def unwrapped(text: str) -> str:
    """Joins the lines of each paragraph of a plain text that was wrapped at some 70 characters, as
    mails are."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    longest = max(map(len, text.split("\n")))
    if not 50 < longest <= 100 or "\n\n" not in text:
        return text.strip()
    return "\n\n".join(
        single_spaced(part) if len(part.split("\n")[0]) > 45 else part.strip()
        for part in re.split(r"\n[ \t]*\n", text.strip())
    )
