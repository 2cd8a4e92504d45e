"""Answers to one question, and which of them exclude each other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

SETS: dict[str, Callable[[Iterable[dict[str, Any]]], Iterator[tuple[str, Any]]]] = {}
BARS = {
    "nanco.balanced_accuracy": "at least 0.82",
    "breaking_nli.balanced_accuracy": "at least 0.90",
    "quantulum3.accuracy": "at least 0.85",
    "ms_recognizers_en.number": "at least 0.75",
}
