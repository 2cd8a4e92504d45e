"""deliver: applies alert rules, which a TOML file holds with the channels, to what changed, and sends each channel each alert once.

What a channel is to receive is stored in one transaction with the changes examined, so an interrupted run resumes where it stopped. A file
is searched for alerts that it already has; a webhook gets the alert's id as Idempotency-Key, by which it can recognise a repetition after
its answer was lost.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from rashomon import file_writing
from rashomon.errors import Damaged, SkipError, StopError
from rashomon.file_writing import cut_half_line, write_file
from rashomon.model.alert import Alert, AlertRule
from rashomon.model.content_ids import content_id
from rashomon.model.document import from_json
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.stored import ChangeRow
from rashomon.seams import Clock, Post

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

import tomllib
from contextlib import contextmanager
from typing import Any

from rashomon.text.calendar_words import say_values
from rashomon.text.point_words import title_of

KINDS = (
    "new story", "split", "merged", "report", "report left", "revision", "correction", "matter", "matter longer", "figure", "denial", "answer",
    "disputed", "no longer disputed", "status", "question", "question gone", "words gone",
)  # fmt: skip
_LISTS = {"kinds": "kinds", "story": "stories", "place": "places", "name": "names", "words": "words"}
_SINGLE = {"rule", "above", "measure"}


@dataclass(frozen=True, slots=True)
class Channels:
    """Where alerts go. `token_env`: the environment variable with the token that the webhook requires."""

    terminal: bool = False
    jsonl: str | None = None
    atom: str | None = None
    webhook: str | None = None
    token_env: str | None = None

    def listed(self) -> tuple[str, ...]:
        """Returns a key per channel, under which its deliveries are recorded."""
        named = (("jsonl", self.jsonl), ("atom", self.atom), ("webhook", self.webhook))
        return (*(("terminal",) if self.terminal else ()), *(f"{kind} {where}" for kind, where in named if where))


def read_rules(path: str) -> tuple[tuple[AlertRule, ...], Channels]:
    """Returns the rules and channels. Raises StopError if the file cannot be read or has unknown entries."""
    with rules_in(path) as document:
        _known(document, {"alert", "deliver"}, "the file")
        rules = tuple(_rule(table, number) for number, table in enumerate(_tables(document.get("alert", [])), 1))
        if len({rule.name for rule in rules}) < len(rules):
            raise ValueError("two alerts have one name")
        return rules, _channels(document.get("deliver", {}), Path(path).parent)


@contextmanager
def rules_in(path: str) -> Iterator[dict[str, Any]]:
    """A block with the document of a TOML file; a ValueError in it says what is wrong with the file. Raises StopError."""
    try:
        yield tomllib.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StopError(f"{path} is no TOML: {error}") from error
    except ValueError as error:
        raise StopError(f"{path}: {error}") from error


def _tables(given: Any) -> list[dict[str, Any]]:
    if not isinstance(given, list) or not all(isinstance(table, dict) for table in given):
        raise ValueError("alerts are written as [[alert]]")
    return given


def _known(table: dict[str, Any], names: set[str], where: str) -> None:
    if strange := sorted(table.keys() - names):
        raise ValueError(f"{where} has {strange[0]!r}; known are {', '.join(sorted(names))}")


def _rule(table: dict[str, Any], number: int) -> AlertRule:
    where = f"alert {number}"
    _known(table, _LISTS.keys() | _SINGLE, where)
    lists = {field: _texts(table.get(name, []), f"{name} of {where}") for name, field in _LISTS.items()}
    if strange := sorted(set(lists["kinds"]) - set(KINDS)):
        raise ValueError(f"{strange[0]!r} is no kind of change; known are {', '.join(KINDS)}")
    above, measure = table.get("above"), table.get("measure")
    if above is not None and (isinstance(above, bool) or not isinstance(above, int | float)):
        raise ValueError(f"above of {where} is a number")
    if measure is not None and not isinstance(measure, str):
        raise ValueError(f"measure of {where} is a word")
    return AlertRule(str(table.get("rule", where)), above=above, measure=measure, **lists)


def _texts(given: Any, what: str) -> tuple[str, ...]:
    listed = [given] if isinstance(given, str) else given
    if not isinstance(listed, list) or not all(isinstance(text, str) and text.strip() for text in listed):
        raise ValueError(f"{what} is a text or a list of texts")
    return tuple(listed)


def _channels(table: Any, folder: Path) -> Channels:
    if not isinstance(table, dict):
        raise ValueError("channels are written as [deliver]")
    _known(table, {"terminal", "jsonl", "atom", "webhook", "token_env"}, "[deliver]")
    for name, value in table.items():
        if not isinstance(value, bool if name == "terminal" else str):
            raise ValueError(f"{name} of [deliver] is {'true or false' if name == 'terminal' else 'a text'}")
    files = {name: str(folder / table[name]) for name in ("jsonl", "atom") if table.get(name)}
    return Channels(bool(table.get("terminal")), files.get("jsonl"), files.get("atom"), table.get("webhook"), table.get("token_env"))


def alert_line(alert: Alert) -> str:
    """Returns the alert as one line."""
    turned = " -> ".join(part for part in (say_values(alert.before), say_values(alert.after)) if part)
    return (
        f"[{alert.rule}] {alert.title or '(no headline)'} ({alert.story}): {alert.kind}: {alert.subject}{': ' + turned if turned else ''}"
    )


# alerts_of: which changes of a story which rules are about.

_WHOLE = frozenset({"new story", "split", "merged"})  # changes that bring figures without an answer of their own


def alerts_of(
    rules: Sequence[AlertRule], numbered: Iterable[tuple[int, ChangeRow]], ledger: Ledger | None, ids: Sequence[str]
) -> Iterator[Alert]:
    """Yields the alerts of one story's changes, whose numbers are final. `ledger`: the story's current one; `ids`: its current and former ids."""
    title = ledger.stories[0].title if ledger else None
    for number, change in numbered:
        for rule in (rule for rule in rules if _concerns(rule, change, ledger, ids)):
            for told in _told(rule, change, ledger):
                ident = content_id("alert", rule.name, str(number), told.subject, told.after)
                yield alert_of(told, ident, rule.name, title)


def alert_of(told: ChangeRow, ident: str, rule: str, title: str | None) -> Alert:
    """Returns the alert that tells a change of a story."""
    return Alert(ident, rule, told.at, told.story, title, told.kind, told.subject, told.before, told.after, told.reports)


def _concerns(rule: AlertRule, change: ChangeRow, ledger: Ledger | None, ids: Sequence[str]) -> bool:
    if rule.kinds and change.kind not in rule.kinds:
        return False
    if rule.stories and not any(story.startswith(given) for given in rule.stories for story in ids):
        return False
    if (rule.places and not _has(rule.places, ledger, only="place")) or (rule.names and not _has(rule.names, ledger)):
        return False
    title = ledger.stories[0].title if ledger else None
    told = " ".join(part for part in (title, change.subject, change.before, change.after) if part).casefold()
    return not rule.words or any(all(word in told for word in wanted.casefold().split()) for wanted in rule.words)


def _has(wanted: Sequence[str], ledger: Ledger | None, only: str = "") -> bool:
    names = ledger.stories[0].names if ledger else ()
    spelled = {s.casefold() for name in names if only in ("", name.kind) for s in (*name.spellings, name.name)}
    return any(" ".join(given.casefold().split()) in spelled for given in wanted)


def _told(rule: AlertRule, change: ChangeRow, ledger: Ledger | None) -> Iterator[ChangeRow]:
    """Yields what is reported of a change that matches a rule: the change or, for a rule on figures, those that pass its threshold."""
    if rule.above is None and rule.measure is None:
        yield change
        return
    for point in ledger.stories[0].points if ledger else ():
        if rule.measure is not None and (point.about is None or str(point.about.measure) != rule.measure):
            continue
        if change.kind in _WHOLE:
            figures = _figures(point)
            if figures and _past(rule, max(figures.values())):
                top = max(figures, key=lambda value: (figures[value], value))
                yield replace(change, kind="figure", subject=title_of(point), before=None, after=top)
        elif title_of(point) == change.subject and change.kind in ("answer", "figure", "question"):
            yield from _crossed(rule, change, point)
        elif title_of(point) == change.subject and rule.above is None:
            yield change


def _crossed(rule: AlertRule, change: ChangeRow, point: Point) -> Iterator[ChangeRow]:
    """Yields the change if its figure is past the threshold and no earlier one was."""
    figures = _figures(point)
    new = _values(change.after, figures)
    old = _values(change.before, figures) - new
    if rule.above is None or (any(_past(rule, figures[v]) for v in new) and not any(_past(rule, figures[v]) for v in old)):
        yield change


def _values(told: str | None, figures: Iterable[str]) -> set[str]:
    parts = {part.strip() for part in (told or "").split(";")}
    return {value for value in figures if value in parts}


def _past(rule: AlertRule, figure: float) -> bool:
    return rule.above is None or figure >= rule.above


def _figures(point: Point) -> dict[str, float]:
    """Returns the highest number of each answer, by the answer's words."""
    out: dict[str, float] = {}
    values = {version.id: version.value for version in point.versions}
    for account in point.accounts:
        value = values.get(account.version or "")
        figure = account.high if account.high is not None else account.low
        if value is not None and figure is not None:
            out[value] = max(out.get(value, float("-inf")), figure)
    return out


