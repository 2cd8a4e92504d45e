"""The verbs of a store, and watch as a service."""

import json
import os
import re
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest
from click.testing import CliRunner

from commands import output as run
from rashomon.cli.group import main
from rashomon.cli.language_model import ModelOptions
from rashomon.cli.watch import Stopping, WatchRounds, listed_feeds
from rashomon.errors import SkipError, StopError
from rashomon.protocols import Polled
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store.add_reports import keep
from rashomon.store.database.open import SqlStore
from stored import stored, write_reports


@pytest.mark.weights
def test_a_store_from_first_to_last(tmp_path: Path) -> None:
    folder, db = (
        write_reports(tmp_path / "reports", "aurora-1", "aurora-2", "vote-1"),
        tmp_path / "s.db",
    )
    told = run("add", folder, "--store", db)
    assert "3 reports added; 2 stories touched" in told
    assert "new story: " in told
    assert "0 reports added, 3 known already; 0 stories touched" in run(
        "add", folder, "--store", db
    )
    listed = json.loads(run("stories", "--store", db, "--json"))
    assert listed["coverage"] is None
    assert sorted(row["reports"] for row in listed["stories"]) == [1, 2]
    assert "     1 report\n" in run("stories", "--store", db, "--search", "parliament Larnia")
    for asked in (("--from", "2099-01-01"), ("--outlet", "None")):
        assert json.loads(run("stories", "--store", db, "--json", *asked))["stories"] == []
    largest = json.loads(run("stories", "--store", db, "--json", "--order", "largest"))
    assert [row["reports"] for row in largest["stories"]] == [2, 1]
    story = next(row["id"] for row in listed["stories"] if row["reports"] == 2)
    run("compare", folder, "-o", tmp_path / "c.json")
    whole = json.loads((tmp_path / "c.json").read_text("utf-8"))
    assert json.loads(run("compare", "--store", db, "--json")) == whole
    one = json.loads(run("compare", "--store", db, "--story", story, "--json"))
    assert one["stories"] == [s for s in whole["stories"] if len(s["reports"]) == 2]
    (folder / "aurora-3.txt").write_text(
        write_reports(tmp_path / "more", "aurora-3").joinpath("aurora-3.txt").read_text("utf-8"),
        "utf-8",
    )
    sleep(1.1)  # changes of one second are one moment
    run("add", folder, "--store", db)
    whole_history = run("diff", story, "--store", db, "--all", "--json")
    lines = [json.loads(line) for line in whole_history.splitlines()]
    assert {"new story", "report"} <= {line["kind"] for line in lines}
    assert [line["kind"] for line in lines].count("summary") == len({line["at"] for line in lines})
    told = [line["subject"] for line in lines if line["kind"] == "summary"]
    assert told[0] == "new story"
    assert told[-1].startswith("1 report came")
    last = run("diff", story, "--store", db)
    assert told[-1] in last
    assert "new story" not in last
    assert run("stories", "--regroup", "--store", db) == ""
    assert "1 report came" in run("stories", "--news", "--store", db)
    assert "every quotation stands at its place, and every reference leads somewhere" in run(
        "store", "check", db
    )
    run("store", "backup", db, tmp_path / "copy.db")
    assert json.loads(run("stories", "--store", tmp_path / "copy.db", "--json")) == json.loads(
        run("stories", "--store", db, "--json")
    )


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["stories", "--store", "none.db"], 1, "there is no store"),
        (["compare"], 2, "name a PATH"),
        (["compare", "--one-story", "--store", "none.db"], 2, "no --one-story"),
        (["compare", "x", "--story", "st-1"], 2, "--story needs a store"),
        (["verify"], 2, "name a LEDGER"),
        (["stories", "--store", "none.db", "--since", "soon"], 2, "no day or moment"),
        (["watch", "none.opml", "--store", "none.db"], 1, "could not be opened"),
    ],
)
def test_what_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told in run(*arguments, code=code)
    assert list(tmp_path.iterdir()) == []


