"""print_report: one report as it was read, its furniture marked in its text."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.cli.terminal import print_parts, printable
from rashomon.model.report import Change, Report

_CREDITED = {"text": "for the words", "picture": "for a picture", "source": "was told, or is quoted"}
_STYLES = {  # as on the page: pictures, who and where, other stories, the shell of the page
    **dict.fromkeys(("caption", "credit"), "blue"),
    **dict.fromkeys(("byline", "dateline"), "magenta"),
    **dict.fromkeys(("related", "teaser", "comments", "newsletter"), "yellow"),
    "correction": "green",
}


def print_report(report: Report, console: Console) -> None:
    """Prints what was taken as what, then the text with each piece of furniture dimmed and named."""
    print_parts(_parts(report), console)


def _parts(report: Report) -> Iterator[RenderableType]:
    yield Text(printable(report.source), style="bold underline")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _facts(report):
        table.add_row(name, Text(printable(value)))
    yield table
    kinds = Counter(span.type for span in report.furniture)
    if kinds:
        told = [Text(f"{kind} {count}", style=_STYLES.get(kind, "dim")) for kind, count in sorted(kinds.items())]
        yield Text("not prose: ", style="dim").append(Text(", ").join(told))
    yield Text()
    yield from text_lines(report)
    yield Text()


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    unknown = "not found"
    yield "id", report.id
    yield "title", report.title or unknown
    yield "outlet", report.outlet or unknown
    yield "date", f"{report.published} ({report.published_basis or 'basis unknown'})" if report.published else unknown
    for date in report.dates:
        if (date.value, date.basis) != (report.published, report.published_basis):
            yield "also given", f"{date.value} ({date.basis})"
    yield "agencies", ", ".join(report.agencies) or unknown
    for credit in report.credits:
        yield "credit", f"{credit.agency or 'agencies, not named'}: {_CREDITED.get(credit.role, credit.role)}"
    yield "authors", ", ".join(report.authors) or unknown
    if report.language:
        yield "language", report.language
    if report.url or report.canonical_url:
        yield "address", report.url or report.canonical_url or ""
    if report.archived_url:
        yield "archived", report.archived_url
    if report.retrieved:
        yield "retrieved", report.retrieved
    for origin in report.sources[1:]:
        yield "also in", origin.source
    if report.revision_of:
        yield "revises", report.revision_of
    for change in report.changes:
        yield "changed", _told(change)
    for warning in report.warnings:
        yield "warning", warning


def _told(change: Change) -> str:
    """A change in words."""
    if change.before is None:
        return f"added: {change.after.quote if change.after else ''}"
    return f"removed: {change.before.quote}" if change.after is None else f"{change.before.quote} -> {change.after.quote}"


def text_lines(report: Report) -> Iterator[Text]:
    """The non-empty lines of the text: furniture as `[type: words]`, the headline bold, correction notes named."""
    pieces = sorted((span.start, span.end, span.type) for span in report.furniture)
    notes = sorted((span.start, span.end, "correction") for span in report.corrections)
    start, first = 0, 0
    for line in report.text.split("\n"):
        end = start + len(line)
        while first < len(pieces) and pieces[first][1] <= start:
            first += 1
        marks = []
        for piece in pieces[first:]:
            if piece[0] >= end:
                break
            marks.append(piece)
        if line.strip():
            is_title = bool(report.title) and line.strip() == str(report.title).strip()
            yield _marked(report.text, start, end, marks or [note for note in notes if note[0] < end and start < note[1]], bold=is_title)
        start = end + 1


def _marked(text: str, start: int, end: int, marks: list[tuple[int, int, str]], *, bold: bool) -> Text:
    line, at = Text(), start
    for left, right, kind in marks:
        left, right = max(left, at), min(right, end)
        if left >= right:
            continue
        line.append(printable(text[at:left]), style="bold" if bold else "")
        line.append(f"[{kind}: {printable(text[left:right]).strip()}]", style=_STYLES.get(kind, "dim"))
        line.append(" " if text[left:right].endswith(" ") else "")
        at = right
    return line.append(printable(text[at:end]), style="bold" if bold else "")
