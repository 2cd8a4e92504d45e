"""layout: the brief as one tree of parts and sentences, which the page, HTML, Markdown and DOCX
show alike: what the reports tell and where they differ, who has words of whom, what is missing, and
the reports."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.copy import Copy, copied_text
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.point import Status
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Line, Story
from rashomon.telling.passage_words import lines_between
from rashomon.telling.wording import (
    BRIEF_HEADINGS,
    counted,
    foremost,
    in_marks,
    no_dispute,
    reading,
    rows_of,
    split_heading,
    translation_of,
)
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import name_reports, quoted_inside, shorten

DISCLAIMER = (
    "Made by a program. All in quotation marks are words of the reports, with whose they are; it "
    "says how accounts stand to each other, never which is true."
)
_PAIRS = 4  # of reports that share text
_LISTED = 6  # names in a row
_SOURCES = 24
_CARE = 5


@dataclass(frozen=True, slots=True)
class LayoutSentence:
    """A sentence, and the words of reports that it rests on."""

    text: str
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutPart:
    """Sentences under one heading."""

    heading: str
    sentences: tuple[LayoutSentence, ...]


@dataclass(frozen=True, slots=True)
class BriefLayout:
    """A story's brief, ready for output."""

    title: str
    facts: str
    parts: tuple[LayoutPart, ...]
    sources: tuple[str, ...]


def layout(ledger: Ledger) -> tuple[BriefLayout, ...]:
    """Returns one brief per story."""
    return tuple(lay_out(story, ledger) for story in ledger.stories)


def lay_out(story: Story, ledger: Ledger) -> BriefLayout:
    """Returns the brief of a story of the ledger."""
    reports = [report for report in ledger.reports if report.id in set(story.reports)]
    names = name_reports(reports)
    parts = _headed(story)
    parts["Disputed"] += _also_disputed(story)
    parts["Who has words of whom"] = _shared(story, names)
    parts["Missing, or to be read with care"] = _missing(story, reports, names, ledger.failures)
    sources = [_source(report, names) for report in reports[:_SOURCES]]
    if len(reports) > _SOURCES:
        sources.append(f"and {len(reports) - _SOURCES:,} more")
    return BriefLayout(
        story.title or "Untitled story",
        " ".join([*_facts(story, reports), DISCLAIMER]),
        tuple(LayoutPart(heading, tuple(words)) for heading, words in parts.items() if words),
        tuple(sources),
    )


def _headed(story: Story) -> dict[str, list[LayoutSentence]]:
    """The sentences of the ledger under their headings, in its order, each with the translation
    behind it where its question is one."""
    cited: dict[str, Span] = {one.id: one.quote for one in story.statements}
    cited |= {one.id: one.quote for point in story.points for one in point.accounts}
    cited |= {one.id: one.quote for passage in story.passages for one in passage.sentences}
    cited |= {one.id: one.quote for one in story.only}
    asked = {a.id: translation_of(point) for point in story.points for a in point.accounts}
    parts: dict[str, list[LayoutSentence]] = {heading: [] for heading in BRIEF_HEADINGS}
    for sentence in story.brief:
        heading, text = split_heading(sentence.text)
        words = tuple(cited[one] for one in sentence.cites if one in cited)
        said = dict.fromkeys(filter(None, (asked.get(one) for one in sentence.cites)))
        wording = " ".join([text, *(f"({translation})" for translation in said)])
        parts[heading].append(LayoutSentence(wording, words))
    return parts


def _facts(story: Story, reports: Sequence[Report]) -> Iterator[str]:
    days = sorted(report.published[:10] for report in reports if report.published)
    when = f", {say_day(days[0])}" if days else ""
    when += f" to {say_day(days[-1])}" if len(set(days)) > 1 else ""
    lines = f", {lines_between(story)} of reporting" if story.lines else ""
    yield f"{counted(len(reports), 'report')}{lines}{when}."
    if story.model:
        yield f"{reading(story.model).capitalize()}."


