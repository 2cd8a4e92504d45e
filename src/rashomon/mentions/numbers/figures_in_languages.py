"""Figures as the press of each language prints them: "1.200", "1 200", "12,5", "٢٫٥"."""

import re
from collections.abc import Iterator

from rashomon.model.record import record
from rashomon.shipped.tables.number_tables import load_figure_marks
from rashomon.shipped.words import PatternMatch

_GAPS = "'’٬\u00a0\u2007-\u200a\u202f"  # which part thousands wherever they stand
_FIGURE = re.compile(
    r"(?<![\w/:–-])(?<!\d[.,٫٬])"
    rf"(?:\d{{1,3}}(?P<gap>[., {_GAPS}])\d{{3}}(?:(?P=gap)\d{{3}})*(?!\d)(?P<rest>[.,٫]\d{{1,2}})?"
    r"|\d+(?P<part>[.,٫]\d+)?)"
    r"(?![^\W_]*\d|[.,:/٫٬–-]\d)(?!h\b|/)"
)


@record
class Figure:
    """A figure of a text: half-open offsets, and what it may amount to: several numbers where the
    press of its language does not tell them apart."""

    start: int
    end: int
    readings: tuple[float, ...]


def printed_figures(text: str, language: str) -> Iterator[Figure]:
    """Yields the figures of a text in a language (ISO code), in order, in the digits of any
    script."""
    for match in _FIGURE.finditer(text):
        yield Figure(match.start(), match.end(), tuple(_readings(match, language)))


def _readings(match: PatternMatch, language: str) -> Iterator[float]:
    """Yields the numbers that a figure may mean. "1.200" is 1200, and also 1.2 unless the point
    surely parts thousands in this language."""
    figure, gap, rest = match[0], match["gap"], match["rest"]
    if gap is None:
        point = (match["part"] or ".")[0]
        yield float(figure.replace(point, "."))
        return
    if figure[0] != "0":  # "0,125" has no thousands
        whole = figure[: len(figure) - len(rest or "")].replace(gap, "")
        yield float(f"{whole}.{rest[1:]}" if rest else whole)
    if rest is None and not _parts_thousands(figure, gap=gap, language=language):
        if gap == " ":
            yield from map(float, figure.split())
        else:
            yield float(figure.replace(gap, "."))


def _parts_thousands(figure: str, gap: str, language: str) -> bool:
    """Whether this sign surely parts the thousands of a figure: "1.200" is one thousand in German,
    and nobody knows what where the language is not known."""
    if figure[0] == "0":
        return False
    marks = load_figure_marks()
    if gap == " ":
        return language in marks.blanks
    if gap not in ".," or figure.count(gap) > 1:
        return True
    return language in (marks.points if gap == "." else marks.commas)
