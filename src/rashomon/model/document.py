"""Converts the ledger to JSON and back; field names are those of LEDGER.md, without a trailing underscore (`from_`)."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from rashomon.model.document_fields import names_of, own_shape, unsaid
from rashomon.model.json_text import written
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import PassUse
from rashomon.model.point import About
from rashomon.model.report import Report

_T = TypeVar("_T")


def to_json(ledger: Ledger) -> str:
    """Returns the document, indented by one space, ending in a line break; equal ledgers give equal text."""
    return written(ledger) + "\n"


def as_bytes(document: str) -> bytes:
    """Returns a JSON document in UTF-8; a lone surrogate becomes its JSON escape."""
    return document.encode("utf-8", "backslashreplace")


def plain(value: Any) -> Any:
    """Converts dataclasses, tuples and enums to dicts, lists and strings."""
    kind = type(value)
    if kind is str or value is None:
        return value
    if (own := own_shape(kind)) is not None:
        return {name: plain(held) for name, held in own(value).items()}
    if dataclasses.is_dataclass(kind):
        held = [(name, told, getattr(value, name)) for name, told in names_of(kind)]
        return {told: plain(each) for name, told, each in held if each is not None or name not in unsaid(kind)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def from_json(text: str) -> Ledger:
    """Returns the ledger that `to_json` wrote. Raises ValueError, TypeError or KeyError if the document is not one."""
    document = json.loads(text)
    if not isinstance(document, dict):
        raise ValueError("not a JSON object")
    made = document["made"]
    document["made"] = made | {name: list(made[name].items()) for name in ("settings", "models")}
    ledger = _read(Ledger, document)
    if not isinstance(ledger, Ledger):
        raise TypeError("not a ledger")
    return ledger


def report_from(value: dict[str, Any]) -> Report:
    """Returns the report that `plain` wrote. Raises ValueError, TypeError or KeyError if the value is not one."""
    report = _read(Report, value)
    if not isinstance(report, Report):
        raise TypeError("not a report")
    return report


def value_from(kind: type[_T], value: dict[str, Any]) -> _T:
    """Returns the value of this kind that `plain` wrote. Raises ValueError, TypeError or KeyError if it is not one."""
    found = _read(kind, value)
    if not isinstance(found, kind):
        raise TypeError(f"not a {kind.__name__}")
    return found


_Reader = Callable[[Any], Any]


def _read(kind: Any, value: Any) -> Any:
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> _Reader:
    """The parser of values of this kind, cached because a ledger holds some hundred thousand values."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType or origin is typing.Union:
        read = _reader(next(a for a in arguments if a is not type(None)))
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        return _tuple_reader(arguments)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _object_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is float:
        return lambda value: float(value) if isinstance(value, int) else value
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _tuple_reader(arguments: tuple[Any, ...]) -> _Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _reader(arguments[0])
        return tuple if item is _as_it_is else lambda value: tuple(map(item, value))
    parts = [_reader(argument) for argument in arguments]
    return lambda value: tuple(read(item) for read, item in zip(parts, value, strict=True))


def _object_reader(kind: type) -> _Reader:
    hints = typing.get_type_hints(kind)
    fields = [(f.name, f.name.rstrip("_"), _reader(hints[f.name])) for f in dataclasses.fields(kind)]

    def read(value: Any) -> Any:
        if kind is About:
            value = value | (value.get("when") or {})
        if kind is PassUse:
            value = value | {"refused": list(value["refused"].items())}
        return kind(**{name: reader(value[told]) for name, told, reader in fields if told in value})

    return read
