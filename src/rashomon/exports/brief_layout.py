"""layout: the brief as parts, numbered notes, a table for editors and the list of reports, as
Markdown, HTML and DOCX all show it.

In Markdown, and as a self-contained HTML page without scripts, in which every string of a report is
escaped text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.exports.export_format import Files
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_day
from rashomon.text.point_words import accounts_of, label_of, mark_of, told_answer
from rashomon.text.wording import (
    MEANINGS,
    in_order,
    is_folded,
    marked,
    no_dispute,
    split_heading,
    told_status,
    triple,
    voice,
)

DISCLAIMER = (
    "Made by a program from the reports listed below. It says how accounts stand to each other, "
    "never which is true."
)
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class LayoutSentence:
    """A sentence and the numbers of its notes."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LayoutNote:
    """A numbered note: the report, the speaker and the words."""

    number: int
    outlet: str
    speaker: str | None
    quote: str


HEADS = ("status", "called", "answer", "who", "behind it", "made by")
"""Of the table for editors, an answer a row."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A story's brief, ready for output."""

    title: str
    parts: tuple[tuple[str, tuple[LayoutSentence, ...]], ...]
    notes: tuple[LayoutNote, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    sources: tuple[str, ...]
    missing: tuple[str, ...]


def layout(ledger: Ledger) -> tuple[Brief, ...]:
    """Returns one brief per story."""
    reports = {report.id: report for report in ledger.reports}
    missing = tuple(f"{failure.source}: {failure.error}" for failure in ledger.failures)
    return tuple(_brief(story, reports, missing) for story in ledger.stories)


def cited_words(story: Story) -> dict[str, tuple[Span, str | None]]:
    """Returns, by id, the words of everything that a brief can cite, and who speaks them, with who
    corrected that."""
    said = [(one.id, one.quote, one.speaker, one.by) for one in story.statements]
    said += [
        (one.id, one.quote, one.speaker, one.speaker_by)
        for point in story.points
        for one in point.accounts
    ]
    said += [
        (one.id, one.quote, one.speaker, one.speaker_by)
        for passage in story.passages
        for one in passage.sentences
    ]
    return {
        ident: (quote, marked(speaker, by) if speaker else None)
        for ident, quote, speaker, by in said
    }


def _brief(story: Story, reports: Mapping[str, Report], missing: tuple[str, ...]) -> Brief:
    spans = cited_words(story)
    numbers: dict[str, int] = {}
    parts: dict[str, list[LayoutSentence]] = {}
    for sentence in story.brief:
        for cited in sentence.cites:
            numbers.setdefault(cited, len(numbers) + 1)
        heading, text = split_heading(sentence.text)
        parts.setdefault(heading, []).append(
            LayoutSentence(text, tuple(numbers[cited] for cited in sentence.cites))
        )
    notes = (
        LayoutNote(
            number, _outlet(spans[cited][0].report, reports), spans[cited][1], spans[cited][0].quote
        )
        for cited, number in numbers.items()
    )
    shown = [point for point in in_order(story.points) if not is_folded(point)][:_MOST_ROWS]
    return Brief(
        story.title or "Untitled story",
        tuple((heading, tuple(sentences)) for heading, sentences in parts.items()),
        tuple(notes),
        tuple(row for point in shown for row in _rows(point, reports, len(story.reports))),
        " ".join(part for part in (DISCLAIMER, no_dispute(story)) if part),
        tuple(_source(reports[report]) for report in story.reports),
        missing,
    )


def _outlet(report: str, reports: Mapping[str, Report]) -> str:
    return reports[report].outlet or report


def _rows(point: Point, reports: Mapping[str, Report], among: int) -> Iterator[tuple[str, ...]]:
    for version in point.versions:
        mine = accounts_of(point, version)
        outlets = {account.report: _outlet(account.report, reports) for account in mine}
        voices = (
            f"{voice(account)} in {_outlet(account.report, reports)}"
            if account.speaker
            else _outlet(account.report, reports)
            for account in mine
        )
        told = (
            told_status(point, among),
            label_of(point),
            told_answer(point, version, outlets, 80),
            ", ".join(dict.fromkeys(voices)),
        )
        yield *told, triple(version), mark_of(point)


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


_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def markdown_files(ledger: Ledger) -> Files:
    """One file."""
    text = "\n".join("\n".join(_markdown_lines(brief)) for brief in layout(ledger))
    return {"": f"{text}\n".encode("utf-8", "replace")}


def _plain(text: str) -> str:
    """Returns the text on one line, with Markdown escaped, including what might begin a list or a
    heading."""
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])|^([-+=])", r"\1\\\2\3" if re.match(r"\d", flat) else r"\\\3", flat)


