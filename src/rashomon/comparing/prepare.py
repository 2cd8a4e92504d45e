"""The first half of a story (`prepare_story`): what is known of its reports before its claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from rashomon.claims.sentences import whole_sentences
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.dates.resolve import ResolvedDates, resolve_dates, with_as_of
from rashomon.decisions.constraints import name_constraints, reports_set_aside, words_set_aside
from rashomon.decisions.here import Here, here
from rashomon.decisions.in_force import in_force
from rashomon.decisions.statements import obey_statements
from rashomon.differences.quoted_words import KnownPage, pages_of
from rashomon.lineage.drift import CopiedChange, list_changes
from rashomon.lineage.lines import OriginCounter
from rashomon.lineage.listed_copies import list_copies
from rashomon.lineage.print_changes import Printed, find_print_changes, printed_sentences
from rashomon.lineage.trace_lineage import Lineage, trace_lineage
from rashomon.model.content_ids import by_id
from rashomon.model.copy import Copy, Reprint, copied_text
from rashomon.model.date import Date
from rashomon.model.decision import Decision, Decisions
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.names.join_names import join_names
from rashomon.reports.outlets.wires import credit_wires
from rashomon.reports.page_dates import settle_days
from rashomon.statements.extract import extract_statements
from rashomon.text.gathering import by_report
from rashomon.text.parsed_report import Annotations, Pages

_Pages = tuple[Annotations, ...]


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class Prepared:
    """A story's reports with everything that is known before its claims.

    - `copies`: all copies; `listed_copies`: those that a ledger lists
    - `changes`: what changed in the listed copies
    - `set_aside`: reports that were set aside by decision
    - `aside`: sentences that were set aside by decision
    - `refused`: why a decision about statements was not obeyed, by its id
    - `prints`: for each of many prints of one text, the fullest one
    """

    annotated: _Pages
    copies: tuple[Copy, ...]
    listed_copies: tuple[Copy, ...]
    changes: tuple[CopiedChange, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    statements: tuple[Statement, ...]
    there: Here
    set_aside: frozenset[str] = frozenset()
    refused: Mapping[str, str] = field(default_factory=dict)
    prints: Mapping[str, str] = field(default_factory=dict)
    aside: tuple[Span, ...] = ()

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Returns the reports."""
        return tuple(a.report for a in self.annotated)

    @cached_property
    def printing(self) -> _Pages:
        """Returns the reports that were not set aside, older revisions included. Sentences that
        were set aside are furniture in them."""
        left = (a for a in self.annotated if a.id not in self.set_aside)
        aside = by_report(self.aside)
        return tuple(_without(a, aside[a.id]) for a in left)

    @cached_property
    def used(self) -> _Pages:
        """Returns the reports that count. Of several revisions, that is the newest."""
        older = older_revisions(self.reports)
        return tuple(a for a in self.printing if a.id not in older)

    @cached_property
    def standing(self) -> _Pages:
        """Returns the reports that count and, of their older revisions, the sentences that they
        still print."""
        used = {a.id for a in self.used}
        kept = {sentence for report in used for sentence in self.printed[report]}
        found = []
        for page in self.printing:
            told = {} if page.id in used else self.printed[page.id]
            gone = [span for sentence, span in told.items() if sentence not in kept]
            found.append(_without(page, _whole(page, gone)))
        return tuple(found)

    @cached_property
    def printed(self) -> Mapping[str, Printed]:
        """Returns the sentences of each report."""
        return {a.id: printed_sentences(a.report) for a in self.printing}

    @cached_property
    def reprints(self) -> tuple[Reprint, ...]:
        """Returns what reports have otherwise than a report whose text they print."""
        return find_print_changes([a.report for a in self.printing], self.printed)

    @cached_property
    def english(self) -> _Pages:
        """Returns those of them that are in English, the only language that the program itself
        reads."""
        return tuple(a for a in self.used if a.read_whole)

    @cached_property
    def counter(self) -> OriginCounter:
        """Returns what counts reports and origins in this story."""
        return OriginCounter(self.copies, self.reports, self.statements, self.names, self.prints)

    @cached_property
    def pages(self) -> Mapping[str, KnownPage]:
        """Returns the reports that count, by their ids, with what is known of each."""
        return pages_of(self.used, self.names, self.statements, self.dates)


