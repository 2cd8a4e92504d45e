"""The first half of a story (`prepare_story`): what is known of its reports before its points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.authored.make_constraints import (
    excluded_reports,
    given_days,
    given_outlets,
    given_speakers,
    name_constraints,
)
from rashomon.authored.outcomes import Findings
from rashomon.authored.targets import find_again, passages_in
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.corrections.apply_corrections import correct_statements, with_speakers
from rashomon.corrections.prove_corrections import NO_CORRECTIONS, RefusedCorrection
from rashomon.dates.resolve import ResolvedDates, resolve_dates, with_as_of, with_days
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.copy import Copy, copied_text
from rashomon.model.date import Date
from rashomon.model.judgement import Judgement
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.row import AuthoredVariant, Repairs
from rashomon.model.statement import Statement
from rashomon.names.join_names import join_names
from rashomon.reports.outlets.wires import credit_wires
from rashomon.reports.page_dates import settle_days
from rashomon.rows.row_file import WHOLE_HASH, written_rows
from rashomon.statements.extract import extract_statements
from rashomon.text.parsed_report import Annotations


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story's reports with everything that is known before its points.

    `machine`: what the program alone makes of it, where people judged otherwise; `excluded`:
    reports that people set aside; `refused`: an author's corrections that the reports do not bear;
    `corrections`: those that stand, as a rows file; `variants`: what an author says that reports
    give differently.
    """

    annotated: tuple[Annotations, ...]
    copies: tuple[Copy, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    statements: tuple[Statement, ...]
    machine: Findings
    excluded: frozenset[str] = frozenset()
    refused: tuple[RefusedCorrection, ...] = ()
    corrections: str | None = None
    variants: tuple[AuthoredVariant, ...] = ()

    def reports(self) -> tuple[Report, ...]:
        """Returns the reports."""
        return tuple(a.report for a in self.annotated)

    def used(self) -> tuple[Annotations, ...]:
        """Returns the reports whose accounts count."""
        return tuple(a for a in self.annotated if a.report.id not in self.excluded)

    def english(self) -> tuple[Annotations, ...]:
        """Returns those of them in English, the only language that the program itself reads."""
        return tuple(a for a in self.used() if a.read_whole)


def prepare_story(
    annotated: Sequence[Annotations],
    judgements: Sequence[Judgement] = (),
    *,
    repairs: Repairs | None = None,
    stages: Stages | None = None,
) -> Prepared:
    """Computes copies, anchors, dates, names and statements of one story.

    `repairs`: corrections by an author, which people's judgements override. A correction or a
    judgement enters at its own stage.
    """
    run = (stages or Stages()).run
    given = [a.report for a in annotated]
    of_reports = find_again(judgements, passages_in(given), given)

    called = _called(annotated, given_outlets(of_reports))
    credited = run(Stage.PAGES, called, credit_pages, called)
    copies = run(Stage.COPIES, (), trace_lineage, tuple(a.report for a in credited))
    resolved = run(
        Stage.DATES, ResolvedDates({}, ()), resolve_dates, credited, copies=copied_text(copies)
    )
    anchored = tuple(replace(a, report=resolved.anchored(a.report)) for a in credited)
    reports = [a.report for a in anchored]
    of_days = find_again(judgements, passages_in(reports, dates=resolved.dates), reports)
    dates = with_days(resolved.dates, given_days(of_days))

    def names_under(*decided: Judgement) -> tuple[Name, ...]:
        return run(Stage.NAMES, (), join_names, anchored, given=name_constraints(decided))

    names, by_machine = names_under(*judgements), names_under()
    read = tuple(a for a in anchored if a.read_whole)
    extracted = run(Stage.STATEMENTS, (), extract_statements, read, names=names)
    said, proved = run(
        Stage.CORRECTIONS,
        (extracted, NO_CORRECTIONS),
        correct_statements,
        repairs,
        extracted,
        anchored,
        names,
    )
    of_statements = find_again(judgements, passages_in(reports, statements=said), reports)
    speakers = given_speakers(of_statements)
    spoken = run(Stage.SPEAKERS, said, with_speakers, said, speakers, names, reports)
    statements = run(Stage.SPEAKERS, spoken, with_as_of, spoken, dates=dates)
    return Prepared(
        annotated=anchored,
        copies=copies,
        dates=dates,
        names=names,
        statements=statements,
        machine=Findings(
            by_machine, said, resolved.dates, outlets={one.id: one.outlet for one in given}
        ),
        excluded=excluded_reports(of_reports) & {report.id for report in reports},
        refused=proved.refused,
        corrections=_written(proved.repairs, reports),
        variants=proved.repairs.variants if proved.repairs else (),
    )


def _called(
    annotated: Sequence[Annotations], outlets: Mapping[str, str]
) -> tuple[Annotations, ...]:
    """The reports under the outlets that people gave them, by id."""
    return tuple(
        replace(a, report=replace(a.report, outlet=outlets[a.report.id]))
        if a.report.id in outlets
        else a
        for a in annotated
    )


def credit_pages(annotated: Sequence[Annotations]) -> tuple[Annotations, ...]:
    """Returns the reports with the wire services and page days that only several of them tell."""
    credited = settle_days(credit_wires([a.report for a in annotated]))
    return tuple(replace(a, report=report) for a, report in zip(annotated, credited, strict=True))


def _written(repairs: Repairs | None, reports: Sequence[Report]) -> str | None:
    """The corrections as a rows file, None where there are none."""
    if repairs is None or repairs == Repairs(repairs.by):
        return None
    return written_rows(repairs.by, (), repairs, reports, digits=WHOLE_HASH)
