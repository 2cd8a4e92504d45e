"""What authors read in stories: read out of rows files, kept through new readings, and written out
of ledgers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType

from rashomon.authored.hold_rows import by_texts, hold_rows, with_elsewhere, with_words
from rashomon.authored.judged_rows import RowsJudged, row_of_point
from rashomon.corrections.apply_corrections import repair_furniture
from rashomon.corrections.prove_corrections import NOT_TAKEN
from rashomon.errors import StopError
from rashomon.model.judgement import STANCE, WORDING, Judgement
from rashomon.model.kept_row import StoredRow
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import ModelUse, digest_of, is_person
from rashomon.model.point import Account, LostWords, Point
from rashomon.model.report import Report
from rashomon.model.row import (
    AddedStatement,
    Corrected,
    CorrectedStatement,
    Repairs,
    Row,
    RowWords,
)
from rashomon.model.statement import Stance, Statement
from rashomon.model.story import Story
from rashomon.model_reading.read_story import ModelRead
from rashomon.model_reading.repair_pass import together
from rashomon.rows.line_form import FileFault
from rashomon.rows.quoted_words import find_words, page_of
from rashomon.rows.row_file import (
    WHOLE_HASH,
    ProvedRows,
    RowsFile,
    of_reports,
    prove_corrections,
    prove_rows,
    read_rows_file,
    statement_lines,
    written_rows,
)
from rashomon.text.parsed_report import Annotations


def prove_file(
    file: RowsFile, reports: Sequence[Report], stories: Mapping[str, int] = MappingProxyType({})
) -> ProvedRows:
    """Returns what these reports bear out of a rows file, and all its faults, by line; `stories`:
    which story each report is in."""
    repairs, lost = prove_corrections(file, reports)
    rows, missing = prove_rows(
        file, [repair_furniture(report, repairs) for report in reports], stories
    )
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
    own = of_reports(proved, [repair_furniture(a.report, proved.repairs) for a in story])
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
        quoted = (
            one for answer in row.answers for one in answer.quoted if is_person(row.by or file.by)
        )
        words = [one for one in quoted if (one.line, one.report, one.words) in kept]
        lost.setdefault((row.by or file.by, row.question), []).extend(
            LostWords(q.report, q.words, NO_TEXT) for q in words
        )
    return tuple(
        replace(row, lost=tuple(lost.get((row.by, row.question), ()))) for row in proved.rows
    )


NOBODY = "nobody wrote a row of it: compare --model or --rows, or the verb rows, bring them"
NO_TEXT = "the report that held them is not here any more"
AS_FURNITURE = "the program takes them for furniture of the page, by what other pages hold"


@dataclass(frozen=True, slots=True)
class StoryPages:
    """The reports of a story in which kept words are looked for. `gone`: hashes of texts that no
    report of the store has any more."""

    reports: tuple[Report, ...]
    gone: frozenset[str] = frozenset()

    def found(self, words: RowWords, name: str) -> RowWords | LostWords | None:
        """Returns kept words where the story has them, else what became of them; None if another
        story has them."""
        span = words.span
        same = [
            r
            for r in self.reports
            if r.sha256 == span.report and r.text[span.start : span.end] == span.quote
        ]
        if same:
            report = min(same, key=lambda report: (report.id != name, report.id))
            return self._read(replace(words, span=report.span(span.start, span.end)), report)
        if span.report not in self.gone:
            return None
        for report in self.reports:
            later = (
                find_words(page_of(report), span.quote)
                if name and name in (report.id, report.revision_of)
                else []
            )
            if later:
                return self._read(
                    replace(words, span=min(later, key=lambda one: abs(one.start - span.start))),
                    report,
                )
        return LostWords(name, span.quote, NO_TEXT)

    def _read(self, words: RowWords, report: Report) -> RowWords | LostWords:
        start, end = words.span.start, words.span.end
        if report.is_furniture(start, end):
            return LostWords(report.id, words.span.quote, AS_FURNITURE)
        return words


def story_pages(
    story: Sequence[Report], repairs: Repairs | None, gone: frozenset[str] = frozenset()
) -> StoryPages:
    """Returns the pages of a story's reports; `repairs`: corrections of what is furniture."""
    return StoryPages(tuple(repair_furniture(report, repairs) for report in story), gone)


