"""How a store that feeds are watched for is doing: what is told, and when somebody should look."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from commands import output as run
from rashomon.cli import store_option
from rashomon.cli.language_model import ModelOptions
from rashomon.cli.watch import Stopping, WatchRounds
from rashomon.errors import SkipError, StopError
from rashomon.protocols import Fetched, Polled
from rashomon.store.database.deliveries import Delivery, DeliveryKind
from rashomon.store.database.open import SqlStore
from stored import NOW, raw_keys, stored

FEED = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title><item><title>Wall falls"
    b"</title><link>http://post.example/1</link><description>Two people died when a wall of Arden "
    b"fell, the fire service said.</description></item></channel></rss>"
)
pytestmark = pytest.mark.weights


class Feeds:
    """Feeds that can be asked, those that fail, and the clock."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.broken, self.asked = NOW, {"http://down.example/feed"}, list[str]()
        self.list, self.db = folder / "feeds.txt", folder / "s.db"
        self.list.write_text("http://post.example/feed\nhttp://down.example/feed\n", "utf-8")
        monkeypatch.setattr(store_option, "present", lambda: self.now)
        monkeypatch.setattr(WatchRounds, "_fetcher", lambda _: self.poll)

    def poll(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        self.asked.append(url)
        if url in self.broken:
            raise SkipError("the host is not known")
        return Polled(200, Fetched(url, FEED, None, self.now.isoformat()))

    def rounds(self, store: SqlStore, most: int = 20_000_000_000) -> WatchRounds:
        return WatchRounds(
            store=store,
            feeds=str(self.list),
            every=timedelta(minutes=15),
            model=ModelOptions(),
            most=most,
            as_json=False,
            tells_changes=False,
        )

    def watch(self, times: int = 1) -> None:
        with stored(str(self.db)) as store, Stopping() as stopping:
            store.clock = lambda: self.now
            for _ in range(times):
                self.rounds(store).forgiving(stopping)
                self.now += timedelta(hours=7)  # longer than a failing feed is left alone
        self.now -= timedelta(hours=7)


@pytest.fixture
def feeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Feeds:
    return Feeds(tmp_path, monkeypatch)


def check(feeds: Feeds, *more: object, code: int = 0) -> dict:
    return json.loads(run("store", "check", feeds.db, "--json", *more, code=code))


def test_a_round_is_one_line_and_what_came_of_it_is_kept(
    feeds: Feeds, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds.watch()
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(
        "2031-03-05T08:30:00+00:00 2 feeds asked, 1 failed (http://down.example/feed: the host is "
        "not known); 1 report added, 1 story touched; "
    )
    assert told.err.count("\n") == 1
    found = check(feeds)
    assert {name: found[name] for name in ("feeds", "waiting", "for_model", "reports")} == {
        "feeds": 2,
        "waiting": 0,
        "for_model": 0,
        "reports": 1,
    }
    assert (found["last"]["asked"], found["last"]["added"], found["last"]["failed"]) == (2, 1, 1)
    assert (found["faults"], found["bytes"] > 10_000) == ([], True)
    printed = run("store", "check", feeds.db)
    assert "last round: 2031-03-05T08:30:00+00:00 2 feeds asked, 1 failed; 1 report" in printed
    assert "down.example/feed: the host is not known (1 time in a row, never read)" in printed
    assert "1 report, 1 story; 1 MB of at most 20.0 GB" in printed


def test_a_feed_that_fails_three_times_in_a_row_is_to_be_looked_at(feeds: Feeds) -> None:
    feeds.watch(times=2)
    assert check(feeds)["faults"] == []
    feeds.now += timedelta(hours=7)
    feeds.watch()
    assert check(feeds, code=3)["faults"] == ["1 feed failed 3 times in a row or more"]
    assert "to look at: 1 feed failed 3 times" in run("store", "check", feeds.db, code=3)
    # who is no longer listed is no longer told
    feeds.list.write_text("http://post.example/feed\n", encoding="utf-8")
    feeds.now += timedelta(hours=7)
    feeds.watch()
    assert (check(feeds)["failing"], check(feeds)["feeds"]) == ([], 1)


def test_a_round_that_is_long_ago_or_was_broken_off_is_to_be_looked_at(feeds: Feeds) -> None:
    feeds.watch()
    feeds.now += timedelta(minutes=59)
    assert check(feeds)["faults"] == []
    feeds.now += timedelta(minutes=2)
    assert check(feeds, code=3)["faults"] == ["the last round ended 61 minutes ago"]
    assert check(feeds, "--within", 90)["faults"] == []
    feeds.list.write_text("", encoding="utf-8")
    feeds.watch()
    (fault,) = check(feeds, code=3)["faults"]
    assert fault == f"the last round was broken off: {feeds.list} lists no feed"
    assert "to look at: the last round was broken off" in run("store", "check", feeds.db, code=3)


def test_a_store_that_was_never_watched_is_well(feeds: Feeds) -> None:
    with stored(str(feeds.db)):
        pass
    assert (check(feeds)["last"], check(feeds)["faults"]) == (None, [])
    assert "no feed was ever watched" in run("store", "check", feeds.db)


def test_a_store_that_holds_all_it_may_is_asked_to_hold_no_more(
    feeds: Feeds, capsys: pytest.CaptureFixture[str]
) -> None:
    feeds.watch()
    feeds.asked.clear()
    feeds.now += timedelta(hours=7)
    with stored(str(feeds.db)) as store, Stopping() as stopping:
        store.clock = lambda: feeds.now
        full = feeds.rounds(store, most=200_000)
        with pytest.raises(StopError, match=r"holds 1 MB of 1 MB at most, so no feed is"):
            full.once(stopping)
        capsys.readouterr()
        full.forgiving(stopping)
        assert full.failures == 1
        assert full.pause(0.0) > 5  # later each time, not at once again
        assert len(raw_keys(store)) == 1
        assert "broken off: the store holds" in capsys.readouterr().err
        assert feeds.asked == []
        (fault,) = check(feeds, code=3)["faults"]
        assert "--most raises the limit" in fault
        # nearly full is told before it is full
        feeds.rounds(store).once(stopping)
        assert feeds.asked
        last = store.feeds.last_round()
        assert last is not None
        store.feeds.note_round(replace(last, most=int(store.size() * 1.06)))
        (fault,) = check(feeds, code=3)["faults"]
        assert fault.startswith("the store holds ")


def test_what_waits_for_the_desk_is_named(feeds: Feeds) -> None:
    with stored(str(feeds.db)) as store:
        sent = Delivery(kind=DeliveryKind.FILES, subject="a file", who="ina", at="", address=None)
        store.deliveries.add(sent)
    assert check(feeds)["uploads"] == 1
    assert "1 upload for the desk" in run("store", "check", feeds.db)
