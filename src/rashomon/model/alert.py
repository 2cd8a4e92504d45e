"""AlertRule, Alert: what a user wants to be told of, and what there is to tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertRule:
    """What a user wants to be told of. An empty filter lets everything pass; of several values of one filter one is enough.

    `kinds`: kinds of changes. `stories`: ids. `places`, `names`: of the story. `words`: all words of a value stand in the change or the story's
    title. `above`: only figures from this on, where none was before. `measure`: of what they are the figures (killed, injured ...).
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
    """One change that a rule is about. The same change under the same rule has the same id."""

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
    """An alert that a channel waits for or gave up: how often it was tried, why it failed, and when it is tried again."""

    alert: Alert
    channel: str
    tries: int = 0
    error: str | None = None
    next_at: str | None = None