def row_here(stored: StoredRow, pages: StoryPages) -> Row:
    """Returns a kept row as a story reads it: words of its reports, and those that are lost under
    `lost`."""
    names, lost = dict(stored.names), dict[LostWords, None]()

    def put(words: RowWords) -> tuple[RowWords, ...]:
        found = pages.found(words, names.get(words.span.report, ""))
        if isinstance(found, LostWords):
            lost[found] = None
        return (found,) if isinstance(found, RowWords) else ()

    row = with_words(stored.row, put)
    return replace(row, lost=tuple(lost))


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What authors read in a story: `read` as its stages take it, `rows` and `corrections` (texts
    by author) to keep."""

    read: ModelRead | None
    rows: tuple[StoredRow, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptBefore:
    """What a store keeps of a story: rows, corrections as texts, a model's part in them, and hashes
    of texts that are gone."""

    rows: tuple[StoredRow, ...] = ()
    corrections: tuple[str, ...] = ()
    use: ModelUse | None = None
    gone: tuple[str, ...] = ()


def with_kept(
    read: ModelRead | None,
    kept: KeptBefore,
    story: Sequence[Annotations],
    *,
    of: str = "",
    at: str = "",
) -> KeptReading:
    """Returns what authors read in a story, now and before: what is read now adds to rows that are
    kept.

    `read`: what a model read now; its corrections replace those of before where every request was
    answered. `of`, `at`: the story's id, and when it is read.
    """
    reports = [a.report for a in story]
    corrected = _corrected(read, kept.corrections, reports)
    repairs = together([corrected[by] for by in sorted(corrected)]) if corrected else None
    rows = rows_with(kept.rows, read.rows if read else (), reports, of=of, at=at)
    pages = story_pages([a.report for a in story], repairs, frozenset(kept.gone))
    here = tuple(row for one in rows if (row := row_here(one, pages)).answers or row.lost)
    texts = {
        by: written_rows(by, (), one, list(reports), digits=WHOLE_HASH)
        for by, one in corrected.items()
    }
    if not here and repairs is None:
        return KeptReading(read, rows, texts)
    by = repairs.by if repairs else here[0].by
    use = read.use if read and (_is_whole(read) or not kept.rows) else kept.use
    digest = digest_of([*(f"{one.id} {one.version}" for one in rows), *texts.values()])
    return KeptReading(
        ModelRead(here, repairs, use or ProvedRows(by, here, repairs, digest=digest).use()),
        rows,
        texts,
    )


def rows_with(
    kept: Sequence[StoredRow], read: Sequence[Row], reports: Sequence[Report], *, of: str, at: str
) -> tuple[StoredRow, ...]:
    """Returns the rows to keep of a story when these are read in its reports: changed ones as their
    next version."""
    hashes = {report.id: report.sha256 for report in reports}
    seen = tuple(sorted(set(hashes.values())))
    new = [
        replace(by_texts(row, hashes), seen=seen if row.seen is None else row.seen, lost=())
        for row in read
    ]
    before = {one.id: one for one in kept}
    return tuple(
        stored_as(row, before.get(row.id), hashes, of=of, at=at)
        for row in hold_rows([one.row for one in kept], new)
    )


def stored_as(
    row: Row, before: StoredRow | None, hashes: Mapping[str, str], *, of: str, at: str
) -> StoredRow:
    """Returns the row as it is to be stored in this story; its version grows only where it has
    changed.

    `hashes`: of the texts, by the report that has them.
    """
    if before is not None and before.row == row:
        return replace(before, story=of)
    named = dict(before.names) if before else {}
    quoted = {span.report for span in row.spans()}
    named |= {sha: one for one, sha in sorted(hashes.items(), reverse=True) if sha in quoted}
    return StoredRow(row, before.version + 1 if before else 1, of, at, tuple(sorted(named.items())))


_WHOLE = 'copy the words of a statement of the ledger; of "SPEAKER" tells two apart'
AS_IT_WAS = -1  # for the version of a row that already was as somebody decided


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What judgements made of kept rows.

    `versions`: each version that came of it, in order, with who made it; `gone`: ids of rows to
    take away; `judgements`: with the rows that bear them, or with the reason in `outcome`.
    """

    versions: tuple[tuple[StoredRow, str], ...]
    gone: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def carried_out(
    kept: Sequence[StoredRow],
    judgements: Iterable[Judgement],
    story: Story,
    reports: Sequence[Report],
    pages: StoryPages,
) -> CarriedOut:
    """Returns what these judgements, the earlier first, make of the rows that are kept of a story.

    `story`: as its ledger has it; `pages`: its `reports`, in which the rows' words are found.
    """
    hashes = {report.id: report.sha256 for report in reports}
    here, seen = frozenset(hashes.values()), tuple(sorted(set(hashes.values())))
    now = {one.id: one for one in kept}
    outcomes, written = list[Judgement](), list[tuple[StoredRow, str]]()
    judging = RowsJudged([row_here(one, pages) for one in kept], reports, story.points)
    for j in judgements:
        rows = {row.id: row for row in judging.as_left()}
        heard = judging.take(j)
        if heard is None or not heard.is_obeyed():
            outcomes.append(heard or j)
            continue
        after = judging.as_left()
        stay = {row.id for row in after}
        versions = []
        for row in (row for row in after if rows.get(row.id) != row):
            before = now.get(row.id)
            new = by_texts(replace(row, seen=seen, lost=()), hashes)
            if before:
                new = with_elsewhere(new, before.row, lambda words: words.span.report not in here)
            now[row.id] = stored_as(new, before, hashes, of=story.id, at=j.at)
            versions.append((row.id, now[row.id].version))
        for row_id in rows.keys() - stay:
            rest = with_words(
                now[row_id].row, lambda words: () if words.span.report in here else (words,)
            )
            if rest.answers:  # another story has words of it
                now[row_id] = stored_as(rest, now[row_id], hashes, of=story.id, at=j.at)
            versions.append((row_id, now[row_id].version if rest.answers else 0))
            now = (
                now
                if rest.answers
                else {one: stored for one, stored in now.items() if one != row_id}
            )
        written += [(now[row_id], j.author()) for row_id, version in versions if version]
        versions = versions or [(row_id, AS_IT_WAS) for row_id in judging.about(j)]
        outcomes.append(replace(j, before=heard.before, rows=tuple(sorted(versions))))
    return CarriedOut(
        tuple(written), tuple(sorted({one.id for one in kept} - now.keys())), tuple(outcomes)
    )