def _also_disputed(story: Story) -> Iterator[LayoutSentence]:
    """The disputes that the ledger's brief has no room for, by words that they quote."""
    cited_ids = {cited for sentence in story.brief for cited in sentence.cites}
    left = [
        in_marks(quoted_inside(shorten(foremost(point.accounts).quote.quote, 60)))
        for point in rows_of(story)
        if point.status is Status.DISPUTED and not cited_ids & {one.id for one in point.accounts}
    ]
    if left:
        yield LayoutSentence(f"Disputed, too: {_listed(left, '; ')}.")


def _shared(story: Story, names: Mapping[str, str]) -> list[LayoutSentence]:
    """Which reports are one line of reporting, and who has most words of whom."""
    parts = [_line(line, names) for line in story.lines if len(line.reports) > 1]
    pairs: defaultdict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copied_text(story.copies):
        if copy.a.report in names and copy.b.report in names:
            pairs[copy.a.report, copy.b.report].append(copy)
    ranked = sorted(pairs.items(), key=lambda pair: (-sum(copy.words for copy in pair[1]), pair[0]))
    parts += [_pair(copies, names) for _, copies in ranked[:_PAIRS]]
    if len(ranked) > _PAIRS:
        parts.append(f"{counted(len(ranked) - _PAIRS, 'more pair')} of reports share text.")
    parts += [
        f"On the way a {one.what} changed: {in_marks(one.from_)} in {names[one.a.report]}, "
        f"{in_marks(one.to)} in {names[one.b.report]}."
        for one in story.drift
        if one.what in ("number", "date") and one.from_ and one.to
    ][:_CARE]
    return [LayoutSentence(one) for one in parts]


def _line(line: Line, names: Mapping[str, str]) -> str:
    members = [names[one] for one in line.reports if one in names]
    called = "" if line.name in members else f" ({line.name})"
    return f"One line of reporting{called}: {_listed(members)}."


def _pair(copies: Sequence[Copy], names: Mapping[str, str]) -> str:
    """Returns "B has 78 words of A", or that both have them from an agency, or that the order is
    not known."""
    origins: Counter[str | None] = Counter()
    for copy in copies:
        origins[copy.from_] += copy.words
    one, other = names[copies[0].a.report], names[copies[0].b.report]
    source, number = origins.most_common(1)[0][0], counted(origins.total(), "word")
    if source in ("a", "b"):
        giver, taker = (one, other) if source == "a" else (other, one)
        return f"{taker} has {number} of {giver}."
    if source:
        return f"{one} and {other} share {number}, most of them of {source}."
    return f"{one} and {other} share {number}; which had them first is not known."


def _missing(
    story: Story, reports: Sequence[Report], names: Mapping[str, str], failures: Sequence[Failure]
) -> list[LayoutSentence]:
    parts = [f"Not read: {failure.source}: {failure.error}" for failure in failures]
    parts += [
        f"Left out: {left.source or names.get(left.report or '') or left.stage}: {left.why}"
        for left in story.left_out
    ]
    if len(reports) > 1:
        parts.append(no_dispute(story))
        if not rows_of(story):
            parts.append(
                "Nobody has asked questions of these reports, so disputes were not looked for."
            )
    for missing, whose in (
        ("Outlet not known", [names[one.id] for one in reports if not one.outlet]),
        ("Without a day of their own", [names[one.id] for one in reports if not one.published]),
    ):
        parts.append(f"{missing}: {_listed(whose)}." if whose else "")
    odd = [f"{names.get(one.report, one.report)}: {one.why}." for one in story.anomalies]
    odd += [f"{names[one.id]}: {warning}." for one in reports for warning in one.warnings]
    return [LayoutSentence(one) for one in [*parts, *odd[:_CARE]] if one]


def _listed(names: Sequence[str], between: str = ", ") -> str:
    """Returns the first names, and how many more there are."""
    more = f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else ""
    return f"{between.join(names[:_LISTED])}{more}"


def _source(report: Report, names: Mapping[str, str]) -> str:
    headline = f"“{quoted_inside(report.title)}”" if report.title else None
    parts = [names[report.id] if report.outlet or not headline else None, headline]
    parts += [
        say_day(report.published[:10]) if report.published else "undated",
        f"credits {', '.join(report.agencies)}" if report.agencies else None,
    ]
    return ", ".join(part for part in [*parts, report.url] if part)
