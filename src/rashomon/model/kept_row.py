"""Rows as a store keeps them: with their versions, and with their words by the hash of the text
that they stand in."""

from dataclasses import dataclass

from rashomon.model.point import LostWords
from rashomon.model.row import Row


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as it lies in a store.

    The spans of `row` bear the hash of their text where those of a ledger bear a report's id, so
    that they mean the same words whatever the report is called and whichever story it is in;
    `names`: what reports were called when they were quoted, by hash. `version` grows by one with
    each change; `story`: the story that it was last in; `at`: when it was last changed, ISO.

    As a story reads it (`store.rows` in Python), `row` has the words of the story's reports, under
    their ids of now; what no report holds any more stands in `row.lost`. Words of reports that are
    in another story by now stay kept, and are not shown there.
    """

    row: Row
    version: int
    story: str
    at: str
    names: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The row's id, the same through all its versions."""
        return self.row.id

    def texts(self) -> frozenset[str]:
        """Returns the hashes of the texts that it quotes."""
        return frozenset(span.report for span in self.row.spans())


@dataclass(frozen=True, slots=True)
class RowVersion:
    """One entry of a row's log: what was saved as this version, when and by whom; `before` is None
    for the first."""

    version: int
    at: str
    by: str
    before: Row | None
    after: Row


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row of which no report of its story holds a word any more.

    `lost`: its words; `author_question`: what its author `by` asks.
    """

    id: str
    author_question: str
    by: str
    lost: tuple[LostWords, ...]
