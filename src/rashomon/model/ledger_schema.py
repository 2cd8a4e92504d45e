"""The JSON Schema of a ledger's document, made from the dataclasses that hold it."""

import dataclasses
import types
import typing
from enum import Enum
from typing import Any

from rashomon.model.document import names_in_document, omitted_where_none
from rashomon.model.ledger import FORMAT, Ledger
from rashomon.model.model_use import ModelUse
from rashomon.model.point import About

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
_BY_NAME = ("settings", "models", "refused")  # pairs, an object in the document
_TOTALS = ("taken", "refused", "tokens_in", "tokens_out")  # of a model, added up there
_NOT_ALWAYS = {"judgements", "passage"}
_WHEN = ("earliest", "latest")

Kinds = dict[str, dict[str, Any]]


def ledger_schema() -> dict[str, Any]:
    """Returns the JSON Schema (2020-12) of the documents that this version writes; it refuses no
    further fields."""
    kinds: Kinds = {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **_schema(Ledger, kinds),
        "$defs": dict(sorted(kinds.items())),
    }


def _schema(kind: Any, kinds: Kinds) -> dict[str, Any]:
    """Returns the schema of a type; what it is of objects is added to `kinds`."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_schema(each, kinds) for each in arguments]}
    if origin is tuple:
        items = [_schema(each, kinds) for each in arguments if each is not Ellipsis]
        ends = {"items": items[0]} if ... in arguments else {"prefixItems": items, "items": False}
        return {"type": "array"} | ends
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        name = kind.__name__
        if name not in kinds:
            kinds[name] = {}  # which a part of it may name
            kinds[name] = _object(kind, kinds)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    return {"type": _TYPES[kind]} if kind in _TYPES else {}


def _object(kind: type, kinds: Kinds) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    fields = [(name, key, hints[name]) for name, key in names_in_document(kind)]
    for name in _TOTALS if kind is ModelUse else ():
        total = getattr(ModelUse, name).fget
        fields.append((name, name, typing.get_type_hints(total)["return"]))
    held = {key: _field(name, hint, kinds) for name, key, hint in fields}
    if kind is About:
        days = {name: held.pop(name) for name in _WHEN}
        held["when"] = {"anyOf": [{"type": "object", "properties": days}, {"type": "null"}]}
    seldom = omitted_where_none(kind) | _NOT_ALWAYS
    needed = [key for name, key, _ in fields if key in held and name not in seldom]
    return {"type": "object", "properties": held, "required": needed}


def _field(name: str, hint: Any, kinds: Kinds) -> dict[str, Any]:
    if name not in _BY_NAME:
        return _schema(hint, kinds)
    _, value = typing.get_args(typing.get_args(hint)[0])
    return {"type": "object", "additionalProperties": _schema(value, kinds)}
