"""Converts the ledger to JSON and back; field names are those of LEDGER.md, without a trailing
underscore (`from_`)."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from json.encoder import encode_basestring
from typing import Any, TypeVar

from rashomon.model.copy import Copy
from rashomon.model.ledger import Ledger, Made
from rashomon.model.model_use import ModelUse, PassUse
from rashomon.model.point import About
from rashomon.model.report import Report

_T = TypeVar("_T")
_WHEN = ("earliest", "latest")
_MAKERS = frozenset({"by", "question_by", "speaker_by"})
_OF_AUTHORS = frozenset({"author_question", "translated", "label", "doubt", "unproved", "model"})
_UNSAID = (
    _MAKERS | _OF_AUTHORS | {"passages", "row", "beside", "lost", "lost_rows"} | {"corrections"}
)
# fields set only where a model or a person contributed; the document omits them otherwise


def to_json(ledger: Ledger) -> str:
    """Returns the document, indented by one space, ending in a line break; equal ledgers give equal
    text."""
    return written(ledger) + "\n"


def written(value: Any) -> str:
    """Returns the JSON text of a value, indented by one space."""
    return _text(value, "\n")


def _text(value: Any, line: str) -> str:
    """The text of a value as `json` writes it with an indent, which has no fast way there."""
    given, value = value, _bare(value)
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    if kind is int:
        return int.__repr__(value)
    inner = line + " "
    if (kind is tuple or kind is list) and value:
        return f"[{','.join([inner + _text(item, inner) for item in value])}{line}]"
    if value is not given and kind is dict and value:
        held = [f"{inner}{encode_basestring(k)}: {_text(v, inner)}" for k, v in value.items()]
        return f"{{{','.join(held)}{line}}}"
    if kind in _SCALARS:
        return json.dumps(value)  # far sooner than with an encoder of its own
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", line)


def as_bytes(document: str) -> bytes:
    """Returns a JSON document in UTF-8; a lone surrogate becomes its JSON escape."""
    return document.encode("utf-8", "backslashreplace")


def plain(value: Any) -> Any:
    """Converts dataclasses, tuples and enums to dicts, lists and strings."""
    bare = _bare(value)
    if bare is not value and type(bare) is dict:
        return {name: plain(held) for name, held in bare.items()}
    if isinstance(bare, (tuple, list)):
        return [plain(item) for item in bare]
    return bare


_SCALARS = frozenset({bool, float, type(None)})
_AS_IT_IS = frozenset({str, int, bool, tuple, list, dict, type(None)})


def _bare(value: Any) -> Any:
    """What the document holds of a value: of a dataclass its fields, by their names there."""
    kind: type = type(value)
    if kind in _AS_IT_IS:
        return value
    if (own := _own_of(kind)) is not None:
        return own(value)
    if dataclasses.is_dataclass(kind):
        held = [(name, key, getattr(value, name)) for name, key in names_in_document(kind)]
        omitted = omitted_where_none(kind)
        return {key: each for name, key, each in held if each is not None or name not in omitted}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


@cache
def _own_of(kind: type) -> Callable[[Any], dict[str, Any]] | None:
    return next((_OWN[c] for c in kind.__mro__ if c in _OWN), None)


@cache
def names_in_document(kind: type) -> tuple[tuple[str, str], ...]:
    """Returns each field of a dataclass with its name in the document: what its metadata call its
    `key`, else its own, without a trailing underscore (`from_`)."""
    return tuple(
        (f.name, f.metadata.get("key", f.name.rstrip("_"))) for f in dataclasses.fields(kind)
    )


@cache
def omitted_where_none(kind: type) -> frozenset[str]:
    """Returns the fields of a dataclass that the document omits where they are None."""
    return frozenset(
        f.name for f in dataclasses.fields(kind) if f.name in _UNSAID and f.default is None
    )


def _ledger(value: Ledger) -> dict[str, Any]:
    kept = (
        "format",
        "made",
        "reports",
        "stories",
        "failures",
        *(("judgements",) if value.judgements else ()),
    )
    return {name: getattr(value, name) for name in kept}


def _made(value: Made) -> dict[str, Any]:
    made = {"by": value.by, "settings": dict(value.settings), "models": dict(value.models)}
    return made | ({"model": value.model} if value.model else {})


def _model(value: ModelUse) -> dict[str, Any]:
    total = {
        "taken": value.taken,
        "refused": dict(value.refused),
        "tokens_in": value.tokens_in,
        "tokens_out": value.tokens_out,
    }
    return {
        "name": value.name,
        "host": value.host,
        **total,
        "replies": value.replies,
        "passes": value.passes,
        "seen": value.seen,
    }


def _pass(value: PassUse) -> dict[str, Any]:
    return {
        key: dict(value.refused) if key == "refused" else getattr(value, name)
        for name, key in names_in_document(PassUse)
    }


def _about(value: About) -> dict[str, Any]:
    when = {name: getattr(value, name) for name in _WHEN}
    rest = {
        key: getattr(value, name) for name, key in names_in_document(About) if name not in _WHEN
    }
    return rest | {"when": when if any(when.values()) else None}


def _copy(value: Copy) -> dict[str, Any]:
    return {
        key: held
        for name, key in names_in_document(Copy)
        if (held := getattr(value, name)) is not None or name != "passage"
    }


_OWN: dict[type, Callable[[Any], dict[str, Any]]] = {
    Ledger: _ledger,
    Made: _made,
    About: _about,
    Copy: _copy,
    ModelUse: _model,
    PassUse: _pass,
}


def from_json(text: str) -> Ledger:
    """Returns the ledger that `to_json` wrote. Raises ValueError, TypeError or KeyError if it is
    none."""
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
    """Returns the report that `plain` wrote. Raises ValueError, TypeError or KeyError if the value
    is not one."""
    report = _read(Report, value)
    if not isinstance(report, Report):
        raise TypeError("not a report")
    return report


def value_from(kind: type[_T], value: dict[str, Any]) -> _T:
    """Returns the value of this kind that `plain` wrote. Raises ValueError, TypeError or KeyError
    if it is not one."""
    found = _read(kind, value)
    if not isinstance(found, kind):
        raise TypeError(f"not a {kind.__name__}")
    return found


_Reader = Callable[[Any], Any]


def _read(kind: Any, value: Any) -> Any:
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> _Reader:
    """The parser of values of this kind, cached because a ledger holds some hundred thousand
    values."""
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
    fields = [(name, key, _reader(hints[name])) for name, key in names_in_document(kind)]

    def read(value: Any) -> Any:
        if kind is About:
            value = value | (value.get("when") or {})
        if kind is PassUse:
            value = value | {"refused": list(value["refused"].items())}
        return kind(**{name: reader(value[key]) for name, key, reader in fields if key in value})

    return read
