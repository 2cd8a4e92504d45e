"""What is printed on a page of a PDF: its glyphs as far as a reader sees them as its text, and
lines without the numbers in their margin and without the blanks between their letters."""

import ctypes
import math
import re
import statistics
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from rashomon.model.record import record
from rashomon.reports.containers.job import needed
from rashomon.reports.read_formats import Kind

# The library's sign for a hyphen at the end of a line; others that are not to be seen, and halves.
_SHOWN = {2: "-"} | dict.fromkeys((*range(2), *range(3, 32), *range(0xD800, 0xE000)), "")
_SLANTED = 0.2  # how far a letter rises by its length: more than on a page that lay askew
_INVISIBLE = 3  # the mode in which words are laid under a picture of them
_NUMBERED = 5  # lines with a number in the margin, at least
_STEPS = (1, 5, 10)  # from one numbered line to the next
_PROSE = 30  # characters of a line of prose, at least
_SPACED = 0.8  # of the words of a letter-spaced line, those that are one letter


@record
class PrintedLine:
    """A printed line, or a piece of one: its words, its distance from the left and the bottom of
    the page, its type size, and where it ends on the right."""

    text: str
    left: float
    up: float
    size: float
    right: float = 0.0


@record
class Glyph:
    """A glyph that somebody drew: its sign, where it begins, its height on the page, its size,
    where it ends, whether it is turned upwards or slanted, and whether it is painted."""

    sign: str
    left: float
    up: float
    size: float
    right: float
    is_turned: bool
    is_slanted: bool
    is_painted: bool


def glyphs_of(page: Any) -> tuple[list[Glyph], str]:
    """Returns the glyphs that are the page's text, and the words that are not: those that are not
    painted, beside more that are, and those that run slantwise across the others."""
    glyphs = _drawn_glyphs(page)
    painted_glyphs = [glyph for glyph in glyphs if glyph.is_painted]
    if 2 * len(painted_glyphs) < len(glyphs):  # a picture of a page, with its words under it
        painted_glyphs = glyphs
    straight = [glyph for glyph in painted_glyphs if not glyph.is_slanted]
    if 2 * len(straight) < len(painted_glyphs):
        straight = painted_glyphs
    straight_ids = set(map(id, straight))
    return straight, "".join(glyph.sign for glyph in glyphs if id(glyph) not in straight_ids)


def _drawn_glyphs(page: Any) -> list[Glyph]:
    """Returns the glyphs that a page draws. Blanks that PDFium only infers are left out: our own
    rule finds the blanks between words. A glyph is slanted if the smaller side of its turn is more
    than `_SLANTED` of the larger one."""
    raw = needed("pypdfium2.raw", Kind.PDF)
    text = page.raw
    left = ctypes.c_double()
    up = ctypes.c_double()
    box = raw.FS_RECTF()
    turn = raw.FS_MATRIX()
    glyphs = []
    for number in range(page.count_chars()):
        if raw.FPDFText_IsGenerated(text, number) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, number, left, up)
        raw.FPDFText_GetLooseCharBox(text, number, box)
        raw.FPDFText_GetMatrix(text, number, turn)
        code = raw.FPDFText_GetUnicode(text, number)
        smaller_side, larger_side = sorted((abs(turn.a), abs(turn.b)))
        glyphs.append(
            Glyph(
                sign=_SHOWN.get(code, chr(code)),
                left=left.value,
                up=up.value,
                size=raw.FPDFText_GetFontSize(text, number) * math.hypot(turn.c, turn.d) or 1.0,
                right=box.right,
                is_turned=abs(turn.b) > abs(turn.a),
                is_slanted=smaller_side > _SLANTED * larger_side,
                is_painted=_is_painted(raw, text=text, number=number),
            )
        )
    return glyphs


def _is_painted(raw: Any, text: Any, number: int) -> bool:
    """Whether a glyph leaves a trace on the page."""
    drawn = raw.FPDFText_GetTextObject(text, number)
    if drawn and raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE:
        return False
    red, green, blue, density = (ctypes.c_uint() for _ in range(4))
    read_color = raw.FPDFText_GetFillColor
    return not read_color(text, number, red, green, blue, density) or density.value > 0


def with_joined_letters(text: str) -> str:
    """Returns a line whose letters are set apart, "H A R N  B U R N S", as words; any other as it
    is. Between words stand wider blanks."""
    letters = text.split()
    alone = sum(len(letter) == 1 for letter in letters)
    if len(letters) < _NUMBERED or alone < _SPACED * len(letters):
        return text
    words = re.split(r"\s{2,}", text.strip())
    if len(words) < 2:
        return text
    return " ".join(word.replace(" ", "") for word in words)


def without_line_numbers(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Returns the pieces without the numbers that count the lines of prose in their left margin."""
    lines = [piece for piece in pieces if not piece.text.strip().isdecimal()]
    numbers = _numbers_before(pieces, lines)
    values = [int(number.text) for number in numbers]
    steps = {later - earlier for earlier, later in pairwise(values)}
    if len(numbers) < _NUMBERED or len(steps) != 1 or steps.isdisjoint(_STEPS):
        return list(pieces)
    if not _count_lines(numbers, lines=lines, step=steps.pop()):
        return list(pieces)
    return [piece for piece in pieces if piece not in numbers]


def _numbers_before(
    pieces: Sequence[PrintedLine], lines: Sequence[PrintedLine]
) -> list[PrintedLine]:
    """Returns the numbers that stand before all else in their rows, from above."""
    numbers = []
    for piece in sorted(pieces, key=lambda piece: -piece.up):
        if piece.text.strip().isdecimal():
            row = [line for line in lines if abs(line.up - piece.up) < 0.5 * piece.size]
            if row and all(piece.right < line.left for line in row):
                numbers.append(piece)
    return numbers


def _count_lines(numbers: Sequence[PrintedLine], lines: Sequence[PrintedLine], step: int) -> bool:
    """Whether these numbers stand beside lines of prose and count each of them, or each fifth."""
    numbered = 0
    line_count = 0
    lengths = []
    for line in lines:
        if numbers[-1].up - line.size <= line.up <= numbers[0].up + 0.5 * line.size:
            line_count += 1
            lengths.append(len(line.text))
            numbered += any(abs(number.up - line.up) < 0.5 * line.size for number in numbers)
    is_prose = statistics.median(lengths) >= _PROSE if lengths else False
    return is_prose and numbered >= 0.9 * len(numbers) and line_count <= 1.2 * step * len(numbers)
