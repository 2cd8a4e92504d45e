"""Feeds that are watched, replayed from a server on this machine: nothing is lost or doubled,
whatever they do."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar

import pytest

from fake_parses import fake_annotations
from feed_servers import fetching_from
from rashomon.cli.verify import check_store
from rashomon.errors import SkipError
from rashomon.fetching.fetch import Fetcher
from rashomon.seams import Polled
from rashomon.settings import Settings
from rashomon.store import story_ledgers, update
from rashomon.store.add_reports import breaks_off, feed_addresses, watch_feeds
from rashomon.store.database.open import SqlStore
from stored import raw_keys, stored

START = datetime(2031, 3, 5, tzinfo=UTC)
FEED = "http://post.example/feed"
SETTINGS = Settings()


class Server(BaseHTTPRequestHandler):
    """Gives the state of the feed; 304 to whoever knows it."""

    status: ClassVar[int] = 200
    entries: ClassVar[list[tuple[str, str]]] = []
    broken: ClassVar[bytes] = b""
    asked: ClassVar[list[tuple[str, str | None, int]]] = []

    def do_GET(self) -> None:
        """One answer."""
        if self.path == "/robots.txt":
            self._give(404, b"")
            return
        if self.path == "/feed":
            self._give(301, b"", Location="/moved")
            return
        data = self.broken or feed(self.entries)
        mark = f'"{hash(data)}"'
        known = self.headers.get("If-None-Match")
        status = 304 if self.status == 200 and known == mark else self.status
        self.asked.append((self.path, known, status))
        self._give(
            status,
            data if status == 200 else b"",
            ETag=mark,
            **({"Retry-After": "14400"} if status == 429 else {}),
        )

    def _give(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""


def feed(entries: list[tuple[str, str]]) -> bytes:
    items = "".join(
        (
            f"<item><title>Wall {name} "
            f"falls</title><link>http://post.example/{name}</link><description>{text}</description></item>"
        )
        if text
        else f"<item><title>Wall {name} falls</title></item>"
        for name, text in entries
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>The '
        f"Post</title>{items}</channel></rss>"
    ).encode()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    Server.asked, Server.status, Server.broken, Server.entries = [], 200, b"", []
    with fetching_from(Server, START) as made:
        yield made


def text(name: str, dead: int = 2) -> str:
    return (
        f"{dead} people died when wall {name} of Arden fell on Monday, the fire service said, and "
        f"many more were hurt by stones of the {name} wall."
    )


def texts(store: SqlStore) -> list[str]:
    found = store.raws.reports(raw_keys(store))
    return sorted(
        line for raw in found.values() for line in raw.text.splitlines() if "people died" in line
    )


def test_a_day_of_a_feed(tmp_path: Path, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_ledgers, "annotate_reports", fake_annotations)
    a, b, c, d = (("a", text("a")), ("b", text("b")), ("c", text("c")), ("d", text("d")))
    a_again = ("a", text("a", 5))
    rounds: list[tuple[int, list[tuple[str, str]], bytes]] = [
        (200, [a], b""),
        (200, [a], b""),  # 304
        (200, [b, a], b""),  # a stands elsewhere now
        (500, [c, b, a], b""),
        (200, [c, b, a], b""),  # not asked: it failed a moment ago
        (200, [c, b, a], b""),
        (200, [c, b, a_again, a_again], b""),  # an edit, twice
        (429, [d, c], b""),  # wants four hours
        (200, [d, c], b""),
        (200, [d, c, ("e", "")], b""),
        (200, [d, c, ("e", "")], b""),  # a and b deleted, e without a text
        (200, [], b"<rss><channel><title>The Post</title><item"),
    ]
    asked = []
    for number, (status, entries, broken) in enumerate(rounds):
        Server.status, Server.entries, Server.broken = status, entries, broken
        now = START + timedelta(hours=2 * number)
        with stored(str(tmp_path / "s.db")) as store:  # opened anew each time, as cron does
            done = watch_feeds(
                store,
                [FEED],
                poll=fetcher.poll,
                settings=SETTINGS,
                clock=lambda now=now: now,
                every=timedelta(hours=2),
            )
            update.settle(store, settings=SETTINGS, clock=lambda now=now: now)
        asked.append((done.asked, done.added, bool(done.failed)))
    assert asked[:5] == [(1, 1, False), (1, 0, False), (1, 1, False), (1, 0, True), (0, 0, False)]
    assert [added for _, added, _ in asked] == [1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0]
    assert asked[7] == (1, 0, True)
    assert asked[8] == (0, 0, False)  # left alone as long as it wanted
    assert asked[11][2]
    assert 304 in {status for _, _, status in Server.asked}
    with stored(str(tmp_path / "s.db")) as store:
        assert texts(store) == sorted([a[1], b[1], c[1], d[1], a_again[1]])
        assert check_store(store).faults == ()
        assert check_store(store).pending == 0
        failed = {row.name: row.error for row in store.feeds.sources(failed=True)}
        assert FEED in failed
        assert any("only a headline" in str(error) for error in failed.values())
        revised = [
            report for report in store.reports.get(store.reports.placed()) if report.revision_of
        ]
        assert [report.url for report in revised] in ([], ["http://post.example/a"])


def test_a_page_that_is_no_feed(tmp_path: Path) -> None:
    def poll(url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        if url == FEED:
            raise SkipError("the host post.example is not known")
        from rashomon.seams import Fetched

        return Polled(
            200, Fetched(url, b"<html><body><p>A page.</p></body></html>", None, START.isoformat())
        )

    with stored(str(tmp_path / "s.db")) as store:
        feeds = [FEED, "http://post.example/page"]
        done = watch_feeds(
            store,
            feeds,
            poll=poll,
            settings=SETTINGS,
            clock=lambda: START,
            every=timedelta(hours=1),
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
