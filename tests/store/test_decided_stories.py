"""Stories that people merge, part and move, and what comes back when they take that back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.decisions.find_decided import taking_back
from rashomon.model.decision import Decisions
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.decided_stories import merged, moved, split
from rashomon.store.ledgers import find_story
from rashomon.store.update import keep_decisions
from stored import stored, write_reports

pytestmark = pytest.mark.weights
WHOSE = {"by": "person Ada", "at": "2031-03-06T08:00:00.000001+00:00"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with stored(str(tmp_path / "s.db")) as store:
        names = ("aurora-1", "aurora-2", "kamal-1", "kamal-2")
        add_reports(store, [str(write_reports(tmp_path / "a", *names))])
        yield store


def home(store: SqlStore, report: str) -> str:
    return store.reports.homes_of([report])[report]


def keep(store: SqlStore, decisions: Decisions) -> str:
    """Keeps the decisions, and returns the id of the last one."""
    keep_decisions(store, decisions)
    return store.decisions.all()[-1].id


def test_a_merge_leaves_both_ids_and_its_undo_gives_them_back(
    store: SqlStore, tmp_path: Path
) -> None:
    before = store.reports.homes()
    aurora, kamal = home(store, "aurora-1"), home(store, "kamal-1")
    made = keep(store, merged(store, [aurora, kamal], **WHOSE))
    (story,) = set(store.reports.homes().values())
    assert {find_story(store, aurora).id, find_story(store, kamal).id} == {story}
    add_reports(store, [str(write_reports(tmp_path / "b", "aurora-3"))])
    assert home(store, "aurora-3") == story
    keep_decisions(
        store, [taking_back(store.decisions.all(), made, by="person Ada", at="2031-03-07")]
    )
    now = store.reports.homes()
    assert {report: now[report] for report in before} == before
    assert set(store.stories.ids()) == {aurora, kamal}


def test_a_split_gives_a_new_id_and_its_undo_takes_it_back(store: SqlStore) -> None:
    before = store.reports.homes()
    aurora = home(store, "aurora-1")
    made = keep(store, split(store, aurora, ["aurora-2"], **WHOSE))
    parted = home(store, "aurora-2")
    assert parted != aurora == home(store, "aurora-1")
    keep_decisions(
        store, [taking_back(store.decisions.all(), made, by="person Ada", at="2031-03-07")]
    )
    assert store.reports.homes() == before
    assert find_story(store, parted).id == aurora


def test_a_report_is_moved_into_a_story(store: SqlStore) -> None:
    kamal = home(store, "kamal-1")
    keep(store, moved(store, ["aurora-2"], kamal, **WHOSE))
    assert home(store, "aurora-2") == kamal != home(store, "aurora-1")
    assert moved(store, ["aurora-2"], kamal, **WHOSE) == ()


def test_what_was_decided_holds_for_a_report_that_comes_later(
    store: SqlStore, tmp_path: Path
) -> None:
    with stored(str(tmp_path / "other.db")) as other:
        add_reports(other, [str(tmp_path / "a")])
        decisions = moved(other, ["aurora-2"], home(other, "kamal-1"), **WHOSE)
    with stored(str(tmp_path / "new.db")) as new:
        keep_decisions(new, decisions)
        for name in ("kamal-1", "kamal-2", "aurora-1", "aurora-2"):
            add_reports(new, [str(write_reports(tmp_path / name, name))])
        assert home(new, "aurora-2") == home(new, "kamal-1") != home(new, "aurora-1")
