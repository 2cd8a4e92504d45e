"""Names joined, in one document, across documents and across scripts; places found and placed."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

SETS: dict[str, Callable[[Iterable[dict[str, Any]]], Iterator[tuple[str, Any]]]] = {}
BARS = {
    "opensanctions_names.f1": "at least 0.84",
    "ne_translit.top1_russian": "at least 0.96",
    "ne_translit.top1_arabic": "at least 0.92",
    "ne_translit.top1_hebrew": "at least 0.90",
    "meantime_en.b3": "at least 0.75",
    "ecbplus.entity_b3": "at least 0.72",
    "geovirus.acc161": "at least 0.85",
    "geovirus.span_f1": "at least 0.88",
    "geowebnews.acc161": "at least 0.80",
    "trnews.acc161": "at least 0.80",
    "lgl.acc161": "at least 0.72",
}
