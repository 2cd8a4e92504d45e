"""rashomon read: shows title, date, outlet, prose and furniture of reports as they were read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter

import click
from rich.text import Text

from rashomon.cli.options import (
    ReadOptions,
    flag,
    reading_options,
)
from rashomon.cli.terminal import end_with, print_data, print_lines, styled
from rashomon.model.document import plain
from rashomon.model.report import Credit, Report
from rashomon.model.span import Span
from rashomon.reports.read_formats import READ_FORMATS
from rashomon.text.gathering import Overlaps
from rashomon.text.whole_sentences import lines_in


@click.command(
    epilog=f"What is read: {', '.join(format.name for format in READ_FORMATS)} (docs/reading.md)."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@flag("--json as_json", "Print the reports as JSON.")
@reading_options
def read(paths: tuple[str, ...], as_json: bool, reading: ReadOptions) -> None:
    """Show what is read from files, folders and addresses (- is standard input)."""
    pile = reading.read(paths)
    if as_json:
        print_data({"reports": plain(pile.reports), "failures": plain(pile.failures)})
    else:
        for report in pile.reports:
            print_lines(report_parts(report))
    end_with(pile.failures)


_UNKNOWN = "not found"
_CREDITED = {
    "text": "for the words",
    "picture": "for a picture",
    "source": "was told, or is quoted",
}


def report_parts(report: Report) -> Iterator[Text]:
    """Yields the facts about a report, then its text. Each piece of furniture is dimmed and
    labelled."""
    yield styled(report.source, "bold underline")
    for name, value in _facts(report):
        if value:
            yield styled(f"{name:<9} ", "dim").append(styled(value, "not dim"))
    if kinds := sorted(Counter(span.type for span in report.furniture).items()):
        listed = ", ".join(f"{kind} {count}" for kind, count in kinds)
        yield styled(f"not prose: {listed}", "dim")
    yield Text()
    yield from text_lines(report)
    yield Text()


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    """Yields what is known of a report besides its text, each fact with its name; "" if a fact of
    the file is not known."""
    yield "id", report.id
    yield "title", report.title or _UNKNOWN
    yield "outlet", report.outlet or _UNKNOWN
    stated = (report.published, report.published_basis)
    basis = report.published_basis or "basis unknown"
    yield "date", f"{report.published} ({basis})" if report.published else _UNKNOWN
    for date in report.dates:
        if (date.value, date.basis) != stated:
            yield "also given", f"{date.value} ({date.basis})"
    yield "agencies", ", ".join(report.agencies) or _UNKNOWN
    for credit in report.credits:
        yield "credit", _credit_words(credit)
    yield "authors", ", ".join(report.authors) or _UNKNOWN
    yield from _facts_of_file(report)


def _facts_of_file(report: Report) -> Iterator[tuple[str, str]]:
    """Yields what a report says of its source: each with its name, or "" where nothing is known."""
    yield "language", report.language or ""
    yield "address", report.url or report.canonical_url or ""
    yield "archived", report.archived_url or ""
    yield "retrieved", report.retrieved or ""
    for origin in report.sources[1:]:
        yield "also in", origin.source
    yield "revises", report.revision_of or ""
    for warning in report.warnings:
        yield "warning", warning


def _credit_words(credit: Credit) -> str:
    return f"{credit.agency or 'agencies, not named'}: {_CREDITED.get(credit.role, credit.role)}"


def text_lines(report: Report) -> Iterator[Text]:
    """Yields the lines of the text that are not blank: furniture as `[type: words]`, the headline
    in bold, correction notes with a label."""
    ordered = sorted(report.furniture, key=attrgetter("start", "end", "type"))
    furniture = Overlaps((span.start, span.end, (span, span.type)) for span in ordered)
    notes = Overlaps((span.start, span.end, (span, "correction")) for span in report.corrections)
    for line in lines_in(report):
        start = line.start
        end = line.end
        marks = furniture.at(start, end) or notes.at(start, end)
        is_title = line.quote.strip() == (report.title or "").strip()
        yield _marked(report.text, start=start, end=end, marks=marks, bold=is_title)


def _marked(
    text: str, start: int, end: int, marks: Iterable[tuple[Span, str]], *, bold: bool
) -> Text:
    """Returns the text between two places. Pieces of furniture stand in brackets with their
    type."""
    line = Text()
    prose = "bold" if bold else ""
    reached = start
    for span, kind in marks:
        start_of_mark = max(span.start, reached)
        end_of_mark = min(span.end, end)
        if start_of_mark >= end_of_mark:
            continue
        line.append(styled(text[reached:start_of_mark], prose))
        marked = text[start_of_mark:end_of_mark]
        line.append(styled(f"[{kind}: {marked.strip()}]", "dim"))
        if marked.endswith(" "):
            line.append(" ")
        reached = end_of_mark
    return line.append(styled(text[reached:end], prose))