def _corrected(
    read: ModelRead | None, kept: Sequence[str], reports: Sequence[Report]
) -> dict[str, Repairs]:
    """What each author corrects in these reports."""
    found: dict[str, list[Repairs]] = {}
    pages = list(reports)
    for text in dict.fromkeys(kept):
        repairs, _ = prove_corrections(read_rows_file(text), pages)
        if repairs:
            found.setdefault(repairs.by, []).append(repairs)
    out = {by: together(found_repairs) for by, found_repairs in found.items()}
    by = read.use.by if read and read.use else ""
    if read and _is_whole(read):
        out.pop(by, None)
    if read and read.repairs:
        had = out.get(read.repairs.by)
        out[read.repairs.by] = together([had, read.repairs]) if had else read.repairs
    return out


def _is_whole(read: ModelRead) -> bool:
    """Whether a model answered everything that it was asked."""
    passes = read.use.passes if read.use else ()
    return any(one.asked for one in passes) and all(one.asked == one.answered for one in passes)


def rows_of_text(text: str, reports: Sequence[Report], *, of: str, at: str) -> KeptReading:
    """Returns what is to be kept of a rows file about one story, as stores of an earlier version
    have it."""
    file = read_rows_file(text)
    proved = prove_file(file, reports)
    rows = rows_with((), proved.rows, reports, of=of, at=at)
    repairs = proved.repairs
    files = (
        {repairs.by: written_rows(repairs.by, (), repairs, reports, digits=WHOLE_HASH)}
        if repairs
        else {}
    )
    return KeptReading(None, rows, files)


def rows_in(story: Story, reports: Sequence[Report]) -> str:
    """Returns the rows file of what authors made in a story of a ledger; "" if nothing.

    Ledgers of earlier versions bear no trace of what was only taken away (no name, no statement).
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
    by = next((row.by for row in rows), None) or next(
        (one.by for one in story.statements if one.by), None
    )
    repairs = _corrected_in(story, reports)
    by = by or (repairs.by if repairs else None)
    if by is None:
        return ""
    repairs = repairs or _repairs_of(story, {report.id: report for report in reports}, by)
    return written_rows(by, rows, repairs, reports, digits=WHOLE_HASH)


def _corrected_in(story: Story, reports: Sequence[Report]) -> Repairs | None:
    """What the ledger says that authors corrected in a story."""
    return (
        prove_corrections(read_rows_file(story.corrections), reports)[0]
        if story.corrections
        else None
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


def _standing(made: Ledger) -> Callable[[CorrectedStatement | AddedStatement], bool]:
    """Returns what tells whether a correction of a statement stands in a ledger."""
    corrected = [_corrected_in(story, made.reports) for story in made.stories]
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
    mended = [repair_furniture(report, repairs) for report in reports]
    here = [by_texts(row, names) for row in rows]
    return written_rows(parts[-1].by, here, repairs, reports, mended=mended, digits=WHOLE_HASH)


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


def _repairs_of(story: Story, reports: dict[str, Report], by: str) -> Repairs:
    mine = [one for one in story.statements if one.by and one.report in reports]
    spoken = [(one, _speaker_in(one, reports[one.report], story)) for one in mine]
    return Repairs(
        by,
        tuple(
            CorrectedStatement(one.quote, None, Corrected(who, one.stance)) for one, who in spoken
        ),
        tuple(AddedStatement(one.quote, who or None, one.stance) for one, who in spoken),
        same=tuple((join.a, join.b) for name in story.names for join in name.joins if join.by),
        kinds={
            spelling: name.kind for name in story.names if name.by for spelling in name.spellings
        },
    )


def _speaker_in(statement: Statement, report: Report, story: Story) -> str | None:
    """The speaker in words of the report, "" for nobody; None where the report has no words for
    them."""
    who = statement.speaker or ""
    if not who or who.removeprefix("unnamed ") in report.text:
        return who
    name = next((name for name in story.names if name.id == statement.speaker_name), None)
    here = (
        [mention.quote for mention in name.mentions if mention.report == report.id] if name else []
    )
    return max(here, key=len) if here else None
