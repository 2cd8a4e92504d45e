"""Everything that a ledger is shown as, as texts: the terminal, what assistants are given, pages,
exports."""

import io
import zipfile
from collections.abc import Iterator
from unittest.mock import patch

from lxml import etree
from rich.console import Console

from rashomon.agents import tool_answers
from rashomon.cli.overview import print_ledger
from rashomon.exports.flat_tables import row_table_of
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import Ledger
from rashomon.model.report import ReportNames
from rashomon.show.page import render_page
from rashomon.show.part_lines import PARTS, lines_of
from rashomon.store.story_changes import story_changes


def wide() -> Console:
    """A terminal on which no line is wrapped."""
    return Console(file=io.StringIO(), width=900, highlight=False, markup=False)


def screens(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What the terminal prints and assistants are given."""
    console = wide()
    wide_out = patch("rashomon.cli.overview.stdout_width", lambda: (900, False))
    with wide_out, patch("rich.console.Console", lambda **_: console):
        print_ledger(ledger, every=True)
    yield "overview", str(console.file.getvalue())  # type: ignore[attr-defined]
    for name, part in PARTS.items():
        found = (one for story in ledger.stories for one in part(story))
        yield name, "\n".join(line for one in found for line in lines_of(one, ReportNames()))
    changes = story_changes("s", None, ledger, frozenset(), at="")
    yield "changes", "\n".join(f"{row.subject}: {row.before} {row.after}" for row in changes)
    told = []
    for own in ledger.apart():
        told += tool_answers.overview_of(own.stories[0], own.reports)
    yield "assistants", "\n".join((*tool_answers.counts_of(ledger), *told))


def pages(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The page."""
    yield "page", render_page(ledger)


def exports(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What is exported, and the tables of data frames, as texts."""
    rows = (" | ".join(map(str, row)) for row in row_table_of(ledger).rows)
    yield "table of rows", "\n".join(rows)
    for name, format_ in FORMATS.items():
        made = format_.made(ledger)
        yield name, office_text(made) if format_.bytes_of else made.decode("utf-8-sig")


def office_text(made: bytes) -> str:
    """The texts of an office file: a line for each paragraph or row."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            for line in etree.fromstring(archive.read(name)).iter("{*}p", "{*}row"):
                lines.append(" ".join(line.itertext()))
    return "\n".join(lines)
