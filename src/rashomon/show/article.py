"""A report's text in segments, with who speaks, which day is meant and what is copied beside it,
and the places to which links of the page lead."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from rashomon.model.copy import copied_text
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.model.span import Span, Stretches
from rashomon.model.story import Story
from rashomon.show.head import credit_notes
from rashomon.show.markup import Labels
from rashomon.show.wording import counted
from rashomon.text.calendar_words import say_day, say_days
from rashomon.text.gathering import Overlaps, by_key, by_report, grouped
from rashomon.text.whole_sentences import lines_in

# With which box a note is shown.
_COPIED, _SAID, _DATED = "c", "s", "t"


@record
class TextNote:
    """What is said beside words of a report: with which box it is shown, and where it leads, if
    anywhere."""

    words: Span
    layer: str
    told: str
    leads_to: Span | None = None


@record
class Segment:
    """Words with the classes of what covers them, and the ids to which links lead."""

    text: str
    classes: str
    anchors: tuple[str, ...]


@record
class ShownNote:
    """A note, and where it leads: to words, or to something that opens in place. `layer` says with
    which box it is shown."""

    layer: str
    told: str
    lines: tuple[tuple[str, str], ...]
    href: str


@record
class ShownParagraph:
    """A line of the text: its start, its segments, and the notes beside it."""

    start: int
    segments: Sequence[Segment]
    kind: str
    notes: Sequence[ShownNote]


@record
class Article:
    """A report for reading.

    - `url`: the address of its page, only by http
    - `warnings`: what is odd about it
    """

    id: str
    label: str
    title: str
    facts: tuple[str, ...]
    url: str
    warnings: tuple[str, ...]
    paragraphs: Sequence[ShownParagraph]


def build_articles(story: Story, reports: Reports, labels: Labels) -> Iterator[Article]:
    """Yields every report of the story, ready for reading."""
    notes = grouped(_notes_of(story, labels), attrgetter("words.report"))
    linked_words = by_report(_linked_words(story))
    for report in reports:
        url = report.url or report.canonical_url or ""
        own_notes = sorted(notes[report.id], key=attrgetter("words"))
        linked = linked_words[report.id]
        paragraphs = _paragraphs(report, labels=labels, notes=own_notes, linked=linked)
        yield Article(
            id=labels.text(report.id),
            label=labels.name(report.id),
            title=report.title or "No headline",
            facts=tuple(_facts(report, labels)),
            url=url if re.match(r"https?://", url) else "",
            warnings=report.warnings,
            paragraphs=tuple(paragraphs),
        )


def _notes_of(story: Story, labels: Labels) -> Iterator[TextNote]:
    """Yields what is copied, who speaks where that is sure, and which day is meant."""
    for copy in copied_text(story.copies):
        for span, other in (copy.spans, reversed(copy.spans)):
            yield TextNote(span, _COPIED, f"also in {labels.name(other.report)}", other)
    for statement in story.statements:
        if statement.speaker:
            yield TextNote(statement.quote, _SAID, statement.speaker)
    for date in story.dates:
        if days := say_days(date.earliest, date.latest):
            yield TextNote(date.span, _DATED, days)


def _facts(report: Report, labels: Labels) -> Iterable[str]:
    """Yields what stands above a report: its day, authors, agencies, which text it revises, its
    source."""
    if report.published:
        yield f"published {say_day(report.published)}"
    else:
        yield "undated"
    if report.anchor and report.anchor[:10] != (report.published or "")[:10]:
        yield f"read as of {'' if report.stated_day else 'about '}{say_day(report.anchor)}"
    if report.authors:
        yield f"by {', '.join(report.authors)}"
    yield from credit_notes(report)
    if report.revision_of:
        yield f"a newer text of {labels.name(report.revision_of)}"
    yield counted(len(report.text.split()), "word")
    yield report.source


def _linked_words(story: Story) -> Iterator[Span]:
    """Yields all words to which links of the page lead."""
    for sentence in story.sentences:
        yield sentence.span
    for row in story.rows:
        for quote in row.quotes:
            yield quote.span
    for copy in story.copies:
        yield from copy.spans
    for answer in story.answers:
        yield from answer.newer
        for part in answer.parts():
            yield from part.spans


def _paragraphs(
    report: Report, labels: Labels, notes: Sequence[TextNote], linked: Stretches
) -> Iterator[ShownParagraph]:
    """Yields the lines of the text that are not blank."""
    places = by_key((span.start, labels.place(span)) for span in linked)
    anchor_starts = sorted(places)
    by_start = by_key((note.words.start, number) for number, note in enumerate(notes))
    note_starts = sorted(by_start)
    furniture = Overlaps((span.start, span.end, span) for span in report.furniture)
    for line in lines_in(report):
        start = line.start
        end = line.end
        numbers = [
            number for at in _within(note_starts, start=start, end=end) for number in by_start[at]
        ]
        line_notes = [notes[number] for number in sorted(numbers)]
        anchors = {}
        for at in _within(anchor_starts, start=start, end=end):
            anchors[at] = tuple(dict.fromkeys(places[at]))
        marks = _marks(furniture.at(start, end), line_notes)
        segments = tuple(cut(line.quote, start=start, marks=marks, anchors=anchors))
        shown_notes = []
        for note in line_notes:
            href = labels.place(note.leads_to) if note.leads_to else ""
            shown_notes.append(ShownNote(note.layer, note.told, (), href))
        kind = ""
        if line.quote.strip() == report.title:
            kind = " headline"
        elif report.is_furniture(line.start, line.end):
            kind = " furn-only l-f"
        yield ShownParagraph(start, segments, kind, tuple(shown_notes))


def _within(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Returns those of these places, which are in order, that lie in a stretch."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _marks(furniture: Sequence[Span], notes: Sequence[TextNote]) -> list[tuple[int, int, str]]:
    """Returns what is furniture, and the words that notes are about."""
    marks = [(span.start, span.end, "furn") for span in furniture]
    for note in notes:
        marks.append((note.words.start, note.words.end, f"m-{note.layer}"))
    return marks


def cut(
    text: str,
    start: int,
    marks: Sequence[tuple[int, int, str]],
    anchors: Mapping[int, tuple[str, ...]],
) -> Iterator[Segment]:
    """Yields a text that begins at `start` in pieces, each with the classes of the marks over it.
    `anchors` are ids, by where they stand."""
    end = start + len(text)
    overlapping = [mark for mark in marks if mark[0] < end and start < mark[1]]
    edges = {start, end, *anchors}
    for mark_start, mark_end, _ in overlapping:
        edges |= {max(start, mark_start), min(end, mark_end)}
    for piece_start, piece_end in pairwise(sorted(edges)):
        classes = set()
        for mark_start, mark_end, kind in overlapping:
            if mark_start < piece_end and piece_start < mark_end:
                classes.add(kind)
        words = text[piece_start - start : piece_end - start]
        yield Segment(words, " ".join(sorted(classes)), anchors.get(piece_start, ()))
