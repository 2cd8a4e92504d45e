"""Copied passages and origins."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

SETS: dict[str, Callable[[Iterable[dict[str, Any]]], Iterator[tuple[str, Any]]]] = {}
BARS = {
    "lineage_hand_g5w.b3": "at least 0.97",
    "lineage_hand_g5w.open_b3": "at least 0.97",
    "reuse_silver_g5w.span_f1": "at least 0.97",
    "lineage_hand_g5w.mae": "at most 0.1",
}
