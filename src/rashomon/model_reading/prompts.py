"""Builds the requests to a language model: orders from a table, reports as data between marks that
do not occur in them.

A request depends only on the words of the reports and on what earlier passes gave, so that kept
replies can be replayed.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model.report import Report

CHARACTERS = 4  # characters per token in estimates
_LABEL = 24


@cache
def orders(stage: str) -> str:
    """Returns the orders of a pass."""
    return (
        files("rashomon.tables.model_reading").joinpath(f"{stage}.txt").read_text("utf-8").strip()
    )


def tokens(*texts: str) -> int:
    """Estimates the number of tokens of these texts."""
    return sum(-(-len(text) // CHARACTERS) for text in texts)


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report as shown to a model. `label`: its name in the conversation; `lines`: its prose, one
    paragraph each."""

    report: Report
    label: str
    lines: tuple[str, ...]

    def head(self) -> str:
        """Returns label, outlet and day."""
        day = (self.report.anchor or self.report.published or "")[:10] or "day unknown"
        return f"{self.label} | {one_line(self.report.outlet or 'outlet unknown')[:80]} | {day}"

    def text(self) -> str:
        """Returns the prose."""
        return "\n".join(self.lines)


def sheets_of(reports: Iterable[Report]) -> tuple[ReportSheet, ...]:
    """Returns the reports by their ids, without furniture."""
    out: list[ReportSheet] = []
    for report in sorted(reports, key=lambda report: report.id):
        label = re.sub(r"[^\w-]+", "-", report.id).strip("-")[:_LABEL] or "report"
        taken, number = {sheet.label for sheet in out}, 1
        while label in taken:
            number += 1
            label = f"{label[: _LABEL - 4]}-{number}"
        out.append(ReportSheet(report, label, tuple(told for _, told in prose_of(report))))
    return tuple(out)


def prose_of(report: Report) -> Iterator[tuple[int, str]]:
    """Returns the paragraphs without furniture, each with the offset of its line in the text."""
    start = 0
    for line in report.text.split("\n"):
        end = start + len(line)
        kept, at = [], start
        for span in sorted(report.furniture):
            if span.start < end and span.end > at:
                kept.append(report.text[at : max(at, span.start)])
                at = max(at, min(end, span.end))
        kept.append(report.text[at:end])
        told = one_line("".join(kept))
        if told:
            yield start, told
        start = end + 1


def one_line(text: str) -> str:
    """Returns the text on one line, without invisible characters."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def set_apart(sheets: Sequence[ReportSheet], bodies: Sequence[str]) -> str:
    """Returns the texts of reports between marks that occur in none of them."""
    said = "\n".join((*bodies, *(sheet.head() for sheet in sheets)))
    mark = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    while mark in said:
        mark = hashlib.sha256(mark.encode("ascii")).hexdigest()[:8]
    parts = [
        f"<<{mark} report {sheet.head()}>>\n{body}\n<<{mark} end>>"
        for sheet, body in zip(sheets, bodies, strict=True)
    ]
    return "\n\n".join(parts)