def unknown(url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
    raise SkipError("the host is not known")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_noted_and_a_second_one_obeyed(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with Stopping() as stopping:
        assert not stopping.is_set()
        os.kill(os.getpid(), number)
        stopping.wait(0.01)
        assert stopping.is_set()
        assert signal.getsignal(number) == before
    assert signal.getsignal(number) == before


def rounds_of(store: SqlStore, feeds: Path, model: ModelOptions) -> WatchRounds:
    every = timedelta(minutes=15)
    return WatchRounds(
        store=store,
        feeds=str(feeds),
        every=every,
        model=model,
        most=0,
        as_json=False,
        tells_changes=True,
    )


@pytest.fixture
def watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[SqlStore, Path, WatchRounds, Stopping]]:
    """A store, its list of feeds, and its rounds, in which no feed can be reached."""
    monkeypatch.setattr(WatchRounds, "_fetcher", lambda _: unknown)
    feeds = tmp_path / "feeds.txt"
    feeds.write_text("http://post.example/feed\n", encoding="utf-8")
    with stored(str(tmp_path / "s.db")) as store, Stopping() as stopping:
        yield store, feeds, rounds_of(store, feeds, ModelOptions()), stopping


def test_a_feed_that_fails_fails_no_round(
    watched: tuple[SqlStore, Path, WatchRounds, Stopping],
) -> None:
    *_, rounds, stopping = watched
    rounds.forgiving(stopping)
    assert rounds.failures == 0


def test_after_failed_rounds_the_waits_grow_but_not_for_ever(
    watched: tuple[SqlStore, Path, WatchRounds, Stopping],
) -> None:
    _, feeds, rounds, stopping = watched
    feeds.write_text("", encoding="utf-8")
    waits = []
    for _ in range(12):
        rounds.forgiving(stopping)
        waits.append(rounds.pause(0.0))
    assert waits == sorted(waits)
    assert 0 < waits[0] < waits[-1] == waits[-2]


def test_the_list_of_feeds_is_read_anew_each_round(
    watched: tuple[SqlStore, Path, WatchRounds, Stopping],
) -> None:
    store, feeds, rounds, stopping = watched
    for listed in ("", "http://post.example/feed\n", "http://other.example/feed\n"):
        feeds.write_text(listed, encoding="utf-8")
        rounds.forgiving(stopping)
    assert rounds.failures == 0
    assert {row.url for row in store.feeds.all()} == {
        "http://post.example/feed",
        "http://other.example/feed",
    }


@pytest.mark.weights
def test_a_round_whose_model_cannot_be_asked_goes_on_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WatchRounds, "_fetcher", lambda _: unknown)
    feeds, settings = tmp_path / "feeds.txt", tmp_path / "model.toml"
    feeds.write_text("http://post.example/feed\n", encoding="utf-8")
    settings.write_text('url = "http://127.0.0.1:9/v1"\nname = "otter"\nretries = 0\n', "utf-8")
    folder = write_reports(tmp_path / "reports", "aurora-1", "aurora-2")
    with stored(str(tmp_path / "s.db")) as store, Stopping() as stopping:
        keep(store, report_pile.stream(str(folder), settings=Settings()))
        asked = ModelOptions(ask=True, settings=str(settings)).into(store.replies)
        rounds = rounds_of(store, feeds, asked)
        rounds.once(stopping)
        assert len(store.stories.ids()) == 1
        assert store.reader is None
    assert "the language model reads nothing now" in capsys.readouterr().err


def test_a_list_without_a_feed_or_a_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="could not be opened"):
        listed_feeds(str(tmp_path / "none.opml"))
    (tmp_path / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(StopError, match="lists no feed"):
        listed_feeds(str(tmp_path / "empty.txt"))


@pytest.mark.weights
def test_a_merge_says_how_it_is_taken_back(tmp_path: Path) -> None:
    db = tmp_path / "s.db"
    run("add", write_reports(tmp_path / "reports", "aurora-1", "vote-1"), "--store", db)
    rows = json.loads(run("stories", "--store", db, "--json"))["stories"]
    ids = sorted(row["id"] for row in rows)
    told = CliRunner().invoke(main, ["store", "merge", str(db), *ids, "--by", "ina"]).stderr
    undoing = re.search(r"`rashomon decide (\S+) undo (\S+) --store DB` takes it back", told)
    assert undoing is not None
    run("decide", undoing[1], "undo", undoing[2], "--store", db)
    rows = json.loads(run("stories", "--store", db, "--json"))["stories"]
    assert sorted(row["id"] for row in rows) == ids
