"""Which feeds a list names, and what is told of an address that is none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rashomon.errors import SkipError
from rashomon.seams import Polled
from rashomon.settings import Settings
from rashomon.store.add_reports import breaks_off, feed_addresses, watch_feeds
from stored import raw_keys, stored

START = datetime(2031, 3, 5, tzinfo=UTC)
FEED = "http://post.example/feed"
SETTINGS = Settings()


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