def _markdown_lines(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.title)}\n"
    yield f"*{brief.note}*\n"
    for heading, sentences in brief.parts:
        yield f"## {heading}\n"
        for sentence in sentences:
            notes = " ".join(f"[^{number}]" for number in sentence.notes)
            yield f"- {_plain(sentence.text)} {notes}".rstrip()
        yield ""
    if brief.rows:
        yield "## For the desk\n"
        yield f"| {' | '.join(HEADS)} |\n{'|---' * len(HEADS)}|"
        yield from (f"| {' | '.join(map(_plain, row))} |" for row in brief.rows)
        yield ""
    yield "## Reports\n"
    yield from (f"- {_plain(source)}" for source in brief.sources)
    yield from (f"- not read: {_plain(source)}" for source in brief.missing)
    yield ""
    for note in brief.notes:
        speaker = f"{_plain(note.speaker)}, " if note.speaker else ""
        yield f"[^{note.number}]: {speaker}{_plain(note.outlet)}: “{_plain(note.quote)}”"
    yield ""


_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 "
    "1rem;color:#1a1a1a;background:#fff}"
    "h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:1.6rem}table{border-collapse:collapse;font-size:.85rem}"
    "td,th{border:1px solid #767676;padding:.3rem "
    ".5rem;text-align:left;vertical-align:top}sup a{text-decoration:none}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#9cf}}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_files(ledger: Ledger) -> Files:
    """One file."""
    briefs = layout(ledger)
    title = briefs[0].title if briefs else "No story"
    body = Markup("\n").join(
        line for place, brief in enumerate(briefs, 1) for line in _html_lines(brief, place)
    )
    page = Markup(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta '
        'http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="generator" content="Rashomon"><meta name="viewport" '
        'content="width=device-width">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n{}\n</main>\n'
        "</body>\n</html>\n"
    ).format(_POLICY, title, Markup(_STYLE), body)  # noqa: S704  the style is our own
    return {"": str(page).encode("utf-8", "xmlcharrefreplace")}


def _html_lines(brief: Brief, place: int) -> Iterator[Markup]:
    yield Markup("<article>\n<h1>{}</h1>\n<p><em>{}</em></p>").format(brief.title, brief.note)
    for heading, sentences in brief.parts:
        yield Markup("<h2>{}</h2>\n<ul>").format(heading)
        for sentence in sentences:
            notes = Markup(" ").join(
                Markup('<sup><a href="#n{}-{}">{}</a></sup>').format(place, n, n)
                for n in sentence.notes
            )
            yield Markup("<li>{} {}</li>").format(sentence.text, notes)
        yield Markup("</ul>")
    if brief.rows:
        yield from _html_table(brief)
    yield Markup("<h2>Reports</h2>\n<ul>")
    yield from (Markup("<li>{}</li>").format(source) for source in brief.sources)
    yield from (Markup("<li>not read: {}</li>").format(source) for source in brief.missing)
    yield Markup("</ul>\n<h2>Notes</h2>\n<ol>")
    for note in brief.notes:
        speaker = f"{note.speaker}, " if note.speaker else ""
        yield Markup('<li id="n{}-{}" value="{}">{}{}: “{}”</li>').format(
            place, note.number, note.number, speaker, note.outlet, note.quote
        )
    yield Markup("</ol>\n</article>")


def _html_table(brief: Brief) -> Iterator[Markup]:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in HEADS)
    yield Markup("<h2>For the desk</h2>\n<table>\n<thead><tr>{}</tr></thead>\n<tbody>").format(
        heads
    )
    for row in brief.rows:
        yield Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td>{}</td>").format(cell) for cell in row)
        )
    yield Markup("</tbody>\n</table>")
