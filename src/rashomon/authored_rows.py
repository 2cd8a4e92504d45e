"""What authors read in stories, kept as rows files: read, kept beside a model's new reading, and written out of ledgers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rashomon.errors import StopError
from rashomon.model.judgement import OBEYED, STANCE, WORDING
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import ModelUse
from rashomon.model.partial import whole
from rashomon.model.point import Account, Point
from rashomon.model.report import Report
from rashomon.model.row import (
    AddedStatement,
    Corrected,
    CorrectedStatement,
    Repairs,
    Row,
    RowAnswer,
    RowRelation,
    RowWords,
)
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.model_reading.first_pass import merged
from rashomon.model_reading.read_story import ModelRead
from rashomon.model_reading.repair_pass import together
from rashomon.reports.frame.furniture import repair_furniture
from rashomon.rows.line_form import FileFault
from rashomon.rows.quoted_words import NO_REPORT
from rashomon.rows.row_file import (
    WHOLE_HASH,
    ProvedRows,
    RowsFile,
    of_reports,
    prove_corrections,
    prove_rows,
    read_rows_file,
    written_rows,
)
from rashomon.text.annotations import Annotations


def prove_file(file: RowsFile, reports: Sequence[Report], stories: Mapping[str, int] = MappingProxyType({})) -> ProvedRows:
    """Returns what these reports bear out of a rows file, and all its faults, by line; `stories`: which story each report is in."""
    repairs, lost = prove_corrections(file, reports)
    rows, missing = prove_rows(file, [repair_furniture(report, repairs) for report in reports], stories)
    faults = sorted((*file.faults, *lost, *missing), key=lambda fault: fault.line)
    return ProvedRows(file.by, rows, repairs, tuple(faults), file.digest)


def homes_in(ledger: Ledger) -> dict[str, int]:
    """Returns in which story of a ledger each report is, by its place."""
    return {report: n for n, story in enumerate(ledger.stories) for report in story.reports}


def read_from(file: RowsFile, stories: Sequence[Sequence[Annotations]]) -> tuple[ModelRead, ...]:
    """Returns what a rows file brings to each of these stories; the first bears what was refused of the file."""
    reports = {a.report.id: whole(a.report) for story in stories for a in story if a.read_whole}
    homes = {a.report.id: n for n, story in enumerate(stories) for a in story}
    proved = prove_file(file, [reports[one] for one in sorted(reports)], homes)
    parts = [proved, *(replace(proved, faults=()) for _ in stories[1:])]
    return tuple(_in_story(part, story) for part, story in zip(parts, stories, strict=True))


def _in_story(proved: ProvedRows, story: Sequence[Annotations]) -> ModelRead:
    own = of_reports(proved, [repair_furniture(a.report, proved.repairs) for a in story if a.read_whole])
    return ModelRead(own.rows, own.repairs, own.use())


@dataclass(frozen=True, slots=True)
class GoneWords:
    """Words of a row that no report holds any more, and the question that they answered."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What authors read in a story: `read` as its stages take it, `text` as a rows file to keep, "" if nothing was read."""

    read: ModelRead | None
    text: str
    gone: tuple[GoneWords, ...] = ()


