"""Judgements about answers in a store: carried out on its rows, once (`carry_out`), and taken back
(`take_back`)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.authored.hold_rows import with_words
from rashomon.comparing.rows_judged import AS_IT_WAS, carried_out
from rashomon.comparing.rows_kept import StoryPages
from rashomon.errors import StopError
from rashomon.model.judgement import NOTE, OF_ACCOUNTS, UNDO, Judgement
from rashomon.model.kept_row import StoredRow
from rashomon.model.row import Row
from rashomon.model.stored import StoredStory
from rashomon.store.database.open import SqlStore
from rashomon.store.kept_rows import RowChanged, as_read, gone_texts
from rashomon.store.ledgers import find_story, ledger_in
from rashomon.store.neighbours import members_of


def carry_out(
    store: SqlStore,
    story_id: str,
    judgements: Iterable[Judgement],
    *,
    seen: Mapping[str, int] | None = None,
) -> tuple[Judgement, ...]:
    """Saves what these judgements make of a story's rows, and returns them with the versions that
    came of it.

    One that is about no answer, or that no row can obey, comes back with the reason in `outcome`
    and changes nothing. `seen`: by row, the version that whoever decided saw. Raises RowChanged
    where a row that is to be changed is at another version, or was not seen.
    """
    listed = tuple(judgements)
    ours = OF_ACCOUNTS | {NOTE}
    about = [j for j in listed if j.field in ours and not j.rows and j.undone_by is None]
    if not about:
        return listed
    with store.writing():
        story = find_story(store, story_id)
        (shown,) = ledger_in(story).stories
        members = members_of(store, story)
        pages = StoryPages(tuple(members), gone_texts(store, story.rows))
        made = carried_out(story.rows, about, replace(shown, id=story_id), members, pages)
        touched = {*made.gone, *(row.id for row, _ in made.versions)}
        for kept in story.rows:
            if seen is None or kept.id not in touched or seen.get(kept.id) == kept.version:
                continue
            given = next((row for row, _ in reversed(made.versions) if row.id == kept.id), kept)
            raise RowChanged(*_both(store, story, kept, given))
        for row, by in made.versions:
            store.rows.put([row], by=by)
        for row_id in made.gone:
            store.rows.drop(row_id)
        store.grow()
    carried = {j.id: j for j in made.judgements}
    return tuple(carried.get(j.id, j) for j in listed)


def _drop(store: SqlStore, story_id: str, row_id: str, *, by: str, at: str) -> None:
    """Takes a row out of a story; what other stories have of it stays."""
    stored, here = store.rows.get(row_id), store.rows.texts_in_story(story_id)
    if stored is None:
        return
    rest = with_words(stored.row, lambda words: () if words.span.report in here else (words,))
    if rest.answers:
        store.rows.put([replace(stored, row=rest, version=stored.version + 1, at=at)], by=by)
    else:
        store.rows.drop(row_id)
    store.grow()


def take_back(
    store: SqlStore, story_id: str, j: Judgement, *, by: str, at: str
) -> tuple[tuple[str, int], ...]:
    """Gives the rows that a judgement changed back their former versions, and returns those that
    came of it, as in `Judgement.rows`. Raises RowChanged where one was changed since."""
    made = list[tuple[str, int]]()
    with store.writing():
        story = find_story(store, story_id)
        for row_id, version in reversed([one for one in j.rows if one[1] != AS_IT_WAS]):
            history, current = store.rows.versions(row_id), store.rows.get(row_id)
            then = next((one for one in history if one.version == version), None)
            last = history[-1].after if history and version == 0 else None
            former = then.before if then else last
            if not _is_same(current, then.after if then else None):
                if current is None:
                    raise StopError(
                        "the row is not there any more; it was merged or taken back since"
                    )
                raise RowChanged(
                    *_both(store, story, current, replace(current, row=former or current.row))
                )
            if former is None:
                _drop(store, story_id, row_id, by=by, at=at)
            else:
                names = current.names if current else ()
                following = 1 + max(one.version for one in history)
                store.rows.put([StoredRow(former, following, story.id, at, names)], by=by)
            now = store.rows.get(row_id)
            made.append((row_id, now.version if now else 0))
        store.grow()
    return tuple(made)


def _is_same(kept: StoredRow | None, row: Row | None) -> bool:
    """Whether both say the same, whatever their authors had before them."""
    if kept is None or row is None:
        return kept is None and row is None
    return replace(kept.row, seen=None) == replace(row, seen=None)


def _both(
    store: SqlStore, story: StoredStory, kept: StoredRow, given: StoredRow
) -> tuple[StoredRow, Row]:
    """A row as it is kept and as it was to be, as the story reads them."""
    one, other = as_read(store, story, [kept, given])
    return one, other.row


def take(store: SqlStore, judgements: Iterable[Judgement], *, at: str) -> tuple[Judgement, ...]:
    """Carries out judgements that are new to a store, in the stories of their words, and takes back
    what they undo.

    Returns them as they are to be kept. Raises RowChanged where what is undone was changed since.
    """
    listed, known = tuple(judgements), {j.id: j for j in store.judgements.all()}
    new = {j.id: j for j in listed if j.id not in known}
    with store.writing():
        for j in [one for one in new.values() if one.field == UNDO]:
            for undone in (known[one] for one in j.target if one in known):
                if undone.rows and undone.undone_by is None:
                    for story_id in _stories_of(store, undone, known)[:1]:
                        rows = take_back(store, story_id, undone, by=j.author(), at=at)
                        new[j.id] = replace(j, rows=rows)
        for story_id in store.stories.of_texts(
            {p.sha256 for j in new.values() for p in j.passages}
        ):
            new |= {j.id: j for j in carry_out(store, story_id, new.values())}
    return tuple(new.get(j.id, j) for j in listed)


def _stories_of(store: SqlStore, j: Judgement, known: Mapping[str, Judgement]) -> tuple[str, ...]:
    """The stories of what a judgement is about, or of what it takes back."""
    while j.field == UNDO and j.target[0] in known:
        j = known[j.target[0]]
    return store.stories.of_texts({passage.sha256 for passage in j.passages})
