"""What a user wants to be told of (AlertRule, Subscription), what there is to tell (Alert), and the
feeds that a desk asks."""

from dataclasses import dataclass

FEED, WEBHOOK = "feed", "webhook"


@dataclass(frozen=True, slots=True)
class AlertRule:
    """What a user wants to be told of. An empty filter passes everything; of several values of one
    filter, one must match.

    `kinds`: kinds of changes. `stories`: ids. `places`, `names`: of the story. `words`: all words
    of a value must occur in the change or the story's title. `above`: only figures from this on,
    where none was before. `measure`: what these figures count (killed, injured ...).
    """

    name: str
    kinds: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    above: float | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """One change that matches a rule; the same change under the same rule has the same id."""

    id: str
    rule: str
    at: str
    story: str
    title: str | None
    kind: str
    subject: str
    before: str | None = None
    after: str | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undelivered:
    """An alert that a channel has not delivered, or gave up: how often it was tried, why it failed,
    and when it is tried again."""

    alert: Alert
    channel: str
    tries: int = 0
    error: str | None = None
    next_at: str | None = None


@dataclass(frozen=True, slots=True)
class DeskFeed:
    """A feed that the desk polls. `by`, `at`: who added it, and when."""

    url: str
    by: str
    at: str
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is told of changes. `kind`: an Atom feed under a secret address (`token`), or a webhook
    (`url`).

    `story`: the story, or `words`: a search. `seen`: the number of the last change that was
    delivered, or at which it was made. `told`: how many changes were delivered, the last at
    `told_at`. `tries`, `error`, `next_at`: of a webhook that did not answer; once it is given up,
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
