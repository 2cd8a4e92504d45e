"""The rows file of what authors made in a ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.authored.hold_rows import by_texts, hold_rows
from rashomon.authored.judged_rows import row_of_point
from rashomon.comparing.rows_of_file import corrected_in, homes_in, prove_file
from rashomon.errors import StopError
from rashomon.model.judgement import STANCE, WORDING
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import is_person
from rashomon.model.point import Account, Point
from rashomon.model.report import Report
from rashomon.model.row import (
    Row,
)
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.model_reading.reply_corrections import together
from rashomon.rows.row_file import (
    WHOLE_HASH,
    ProvedRows,
    RowsFile,
    read_rows_file,
    written_rows,
)

NOBODY = "nobody wrote a row of it: compare --model or --rows, or the verb rows, bring them"


def rows_in(story: Story, reports: Sequence[Report]) -> str:
    """Returns the rows file of what authors made in a story of a ledger; "" if nothing.

    Wording and stance are those from before people judged otherwise, which judgements do again.
    """
    had = {
        (one, j.field): j.before
        for j in story.judgements
        if j.is_obeyed()
        for one in j.target
        if j.before
    }
    texts = {report.id: report.sha256 for report in reports if report.id in story.reports}
    report_of = {one.id: one.report for passage in story.passages for one in passage.sentences}
    rows = []
    for point in story.points:
        row = _row_of(point, had)
        if row is not None:
            later = {report_of[one] for one in point.beside or ()}
            rows.append(
                replace(
                    row, seen=tuple(sorted(sha for one, sha in texts.items() if one not in later))
                )
            )
    repairs = corrected_in(story, reports)
    by = next((row.by for row in rows), None) or (repairs.by if repairs else None)
    if by is None:
        return ""
    return written_rows(by, rows, repairs, reports, digits=WHOLE_HASH)


def beside(ledger: Ledger, rows: ProvedRows) -> RowsFile:
    """Returns these rows and corrections with those that a ledger has, as one rows file."""
    return read_rows_file(_written_together([*_proved_of(ledger), rows], ledger.reports))


def rows_listed(ledger: Ledger) -> str:
    """Returns the rows file of what authors made in a ledger. Raises StopError if there is
    nothing."""
    there = list(_proved_of(ledger))
    if not there:
        raise StopError(NOBODY)
    return _written_together(there, ledger.reports)


def _proved_of(ledger: Ledger) -> Iterator[ProvedRows]:
    """What authors made in each story of a ledger."""
    for story in ledger.stories:
        if text := rows_in(story, ledger.reports):
            yield prove_file(read_rows_file(text), ledger.reports, homes_in(ledger))


def _written_together(parts: Sequence[ProvedRows], reports: Sequence[Report]) -> str:
    """The rows file of all of these, by the author of the last: rows join those of their authors as
    in a store."""
    parts_repairs = [one.repairs for one in parts if one.repairs]
    repairs = together(parts_repairs) if parts_repairs else None
    hashes = {report.id: report.sha256 for report in reports}
    every, rows = tuple(sorted(set(hashes.values()))), tuple[Row, ...]()
    for part in parts:
        new = [
            replace(by_texts(row, hashes), seen=every if row.seen is None else row.seen)
            for row in part.rows
        ]
        rows = hold_rows(rows, new)
    names = {sha: report for report, sha in sorted(hashes.items(), reverse=True)}
    here = [by_texts(row, names) for row in rows]
    return written_rows(parts[-1].by, here, repairs, reports, digits=WHOLE_HASH)


def _row_of(point: Point, had: Mapping[tuple[str, str], str]) -> Row | None:
    """The row of a point that somebody made; `had`: by target and field what people changed in
    it."""
    accounts = [account for account in point.accounts if account.by]
    if not accounts:
        return None
    by = point.by or accounts[0].by or ""
    had = {} if is_person(by) else had
    if not is_person(by):  # units and days are read from the words again
        accounts = [_as_written(account, had) for account in accounts]
    worded = (words for one in accounts if (words := had.get((one.id, WORDING))))
    there = {account.version for account in accounts}
    row = row_of_point(
        replace(
            point,
            accounts=tuple(accounts),
            versions=tuple(version for version in point.versions if version.id in there),
            relations=tuple(r for r in point.relations if r.by and {r.a, r.b} <= there),
        )
    )
    own = point.question if point.question_by else ""  # else it is the program's own wording
    question = point.author_question or next(worded, own)
    return replace(row, question=question, by=by, id=point.row or "")


def _as_written(account: Account, had: Mapping[tuple[str, str], str]) -> Account:
    stance = Stance(had.get((account.id, STANCE), account.stance))
    return replace(account, stance=stance, unit=None, as_of=None)
