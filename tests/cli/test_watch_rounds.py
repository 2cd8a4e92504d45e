"""`rashomon watch` as a service: it ends when it is asked to, and goes on after a round that
failed."""

import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from rashomon.cli.watch import Stopping, WatchRounds, listed_feeds
from rashomon.errors import SkipError, StopError
from rashomon.seams import Polled
from stored import stored


def unknown(url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
    raise SkipError("the host is not known")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_noted_and_a_second_one_obeyed(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with Stopping() as stopping:
        assert not stopping.asked
        os.kill(os.getpid(), number)
        stopping.wait(0.01)
        assert stopping.asked
        assert signal.getsignal(number) == before
    assert signal.getsignal(number) == before


def test_rounds_go_on_after_what_failed_and_wait_longer(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.txt"
    feeds.write_text("http://post.example/feed\n", encoding="utf-8")
    with stored(str(tmp_path / "s.db")) as store, Stopping() as stopping:
        rounds = WatchRounds(
            store, str(feeds), timedelta(minutes=15), as_json=False, make_poll=lambda: unknown
        )
        assert rounds.forgiving(stopping)  # the feed failed, the round did not
        assert rounds.failures == 0
        assert 5 <= rounds.pause(0.0) <= 60
        feeds.write_text("", encoding="utf-8")
        waits = []
        for _ in range(9):
            assert rounds.forgiving(stopping)
            waits.append(rounds.pause(0.0))
        assert waits == sorted(waits)
        assert waits[-1] == 900
        feeds.write_text(
            "http://other.example/feed\n", encoding="utf-8"
        )  # the list is read anew each round
        rounds.forgiving(stopping)
        assert rounds.failures == 0
        assert {row.url for row in store.feeds.all()} == {
            "http://post.example/feed",
            "http://other.example/feed",
        }


def test_no_feed_is_asked_once_it_is_time_to_end(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.txt"
    feeds.write_text("http://post.example/feed\n", encoding="utf-8")
    with stored(str(tmp_path / "s.db")) as store, Stopping() as stopping:
        rounds = WatchRounds(
            store, str(feeds), timedelta(minutes=15), as_json=False, make_poll=lambda: unknown
        )
        os.kill(os.getpid(), signal.SIGTERM)
        stopping.wait(0.01)
        assert not rounds.once(stopping)
        assert store.feeds.all() == ()


def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="could not be opened"):
        listed_feeds(str(tmp_path / "none.opml"))
    (tmp_path / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(StopError, match="lists no feed"):
        listed_feeds(str(tmp_path / "empty.txt"))
