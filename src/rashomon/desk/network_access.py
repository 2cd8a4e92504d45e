"""NetworkAccess: what the desk may ask addresses with; a desk without one asks nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from rashomon.seams import Fetch, Polled, Post


class FeedFetcher(Fetch, Protocol):
    """Gets addresses and asks feeds."""

    def poll(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
        """What the feed gives that is newer than these marks."""


@dataclass(frozen=True, slots=True)
class NetworkAccess:
    """`fetcher`: makes what gets addresses, a new one each time, so that what robots.txt says is asked again; `post`: tells webhooks; `check`:
    raises SkipError for an address that may not be asked, before it is kept."""

    fetcher: Callable[[], FeedFetcher]
    post: Post
    check: Callable[[str], object]
