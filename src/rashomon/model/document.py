"""The ledger as JSON and back: field names are LEDGER.md's, a trailing underscore (`from_`) is dropped."""

import dataclasses
import json
import types
import typing
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from rashomon.model.ledger import Ledger, Made
from rashomon.model.point import About
from rashomon.model.report import Report

_T = TypeVar("_T")


def to_json(ledger: Ledger) -> str:
    """The document, indented by one space, ending in a line break; the same ledger gives the same characters."""
    return json.dumps(plain(ledger), ensure_ascii=False, indent=1) + "\n"


def plain(value: Any) -> Any:
    """Dataclasses, tuples and enums as dicts, lists and strings."""
    if isinstance(value, Ledger):
        kept = ("format", "made", "reports", "stories", "failures", *(("judgements",) if value.judgements else ()))
        return {name: plain(getattr(value, name)) for name in kept}
    if isinstance(value, Made):
        return {"by": value.by, "settings": dict(value.settings), "models": dict(value.models)}
    if isinstance(value, About):
        fields = {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        when = {"earliest": fields.pop("earliest"), "latest": fields.pop("latest")}
        return fields | {"when": when if any(when.values()) else None}
    if dataclasses.is_dataclass(value):
        return {f.name.rstrip("_"): plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def from_json(text: str) -> Ledger:
    """The ledger that `to_json` wrote. Raises ValueError, TypeError or KeyError when the document is not one."""
    document = json.loads(text)
    if not isinstance(document, dict):
        raise ValueError("not a JSON object")
    made = document["made"]
    document["made"] = {"by": made["by"], "settings": list(made["settings"].items()), "models": list(made["models"].items())}
    ledger = _read(Ledger, document)
    if not isinstance(ledger, Ledger):
        raise TypeError("not a ledger")
    return ledger


def report_from(value: dict[str, Any]) -> Report:
    """The report that `plain` wrote. Raises ValueError, TypeError or KeyError when the value is not one."""
    report = _read(Report, value)
    if not isinstance(report, Report):
        raise TypeError("not a report")
    return report


def value_from(kind: type[_T], value: dict[str, Any]) -> _T:
    """The value of this kind that `plain` wrote. Raises ValueError, TypeError or KeyError when it is not one."""
    found = _read(kind, value)
    if not isinstance(found, kind):
        raise TypeError(f"not a {kind.__name__}")
    return found


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType or origin is typing.Union:
        if value is None:
            return None
        return _read(next(a for a in arguments if a is not type(None)), value)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_read(arguments[0], item) for item in value)
        return tuple(_read(a, item) for a, item in zip(arguments, value, strict=True))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind is About:
            value = value | (value.get("when") or {})
        known = {f.name: value[name] for f in dataclasses.fields(kind) if (name := f.name.rstrip("_")) in value}
        return kind(**{name: _read(_hints(kind)[name], item) for name, item in known.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float and isinstance(value, int):
        return float(value)
    return value
