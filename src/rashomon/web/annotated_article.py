"""A report's text in segments, with what is known of them: furniture, copied stretches, quotes of
differences, and the places to which links of the page lead."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from rashomon.model.caution import Caution
from rashomon.model.copy import copied_text
from rashomon.model.difference import SETTLED, Difference
from rashomon.model.overview import Part
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.wording import STATUS_WORDS, counted
from rashomon.text.by_key import by_key
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import shorten
from rashomon.web.markup import Labels, fragment

_NOTES = 4  # links beside a paragraph


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with the classes of what covers them, the ids that links lead to, and the difference to
    which they lead."""

    text: str
    classes: str
    anchors: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A line of the text: its start, its segments, and notes beside it with where they lead."""

    start: int
    segments: tuple[Segment, ...]
    kind: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A report for reading. `url`: of its page, only by http; `cautions`: in words, with where the
    words stand."""

    id: str
    label: str
    title: str
    facts: tuple[str, ...]
    url: str
    sha256: str
    cautions: tuple[tuple[str, str], ...]
    paragraphs: tuple[ShownParagraph, ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A span with the class of what covers it, the difference or the other report that it is
    about."""

    start: int
    end: int
    kind: str
    href: str = ""
    told: str = ""


def build_articles(story: Story, reports: Sequence[Report], labels: Labels) -> tuple[Article, ...]:
    """Returns every report of the story for reading."""
    marks = by_key(_marks(story, reports, labels))
    linked = by_key((span.report, span) for span in _linked(story))
    cautions = by_key((one.report, one) for one in story.cautions)
    return tuple(
        _article(one, labels, marks[one.id], linked[one.id], cautions[one.id]) for one in reports
    )


def _article(
    report: Report,
    labels: Labels,
    marks: Sequence[_Marked],
    linked: Sequence[Span],
    cautions: Sequence[Caution],
) -> Article:
    url = report.url or report.canonical_url or ""
    told = [(one.why, labels.place(one.span) if one.span else "") for one in cautions]
    return Article(
        labels.text(report.id),
        labels.name(report.id),
        report.title or "No headline",
        tuple(_facts(report, labels)),
        url if re.match(r"https?://", url) else "",
        report.sha256,
        (*told, *((warning, "") for warning in report.warnings)),
        tuple(_paragraphs(report, labels, marks, linked)),
    )


def _facts(report: Report, labels: Labels) -> Iterator[str]:
    yield f"published {say_day(report.published)}" if report.published else "undated"
    if report.anchor and report.anchor[:10] != (report.published or "")[:10]:
        yield f"read as of {'' if report.stated_day else 'about '}{say_day(report.anchor)}"
    if report.authors:
        yield f"by {', '.join(report.authors)}"
    if report.agencies:
        yield f"carries {', '.join(report.agencies)}"
    if report.revision_of:
        yield f"a newer text of {labels.name(report.revision_of)}"
    yield counted(len(report.text.split()), "word")
    yield report.source


def _linked(story: Story) -> Iterator[Span]:
    """All words to which links of the page lead."""
    yield from (quote.span for one in story.differences for quote in one.quotes())
    yield from (sentence.span for claim in story.claims for sentence in claim.sentences)
    yield from (said.quote for said in story.statements)
    yield from chain.from_iterable((copy.a, copy.b) for copy in story.copies)
    yield from (span for event in story.timeline for span in event.spans)
    yield from (s for event in story.timeline for time in event.times for s in time.spans)
    yield from (one.span for one in story.cautions if one.span)
    yield from (s for one in story.overview if one.part is Part.ALONE for s in one.spans)


def _marks(
    story: Story, reports: Iterable[Report], labels: Labels
) -> Iterator[tuple[str, _Marked]]:
    """Everything that covers words, by report."""
    for report in reports:
        yield from ((report.id, _Marked(f.start, f.end, "furn")) for f in report.furniture)
    for copy in copied_text(story.copies):
        for mine, other in ((copy.a, copy.b), (copy.b, copy.a)):
            told = f"also in {labels.name(other.report)}"
            yield mine.report, _Marked(mine.start, mine.end, "cp", labels.place(other), told)
    for one in story.differences:
        yield from _of_difference(one)


def _of_difference(one: Difference) -> Iterator[tuple[str, _Marked]]:
    kind = "df settled" if one.status in SETTLED else "df"
    author = f" ° {one.by}'s reading" if one.by else ""
    told = f"{STATUS_WORDS[one.status]}: {shorten(one.heading, 80)}{author}"
    for quote in one.quotes():
        span = quote.span
        yield span.report, _Marked(span.start, span.end, kind, fragment(one.id), told)


def _paragraphs(
    report: Report, labels: Labels, marks: Sequence[_Marked], linked: Sequence[Span]
) -> Iterator[ShownParagraph]:
    """The lines of the text that are not blank."""
    places: dict[int, dict[str, None]] = {}
    for span in linked:
        places.setdefault(span.start, {})[labels.place(span)] = None
    ordered = sorted(marks, key=lambda mark: mark.start)
    begun = [mark.start for mark in ordered]
    longest = max((mark.end - mark.start for mark in ordered), default=0)
    starts, start = sorted(places), 0
    for line in report.text.split("\n"):
        end = start + len(line)
        if line.strip():
            near = ordered[bisect_left(begun, start - longest) : bisect_left(begun, end)]
            here = [mark for mark in near if start < mark.end]
            own = starts[bisect_left(starts, start) : bisect_left(starts, end)]
            anchors = {at: tuple(places[at]) for at in own}
            segments = tuple(_segments(report.text, start, end, here, anchors))
            kind = _kind(line, report, start)
            yield ShownParagraph(start, segments, kind, tuple(_notes(here)))
        start = end + 1


def _kind(line: str, report: Report, start: int) -> str:
    if line.strip() == report.title:
        return "headline"
    return "furn-only" if report.is_furniture(start, start + len(line)) else ""


def _notes(here: Iterable[_Marked]) -> Iterator[tuple[str, str]]:
    """What stands beside a paragraph: the differences that it has words of, and who has its words,
    too."""
    told = {mark.told: mark.href for mark in here if mark.told and mark.kind != "df settled"}
    listed = list(told.items())
    yield from listed[:_NOTES]
    if len(listed) > _NOTES:
        yield f"{len(listed) - _NOTES} more", listed[_NOTES][1]


def _segments(
    text: str, start: int, end: int, here: Sequence[_Marked], anchors: dict[int, tuple[str, ...]]
) -> Iterator[Segment]:
    edges = (edge for mark in here for edge in (mark.start, mark.end) if start < edge < end)
    for left, right in pairwise(sorted({start, end, *anchors, *edges})):
        over = [mark for mark in here if mark.start < right and left < mark.end]
        first = min(
            (mark for mark in over if mark.kind.startswith("df")),
            key=lambda mark: (mark.kind, mark.end - mark.start, mark.href),
            default=None,
        )
        kinds = {mark.kind for mark in over if not mark.kind.startswith("df")}
        classes = " ".join([*([first.kind] if first else []), *sorted(kinds)])
        yield Segment(text[left:right], classes, anchors.get(left, ()), first.href if first else "")
