"""import_spacy imports spaCy without its command line; load_quickly avoids scanning all installed
packages on every registry lookup.

Both save much of a cold start: spaCy's command line alone imports 400 modules.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoints
from itertools import chain
from types import ModuleType
from typing import Any

_LEFT_OUT = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Imports spaCy, if that has not been done; its command line is imported on first use."""
    if "spacy" in sys.modules or any(name in sys.modules for name in _LEFT_OUT):
        return
    for name in _LEFT_OUT:
        stand_in = ModuleType(name)
        stand_in.__path__ = []
        stand_in.info = _info  # type: ignore[attr-defined]
        sys.modules[name] = stand_in
    try:
        importlib.import_module("spacy")
    finally:
        for name in _LEFT_OUT:
            sys.modules.pop(name, None)


def _info(*given: Any, **named: Any) -> Any:
    """Returns the result of spacy.info."""
    return importlib.import_module("spacy.cli.info").info(*given, **named)


class _ByGroup:
    """Entry points indexed by group."""

    def __init__(self, points: Any) -> None:
        self._groups: dict[str, list[Any]] = {}
        # before Python 3.12 they are a dict by group, whose own ways of being one are deprecated
        for point in (
            chain.from_iterable(dict.values(points)) if isinstance(points, dict) else points
        ):
            self._groups.setdefault(point.group, []).append(point)

    def select(self, group: str) -> EntryPoints:
        """Returns the entry points of a group."""
        return EntryPoints(self._groups.get(group, ()))


@contextmanager
def _quick_registries() -> Iterator[None]:
    catalogue = sys.modules.get("catalogue")
    points = getattr(catalogue, "AVAILABLE_ENTRY_POINTS", None)
    if catalogue is None or not hasattr(points, "select"):
        yield
        return
    catalogue.AVAILABLE_ENTRY_POINTS = _ByGroup(points)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = points  # type: ignore[attr-defined]


def load_quickly(load: Callable[[], Any]) -> Any:
    """Returns the result of `load`, called while spaCy's registries use entry points indexed by
    group."""
    with _quick_registries():
        return load()