def with_kept(
    read: ModelRead | None,
    kept: Sequence[str],
    story: Sequence[Annotations],
    *,
    use: ModelUse | None = None,
    lost_texts: frozenset[str] = frozenset(),
) -> KeptReading:
    """Returns what authors read in a story, now and before.

    `read`: what a model read now; it replaces what the same model read before where every request was answered, else
    it only adds. `kept`: rows files of before; `use`: the model's part in them; `lost_texts`: hashes of texts that are
    gone for good.
    """
    reports = [whole(a.report) for a in story if a.read_whole]
    files = [read_rows_file(text) for text in dict.fromkeys(kept) if text]
    proved = [prove_file(file, reports) for file in files]
    rows = _joined([row for one in proved for row in one.rows])
    told = [one.repairs for one in proved if one.repairs]
    repairs = together(told) if told else None
    gone = [one for file, found in zip(files, proved, strict=True) for one in _gone(file, found.faults, lost_texts)]
    if read is not None and _is_whole(read):
        by = read.use.by if read.use else ""
        rows = [*read.rows, *(row for row in rows if row.by != by)]
        repairs = read.repairs or (repairs if repairs and repairs.by != by else None)
        use, gone = read.use, []
    elif read is not None:
        quoted = {span for row in rows for span in _spans(row)}
        use = use if rows or repairs else read.use
        rows = [*rows, *(row for row in read.rows if quoted.isdisjoint(_spans(row)))]
        repairs = repairs or read.repairs
    if not rows and not repairs:
        return KeptReading(read, "", tuple(gone))
    by = repairs.by if repairs else rows[0].by
    mended = [repair_furniture(report, repairs) for report in reports]
    text = written_rows(by, rows, repairs, reports, mended=mended, digits=WHOLE_HASH)
    found = _in_story(ProvedRows(by, tuple(rows), repairs, digest=read_rows_file(text).digest), story)
    return KeptReading(replace(found, use=use or found.use), text, tuple(gone))


def texts_in(text: str) -> frozenset[str]:
    """Returns the hashes of the texts that a rows file quotes."""
    return frozenset(read_rows_file(text).reports.values())


def _is_whole(read: ModelRead) -> bool:
    """Whether a model answered everything that it was asked."""
    passes = read.use.passes if read.use else ()
    return any(one.asked for one in passes) and all(one.asked == one.answered for one in passes)


def _spans(row: Row) -> frozenset[Span]:
    return frozenset(told.span for answer in row.answers for told in answer.told)


def _gone(file: RowsFile, faults: Sequence[FileFault], lost_texts: frozenset[str]) -> Iterator[GoneWords]:
    """Words that are in no report, not those that are in a report of another story."""
    told = {(fault.line, fault.report, fault.words): fault for fault in faults if fault.words}
    for row in file.rows:
        for quoted in (one for answer in row.answers for one in answer.quoted):
            fault = told.get((quoted.line, quoted.report, quoted.words))
            if fault and (fault.reason != NO_REPORT or file.reports.get(quoted.report) in lost_texts):
                yield GoneWords(row.question, quoted.words)


def _joined(rows: Sequence[Row]) -> list[Row]:
    """The rows; two parts of one row, which was in two stories for a time, become one again."""
    out: list[Row] = []
    for row in rows:
        at = next((n for n, held in enumerate(out) if _is_one_row(held, row)), None)
        if at is None:
            out.append(row)
        else:
            out[at] = _merged(out[at], row)
    return out


def _is_one_row(one: Row, other: Row) -> bool:
    if (one.question, one.kind, one.by) != (other.question, other.kind, other.by):
        return False
    values = {answer.number: answer.value for answer in one.answers}
    return all(values.get(answer.number, answer.value) == answer.value for answer in other.answers)


def _merged(one: Row, other: Row) -> Row:
    """One row of two parts of it, words that both have once."""
    whole_row = merged(one, other)
    answers = (replace(answer, told=tuple(dict.fromkeys(answer.told))) for answer in whole_row.answers)
    return replace(whole_row, answers=tuple(answers))


def rows_in(story: Story, reports: Sequence[Report]) -> str:
    """Returns the rows file of what authors made in a story of a ledger; "" if nothing.

    What was only taken away (no name, no statement, furniture) has left no trace in a ledger. Wording and stance are
    those from before people judged otherwise, which judgements do again.
    """
    had = {(one, j.field): j.before for j in story.judgements if j.outcome == OBEYED for one in j.target if j.before}
    rows = [row for point in story.points if (row := _row_of(point, had))]
    by = next((row.by for row in rows), None) or next((one.by for one in story.statements if one.by), None)
    if by is None:
        return ""
    repairs = _repairs_of(story, {report.id: report for report in reports}, by)
    return written_rows(by, rows, repairs, reports, digits=WHOLE_HASH)


