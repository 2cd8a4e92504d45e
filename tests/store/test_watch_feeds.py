"""Feeds that are watched: whatever they do, nothing that they gave is lost or doubled."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from fake_parses import fake_annotations
from feed_servers import Answering, fetching_from
from rashomon.cli.verify import check_store
from rashomon.errors import SkipError
from rashomon.fetching.fetch import Fetcher
from rashomon.protocols import Polled
from rashomon.settings import Settings
from rashomon.store import story_ledgers
from rashomon.store.update import settle
from rashomon.store.watch_feeds import breaks_off, feed_addresses, watch_feeds
from stored import raw_keys, stored

START = datetime(2031, 3, 5, tzinfo=UTC)


FEED = "http://post.example/feed"


SETTINGS = Settings()


def test_a_page_that_is_no_feed(tmp_path: Path) -> None:
    def poll(url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        if url == FEED:
            raise SkipError("the host post.example is not known")
        from rashomon.protocols import Fetched

        return Polled(
            200, Fetched(url, b"<html><body><p>A page.</p></body></html>", None, START.isoformat())
        )

    with stored(str(tmp_path / "s.db")) as store:
        store.clock = lambda: START
        done = watch_feeds(
            store,
            [FEED, "http://post.example/page"],
            poll=poll,
            interval=timedelta(hours=1),
            stop=lambda: False,
        )
        assert [failure.error for failure in done.failed] == [
            "the host post.example is not known",
            "no feed that can be read (RSS or Atom)",
        ]
        assert raw_keys(store) == []
        waits = {row.url: row.next_at for row in store.feeds.all()}
        assert waits[FEED] == "2031-03-05T02:00:00+00:00"


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        (
            "# mine\nhttp://a.example/feed\n\n http://b.example/feed \nhttp://a.example/feed\n",
            ("http://a.example/feed", "http://b.example/feed"),
        ),
        (
            '<?xml version="1.0"?><opml version="2.0"><body><outline text="x"><outline '
            'xmlUrl="http://a.example/feed?x=1&amp;y=2" type="rss"/>'
            "<outline xmlUrl = 'http://b.example/feed'/></outline></body></opml>",
            ("http://a.example/feed?x=1&y=2", "http://b.example/feed"),
        ),
        ("", ()),
    ],
)
def test_lists_of_feeds(listed: str, found: tuple[str, ...]) -> None:
    assert feed_addresses(listed) == found


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<rss><channel></channel></rss>", False),
        (b"<?xml version='1.0'?>\n<rss version='2.0'><channel><item><title>A", True),
        (b"<feed xmlns='x'><entry/></feed>\n", False),
        (b"<feed xmlns='x'><entry/></fee", True),
        (b"<rdf:RDF><item/></rdf:RDF>", False),
        (b"<rdf:RDF><item/>", True),
        (b"<html><body>a page", False),
        (b"", False),
    ],
)
def test_a_feed_that_breaks_off(data: bytes, expected: bool) -> None:
    assert breaks_off(data) is expected


STEP = timedelta(minutes=10)


REST = timedelta(minutes=20)


TOWNS = "Arden Larnia Sundarpur Norland Devgarh Tevara Ostrow Milbrook".split()


@dataclass
class Feed:
    """One feed as its publisher keeps it."""

    name: str
    entries: dict[str, str] = field(default_factory=dict)  # by address, the newest first
    trouble: str = ""
    asked: int = 0
    rests_until: datetime = START  # as it wanted when it was asked too often
    given: list[str] = field(
        default_factory=list
    )  # every text that it ever gave in a document that can be read

    def document(self) -> bytes:
        """The feed as RSS or, every other one, as Atom."""
        if self.name.endswith("1"):
            items = "".join(
                (
                    f'<entry><id>{link}</id><title>News</title><link href="{link}"/><content '
                    f'type="text">{text}</content></entry>'
                )
                if text
                else "<entry/>"
                for link, text in self.entries.items()
            )
            return (
                "<feed "
                f'xmlns="http://www.w3.org/2005/Atom"><title>{self.name}</title><id>{self.name}</id>{items}</feed>'
            ).encode()
        items = "".join(
            f"<item><title>News</title><link>{link}</link><description>{text}</description></item>"
            if text
            else "<item><guid/></item>"
            for link, text in self.entries.items()
        )
        return (
            '<?xml version="1.0"?><rss '
            f'version="2.0"><channel><title>{self.name}</title>{items}</channel></rss>'
        ).encode()


class Publisher(Answering):
    """Serves the feeds, each with its trouble of the moment."""

    feeds: ClassVar[dict[str, Feed]] = {}
    statuses: ClassVar[set[int]] = set()

    def send_response(self, code: int, message: str | None = None) -> None:
        """Notes the status, too."""
        self.statuses.add(code)
        super().send_response(code, message)

    def do_GET(self) -> None:  # noqa: N802  the name that the library calls
        """One answer."""
        name, _, moved = self.path.strip("/").partition("/")
        feed = self.feeds.get(name)
        if feed is not None:
            feed.asked += 1
        if feed is None:
            self.give(404, b"")
        elif feed.trouble == "moved" and not moved:
            self.give(302, b"", Location=f"/{name}/elsewhere")
        elif feed.trouble in ("429", "500", "503"):
            self.give(
                int(feed.trouble),
                b"",
                **(
                    {"Retry-After": str(int(REST.total_seconds()))} if feed.trouble == "429" else {}
                ),
            )
        else:
            data = feed.document()
            mark = f'"{len(data)}-{sum(data)}"'
            if feed.trouble == "broken":
                self.give(200, data[: len(data) // 2], ETag=mark)
            elif self.headers.get("If-None-Match") == mark:
                self.give(304, b"", ETag=mark)
            else:
                feed.given += [text for text in feed.entries.values() if text]
                self.give(200, data, ETag=mark)


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    Publisher.feeds = {name: Feed(name) for name in ("post0", "post1", "courier0", "courier1")}
    Publisher.statuses = set()
    with fetching_from(Publisher, START) as made:
        yield made


def happen(feed: Feed, chance: random.Random, number: int) -> None:
    """What a publisher does between two rounds."""
    feed.trouble = chance.choice(["", "", "", "", "", "moved", "429", "500", "503", "broken"])
    kind = chance.choice(["new", "new", "edit", "same", "delete", "sort", "empty", "none", "none"])
    links = list(feed.entries)
    if kind == "new" or not links:
        town = chance.choice(TOWNS)
        told = (
            f"{number} people were hurt when storm {number} reached {town} on Monday, the fire "
            f"service of {town} said; wall {number} fell at noon."
        )
        feed.entries = {f"http://{feed.name}.example/{number}": told, **feed.entries}
    elif kind == "edit":
        link = chance.choice(links)
        feed.entries[link] = (
            feed.entries[link] or "A wall fell."
        ) + f" Update {number}: more walls fell."
    elif kind == "same":  # the same entry again, under its own address, at another place
        link = chance.choice(links)
        feed.entries = {link: feed.entries.pop(link), **feed.entries}
    elif kind == "delete":
        del feed.entries[chance.choice(links)]
    elif kind == "sort":
        chance.shuffle(links)
        feed.entries = {link: feed.entries[link] for link in links}
    elif kind == "empty":
        feed.entries = {f"http://{feed.name}.example/{number}": "", **feed.entries}


def replay(address: str, fetcher: Fetcher, hours: int) -> None:
    chance = random.Random(5)  # noqa: S311  events, not secrets
    addresses = [f"http://feeds.example/{name}" for name in Publisher.feeds]
    rounds = hours * 6
    for number in range(rounds):
        now = START + number * STEP
        for place, feed in enumerate(Publisher.feeds.values()):
            happen(feed, chance, number * 10 + place)
            if number >= rounds - 10:
                feed.trouble = ""  # at the end all is well for long enough to be asked again
        before = [feed.asked for feed in Publisher.feeds.values()]
        # opened anew each time: what is known is in the store alone
        with stored(address) as store:
            store.clock = lambda now=now: now
            watch_feeds(
                store,
                addresses,
                poll=fetcher.poll,
                interval=STEP,
                stop=lambda: False,
            )
            for feed, asked in zip(Publisher.feeds.values(), before, strict=True):
                assert feed.asked == asked or now >= feed.rests_until
                if feed.asked > asked and feed.trouble == "429":
                    feed.rests_until = now + REST
            if number % 12 == 11:
                settle(store)
    with stored(address) as store:
        settle(store)
        raws = store.raws.reports(raw_keys(store))
        for name, feed in Publisher.feeds.items():
            kept = sorted(
                " ".join(raw.text.split()) for raw in raws.values() if f"/{name}#" in raw.source
            )
            assert kept == sorted({f"News {text}" for text in feed.given}), name
        checked = check_store(store)
        assert (checked.faults, checked.pending) == ((), 0)
        texts = [
            " ".join(report.text.split()) for report in store.reports.get(store.reports.placed())
        ]
        assert len(texts) == len(set(texts))
    assert {200, 302, 304, 429, 500} <= Publisher.statuses


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("hours", [4, pytest.param(24, marks=pytest.mark.slow)])
def test_some_hours_of_feeds(
    tmp_path: Path, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    monkeypatch.setattr(story_ledgers, "annotate_reports", fake_annotations)
    replay(str(tmp_path / "s.db"), fetcher, hours)
