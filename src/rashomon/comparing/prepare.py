"""The first half of a story (`prepare_story`): what is known of its reports before its claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from rashomon.comparing.other_items import mark_other_items
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.copies.lines import OriginCounter
from rashomon.copies.listed_copies import list_copies
from rashomon.copies.origins import OriginEvidence, group_lines, know
from rashomon.copies.print_changes import (
    Printed,
    find_print_changes,
    printed_places,
    printed_sentences,
)
from rashomon.copies.trace_lineage import Lineage, trace_lineage
from rashomon.decisions.constraints import name_constraints, reports_set_aside
from rashomon.decisions.here import Here, here, still_printed
from rashomon.decisions.mended import mended_reports
from rashomon.decisions.statements import obey_statements
from rashomon.mentions.days.resolve import ResolvedDates, resolve_dates
from rashomon.mentions.names.join_names import join_names
from rashomon.mentions.speech.extract import extract_statements
from rashomon.model.content_ids import by_id
from rashomon.model.copy import Copies, Copy, Reprint, copied_text
from rashomon.model.date import Date
from rashomon.model.decision import DecisionKind, Decisions
from rashomon.model.name import Name
from rashomon.model.report import Reports, newest_states, older_states
from rashomon.model.span import Passages, Span, Stretches, some_meet
from rashomon.model.statement import OnPage, Statement
from rashomon.reports.outlets.wires import credit_wires
from rashomon.text.gathering import by_report
from rashomon.text.parsed_report import Annotations, Pages
from rashomon.text.sentences import whole_sentences

_Pages = tuple[Annotations, ...]


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class Prepared:
    """A story's reports with everything that is known before its claims.

    - `copies`: all copies; `listed_copies`: those that a ledger lists
    - `set_aside`: reports that were set aside by decision
    - `aside`: sentences that were set aside by decision
    - `prints`: for each of many prints of one text, the fullest one
    - `refused`: why a decision about statements was not obeyed, by its id
    """

    annotated: _Pages
    copies: Copies
    listed_copies: tuple[Copy, ...]
    dates: tuple[Date, ...]
    times: tuple[Span, ...]
    names: tuple[Name, ...]
    statements: tuple[Statement, ...]
    there: Here
    set_aside: frozenset[str]
    prints: dict[str, str]
    aside: Passages
    refused: dict[str, str] = field(default_factory=dict)

    @cached_property
    def reports(self) -> Reports:
        """Returns the reports."""
        return reports_in(self.annotated)

    @cached_property
    def printing(self) -> _Pages:
        """Returns the reports that were not set aside, older revisions included. Sentences that
        were set aside are furniture in them."""
        spans_set_aside = by_report(self.aside)
        printing = []
        for page in self.annotated:
            if page.id not in self.set_aside:
                printing.append(_as_furniture(page, spans_set_aside[page.id]))
        return tuple(printing)

    @cached_property
    def used(self) -> _Pages:
        """Returns the reports that count. Of several revisions, that is the newest."""
        older = older_states(self.reports)
        return tuple(page for page in self.printing if page.id not in older)

    @cached_property
    def standing(self) -> _Pages:
        """Returns the reports that count and, of their older revisions, the sentences that the
        newest one still prints and does not take back.

        What the newest one prints no more counts as furniture of the older one, whoever else prints
        it.
        """
        used = by_id(self.used)
        standing = []
        for page in self.printing:
            spans = self.no_longer_printed.get(page.id)
            if spans is not None:
                standing.append(_as_furniture(page, _whole_sentences_with(page, spans)))
            elif page.id in used:
                standing.append(page)
        return tuple(standing)

    @cached_property
    def no_longer_printed(self) -> Mapping[str, Passages]:
        """Returns, for each older revision, the sentences that the newest one does not print. One
        whose newest revision was set aside is left out."""
        newest = newest_states({report.id: report.revision_of for report in self.reports})
        no_longer_printed = {}
        for page in self.printing:
            today = self.printed.get(newest.get(page.id, ""))
            if today is None:
                continue
            spans = []
            for sentence, span in printed_places(page.report):
                if sentence not in today:
                    spans.append(span)
            no_longer_printed[page.id] = tuple(spans)
        return no_longer_printed

    @cached_property
    def statements_on_pages(self) -> tuple[Statement, ...]:
        """Returns the statements, each with whether its page still prints it."""
        statements = []
        for statement in self.statements:
            gone = self.no_longer_printed.get(statement.report)
            if gone is not None:
                on_page = OnPage.GONE if statement.quote.meets(gone) else OnPage.REPEATED
                statement = replace(statement, on_page=on_page)
            statements.append(statement)
        return tuple(statements)

    @cached_property
    def printed(self) -> Mapping[str, Printed]:
        """Returns the sentences of each report."""
        return {page.id: printed_sentences(page.report) for page in self.printing}

    @cached_property
    def reprints(self) -> tuple[Reprint, ...]:
        """Returns what reports have otherwise than a report whose text they print."""
        return find_print_changes(reports_in(self.printing), self.printed)

    @cached_property
    def english(self) -> _Pages:
        """Returns those of them that are in English, the only language that the program itself
        reads."""
        return _in_english(self.used)

    @cached_property
    def evidence(self) -> OriginEvidence:
        """Returns what is known of where its reports have their words."""
        return know(self.copies, self.reports)

    @cached_property
    def counter(self) -> OriginCounter:
        """Returns what counts reports and origins in this story."""
        return OriginCounter(group_lines(self.evidence, reports_in(self.used)))


def reports_in(pages: Pages) -> Reports:
    """Returns the reports of these pages."""
    return tuple(page.report for page in pages)


def _in_english(pages: Pages) -> _Pages:
    return tuple(page for page in pages if page.read_whole)


def prepare_story(
    annotated: Pages,
    decisions: Decisions = (),
    *,
    stages: Stages | None = None,
) -> Prepared:
    """Finds copies, anchors, dates, names and statements of one story. A decision is obeyed at the
    stage that it is about. `decisions` are those in force."""
    stages = stages or Stages()
    run = stages.run
    credited = run(Stage.PAGES, tuple(annotated), credit_pages, tuple(annotated), decisions)
    lineage = run(Stage.COPIES, Lineage(), trace_lineage, reports_in(credited), stages.known)
    copied = copied_text(lineage.copies)
    resolved = run(Stage.DATES, ResolvedDates({}, ()), resolve_dates, credited, copies=copied)
    pages = tuple(replace(page, report=resolved.anchored(page.report)) for page in credited)
    anchored = reports_in(pages)
    places = here(anchored)
    names = run(Stage.NAMES, (), join_names, pages, constraints=name_constraints(decisions, places))
    extracted = run(Stage.STATEMENTS, (), extract_statements, _in_english(pages), names=names)
    decided, refused = run(
        Stage.SPEAKERS, (extracted, {}), obey_statements, extracted, decisions, pages, names
    )
    listed = list_copies(lineage.copies, anchored)
    aside = _set_aside_in(pages, decisions=decisions, places=places)
    return Prepared(
        annotated=pages,
        copies=lineage.copies,
        listed_copies=listed,
        dates=tuple(date for date in resolved.dates if aside.leaves(date.span)),
        times=resolved.times,
        names=names,
        statements=tuple(statement for statement in decided if aside.leaves(statement.quote)),
        there=places,
        set_aside=aside.reports,
        prints=lineage.prints,
        aside=aside.sentences,
        refused=refused,
    )


@dataclass(frozen=True, slots=True)
class _SetAside:
    """What somebody set aside of a story: whole reports, by their ids, and whole sentences."""

    reports: frozenset[str]
    sentences: Passages

    def leaves(self, *spans: Span) -> bool:
        """Whether none of these words was set aside."""
        in_reports = any(span.report in self.reports for span in spans)
        return not in_reports and not some_meet(spans, self.sentences)


def _set_aside_in(pages: Pages, decisions: Decisions, places: Here) -> _SetAside:
    return _SetAside(
        reports=reports_set_aside(decisions, places),
        sentences=sentences_set_aside(decisions, placement=places, annotated=pages),
    )


def sentences_set_aside(
    decisions: Decisions, placement: Here, annotated: Iterable[Annotations]
) -> Passages:
    """Returns the whole sentences that somebody decided to set aside."""
    pages = by_id(annotated)
    spans_set_aside = []
    for decision in decisions:
        if decision.what is DecisionKind.SET_ASIDE_SENTENCE:
            words = chain(*decision.sides)
            for span in dict.fromkeys((*placement.words(words), *placement.spans(decision))):
                page = pages[span.report]
                spans_set_aside += _whole_sentences_with(page, [span]) or [
                    page.report.span(*page.sentence_of(span))
                ]
        elif decision.what is DecisionKind.SET_ASIDE_REPORT:
            for ident in placement.reports(decision):
                spans_set_aside += still_printed(placement.newest(ident), placement.by_id[ident])
    return tuple(spans_set_aside)


def _whole_sentences_with(page: Annotations, spans: Stretches) -> list[Span]:
    """Returns the whole sentences that have some of these words."""
    sentences = whole_sentences(page) if spans else ()
    return [sentence.quote for sentence in sentences if sentence.quote.meets(spans)]


def _as_furniture(page: Annotations, spans_set_aside: Stretches) -> Annotations:
    """Returns the report with these sentences as furniture. If the headline is among them, it is no
    title."""
    if not spans_set_aside:
        return page
    report = page.report
    furniture = list(report.furniture)
    title = report.title
    for span in spans_set_aside:
        furniture.append(report.furniture_span(span.start, span.end, "set aside"))
        if span.line == report.title:
            title = None
    changed = replace(report, furniture=tuple(furniture), title=title)
    return replace(page, report=changed, aside=(*page.aside, *spans_set_aside))


def credit_pages(annotated: Pages, decisions: Decisions = ()) -> _Pages:
    """Returns the reports with those wire services that only several of them together tell, without
    items of other stories, and as people mended them."""
    credited = credit_wires(reports_in(annotated))
    credited = mended_reports(credited, decisions)
    pages = zip(annotated, credited, strict=True)
    return mark_other_items([replace(page, report=report) for page, report in pages])
