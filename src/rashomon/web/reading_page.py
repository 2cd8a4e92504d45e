"""render_reading: reports as they were read, as an HTML page without scripts: prose, furniture, and where each fact was found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.model.ledger import Failure
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.web.markup import content_policy, environment, shown, static_text


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of a line. `kind`: a furniture type, "title", "correction", or empty for prose."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a report with its basis, and the words of the report's text that show it."""

    name: str
    value: str
    basis: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """Everything that the page shows of a report."""

    report: Report
    facts: tuple[Fact, ...]
    lines: tuple[tuple[TextPiece, ...], ...]
    counts: tuple[tuple[str, int], ...]
    share: int


def render_reading(reports: Sequence[Report], failures: Sequence[Failure]) -> str:
    """Returns the page. Every word of a report is escaped text; there is no script, and no style but the page's own."""
    style = static_text("reading.css")
    html = (
        environment()
        .get_template("reading.html.j2")
        .render(
            reports=[_read(report) for report in reports],
            failures=failures,
            style=Markup(style),  # noqa: S704  the project's own file
            policy=content_policy((), (style,)),
        )
    )
    return shown(html)


def _read(report: Report) -> ReadReport:
    counts = Counter(span.type for span in report.furniture)
    furniture = sum(span.end - span.start for span in report.furniture)
    return ReadReport(
        report=report,
        facts=tuple(facts_of(report)),
        lines=tuple(lines_of(report)),
        counts=tuple(sorted(counts.items())),
        share=round(100 * (1 - furniture / max(1, len(report.text.strip())))),
    )


def facts_of(report: Report) -> Iterator[Fact]:
    """Yields what is known of the report, each fact with its basis."""
    unknown = "not found"
    yield Fact("headline", report.title or unknown)
    yield Fact("outlet", report.outlet or unknown)
    yield Fact("published", report.published or unknown, report.published_basis or "")
    for date in report.dates:
        yield Fact("date given", date.value, date.basis, date.span.quote if date.span else "")
    yield Fact("authors", ", ".join(report.authors) or unknown)
    yield Fact("agencies", ", ".join(report.agencies) or unknown)
    for credit in report.credits:
        yield Fact(
            f"credit for {_CREDITED.get(credit.role, credit.role)}",
            credit.agency or "agencies, not named",
            words=_around(report, credit.span),
        )
    yield Fact("language", report.language or unknown)
    for name, address in (("address", report.url), ("canonical address", report.canonical_url), ("archived", report.archived_url)):
        if address:
            yield Fact(name, address)
    for span in report.corrections:
        yield Fact("correction", "says that it was corrected or updated", words=span.quote)
    for warning in report.warnings:
        yield Fact("warning", warning)


_CREDITED = {"text": "the words", "picture": "a picture", "source": "being told"}


def _around(report: Report, span: Span) -> str:
    """Returns the words around a credit on its line."""
    left = max(report.text.rfind("\n", 0, span.start) + 1, span.start - 40)
    right = report.text.find("\n", span.end)
    return report.text[left : min(len(report.text) if right < 0 else right, span.end + 30)].strip()


def lines_of(report: Report) -> Iterator[tuple[TextPiece, ...]]:
    """Yields the lines of the text that are not blank, split where furniture starts and ends."""
    marks = sorted((span.start, span.end, span.type) for span in report.furniture)
    marks += [(span.start, span.end, "correction") for span in report.corrections if not report.is_furniture(span.start, span.end)]
    marks.sort()
    start, first = 0, 0
    for line in report.text.split("\n"):
        end = start + len(line)
        while first < len(marks) and marks[first][1] <= start:
            first += 1
        if line.strip():
            yield tuple(_pieces(report, start, end, marks, first))
        start = end + 1


def _pieces(report: Report, start: int, end: int, marks: Sequence[tuple[int, int, str]], first: int) -> Iterator[TextPiece]:
    at = start
    plain = "title" if report.title and report.text[start:end].strip() == report.title else ""
    for left, right, kind in marks[first:]:
        if left >= end:
            break
        left, right = max(left, at), min(right, end)
        if left >= right:
            continue
        if at < left:
            yield TextPiece(report.text[at:left], plain)
        yield TextPiece(report.text[left:right], kind)
        at = right
    if at < end:
        yield TextPiece(report.text[at:end], plain)
