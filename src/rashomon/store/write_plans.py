"""until_undisturbed makes plans from what a store holds and writes them, while others write,
too."""

from collections.abc import Callable

from rashomon.errors import StopError
from rashomon.model.stored import ChangeRow, ChangeRows, Plan
from rashomon.store.database.open import SqlStore

WRITE_TRIES = 20  # another writer may come first, but each time one does, its work is done


class _Overtaken(Exception):
    """Raised if another program changed the store meanwhile."""


class PlanWriter:
    """Writes one plan after the other, as long as nobody else changes what they are made of.
    `changes` are those of all plans."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.at = store.present()
        self.generation = store.generation()
        self.changes: list[ChangeRow] = []

    def write(self, plan: Plan) -> None:
        """Writes a plan, completely or not at all."""
        if plan == Plan():
            return
        with self.store.writing():
            if not self.store.stories.apply(plan, generation=self.generation, at=self.at):
                raise _Overtaken
            self.generation = self.store.generation()
        self.changes += plan.changes


def until_undisturbed(store: SqlStore, work: Callable[[PlanWriter], None]) -> ChangeRows:
    """Does the work, and repeats it until nobody else changes the store in between. Returns the
    changes."""
    changes = []
    for _ in range(WRITE_TRIES):
        writer = PlanWriter(store)
        try:
            work(writer)
        except _Overtaken:
            continue
        except (LookupError, ValueError):
            if store.generation() == writer.generation:
                raise
            continue  # what was being read is no longer there
        finally:
            changes += writer.changes
        return tuple(changes)
    raise StopError("other programs kept changing the store; what is done is kept: run this again")
