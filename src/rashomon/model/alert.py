"""What a user wants to be told of (AlertRule), and what there is to tell (Alert)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertRule:
    """What a user wants to be told of. An empty filter passes everything; of several values of one filter, one must match.

    `kinds`: kinds of changes. `stories`: ids. `places`, `names`: of the story. `words`: all words of a value must occur in the change or
    the story's title. `above`: only figures from this on, where none was before. `measure`: what these figures count (killed, injured ...).
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
    """An alert that a channel has not delivered, or gave up: how often it was tried, why it failed, and when it is tried again."""

    alert: Alert
    channel: str
    tries: int = 0
    error: str | None = None
    next_at: str | None = None
