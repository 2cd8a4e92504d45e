"""Rows in a store: what stands in a story, saved row by row with versions, and what goes with
reports to other stories."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace

from rashomon.comparing.rows_kept import KeptBefore, StoryPages, row_here, with_kept
from rashomon.comparing.rows_of_ledger import NOBODY
from rashomon.errors import StopError
from rashomon.model.kept_row import StoredRow
from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.model.stored import Placed, StoredStory
from rashomon.model_reading.read_story import ModelRead
from rashomon.model_reading.reply_corrections import together
from rashomon.rows.row_file import WHOLE_HASH, prove_corrections, read_rows_file, written_rows
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import find_story, ledger_in
from rashomon.store.neighbours import members_of
from rashomon.store.story_changes import Succession
from rashomon.text.parsed_report import Annotations


class RowChanged(StopError):
    """Somebody else has saved the row since: `kept` is how it stands now, `given` what was to be
    saved."""

    def __init__(self, kept: StoredRow, given: Row) -> None:
        super().__init__(
            f"the row {kept.row.question!r} is not as it was seen: it is at version "
            f"{kept.version} now, by {kept.row.by}"
        )
        self.kept, self.given = kept, given


def rows_of(store: SqlStore, given: str) -> tuple[StoredRow, ...]:
    """Returns the rows that stand in a story, rejected ones too, sorted by id. Raises StopError
    unless one story matches."""
    with store.reading():
        story = find_story(store, given)
        return as_read(store, story, story.rows)


def rows_file_of(store: SqlStore, given: str) -> str:
    """Returns the rows file of what authors wrote in a story, rejected rows and notes too. Raises
    StopError if nothing."""
    with store.reading():
        story = find_story(store, given)
        members = members_of(store, story)
        rows = [one.row for one in as_read(store, story, story.rows) if one.row.answers]
    corrections = [
        prove_corrections(read_rows_file(text), members)[0] for _, text in story.corrections
    ]
    found = [repairs for repairs in corrections if repairs]
    repairs = together(found) if found else None
    if not rows and repairs is None:
        raise StopError(NOBODY)
    by = repairs.by if repairs else rows[0].by
    return written_rows(by, rows, repairs, members, digits=WHOLE_HASH)


def as_read(
    store: SqlStore, story: StoredStory, rows: Sequence[StoredRow]
) -> tuple[StoredRow, ...]:
    """Returns stored rows as a story reads them."""
    pages = StoryPages(tuple(members_of(store, story)), gone_texts(store, rows))
    return tuple(replace(one, row=row_here(one, pages), story=story.id) for one in rows)


def gone_texts(store: SqlStore, rows: Iterable[StoredRow]) -> frozenset[str]:
    """Returns the hashes of the texts that these rows quote and no report of the store has."""
    texts = {text for row in rows for text in row.texts()}
    return frozenset(texts - store.rows.texts_there(texts))


class AuthoredBefore:
    """What authors had written before a plan. `before`: the stories that reports were in; `new`,
    `gone`: reports that come and go with it."""

    def __init__(
        self,
        store: SqlStore,
        before: Mapping[str, str],
        new: Mapping[str, Report],
        gone: Sequence[str],
    ) -> None:
        self._store, self._before, self._gone = store, before, gone
        self._new = {report.sha256 for report in new.values()}
        self._rows: tuple[StoredRow, ...] = ()
        self._there: frozenset[str] = frozenset()

    def touched(self) -> frozenset[str]:
        """Returns the stories that have words of a row of which others come or go with the plan,
        and are no part of it."""
        left = self._store.reports.placed(ids=self._gone).values() if self._gone else ()
        moving = {placed.sha256 for placed in left} ^ self._new
        quoted = {text for row in self._store.rows.of(texts=moving) for text in row.texts()}
        found = self._store.stories.of_texts(quoted - moving) if quoted else ()
        return frozenset(found) - {*self._before.values()}

    def load(self, stories: Collection[str], texts: Iterable[str]) -> None:
        """Loads the rows of these stories, of those that their reports were in, and of these texts,
        by hash."""
        self._rows = self._store.rows.of(texts=texts, stories={*stories, *self._before.values()})
        quoted = {text for row in self._rows for text in row.texts()}
        self._there = self._still_there(quoted)

    def of(self, story: str, placed: Sequence[Placed], origin: Succession) -> KeptBefore:
        """Returns what is kept of a story with these reports."""
        here, mine = {p.sha256 for p in placed}, {story, *(lost for lost, _ in origin.merged)}
        rows = tuple(
            row
            for row in self._rows
            if row.texts() & here or (row.story in mine and not row.texts() & self._there)
        )
        left = {self._before[report] for report in self._gone if report in self._before}
        were = {self._before[p.id] for p in placed if p.id in self._before}
        found = self._store.rows.corrections_in({*mine, *left, *were})
        texts = tuple(text for one in sorted(found) for _, text in found[one])
        gone = {text for row in rows for text in row.texts()} - self._there
        named = _named(texts) - here
        elsewhere = tuple(sorted(self._still_there(named)))
        return KeptBefore(rows, texts, gone=tuple(sorted(gone)), elsewhere=elsewhere)

    def _still_there(self, texts: Set[str]) -> frozenset[str]:
        """Returns those of these hashes whose text the store has when the plan is carried out."""
        kept = self._store.rows.texts_there(texts, without=self._gone)
        return kept | (texts & self._new)


def _named(texts: Iterable[str]) -> frozenset[str]:
    """The hashes of the texts that corrections quote."""
    return frozenset(sha for text in texts for sha in read_rows_file(text).reports.values())


def kept_of(store: SqlStore, story: StoredStory) -> KeptBefore:
    """Returns what is kept of a story."""
    texts = tuple(text for _, text in story.corrections)
    if not story.rows and not texts:
        return KeptBefore()
    use = ledger_in(story).stories[0].model
    gone = tuple(sorted(gone_texts(store, story.rows)))
    named = _named(texts) - {report.sha256 for report in members_of(store, story)}
    elsewhere = tuple(sorted(store.rows.texts_there(named)))
    return KeptBefore(story.rows, texts, use, gone, elsewhere)


def kept_reading(
    store: SqlStore, story: StoredStory, annotated: Sequence[Annotations]
) -> ModelRead | None:
    """Returns what authors wrote of a story, as its stages take it."""
    return with_kept(None, kept_of(store, story), annotated, of=story.id).read
