"""The ledger as JSON, in and out, and its JSON Schema. pydantic makes all of it from the types."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from rashomon.model.content_ids import by_id, text_hash
from rashomon.model.ledger import FORMAT, Ledger
from rashomon.model.span import IN_LEDGER

_T = TypeVar("_T")
_SURROGATE = re.compile("[\ud800-\udfff]")


_version = cache(version)  # which takes a millisecond to look up
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def to_json(ledger: Ledger) -> str:
    """Returns the document, without blanks, with a line break at the end. Equal ledgers give
    equal text."""
    return to_utf8(ledger).decode("utf-8")


def to_utf8(ledger: Ledger) -> bytes:
    """Returns the same document as it is kept: as text, that of a large story takes twice the
    memory."""
    return _utf8_of(ledger) + b"\n"


def written(value: Any) -> str:
    """Returns the JSON text of a value of the model, without blanks. A lone surrogate cannot
    be written in UTF-8, so it becomes the replacement character."""
    return _utf8_of(value).decode("utf-8")


def _utf8_of(value: Any) -> bytes:
    try:
        return _adapter(type(value)).dump_json(value, by_alias=True, context=IN_LEDGER)
    except PydanticSerializationError:
        fields = _adapter(type(value)).dump_python(
            value, mode="json", by_alias=True, context=IN_LEDGER
        )
        text = json.dumps(fields, separators=(",", ":"), ensure_ascii=False)
        return _SURROGATE.sub("\ufffd", text).encode("utf-8")


def plain(value: Any) -> Any:
    """Converts a value of the model to dicts, lists and strings."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return _adapter(type(value)).dump_python(value, mode="json", by_alias=True)


def dumped(kind: Any, value: Any) -> str:
    """Returns the JSON text of a value of this kind, as briefly as `loaded` reads it again."""
    fields = _adapter(kind).dump_python(value, mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(fields)


def loaded(kind: Any, text: str) -> Any:
    """Returns the value of this kind that `dumped` wrote. Raises ValueError if it does not fit."""
    return _adapter(kind).validate_json(text)


def mark_of(value: Any) -> str:
    """Returns a digest of a value and of the program."""
    return text_hash(_version("rashomon") + written(value))[:16]


def value_from(kind: type[_T], value: Any) -> _T:
    """Returns the value of this kind that `plain` converted. Raises ValueError if it does not
    fit."""
    parsed: _T = _adapter(kind).validate_python(value)
    return parsed


def from_json(text: str | bytes) -> Ledger:
    """Returns the ledger that `to_json` wrote. Raises ValueError if the text is no such ledger."""
    try:
        ledger: Ledger = _adapter(Ledger).validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"not a ledger: {where}: {first['msg']}") from error
    if ledger.format != FORMAT:
        raise ValueError(f"not a ledger of {FORMAT}: it says {ledger.format[:40]!r}")
    reports = by_id(ledger.reports)
    stories = []
    try:
        for story in ledger.stories:
            rows = tuple(row.quoted_from(reports) for row in story.rows)
            stories.append(replace(story, rows=rows))
    except KeyError as error:
        raise ValueError(f"not a ledger: a row quotes {error}, which is no report of it") from error
    return replace(ledger, stories=tuple(stories))


def ledger_schema() -> dict[str, Any]:
    """Returns the JSON Schema (2020-12) of the documents that this version writes. The schema
    allows further fields."""
    schema = _adapter(Ledger).json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": FORMAT}
