"""The first half of a story: the stages before its points (`prepare_story`), and where the answers
of rows stand in it (`place_in`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.authored.edit_rows import named
from rashomon.authored.hold_rows import by_texts, row_id
from rashomon.authored.make_constraints import constraints_of
from rashomon.authored.make_judgement import names_by_model
from rashomon.authored.outcomes import Findings
from rashomon.authored.targets import find_again, passages_in
from rashomon.comparing.stage_border import EVERY, Stages
from rashomon.corrections.apply_corrections import (
    of_whole_statements,
    repair_statements,
    with_speakers,
)
from rashomon.corrections.prove_corrections import (
    NO_CORRECTIONS,
    NO_STATEMENT,
    RefusedCorrection,
    proved_corrections,
    proved_names,
)
from rashomon.dates.resolve import resolve_dates, with_as_of, with_days
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.copy import Copy, copied_text
from rashomon.model.date import Date
from rashomon.model.judgement import Judgement
from rashomon.model.name import Name
from rashomon.model.point import Account
from rashomon.model.report import Report
from rashomon.model.row import PlacedRows, Repairs, Row
from rashomon.model.statement import Statement
from rashomon.names.join_names import join_names, marked
from rashomon.parsing.parse import parsed_again
from rashomon.passages.sentences import whole_sentences
from rashomon.reports.frame.furniture import repair_furniture
from rashomon.reports.outlets.wires import credit_wires
from rashomon.reports.page_dates import settle_days
from rashomon.rows.place_rows import place_rows
from rashomon.rows.row_file import WHOLE_HASH, written_rows
from rashomon.statements.extract import extract_statements
from rashomon.text.parsed_report import Annotations


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story's reports with everything that is known before its points.

    `machine`: what the program alone makes of it, where people judged otherwise; `excluded`:
    reports that people set aside; `refused`: an author's corrections that the reports do not bear;
    `corrections`: those that stand, as a rows file.
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
    stages: Stages = EVERY,
) -> Prepared:
    """Computes copies, anchors, dates, names and statements of one story.

    `repairs`: corrections by a language model, which people's judgements override; `stages`: which
    of them run.
    """
    read_from = [a.report for a in annotated]
    called = constraints_of(find_again(judgements, passages_in(read_from), read_from)).outlets
    outlets = {report.id: report.outlet for report in read_from}
    named_so = [
        replace(a, report=replace(a.report, outlet=called[a.report.id]))
        if a.report.id in called
        else a
        for a in annotated
    ]
    mended = [parsed_again(a, repair_furniture(a.report, repairs)) for a in named_so]
    found = [a.report for a in mended]
    credited = stages.run(
        "page days and agencies", lambda: settle_days(credit_wires(found)), tuple(found)
    )
    mended = [replace(a, report=report) for a, report in zip(mended, credited, strict=True)]
    copies = stages.run("copies", lambda: tuple(trace_lineage(credited)), ())
    copied = copied_text(copies)
    resolved = stages.run(
        "dates", lambda: resolve_dates(mended, copies=copied), resolve_dates((), copies=())
    )
    anchored = [replace(a, report=resolved.anchored(a.report)) for a in mended]
    reports = [a.report for a in anchored]
    judgements = find_again(judgements, passages_in(reports, dates=resolved.dates), reports)
    own = constraints_of(judgements).names
    joined = stages.run(
        "names",
        lambda: proved_names(repairs, lambda: join_names(anchored, given=own)),
        NO_CORRECTIONS,
    )
    repairs = joined.repairs
    by_model = names_by_model(repairs, judgements)
    given, alone = constraints_of((*by_model, *judgements)), constraints_of(by_model)
    names = stages.run(
        "names", lambda: marked(join_names(anchored, given=given.names), repairs), ()
    )
    dates = with_days(resolved.dates, given.days)
    read = [a for a in anchored if a.read_whole]
    extracted = stages.run("statements", lambda: extract_statements(read, names=names), ())
    whole, of_none = of_whole_statements(repairs.statements if repairs else (), extracted, names)
    repairs = repairs and replace(repairs, statements=whole)
    added = {one.words for one in repairs.added} if repairs else set()
    of_none = tuple(one for one in of_none if one.words not in added)
    proved = stages.run(
        "corrections",
        lambda: proved_corrections(repairs, extracted, anchored, names),
        NO_CORRECTIONS,
    )
    if repairs is not None and proved.repairs is None:  # refused as a whole
        return replace(prepare_story(annotated, judgements, stages=stages), refused=proved.refused)
    said = stages.run(
        "corrections",
        lambda: repair_statements(extracted, proved.repairs, names, reports),
        extracted,
    )
    speakers = constraints_of(
        find_again(judgements, passages_in(reports, statements=said), reports)
    ).speakers
    statements = stages.run(
        "speakers",
        lambda: with_as_of(with_speakers(said, speakers, names, reports), dates=dates),
        said,
    )
    same = given.names == alone.names or "names" in stages.without
    by_machine = names if same else marked(join_names(anchored, given=alone.names), repairs)
    return Prepared(
        annotated=tuple(anchored),
        copies=tuple(copies),
        dates=dates,
        names=names,
        statements=statements,
        machine=Findings(by_machine, said, resolved.dates, outlets=outlets),
        excluded=given.excluded & {report.id for report in reports},
        refused=(
            *joined.refused,
            *(
                RefusedCorrection(NO_STATEMENT, one.words.report, one.words.quote)
                for one in of_none
            ),
            *proved.refused,
        ),
        corrections=_written(proved.repairs, reports),
    )


def _written(repairs: Repairs | None, reports: Sequence[Report]) -> str | None:
    """The corrections as a rows file, None where there are none."""
    if repairs is None or repairs == Repairs(repairs.by):
        return None
    return written_rows(repairs.by, (), repairs, reports, digits=WHOLE_HASH)


def with_row_ids(known: Prepared, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Returns the rows; one that was never kept gets its id, by the texts that it quotes."""
    hashes = {a.report.id: a.report.sha256 for a in known.annotated}

    def identified(row: Row) -> Row:
        elsewhere = {span.report: span.report for span in row.spans()}
        return row if row.id else replace(row, id=row_id(by_texts(row, elsewhere | hashes)))

    return named(map(identified, rows))


def place_in(known: Prepared, rows: Sequence[Row]) -> PlacedRows:
    """Returns the rows with their accounts in the reports that count."""
    named_rows = with_row_ids(known, rows)
    return place_rows(
        named_rows,
        known.used(),
        names=known.names,
        statements=known.statements,
        dates=known.dates,
    )


def renamed_accounts(
    judgements: Sequence[Judgement], accounts: Sequence[Account], known: Prepared
) -> tuple[Judgement, ...]:
    """Returns the judgements with the current names of accounts, statements, dates and reports in
    this story."""
    reports = [a.report for a in known.annotated]
    sentences = (one.quote for page in known.annotated for one in whole_sentences(page))
    there = passages_in(
        reports,
        statements=known.machine.statements,
        dates=known.machine.dates,
        accounts=accounts,
        sentences=sentences,
    )
    return find_again(judgements, there, reports)
