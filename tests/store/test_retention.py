"""What is dropped under a user's rules is gone, said, and does not come back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.cli.verify import check_store
from rashomon.errors import StopError
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.ledgers import ledger_of
from rashomon.store.retention import RetentionRule, read_retention, retain
from rashomon.store.update import renew_stories, settle_again
from stored import Ticking, stored, write_reports

SETTINGS = Settings()


def later() -> datetime:
    """A hundred days after the reports came."""
    return datetime(2031, 6, 14, tzinfo=UTC)


@pytest.mark.weights
@pytest.mark.parametrize("drop", ["report", "text"])
def test_what_is_old_goes(tmp_path: Path, drop: str) -> None:
    folder = write_reports(tmp_path / "reports")
    with stored(str(tmp_path / "s.db")) as store:
        add_reports(store, [str(folder)], settings=SETTINGS, clock=Ticking())
        before = {row.id: ledger_of(store, row.id) for row in store.story_rows()}
        rules = [RetentionRule(90, drop)]
        assert (
            retain(store, [RetentionRule(200, drop)], settings=SETTINGS, clock=later).reports == ()
        )
        planned = retain(store, rules, settings=SETTINGS, clock=later, dry=True)
        assert len(store.placed()) == 7
        done = retain(store, rules, settings=SETTINGS, clock=later)
        assert (done.reports, done.archived) == (planned.reports, planned.archived)
        assert store.placed() == {}
        assert store.search("Aurora") == ()
        assert len(store.dropped()) == 7
        assert {row.sha256 for row in store.dropped()} == {
            r.sha256 for ledger in before.values() for r in ledger.reports
        }
        assert check_store(store).faults == ()
        if drop == "text":
            assert set(done.archived) == set(before) == set(store.story_ids())
            assert renew_stories(store, store.story_ids(), settings=SETTINGS, clock=Ticking()) == ()
            for story_id, old in before.items():
                ledger = ledger_of(store, story_id)
                assert ledger.stories == old.stories
                assert all(
                    report.text == "" and "dropped on 2031-06-14" in report.warnings[-1]
                    for report in ledger.reports
                )
        else:
            assert store.story_ids() == ()
        assert add_reports(store, [str(folder)], settings=SETTINGS, clock=Ticking()).added == 0
        assert settle_again(store, settings=SETTINGS, clock=Ticking()) == ()
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM parses").scalar() == 0


@pytest.mark.weights
def test_a_story_goes_on_without_what_was_dropped(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", "aurora-1", "aurora-2")
    old = folder / "aurora-2.txt"
    old.write_text(
        old.read_text("utf-8").replace("\n\n", "\n\nThe Arden Post, 2 March 2030\n\n", 1), "utf-8"
    )
    with stored(str(tmp_path / "s.db")) as store:
        add_reports(store, [str(folder)], settings=SETTINGS, clock=Ticking())
        (story,) = store.story_ids()
        published = {d.id: d.published for d in store.dated_reports()}
        assert str(published["aurora-2"]).startswith("2030")
        rule = RetentionRule(
            150,
            "report",
            outlet=next(d.outlet for d in store.dated_reports() if d.id == "aurora-2"),
        )
        done = retain(store, [rule], settings=SETTINGS, clock=later)
        assert done.reports == ("aurora-2",)
        assert {change.kind for change in done.changes} >= {"report left"}
        assert ledger_of(store, story).stories[0].reports == ("aurora-1",)
        assert check_store(store).faults == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[retain]]\ndays = -1", "number of days"),
        ("[[retain]]\ndays = 'x'", "number of days"),
        ("[[retain]]\ndays = 3\ndrop = 'all'", "report or text"),
        ("[[retain]]\ndays = 3\nage = 4", "has days, drop"),
        ("[[keep]]\ndays = 3", "written as"),
        ("[[", "retain.toml is no TOML"),
    ],
)
def test_rules_that_are_not_understood(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "retain.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StopError) as raised:
        read_retention(str(path))
    assert told in str(raised.value)


def test_rules_are_read(tmp_path: Path) -> None:
    path = tmp_path / "retain.toml"
    path.write_text(
        '[[retain]]\ndays = 30\noutlet = "The Post"\n[[retain]]\ndays = 400\ndrop = "text"\n',
        encoding="utf-8",
    )
    assert read_retention(str(path)) == (
        RetentionRule(30, "report", "The Post"),
        RetentionRule(400, "text"),
    )
