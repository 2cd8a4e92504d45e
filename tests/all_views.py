"""Everything that a ledger is shown as, as texts: the terminal, what assistants are given, pages,
exports."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lxml import etree, html
from rich.console import Console, RenderableType

from rashomon.agents import text_views
from rashomon.cli.overview import print_ledger
from rashomon.cli.story_parts import alone_parts, brief_lines, join_parts
from rashomon.exports.data_frames import html_of
from rashomon.exports.flat_tables import TABLES
from rashomon.exports.formats import FORMATS
from rashomon.model.ledger import Ledger
from rashomon.store.story_changes import Succession, story_changes
from rashomon.web.ledger_page import render_page

WORDING = "author_question"
"""The field of a question that no quotation bears out, which is told on demand."""


def wide() -> Console:
    """A terminal on which no line is wrapped."""
    return Console(file=io.StringIO(), width=400, highlight=False, markup=False)


def read(console: Console) -> str:
    """What was printed."""
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def printed(parts: Iterable[RenderableType]) -> str:
    """The parts as the terminal shows them."""
    console = wide()
    for part in parts:
        console.print(part)
    return read(console)


def unasked(ledger: Ledger) -> Ledger:
    """The ledger before anybody asked anything."""
    return replace(ledger, stories=tuple(replace(story, points=()) for story in ledger.stories))


def screens(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What the terminal prints and assistants are given, but what is asked for by the name of a
    row."""
    console = wide()
    print_ledger(ledger, console)
    yield "overview", read(console)
    yield "brief", printed(brief_lines(ledger))
    for report in ledger.reports:
        yield f"only {report.id}", printed(alone_parts(ledger, report))
    yield "names", printed(join_parts(ledger))
    yield "assistants", "\n".join(_for_assistants(ledger))
    changes = story_changes("s", unasked(ledger), ledger, Succession({}, (), {}), at="")
    yield (
        "changes",
        "\n".join(f"{row.subject}: {row.before} {row.after}" for row in changes),
    )


def _for_assistants(ledger: Ledger) -> Iterator[str]:
    numbered = text_views.NumberedReports(ledger.reports)
    yield from text_views.counts_of(ledger)
    for story in ledger.stories:
        for point in story.points:
            yield text_views.point_line(point)
            yield from text_views.point_lines(point, numbered)
        yield from (
            line
            for passage in story.passages
            for line in text_views.passage_lines(passage, numbered)
        )
        yield from (
            text_views.statement_line(statement, numbered) for statement in story.statements
        )
        yield from text_views.line_lines(story, numbered)


def pages(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The page, and the table of a notebook."""
    yield "page", render_page(ledger)
    yield "notebook", str(html_of(ledger))


def unfolded(page: str) -> str:
    """A page without what it folds away of an author's wording."""
    document = html.fromstring(page)
    for folded in document.xpath("//details[contains(@class, 'wording')]"):
        folded.drop_tree()
    return html.tostring(document, encoding="unicode")


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


def without_wordings(value: Any) -> Any:
    """Records without the author's wording that is told on demand."""
    if isinstance(value, dict):
        return {key: without_wordings(each) for key, each in value.items() if key != WORDING}
    return [without_wordings(each) for each in value] if isinstance(value, list) else value


def exports(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What is exported, and the tables of data frames, as texts, without what is told on demand."""
    for name, table_of in TABLES.items():
        rows = (" | ".join(map(str, row)) for row in table_of(ledger).rows)
        yield f"table {name}", "\n".join(rows)
    for name, format_ in FORMATS.items():
        for end, data in format_.files(ledger).items():
            told = "\n".join(docx_rows(data)) if name == "docx" else data.decode("utf-8-sig")
            if name == "ledger":
                told = json.dumps(without_wordings(json.loads(told)), ensure_ascii=False)
            yield f"{name} {end}", told
