"""What a rows file brings to stories: its rows and corrections, as far as their reports bear them
out, and what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType

from rashomon.authored.hold_rows import with_words
from rashomon.corrections.prove_corrections import NOT_TAKEN
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import is_person
from rashomon.model.point import LostWords
from rashomon.model.report import Report
from rashomon.model.row import (
    AddedStatement,
    Corrected,
    CorrectedStatement,
    Repairs,
    Row,
    RowWords,
)
from rashomon.model.story import Story
from rashomon.model_reading.read_story import ModelRead
from rashomon.rows.line_form import FileFault
from rashomon.rows.row_file import (
    ProvedRows,
    RowsFile,
    of_reports,
    prove_corrections,
    prove_rows,
    read_rows_file,
    statement_lines,
)
from rashomon.text.parsed_report import Annotations

NO_TEXT = "the report that held them is not here any more"
_WHOLE = 'copy the words of a statement of the ledger; of "SPEAKER" tells two apart'


def prove_file(
    file: RowsFile, reports: Sequence[Report], stories: Mapping[str, int] = MappingProxyType({})
) -> ProvedRows:
    """Returns what these reports bear out of a rows file, and all its faults, by line; `stories`:
    which story each report is in."""
    repairs, lost = prove_corrections(file, reports)
    rows, missing = prove_rows(file, reports, stories)
    faults = sorted((*file.faults, *lost, *missing), key=lambda fault: fault.line)
    return ProvedRows(file.by, rows, repairs, tuple(faults), file.digest)


def homes_in(ledger: Ledger) -> dict[str, int]:
    """Returns in which story of a ledger each report is, by its place."""
    return {report: n for n, story in enumerate(ledger.stories) for report in story.reports}


def read_from(file: RowsFile, stories: Sequence[Sequence[Annotations]]) -> tuple[ModelRead, ...]:
    """Returns what a rows file brings to each of these stories; the first bears what was refused of
    the file."""
    reports = {a.report.id: a.report for story in stories for a in story}
    homes = {a.report.id: n for n, story in enumerate(stories) for a in story}
    proved = prove_file(file, [reports[one] for one in sorted(reports)], homes)
    proved = replace(proved, rows=_with_lost(file, proved, tuple(reports.values())))
    parts = [proved, *(replace(proved, faults=()) for _ in stories[1:])]
    return tuple(_in_story(part, story) for part, story in zip(parts, stories, strict=True))


def _in_story(proved: ProvedRows, story: Sequence[Annotations]) -> ModelRead:
    own = of_reports(proved, [a.report for a in story])
    return ModelRead(own.rows, own.repairs, own.use())


def read_before(read: ModelRead, story: Sequence[Annotations]) -> ModelRead:
    """Returns of a reading what the story's reports still bear out, if they have changed since it
    was made."""
    texts = {a.report.id: a.report.text for a in story}

    def here(words: RowWords) -> tuple[RowWords, ...]:
        span = words.span
        return (words,) if texts.get(span.report, "")[span.start : span.end] == span.quote else ()

    rows = (with_words(row, here) for row in read.rows)
    proved = ProvedRows("", tuple(row for row in rows if row.answers), read.repairs)
    return replace(_in_story(proved, story), use=read.use)


def _with_lost(file: RowsFile, proved: ProvedRows, reports: Sequence[Report]) -> tuple[Row, ...]:
    """The file's rows with the words of texts that are gone; a person's alone, as nothing proves
    that they ever stood there."""
    gone = {
        label
        for label, sha in file.reports.items()
        if not any(r.sha256.startswith(sha) for r in reports)
    }
    kept = {
        (fault.line, fault.report, fault.words) for fault in proved.faults if fault.report in gone
    }
    lost: dict[tuple[str, str], list[LostWords]] = {}
    for row in file.rows:
        by = row.says.by or file.by
        quoted = (one for answer in row.answers for one in answer.quoted if is_person(by))
        words = [one for one in quoted if (one.line, one.report, one.words) in kept]
        lost.setdefault((by, row.says.question), []).extend(
            LostWords(q.report, q.words, NO_TEXT) for q in words
        )
    return tuple(
        replace(row, lost=tuple(lost.get((row.by, row.question), ()))) for row in proved.rows
    )


def faults_in(file: RowsFile, proved: ProvedRows, made: Ledger) -> tuple[FileFault, ...]:
    """Returns the faults of a file, by line, with the lines about statements that have changed
    nothing in this ledger."""
    stands = _standing(made)
    faults = list(proved.faults)
    for number, given in statement_lines(file, made.reports):
        if not stands(given):
            words = given.words
            faults.append(FileFault(number, NOT_TAKEN, _WHOLE, words.report, words.quote))
    return tuple(sorted(faults, key=lambda fault: fault.line))


def borne_out(read: ModelRead, made: Ledger) -> ModelRead:
    """Returns a reading without the corrections of statements that have changed nothing in this
    ledger, which was made with it."""
    if read.repairs is None:
        return read
    stands, had = _standing(made), read.repairs
    left = replace(
        had,
        statements=tuple(filter(stands, had.statements)),
        added=tuple(filter(stands, had.added)),
    )
    return replace(read, repairs=None if left == Repairs(had.by) else left)


def corrected_in(story: Story, reports: Sequence[Report]) -> Repairs | None:
    """Returns what the ledger says that authors corrected in a story."""
    return (
        prove_corrections(read_rows_file(story.corrections), reports)[0]
        if story.corrections
        else None
    )


def _standing(made: Ledger) -> Callable[[CorrectedStatement | AddedStatement], bool]:
    """Returns what tells whether a correction of a statement stands in a ledger."""
    corrected = [corrected_in(story, made.reports) for story in made.stories]
    taken = [one for repairs in corrected if repairs for one in repairs.statements]
    said = {(one.quote, one.stance) for story in made.stories for one in story.statements}

    def stands(given: CorrectedStatement | AddedStatement) -> bool:
        if isinstance(given, AddedStatement):
            return (given.words, given.stance) in said
        return any(_is_in(given, other) for other in taken)

    return stands


def _is_in(one: CorrectedStatement, taken: CorrectedStatement) -> bool:
    """Whether what a line corrects is among what was taken of it."""
    near = one.words.contains(taken.words) or taken.words.contains(one.words)
    given = (f.name for f in fields(Corrected) if getattr(one.change, f.name) is not None)
    return near and all(getattr(one.change, n) == getattr(taken.change, n) for n in given)
