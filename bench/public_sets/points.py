"""Answers to one question, and which of them exclude each other."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from public_sets.quantities import measured

Item = dict[str, Any]


def quantulum3(items: Iterable[Item]) -> Iterator[tuple[str, Any]]:
    """The amounts of single sentences with the names of their units."""
    for item in items:
        yield item["item"], measured(item["req"])


SETS: dict[str, Callable[[Iterable[Item]], Iterator[tuple[str, Any]]]] = {"quantulum3": quantulum3}
BARS = {
    "nanco.balanced_accuracy": "at least 0.82",
    "breaking_nli.balanced_accuracy": "at least 0.90",
    "quantulum3.accuracy": "at least 0.85",
    "ms_recognizers_en.number": "at least 0.75",
}
