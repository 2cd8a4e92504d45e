"""layout: the brief as parts, numbered notes, a table for editors and the list of reports, as Markdown, HTML and DOCX all show it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_day, say_value
from rashomon.text.wording import MEANINGS, in_order, is_folded, no_dispute, shorten, split_heading, told_status, triple, voice

DISCLAIMER = "Made by a program from the reports listed below. It says how accounts stand to each other, never which is true."
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class LayoutSentence:
    """A sentence and the numbers of its notes."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LayoutNote:
    """A numbered passage: the report, the speaker and the words."""

    number: int
    outlet: str
    speaker: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A question with its answers for editors: the value, who gives it, and what supports it."""

    status: str
    question: str
    answers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A story's brief, ready for output."""

    title: str
    parts: tuple[tuple[str, tuple[LayoutSentence, ...]], ...]
    notes: tuple[LayoutNote, ...]
    rows: tuple[LayoutRow, ...]
    note: str
    sources: tuple[str, ...]
    missing: tuple[str, ...]


def layout(ledger: Ledger) -> tuple[Brief, ...]:
    """Returns one brief per story."""
    reports = {report.id: report for report in ledger.reports}
    missing = tuple(f"{failure.source}: {failure.error}" for failure in ledger.failures)
    return tuple(_brief(story, reports, missing) for story in ledger.stories)


def _brief(story: Story, reports: Mapping[str, Report], missing: tuple[str, ...]) -> Brief:
    spans: dict[str, tuple[Span, str | None]] = {statement.id: (statement.quote, statement.speaker) for statement in story.statements}
    spans |= {account.id: (account.quote, account.speaker) for point in story.points for account in point.accounts}
    numbers: dict[str, int] = {}
    parts: dict[str, list[LayoutSentence]] = {}
    for sentence in story.brief:
        for cited in sentence.cites:
            numbers.setdefault(cited, len(numbers) + 1)
        heading, text = split_heading(sentence.text)
        parts.setdefault(heading, []).append(LayoutSentence(text, tuple(numbers[cited] for cited in sentence.cites)))
    notes = (
        LayoutNote(number, _outlet(spans[cited][0].report, reports), spans[cited][1], spans[cited][0].quote)
        for cited, number in numbers.items()
    )
    shown = [point for point in in_order(story.points) if not is_folded(point)][:_MOST_ROWS]
    return Brief(
        story.title or "Untitled story",
        tuple((heading, tuple(sentences)) for heading, sentences in parts.items()),
        tuple(notes),
        tuple(_row(point, reports, len(story.reports)) for point in shown),
        " ".join(part for part in (DISCLAIMER, no_dispute(story)) if part),
        tuple(_source(reports[report]) for report in story.reports),
        missing,
    )


def _outlet(report: str, reports: Mapping[str, Report]) -> str:
    return reports[report].outlet or report


def _row(point: Point, reports: Mapping[str, Report], among: int) -> LayoutRow:
    return LayoutRow(told_status(point, among), point.question, tuple(_answers(point, reports)))


def _answers(point: Point, reports: Mapping[str, Report]) -> Iterator[tuple[str, str, str]]:
    for version in point.versions:
        mine = [account for account in point.accounts if account.version == version.id]
        value = say_value(version.value) if version.value else shorten(mine[0].quote.quote, 80) if mine else ""
        voices = (
            f"{voice(account)} in {_outlet(account.report, reports)}" if account.speaker else _outlet(account.report, reports)
            for account in mine
        )
        yield value, ", ".join(dict.fromkeys(voices)), triple(version)


def _source(report: Report) -> str:
    told = [report.outlet or report.source, f"“{report.title}”" if report.title else None]
    told += [
        say_day(report.published[:10]) if report.published else "undated",
        f"credits {', '.join(report.agencies)}" if report.agencies else None,
    ]
    return ", ".join(part for part in [*told, report.url] if part)


def meaning(heading: str) -> str:
    """Returns what a part's heading means; empty if it needs no explanation."""
    return MEANINGS.get(heading.casefold(), "")
