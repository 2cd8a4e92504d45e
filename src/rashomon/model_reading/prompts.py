"""The requests to a language model: orders from a table, reports as data between marks that do not occur in them.

A request depends on nothing but the words of the reports and on what earlier passes gave, so that kept replies answer it again.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model.report import Report

CHARACTERS = 4  # of a token, as they are reckoned before anything is asked
_LABEL = 24


@cache
def orders(stage: str) -> str:
    """The orders of a pass."""
    return files("rashomon.tables.model_reading").joinpath(f"{stage}.txt").read_text("utf-8").strip()


def tokens(*texts: str) -> int:
    """About how many tokens these texts are."""
    return sum(-(-len(text) // CHARACTERS) for text in texts)


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report as a model is shown it. `label`: by which it is called; `lines`: its prose, a paragraph each."""

    report: Report
    label: str
    lines: tuple[str, ...]

    def head(self) -> str:
        """Label, outlet and day."""
        day = (self.report.anchor or self.report.published or "")[:10] or "day unknown"
        return f"{self.label} | {one_line(self.report.outlet or 'outlet unknown')[:80]} | {day}"

    def text(self) -> str:
        """The prose."""
        return "\n".join(self.lines)


def sheets_of(reports: Iterable[Report]) -> tuple[ReportSheet, ...]:
    """The reports by their ids, furniture left out."""
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
    """The paragraphs, what is furniture cut out, each with where its line begins in the text."""
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
    """The text on one line, without characters that show nothing."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def set_apart(sheets: Sequence[ReportSheet], bodies: Sequence[str]) -> str:
    """What is told of each report between marks that stand in none of them."""
    said = "\n".join((*bodies, *(sheet.head() for sheet in sheets)))
    mark = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    while mark in said:
        mark = hashlib.sha256(mark.encode("ascii")).hexdigest()[:8]
    parts = [f"<<{mark} report {sheet.head()}>>\n{body}\n<<{mark} end>>" for sheet, body in zip(sheets, bodies, strict=True)]
    return "\n\n".join(parts)
