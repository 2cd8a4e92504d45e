"""print_summary: prints all of a ledger. Every word of a report goes through `printable` into a Text, never into markup."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.cli.point_view import inset, point_lines
from rashomon.cli.terminal import print_parts, printable
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.text.detect_language import UNREAD
from rashomon.text.wording import MEANINGS, counted, in_order, no_dispute, reading, shorten, shown_status


def print_summary(ledger: Ledger, console: Console) -> None:
    """Prints each story with its reports, brief, points and anomalies, then what could not be read."""
    print_parts(_parts(ledger), console)


def _parts(ledger: Ledger) -> Iterator[RenderableType]:
    labels = report_labels(ledger.reports)
    if not ledger.stories:
        yield Text("No stories: no report could be read.")
    for place, story in enumerate(ledger.stories, 1):
        if len(ledger.stories) > 1:
            yield Text(f"Story {place} of {len(ledger.stories)}", style="dim")
        reports = [report for report in ledger.reports if report.id in story.reports]
        yield from story_parts(story, reports, labels)
    yield from _failures(ledger.failures)


def report_labels(reports: Sequence[Report]) -> dict[str, str]:
    """Returns the label of each report by id: its outlet if that is unique, else its id."""
    outlets = [report.outlet for report in reports]
    labels = {}
    for report in reports:
        label = report.id if not report.outlet else report.outlet
        if report.outlet and outlets.count(report.outlet) > 1:
            label = f"{report.outlet} ({report.id})"
        labels[report.id] = printable(label)
    return labels


def story_parts(story: Story, reports: Sequence[Report], labels: dict[str, str]) -> Iterator[RenderableType]:
    """Yields what is printed of a story, top to bottom."""
    yield Text(printable(story.title or "Untitled story"), style="bold")
    told = [counted(len(reports), "report"), counted(len(story.points), "point"), counted(len(story.statements), "statement")]
    unread = sum(warning.startswith(UNREAD) for report in reports for warning in report.warnings)
    if unread:
        told.append(f"{counted(unread, 'report')} {UNREAD}")
    yield Text(", ".join([*told, "coverage incomplete"] if story.coverage == "incomplete" else told))
    if story.model:
        yield Text(printable(reading(story.model)))
    if nothing := no_dispute(story):
        yield Text(nothing)
    yield Text()
    yield _report_table(reports)
    yield from _brief(story)
    for status, points in groupby(in_order(story.points), key=shown_status):
        members = list(points)
        yield _heading(f"{status.capitalize()} ({len(members)})", MEANINGS[status])
        for point in members:
            yield from point_lines(point, labels)
    yield from _anomalies(story, labels)


def _heading(title: str, meaning: str = "") -> RenderableType:
    text = Text(title, style="bold underline")
    if meaning:
        text.append(f"  {meaning}", style="not bold not underline dim")
    return inset(text, 0, above=1)


def _report_table(reports: Sequence[Report]) -> RenderableType:
    table = Table(box=None, pad_edge=False, show_header=True, header_style="dim", padding=(0, 2, 0, 0))
    for name in ("report", "outlet", "date", "agencies", "title"):
        table.add_column(name, overflow="fold", ratio=None, justify="left")
    for report in reports:
        cells = (report.id, report.outlet or "-", _day(report), ", ".join(report.agencies) or "-", report.title or "-")
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def _day(report: Report) -> str:
    if report.published:
        day = report.published[:10]
        return f"{day} (read as {report.anchor})" if report.anchor and report.anchor[:10] != day else day
    return f"undated (read as {report.anchor})" if report.anchor else "undated"


def _brief(story: Story) -> Iterator[RenderableType]:
    if story.brief:
        yield _heading("In brief")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    for sentence in story.brief:
        table.add_row("  -", Text(printable(sentence.text)))
    if story.brief:
        yield table


def _anomalies(story: Story, labels: dict[str, str]) -> Iterator[RenderableType]:
    if story.anomalies:
        yield _heading(f"Odd in a report ({len(story.anomalies)})")
    for anomaly in story.anomalies:
        text = Text(f"{anomaly.kind.value}", style="bold")
        text.append(f" in {labels.get(anomaly.report, anomaly.report)}: {printable(anomaly.why)}", style="not bold")
        if anomaly.span:
            text.append(f" “{printable(shorten(anomaly.span.quote, 100))}”", style="not bold italic")
        yield inset(text, 2)
    yield Text()


def _failures(failures: Sequence[Failure]) -> Iterator[RenderableType]:
    if failures:
        yield Text(f"Not read ({len(failures)}): what they report is missing above", style="bold")
    for failure in failures:
        yield inset(Text(printable(f"{failure.source}: {failure.error}")), 2)
