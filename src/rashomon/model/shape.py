"""shape: under which names the values of the ledger stand in its document, worked out once a class."""

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any

from rashomon.model.copy import Copy
from rashomon.model.ledger import Ledger, Made
from rashomon.model.point import About

_WHEN = ("earliest", "latest")


@cache
def names_of(kind: type) -> tuple[tuple[str, str], ...]:
    """Each field of a dataclass with the name under which it stands: a trailing underscore (`from_`) is dropped."""
    return tuple((f.name, f.name.rstrip("_")) for f in dataclasses.fields(kind))


def own_shape(kind: type) -> Callable[[Any], dict[str, Any]] | None:
    """What gives the members of a value whose class does not stand field by field; None for all other classes."""
    return _OWN.get(kind)


def _ledger(value: Ledger) -> dict[str, Any]:
    kept = ("format", "made", "reports", "stories", "failures", *(("judgements",) if value.judgements else ()))
    return {name: getattr(value, name) for name in kept}


def _made(value: Made) -> dict[str, Any]:
    return {"by": value.by, "settings": dict(value.settings), "models": dict(value.models)}


def _about(value: About) -> dict[str, Any]:
    when = {name: getattr(value, name) for name in _WHEN}
    rest = {told: getattr(value, name) for name, told in names_of(About) if name not in _WHEN}
    return rest | {"when": when if any(when.values()) else None}


def _copy(value: Copy) -> dict[str, Any]:
    return {told: held for name, told in names_of(Copy) if (held := getattr(value, name)) is not None or name != "passage"}


_OWN: dict[type, Callable[[Any], dict[str, Any]]] = {Ledger: _ledger, Made: _made, About: _about, Copy: _copy}
