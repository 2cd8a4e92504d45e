"""Alert rules and channels from a TOML file; alert_line formats an alert."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import StopError
from rashomon.model.alert import Alert, AlertRule
from rashomon.text.calendar_words import say_values

KINDS = (
    "new story", "split", "merged", "report", "report left", "revision", "correction", "answer", "disputed", "no longer disputed", "status", "denial",
    "question", "question gone",
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
