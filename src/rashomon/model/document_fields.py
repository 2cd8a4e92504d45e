"""The field names of ledger classes in the document, worked out once per class."""

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any

from rashomon.model.copy import Copy
from rashomon.model.ledger import Ledger, Made
from rashomon.model.model_use import ModelUse, PassUse
from rashomon.model.point import About

_WHEN = ("earliest", "latest")
_UNSAID = frozenset({"by", "question_by", "doubt", "model", "proposed", "held", "otherwise"})
# fields set only where a model or a person contributed; the document omits them otherwise


@cache
def names_of(kind: type) -> tuple[tuple[str, str], ...]:
    """Returns each field of a dataclass with its name in the document: a trailing underscore (`from_`) is dropped."""
    return tuple((f.name, f.name.rstrip("_")) for f in dataclasses.fields(kind))


@cache
def unsaid(kind: type) -> frozenset[str]:
    """Returns the fields of a dataclass that the document omits where they are None."""
    return frozenset(f.name for f in dataclasses.fields(kind) if f.name in _UNSAID and f.default is None)


def own_shape(kind: type) -> Callable[[Any], dict[str, Any]] | None:
    """Returns the function that lists the members of a class not written field by field; None for all other classes."""
    return next((_OWN[each] for each in kind.__mro__ if each in _OWN), None)


def _ledger(value: Ledger) -> dict[str, Any]:
    kept = ("format", "made", "reports", "stories", "failures", *(("judgements",) if value.judgements else ()))
    return {name: getattr(value, name) for name in kept}


def _made(value: Made) -> dict[str, Any]:
    told = {"by": value.by, "settings": dict(value.settings), "models": dict(value.models)}
    return told | ({"model": value.model} if value.model else {})


def _model(value: ModelUse) -> dict[str, Any]:
    total = {"taken": value.taken, "refused": dict(value.refused), "tokens_in": value.tokens_in, "tokens_out": value.tokens_out}
    return {"name": value.name, "host": value.host, **total, "replies": value.replies, "passes": value.passes}


def _pass(value: PassUse) -> dict[str, Any]:
    return {told: dict(value.refused) if told == "refused" else getattr(value, name) for name, told in names_of(PassUse)}


def _about(value: About) -> dict[str, Any]:
    when = {name: getattr(value, name) for name in _WHEN}
    rest = {told: getattr(value, name) for name, told in names_of(About) if name not in _WHEN}
    return rest | {"when": when if any(when.values()) else None}


def _copy(value: Copy) -> dict[str, Any]:
    return {told: held for name, told in names_of(Copy) if (held := getattr(value, name)) is not None or name != "passage"}


_OWN: dict[type, Callable[[Any], dict[str, Any]]] = {
    Ledger: _ledger,
    Made: _made,
    About: _about,
    Copy: _copy,
    ModelUse: _model,
    PassUse: _pass,
}
