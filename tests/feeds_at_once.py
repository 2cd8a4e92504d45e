"""A feed that has one more entry each time it is asked, without a server, for programs that are
forked: its mark says how many it had."""

from rashomon.cli import watch
from rashomon.protocols import Fetched, Poll, Polled


def poll(url: str, *, etag: str | None = None, modified: str | None = None) -> Polled:
    """The feed with the next entry, and those before it."""
    count = int(etag or 0) + 1
    items = "".join(
        f"<item><title>Wall {n} "
        f"falls</title><link>http://post.example/{n}</link><description>Two people died when "
        f"wall {n} of Arden fell on day {n}, the "
        "fire service said, and many more were hurt by the stones of wall "
        f"{n}.</description></item>"
        for n in range(count)
    )
    data = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>The '
        f"Post</title>{items}</channel></rss>"
    ).encode()
    return Polled(200, Fetched(url, data, None, "2031-03-05T00:00:00+00:00"), etag=str(count))


def use() -> None:
    """Puts it in the place of the fetcher."""

    def given(rounds: object) -> Poll:
        return poll

    watch.WatchRounds._fetcher = given  # type: ignore[method-assign,assignment]