def prepare_story(
    annotated: Pages,
    decisions: Sequence[Decision] = (),
    *,
    stages: Stages | None = None,
) -> Prepared:
    """Finds copies, anchors, dates, names and statements of one story. A decision is obeyed at the
    stage that it is about. `decisions` are those in force."""
    stages = stages or Stages()
    run = stages.run
    credited = run(Stage.PAGES, tuple(annotated), credit_pages, tuple(annotated))
    lineage = run(
        Stage.COPIES, Lineage(), trace_lineage, tuple(a.report for a in credited), stages.known
    )
    copied = copied_text(lineage.copies)
    resolved = run(Stage.DATES, ResolvedDates({}, ()), resolve_dates, credited, copies=copied)
    anchored = tuple(replace(a, report=resolved.anchored(a.report)) for a in credited)
    reports = [a.report for a in anchored]
    there = here(reports)
    names = run(Stage.NAMES, (), join_names, anchored, given=name_constraints(decisions, there))
    read = tuple(a for a in anchored if a.read_whole)
    said = run(Stage.STATEMENTS, (), extract_statements, read, names=names)
    said, refused = run(
        Stage.SPEAKERS, (said, {}), obey_statements, said, decisions, anchored, names
    )
    statements = run(Stage.SPEAKERS, said, with_as_of, said, dates=resolved.dates)
    listed = list_copies(lineage.copies, reports)
    changes = list_changes(listed, lineage.drift)
    aside = sentences_set_aside(decisions, there, anchored)
    return Prepared(
        anchored,
        lineage.copies,
        listed,
        tuple(one for one in changes if _counts(aside, one.a, one.b)),
        tuple(one for one in resolved.dates if _counts(aside, one.span)),
        names,
        tuple(one for one in statements if _counts(aside, one.quote)),
        there,
        reports_set_aside(decisions, there),
        refused,
        lineage.prints,
        aside,
    )


def prepare_stored(story: Story, pages: Pages) -> Prepared:
    """Returns what a ledger or a store knows of the reports of a story."""
    reports = [page.report for page in pages]
    there = here(reports)
    lineage = trace_lineage(reports)
    decided = in_force(story.decisions)
    return Prepared(
        tuple(pages),
        lineage.copies,
        story.copies,
        (),
        story.dates,
        story.names,
        story.statements,
        there,
        reports_set_aside(decided, there) | older_revisions(reports),
        prints=lineage.prints,
        aside=sentences_set_aside(decided, there, pages),
    )


def sentences_set_aside(
    decisions: Decisions, there: Here, annotated: Iterable[Annotations]
) -> tuple[Span, ...]:
    """Returns the whole sentences that somebody decided to set aside."""
    pages = by_id(annotated)
    found = []
    for span in words_set_aside(decisions, there):
        page = pages[span.report]
        found += _whole(page, [span]) or [page.report.span(*page.sentence_of(span))]
    return tuple(found)


def _whole(page: Annotations, spans: Sequence[Span]) -> list[Span]:
    """Returns the whole sentences that have some of these words."""
    sentences = whole_sentences(page) if spans else ()
    return [one.quote for one in sentences if one.quote.meets(spans)]


def _counts(aside: Sequence[Span], *spans: Span) -> bool:
    return not any(span.meets(aside) for span in spans)


def _without(page: Annotations, aside: Sequence[Span]) -> Annotations:
    """Returns the report with these sentences as furniture. If the headline is among them, it is no
    title."""
    if not aside:
        return page
    report = page.report
    pieces = (report.furniture_span(one.start, one.end, "set aside") for one in aside)
    changed = replace(
        report,
        furniture=(*report.furniture, *pieces),
        title=None if report.title in {one.line for one in aside} else report.title,
    )
    return replace(page, report=changed, aside=(*page.aside, *aside))


def older_revisions(reports: Sequence[Report]) -> frozenset[str]:
    """Returns the ids of reports of which a newer revision is among these. Only the newest
    counts."""
    return frozenset({report.id for report in reports} & {report.revision_of for report in reports})


def credit_pages(annotated: Pages) -> _Pages:
    """Returns the reports with those wire services and page days that only several of them together
    tell."""
    credited = settle_days(credit_wires([a.report for a in annotated]))
    return tuple(replace(a, report=report) for a, report in zip(annotated, credited, strict=True))
