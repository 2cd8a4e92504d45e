"""Attributed statements, and how firmly an embedded clause is held."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

SETS: dict[str, Callable[[Iterable[dict[str, Any]]], Iterator[tuple[str, Any]]]] = {}
BARS = {
    "polnear.content_f1": "at least 0.70",
    "polnear.source_f1": "at least 0.60",
    "polnear.cue_f1": "at least 0.62",
    "commitmentbank.accuracy": "at least 0.60",
}
