"""Builds the requests to a language model: orders from a table, reports as data between marks that
do not occur in them.

A request depends only on the words of the reports and on what earlier passes gave, so that kept
replies can be replayed.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.rows.row_file import labels_of
from rashomon.text.detect_language import is_read_whole

COMMON = "reports"
"""The orders with which requests about whole reports begin; the reports follow, so that servers
that keep what they have read of a request read the reports once."""
SECOND_LOOK = "second"
"""The stage at which a reader is asked what the answers of rows are to each other."""
CHARACTERS = 4  # characters per token in estimates
_LINE = re.compile(r"[^\n]+")
_SHOWN = 240  # characters of a paragraph that is left out
_ROOM = 2_000  # characters of all of them in a report


@cache
def orders(stage: str) -> str:
    """Returns the orders of a pass."""
    return (
        files("rashomon.shipped.tables.model_reading")
        .joinpath(f"{stage}.txt")
        .read_text("utf-8")
        .strip()
    )


def tokens(*texts: str) -> int:
    """Estimates the number of tokens of these texts."""
    return sum(-(-len(text) // CHARACTERS) for text in texts)


_Part = TypeVar("_Part")


def packed(
    parts: Iterable[_Part], most: int, text: Callable[[_Part], str]
) -> Iterator[tuple[_Part, ...]]:
    """Splits the parts into chunks of at most this many tokens; a longer part is left whole.
    `text`: returns a part as it is shown."""
    held, room = list[_Part](), most
    for part in parts:
        size = tokens(text(part))
        if held and size > room:
            yield tuple(held)
            held, room = [], most
        held.append(part)
        room -= size
    if held:
        yield tuple(held)


def that_fit(lines: Iterable[str], room: int) -> list[str]:
    """Returns the first of these lines, as many as have room: so many tokens."""
    out = list[str]()
    for line in lines:
        room -= tokens(line)
        if room < 0:
            break
        out.append(line)
    return out


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph as shown to a model: its number, its place in the report, its text.

    `left_out`: the program takes it for furniture; it is shown, cut to length, behind the others.
    """

    report: Report
    number: int
    start: int
    end: int
    text: str
    left_out: bool

    def line(self) -> str:
        """Returns it as one line."""
        return f"[{self.number}{' left out' if self.left_out else ''}] {self.text}"


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report as shown to a model; `label`: its name in the conversation."""

    report: Report
    label: str
    paragraphs: tuple[NumberedParagraph, ...]

    def head(self) -> str:
        """Returns label, outlet and day."""
        day = (self.report.anchor or self.report.published or "")[:10] or "day unknown"
        return f"{self.label} | {one_line(self.report.outlet or 'outlet unknown')[:80]} | {day}"

    def left_out(self) -> tuple[tuple[int, int], ...]:
        """Returns the places of the paragraphs that are shown although the program leaves them
        out."""
        return tuple((one.start, one.end) for one in self.paragraphs if one.left_out)

    def text(self) -> str:
        """Returns the paragraphs, one a line."""
        return "\n".join(one.line() for one in self.paragraphs)


def sheets_of(reports: Iterable[Report]) -> tuple[ReportSheet, ...]:
    """Returns the reports by their ids; paragraphs are numbered through all of them."""
    ordered = sorted(reports, key=lambda report: report.id)
    labels, out, number = labels_of(ordered), list[ReportSheet](), 1
    for report in ordered:
        found = list(_paragraphs(report, number))
        number += len(found)
        shown = [one for one in found if not one.left_out]
        out.append(ReportSheet(report, labels[report.id], (*shown, *_left_out(found))))
    return tuple(out)


def _paragraphs(report: Report, number: int) -> Iterator[NumberedParagraph]:
    texts = dict(prose_of(report))
    for line in _LINE.finditer(report.text):
        if line[0].strip():
            prose = texts.get(line.start())
            text = one_line(line[0])[:_SHOWN] if prose is None else prose
            yield NumberedParagraph(report, number, *line.span(), text, prose is None)
            number += 1


def _left_out(paragraphs: Iterable[NumberedParagraph]) -> list[NumberedParagraph]:
    """The paragraphs that the program leaves out, the longest first as far as there is room, in
    their order."""
    room, shown = _ROOM, list[NumberedParagraph]()
    gone = [one for one in paragraphs if one.left_out]
    for one in sorted(gone, key=lambda one: (-(one.end - one.start), one.start)):
        room -= len(one.text)
        if room >= 0:
            shown.append(one)
    return sorted(shown, key=lambda one: one.number)


def prose_of(report: Report) -> Iterator[tuple[int, str]]:
    """Returns the paragraphs without furniture, each with the offset of its line in the text."""
    for line in _LINE.finditer(report.text):
        (start, end), kept = line.span(), list[str]()
        at = start
        for span in sorted(report.furniture):
            if span.start < end and span.end > at:
                kept.append(report.text[at : max(at, span.start)])
                at = max(at, min(end, span.end))
        kept.append(report.text[at:end])
        prose = one_line("".join(kept))
        if prose:
            yield start, prose


def languages_note(reports: Iterable[Report], wanted: str = "") -> str:
    """Returns what a model is told of languages: that of questions and short answers is the one
    that is `wanted`, else that of most reports. Returns "" where all is English."""
    languages = list(reports)
    counted = Counter("en" if is_read_whole(one) else one.language or "" for one in languages)
    most = max(
        sorted(counted.keys() - {""}), key=lambda code: (counted[code], code == "en"), default="en"
    )
    language = wanted or most
    plain = language.casefold() in ("en", "english") and counted["en"] == len(languages)
    return "" if plain else orders("languages").replace("LANGUAGE", language)


def one_line(text: str) -> str:
    """Returns the text on one line, without invisible characters."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def question_line(number: int, row: Row, letter: str = "Q") -> str:
    """Returns a row's question with its answers, by number."""
    answers = "; ".join(f"{a.number} {one_line(a.value)[:60]}" for a in row.answers)
    return f"{letter}{number} {one_line(row.question)} | {row.kind.value} | {answers}"


def mark_beside(text: str) -> str:
    """Returns a mark that does not occur in the text."""
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    while mark in text:
        mark = hashlib.sha256(mark.encode("ascii")).hexdigest()[:8]
    return mark


def set_apart(sheets: Sequence[ReportSheet]) -> str:
    """Returns the reports between marks that occur in none of them."""
    said = "\n".join((*(sheet.text() for sheet in sheets), *(sheet.head() for sheet in sheets)))
    mark = mark_beside(said)
    return "\n\n".join(
        f"<<{mark} report {sheet.head()}>>\n{sheet.text()}\n<<{mark} end>>" for sheet in sheets
    )
