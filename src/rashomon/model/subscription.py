"""Feeds that bring reports to a desk, and subscriptions to stories and searches."""

from dataclasses import dataclass

FEED, WEBHOOK = "feed", "webhook"


@dataclass(frozen=True, slots=True)
class DeskFeed:
    """A feed that the desk polls. `by`, `at`: who added it, and when."""

    url: str
    by: str
    at: str
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is told of changes. `kind`: an Atom feed under a secret address (`token`), or a webhook (`url`).

    `story`: the story, or `words`: a search. `seen`: the number of the last change that was delivered, or at which it was made. `told`: how
    many changes were delivered, the last at `told_at`. `tries`, `error`, `next_at`: of a webhook that did not answer; once it is given up,
    `next_at` is empty and `error` stays.
    """

    id: str
    kind: str
    by: str
    at: str
    story: str = ""
    words: str = ""
    url: str = ""
    token: str = ""
    seen: int = 0
    told: int = 0
    told_at: str = ""
    tries: int = 0
    error: str = ""
    next_at: str = ""

    @property
    def is_given_up(self) -> bool:
        """Whether delivery is no longer tried."""
        return bool(self.error) and not self.next_at
