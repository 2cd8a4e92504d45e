"""Rows that are kept in a store, their versions, and tries to log in that are counted."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rashomon.cli.verify import check_store
from rashomon.desk.login import take
from rashomon.model.row import RowNote
from rashomon.model.stored import Plan
from rashomon.model.user import TryRow
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.database.schema import authored_rows
from rashomon.store.kept_rows import rows_of
from store_contents import AT, LATER, ONE, fill, stored_row, stored_story

ADA = "person Ada Quill"


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    """A store with two reports in one story."""
    fill(store)
    return store


def test_every_version_of_a_row_is_kept(filled: SqlStore) -> None:
    (first,) = filled.rows.in_story("st-1")
    assert first == stored_row("st-1", ONE)
    noted = replace(first.row, notes=(RowNote(ADA, AT, "is it?\x00 \udcff"),), accepted=ADA)
    filled.rows.put([replace(first, row=noted, version=2, at=LATER)], by=ADA)
    worded = replace(noted, question="What is it that fell?", by=ADA, made_from="model otter")
    filled.rows.put([replace(first, row=worded, version=3, at=LATER)])
    log = filled.rows.versions(first.id)
    assert [(one.version, one.by, one.at) for one in log] == [
        (1, "model otter", AT),
        (2, ADA, LATER),
        (3, ADA, LATER),
    ]
    assert [one.before for one in log] == [None, log[0].after, log[1].after]
    assert [one.after for one in log] == [first.row, noted, worded]
    assert check_store(filled).faults == ()


def test_an_older_version_in_a_plan_overwrites_nothing(filled: SqlStore) -> None:
    filled.rows.put([replace(stored_row("st-1", ONE, version=2), at=LATER)])
    filled.rows.put([stored_row("st-1", ONE)])
    assert [row.version for row in filled.rows.in_story("st-1")] == [2]
    assert len(filled.rows.versions(stored_row("st-1", ONE).id)) == 2


def test_what_was_written_goes_with_a_story_that_is_joined_to_another(filled: SqlStore) -> None:
    gone = filled.reports.get(["two"])[0]
    filled.rows.put([replace(stored_row("st-1", ONE), story="st-0")])
    filled.rows.put_corrections("st-0", {"model otter": "by: model otter\n"}, at=AT)
    filled.rows.hand_on("st-0", "st-1")
    assert [row.story for row in filled.rows.of(stories=["st-1"])] == ["st-1"]
    assert filled.rows.corrections_of("st-0") == ()
    assert filled.rows.texts_there([gone.sha256, "f" * 64]) == {gone.sha256}
    assert filled.rows.texts_there([gone.sha256], without=["two"]) == frozenset()


def test_a_row_all_of_whose_reports_are_gone_stays_with_its_story(filled: SqlStore) -> None:
    row = stored_row("st-1", ONE)
    plan = Plan(
        gone=("one",),
        stories=(replace(stored_story("st-1", filled.reports.get(["two"])[0]), rows=(row,)),),
    )
    assert filled.stories.apply(plan, generation=filled.generation(), at=LATER)
    assert row in filled.rows.in_story("st-1")
    (shown,) = (one for one in rows_of(filled, "st-1") if one.id == row.id)
    assert (shown.row.answers, [lost.report for lost in shown.row.lost]) == ((), ["one"])


def test_a_damaged_row_is_left_out_and_named(filled: SqlStore) -> None:
    filled.run(authored_rows.update().values(row=b"hurt"))
    assert rows_of(filled, "st-1") == ()
    assert any(fault.startswith("row row-") for fault in check_store(filled).faults)


NOW = datetime(2031, 3, 5, 8, 30, tzinfo=UTC)


def address_of(store: SqlStore) -> str:
    if store.is_sqlite:
        return store.name
    return store.engine.url.render_as_string(hide_password=False).replace(
        "postgresql+psycopg", "postgresql"
    )


def test_tries_at_once_are_counted_one_after_the_other(store: SqlStore) -> None:
    def several(number: int) -> int:
        with closing(open_store(address_of(store))) as own:
            return sum(not take(own, "edo", "192.0.2.1", NOW).is_refused for _ in range(25))

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(several, range(6))) == 5
    assert store.users.tries("edo", "192.0.2.1") == TryRow(
        "edo", "192.0.2.1", 5, NOW.isoformat(), (NOW + timedelta(seconds=60)).isoformat()
    )
