"""What is kept of the rows and corrections of a story, and what a new reading adds to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.authored.hold_rows import by_texts, hold_rows, hold_variants, with_words
from rashomon.comparing.rows_of_file import NO_TEXT
from rashomon.model.kept_row import StoredRow
from rashomon.model.model_use import ModelUse, continued, digest_of
from rashomon.model.point import LostWords
from rashomon.model.report import Report
from rashomon.model.row import (
    Repairs,
    Row,
    RowWords,
)
from rashomon.model_reading.read_story import ModelRead
from rashomon.model_reading.reply_corrections import together
from rashomon.rows.quoted_words import find_words, page_of
from rashomon.rows.row_file import (
    WHOLE_HASH,
    ProvedRows,
    prove_corrections,
    read_rows_file,
    with_lines_of,
    written_rows,
)
from rashomon.text.parsed_report import Annotations

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
    of texts that are gone, and of those that corrections quote and another story has now."""

    rows: tuple[StoredRow, ...] = ()
    corrections: tuple[str, ...] = ()
    use: ModelUse | None = None
    gone: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


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
    pages = StoryPages(tuple(reports), frozenset(kept.gone))
    here = tuple(row for one in rows if (row := row_here(one, pages)).answers or row.lost)
    texts = {
        by: written_rows(by, (), one, list(reports), digits=WHOLE_HASH)
        for by, one in corrected.items()
    }
    for file in map(read_rows_file, kept.corrections if kept.elsewhere else ()):
        text = with_lines_of(texts.get(file.by, ""), file, frozenset(kept.elsewhere))
        if text and not _reads_anew(read, file.by):
            texts[file.by] = text  # what spans two stories waits until they are one again
    use = read.use if read and (_is_whole(read) or not kept.rows) else kept.use
    if read and read.use and read.adds and kept.use:
        use = continued(kept.use, read.use)
    if not here and repairs is None:
        read = ModelRead((), None, use) if read or (use and use.seen) else None
        return KeptReading(read, rows, texts)
    by = repairs.by if repairs else here[0].by
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
    for by in [by for by in out if _reads_anew(read, by)]:
        del out[by]
    if read and read.repairs:
        had = out.get(read.repairs.by)
        out[read.repairs.by] = _both(had, read.repairs) if had else read.repairs
    return out


def _both(had: Repairs, read: Repairs) -> Repairs:
    variants = hold_variants(had.variants, read.variants)
    return replace(together([had, read]), variants=variants)


def _reads_anew(read: ModelRead | None, by: str) -> bool:
    """Whether this author has read the whole story again, in place of what they had read."""
    is_of = read is not None and read.use is not None and read.use.by == by
    return bool(is_of and read and not read.adds and _is_whole(read))


def _is_whole(read: ModelRead) -> bool:
    """Whether a model answered everything that it was asked."""
    passes = read.use.passes if read.use else ()
    return any(one.asked for one in passes) and all(one.asked == one.answered for one in passes)
