"""Everything that a ledger is shown as, as texts: the terminal, what assistants are given, pages,
exports."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from rich.console import Console

from rashomon.agents import text_views
from rashomon.cli.overview import print_ledger
from rashomon.cli.story_parts import report_labels
from rashomon.exports.data_frames import html_of
from rashomon.exports.flat_tables import TABLES
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import Ledger
from rashomon.store.story_changes import Succession, story_changes
from rashomon.telling.parts import lines_of
from rashomon.web.ledger_page import render_page


def wide() -> Console:
    """A terminal on which no line is wrapped."""
    return Console(file=io.StringIO(), width=400, highlight=False, markup=False)


def read(console: Console) -> str:
    """What was printed."""
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def without_differences(ledger: Ledger) -> Ledger:
    """The ledger before anybody found that something differs."""
    return replace(
        ledger, stories=tuple(replace(one, differences=(), overview=()) for one in ledger.stories)
    )


def screens(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What the terminal prints and assistants are given."""
    console, labels = wide(), report_labels(ledger.reports)
    print_ledger(ledger, console, every=True)
    yield "overview", read(console)
    for story in ledger.stories:
        for one in (*story.differences, *story.claims):
            yield f"show {one.id}", "\n".join(lines_of(one, labels))
    told = [line for story in ledger.stories for line in text_views.overview_of(story)]
    yield "assistants", "\n".join([*text_views.counts_of(ledger), *told])
    changes = story_changes("s", without_differences(ledger), ledger, Succession({}, (), {}), at="")
    rows = (f"{row.subject}: {row.before} {row.after}" for row in changes)
    yield "changes", "\n".join(rows)


def pages(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The page, and the table of a notebook."""
    yield "page", render_page(ledger)
    yield "notebook", str(html_of(ledger))


def docx_rows(data: bytes) -> Iterator[str]:
    """The paragraphs and table rows of a document for a word processor."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    rows = [
        *document.iter(f"{word}tr"),
        *(p for p in document.iter(f"{word}p") if p.getparent().tag == f"{word}body"),
    ]
    yield from ("".join(row.itertext()) for row in rows)


def exports(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What is exported, and the tables of data frames, as texts."""
    for name, table_of in TABLES.items():
        rows = (" | ".join(map(str, row)) for row in table_of(ledger).rows)
        yield f"table {name}", "\n".join(rows)
    for name, format_ in FORMATS.items():
        for end, data in format_.files(ledger).items():
            told = "\n".join(docx_rows(data)) if name == "docx" else data.decode("utf-8-sig")
            yield f"{name} {end}", told