# append_lines: alerts at the end of a file of JSON Lines, each once.

_TAIL = 1_000_000  # bytes at the end of the file in which an interrupted run may already have written these alerts


def append_lines(path: str, alerts: Sequence[Alert]) -> None:
    """Appends the lines that the file's end lacks, after removing half a line left by an interrupted run. Raises StopError."""
    cut_half_line(path)
    known = {str(row.get("id")) for line in _tail(Path(path)).splitlines() if isinstance(row := _row(line), dict)}
    file_writing.append_lines(path, (json.dumps(asdict(alert), ensure_ascii=False) for alert in alerts if alert.id not in known))


def _tail(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            return file.read()
    except OSError:  # none yet, or not to be read: what is wrong with it is told when it is written to
        return b""


def _row(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


_AT_ONCE = 500  # changes that are looked at together
_LISTED = 100  # alerts in a feed
_TRIES = 12  # of a webhook: over a day, each time after twice as long
_FIRST = timedelta(minutes=1)
_LONGEST = timedelta(hours=6)

Show = Callable[[Alert], None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many alerts there were, and which channels could not be reached, with reasons."""

    alerts: int
    failed: tuple[tuple[str, str], ...] = ()


def begin(store: "SqlStore", *, since: str | None = None) -> None:
    """Sets the change from which on alerts are sent: now, or a moment. Does nothing if it is already set."""
    if store.changes_seen() is None or since is not None:
        store.put_alerts((), (), seen=store.last_change(before=since))


def deliver(
    store: "SqlStore", rules: Sequence[AlertRule], channels: Channels, *, clock: Clock, show: Show | None = None, post: Post | None = None
) -> Delivered:
    """Sends every channel what it has not received. A failed channel is retried by the next call after its waiting time."""
    begin(store)
    found = _collect(store, rules, channels)
    failed: list[tuple[str, str]] = []
    for channel in channels.listed():
        if channel == "terminal" and show is not None:
            _to_terminal(store, show)
        elif channel.startswith("jsonl ") and channels.jsonl:
            failed += _to_file(store, channel, lambda alerts: append_lines(str(channels.jsonl), alerts))
        elif channel.startswith("atom ") and channels.atom:
            failed += _to_file(store, channel, lambda _: write_feed(str(channels.atom), store.last_alerts(_LISTED)))
        elif channel.startswith("webhook ") and post is not None:
            failed += _to_webhook(store, channel, channels, post, clock())
    return Delivered(found, tuple(failed))


def _collect(store: "SqlStore", rules: Sequence[AlertRule], channels: Channels) -> int:
    """Stores the alerts for the changes not examined yet; returns how many."""
    total = 0
    while numbered := store.numbered_changes(store.changes_seen() or 0, _AT_ONCE):
        found: list[Alert] = []
        for story_id, rows in groupby(sorted(numbered, key=lambda pair: (pair[1].story, pair[0])), key=lambda pair: pair[1].story):
            try:
                story = store.story(story_id)
            except Damaged:  # its changes are told all the same
                story = None
            ledger: Ledger | None = from_json(story.ledger) if story else None
            found += alerts_of(rules, rows, ledger, (story_id, *(story.previous_ids if story else ())))
        store.put_alerts(found, channels.listed(), seen=numbered[-1][0])
        total += len(found)
    return total


def _waiting(store: "SqlStore", channel: str) -> Iterator[Sequence[Alert]]:
    while waiting := store.waiting(channel):
        yield [one.alert for one in waiting]


def _to_terminal(store: "SqlStore", show: Show) -> None:
    for alerts in _waiting(store, "terminal"):
        for alert in alerts:
            show(alert)
            store.mark_delivered("terminal", [alert.id])


def _to_file(store: "SqlStore", channel: str, write: Callable[[Sequence[Alert]], None]) -> list[tuple[str, str]]:
    for alerts in _waiting(store, channel):
        try:
            write(alerts)
        except StopError as error:
            return [(channel, str(error).removeprefix(f"{channel.partition(' ')[2]} "))]
        store.mark_delivered(channel, [alert.id for alert in alerts])
    return []


def _to_webhook(store: "SqlStore", channel: str, channels: Channels, post: Post, now: datetime) -> list[tuple[str, str]]:
    """Sends alerts one at a time, in order. After a failure the rest waits too, so that none overtakes it."""
    headers = {"Authorization": f"Bearer {_token(channels.token_env)}"} if channels.token_env else {}
    for waiting in iter(lambda: store.waiting(channel, most=1), ()):
        (one,) = waiting
        if one.next_at is not None and one.next_at > _iso(now):
            break
        error = post_json(post, str(channels.webhook), asdict(one.alert), one.alert.id, headers)
        if not error:
            store.mark_delivered(channel, [one.alert.id])
            continue
        again = next_try(one.tries, now)
        store.mark_failed(channel, one.alert.id, error, next_at=again)
        return [(channel, f"{error}{'' if again else '; given up'}")]
    return []


def post_json(post: Post, url: str, told: object, key: str, headers: Mapping[str, str] = MappingProxyType({})) -> str:
    """Sends this to a webhook, under a key by which it knows a repetition; returns why that failed, empty if it did not."""
    try:
        status = post(url, json.dumps(told).encode(), {**headers, "Idempotency-Key": key})
    except SkipError as refused:
        return str(refused)
    return "" if 200 <= status < 300 else f"the server answered {status}"


def next_try(tries: int, now: datetime) -> str | None:
    """Returns when a webhook is told again that failed once more after so many tries; None for never."""
    return None if tries + 1 >= _TRIES else _iso(now + min(_LONGEST, _FIRST * 2 ** min(tries, 20)))


def _token(name: str) -> str:
    token = os.environ.get(name)
    if not token:
        raise StopError(f"the environment variable {name}, which the webhook's token_env names, is not set")
    return token


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


def write_feed(path: str, alerts: Sequence[Alert]) -> None:
    """Replaces the feed file with one of these alerts, newest first; readers see either the old or the new one. Raises StopError."""
    write_file(path, feed(alerts))


def feed(alerts: Sequence[Alert]) -> bytes:
    """Returns the feed as a document."""
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _text(root, "id", "urn:rashomon:alerts")
    _text(root, "title", "Rashomon: alerts")
    _text(root, "updated", max((alert.at for alert in alerts), default="1970-01-01T00:00:00+00:00"))
    _text(SubElement(root, "author"), "name", "Rashomon")
    for alert in alerts:
        entry = SubElement(root, "entry")
        _text(entry, "id", f"urn:rashomon:{alert.id}")
        _text(entry, "title", f"{alert.title or '(no headline)'}: {alert.kind}")
        _text(entry, "updated", alert.at)
        SubElement(entry, "category", term=_fit(alert.rule))
        _text(entry, "content", alert_line(alert) + (f"\nReports: {', '.join(alert.reports)}" if alert.reports else "")).set("type", "text")
    document: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'.encode()


def _text(parent: Element, name: str, text: str) -> Element:
    made = SubElement(parent, name)
    made.text = _fit(text)
    return made


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
