"""Where answers are kept: a file of judgements beside a ledger, or the store that the stories come from."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli.terminal import note
from rashomon.errors import Damaged, StopError
from rashomon.file_writing import append_lines
from rashomon.judgements.judgement_lines import to_line
from rashomon.model.judgement import Judgement

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger
    from rashomon.question_session import QuestionSession
    from rashomon.store.database.open import SqlStore

LATEST = 10  # stories of a store that are asked about where none is named


@dataclass(frozen=True, slots=True)
class InFile:
    """A file of judgements, one a line."""

    path: str

    def keep(self, judgements: Sequence[Judgement]) -> None:
        """Adds these. Raises StopError when the file cannot be written."""
        append_lines(self.path, map(to_line, judgements))

    def close(self) -> None:
        """Nothing is left to be done."""

    def told(self) -> str:
        """Where the answers are, and what obeys them."""
        return f"kept in {self.path}; rashomon compare --judgements {self.path} obeys them"


class InStore:
    """The store itself, whose stories are brought up to date at the end."""

    def __init__(self, store: "SqlStore", address: str) -> None:
        self._store, self._address, self._new = store, address, 0

    def keep(self, judgements: Sequence[Judgement]) -> None:
        """Adds these."""
        self._new += self._store.add_judgements(judgements)

    def close(self) -> None:
        """Has the stories obey what was added."""
        if self._new:
            from rashomon.cli.store_option import present
            from rashomon.settings import Settings
            from rashomon.store.update import settle_again

            settle_again(self._store, settings=Settings(), clock=present)

    def told(self) -> str:
        """Where the answers are, and what obeys them."""
        return f"kept in {self._address}; its stories obey them"


Kept = InFile | InStore


@contextmanager
def of_file(ledger: str, judgements: str | None) -> "Iterator[tuple[QuestionSession, Kept]]":
    """The sitting about a ledger, with the file that its answers go to; what that holds already is obeyed."""
    from rashomon.api import load, read_judgements
    from rashomon.question_session import QuestionSession

    path = judgements or str(Path(ledger).with_suffix(".judgements.jsonl"))
    known = read_judgements(path) if Path(path).exists() else ()
    yield QuestionSession(load(ledger), known), InFile(path)


def _whole(store: "SqlStore", story: str, *, named: bool) -> "Ledger | None":
    """The ledger; of a story that nobody named, None where it is damaged, which is said."""
    from rashomon.store.ledgers import ledger_of

    try:
        return ledger_of(store, story)
    except Damaged as error:
        if named:
            raise
        note(f"left out: {error}")
        return None


@contextmanager
def of_store(address: str, story: str | None) -> "Iterator[tuple[QuestionSession, Kept]]":
    """The sitting about one story of a store, or about those of several reports that were updated last."""
    from rashomon.cli.store_option import opened
    from rashomon.question_session import QuestionSession

    with opened(address) as store:
        wanted = [story] if story else [row.id for row in store.story_rows() if row.reports > 1][:LATEST]
        if not wanted:
            raise StopError(f"{address} has no story of more than one report")
        ledgers = [found for one in wanted if (found := _whole(store, one, named=story is not None))]
        kept = InStore(store, address)
        try:
            yield QuestionSession.of_ledgers(ledgers, store.judgements()), kept
        finally:
            kept.close()
