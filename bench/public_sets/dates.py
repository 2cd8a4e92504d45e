"""Time expressions and what they mean."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

SETS: dict[str, Callable[[Iterable[dict[str, Any]]], Iterator[tuple[str, Any]]]] = {}
BARS = {
    "tempeval3_platinum.value_f1": "at least 0.83",
    "tempeval3_platinum.strict_f1": "at least 0.90",
    "wikiwars.value_f1": "at least 0.60",
    "ms_recognizers_en.datetime": "at least 0.70",
}
