"""A store of 0.7 is read into a new one, with all that people did in it."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from rashomon.cli.verify import check_store
from rashomon.errors import StopError, WrongSchema
from rashomon.model.user import User, UserRole
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import open_store
from rashomon.store.decided_stories import merged
from rashomon.store.import_store import import_store
from rashomon.store.update import keep_decisions
from stored import stored, write_reports

pytestmark = pytest.mark.weights
# What tables of 0.7 have otherwise.
_OF_0_7 = (
    "CREATE TABLE retired (id TEXT PRIMARY KEY, reports TEXT)",
    "INSERT INTO retired VALUES ('st-gone', '[]')",
    "UPDATE meta SET value = '27' WHERE key = 'schema'",
    "ALTER TABLE reports DROP COLUMN announced",
    "DROP TABLE proposals",
    "UPDATE stories SET ledger = 'of another format'",
)


def store_of_0_7(path: Path, folder: Path) -> str:
    """A store in which stories were merged and a user was added; returns the id of the story."""
    with stored(str(path)) as store:
        add_reports(store, [str(write_reports(folder, "aurora-1", "aurora-2", "kamal-1"))])
        decided = merged(store, store.stories.ids(), by="person Ada", at="2031-03-06")
        keep_decisions(store, decided)
        store.users.put(User("ina", UserRole.EDIT, "hash", "2031-03-05"))
        (story,) = store.stories.ids()
        with store.writing() as connection:
            for line in _OF_0_7:
                connection.execute(text(line))
    return story


def test_reports_stories_decisions_and_users_come_along(tmp_path: Path) -> None:
    story = store_of_0_7(tmp_path / "old.db", tmp_path / "in")
    with pytest.raises(WrongSchema, match="store import"):
        open_store(str(tmp_path / "old.db"))
    import_store(str(tmp_path / "old.db"), str(tmp_path / "new.db"))
    with closing(open_store(str(tmp_path / "new.db"))) as store:
        assert set(store.reports.homes()) == {"aurora-1", "aurora-2", "kamal-1"}
        assert store.stories.ids() == (story,)
        (decision,) = store.decisions.all()
        assert decision.by == "person Ada"
        assert [user.name for user in store.users.all()] == ["ina"]
        assert store.stories.taken(["st-gone"]) == {"st-gone"}
        assert check_store(store).faults == ()
        undone = store.decisions.homes_before(decision)
        assert len(set(undone.values())) == 2  # it can still be taken back


def test_only_a_store_of_0_7_is_read_and_only_into_a_new_one(tmp_path: Path) -> None:
    store_of_0_7(tmp_path / "old.db", tmp_path / "in")
    with stored(str(tmp_path / "used.db")) as store:
        add_reports(store, [str(tmp_path / "in")])
    with pytest.raises(StopError, match="holds reports already"):
        import_store(str(tmp_path / "old.db"), str(tmp_path / "used.db"))
    with pytest.raises(StopError, match=r"no store of 0\.7"):
        import_store(str(tmp_path / "used.db"), str(tmp_path / "another.db"))