def beside(ledger: Ledger, rows: ProvedRows) -> RowsFile:
    """Returns these rows and corrections with those that a ledger has, as one rows file."""
    return read_rows_file(_written_together([*_proved_of(ledger), rows], ledger.reports))


def rows_told(ledger: Ledger) -> str:
    """Returns the rows file of what authors made in a ledger. Raises StopError if there is nothing."""
    there = list(_proved_of(ledger))
    if not there:
        raise StopError("nobody wrote a row of it: compare --model or --rows, or the verb rows, bring them")
    return _written_together(there, ledger.reports)


def _proved_of(ledger: Ledger) -> Iterator[ProvedRows]:
    """What authors made in each story of a ledger."""
    for story in ledger.stories:
        if text := rows_in(story, ledger.reports):
            yield prove_file(read_rows_file(text), ledger.reports, homes_in(ledger))


def _written_together(parts: Sequence[ProvedRows], reports: Sequence[Report]) -> str:
    """The rows file of all of these, by the author of the last; rows that are the same stand once."""
    told = [one.repairs for one in parts if one.repairs]
    repairs = together(told) if told else None
    rows = dict.fromkeys(row for one in parts for row in one.rows)
    mended = [repair_furniture(report, repairs) for report in reports]
    return written_rows(parts[-1].by, list(rows), repairs, reports, mended=mended, digits=WHOLE_HASH)


def _row_of(point: Point, had: Mapping[tuple[str, str], str]) -> Row | None:
    """The row of a point that somebody made; `had`: by target and field what people changed in it."""
    by = point.by or next((account.by for account in point.accounts if account.by), None)
    if by is None:
        return None
    number = {version.id: n for n, version in enumerate(point.versions, 1)}
    answers = []
    for version in point.versions:
        mine = [account for account in point.accounts if account.version == version.id and account.by]
        told = dict.fromkeys(RowWords(account.quote, _stance_of(account, had)) for account in mine)
        if mine:
            first = mine[0]
            value = version.value or first.value or ""
            answers.append(RowAnswer(number[version.id], value, tuple(told), first.low, first.high))
    kept = {answer.number for answer in answers}
    given = [RowRelation(number[r.a], number[r.b], r.kind) for r in point.relations if r.by]
    relations = tuple(r for r in given if {r.a, r.b} <= kept)
    worded = next((words for account in point.accounts if (words := had.get((account.id, WORDING)))), None)
    own = worded or (point.question if point.question_by else "")  # else it is the program's own wording
    question = point.author_question or own
    return Row(question, point.kind, tuple(answers), relations, by) if answers else None


def _stance_of(account: Account, had: Mapping[tuple[str, str], str]) -> Stance | None:
    stance = Stance(had.get((account.id, STANCE), account.stance))
    return None if stance is Stance.ASSERTS else stance


def _repairs_of(story: Story, reports: dict[str, Report], by: str) -> Repairs:
    mine = [one for one in story.statements if one.by and one.report in reports]
    told = [(one, _speaker_in(one, reports[one.report], story)) for one in mine]
    return Repairs(
        by,
        tuple(CorrectedStatement(one.quote, None, Corrected(who, one.stance)) for one, who in told),
        tuple(AddedStatement(one.quote, who or None, one.stance) for one, who in told),
        same=tuple((join.a, join.b) for name in story.names for join in name.joins if join.by),
        kinds={spelling: name.kind for name in story.names if name.by for spelling in name.spellings},
    )


def _speaker_in(statement: Statement, report: Report, story: Story) -> str | None:
    """The speaker in words of the report, "" for nobody; None where the report has no words for them."""
    who = statement.speaker or ""
    if not who or who.removeprefix("unnamed ") in report.text:
        return who
    name = next((name for name in story.names if name.id == statement.speaker_name), None)
    here = [mention.quote for mention in name.mentions if mention.report == report.id] if name else []
    return max(here, key=len) if here else None
