"""The sides of a key's differences, and whether words at a place give one (bench/keys/BRIEF.md)."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DIFFERING = ("differs", "exception", "later", "dispute", "opposed")
_IDLE = frozenset(
    (
        "the a an of in on at to and or for with by from was were is are had has be been that this "
        "it its as his her not no bare"
    ).split()
)
_WORD = re.compile(r"[a-z0-9$%]+")


@dataclass(frozen=True)
class Side:
    """One side of an item: where its reports give it, and the words of its value."""

    places: Mapping[str, tuple[tuple[int, int], ...]]
    value: frozenset[str]


def sides_in(story: Path) -> list[list[Side]]:
    """Returns the sides of every difference in a story's key."""
    key = json.loads((story / "key.json").read_text(encoding="utf-8"))
    return [[_side(one) for one in item["sides"]] for item in key if item["kind"] in DIFFERING]


def _side(side: dict[str, Any]) -> Side:
    places: dict[str, tuple[tuple[int, int], ...]] = {}
    for quote in side["quotes"]:
        report = quote["report"]
        places[report] = (*places.get(report, ()), (quote["start"], quote["end"]))
    return Side(places, words_in(str(side["value"])))


def words_in(text: str) -> frozenset[str]:
    """Returns the words of a text that tell something."""
    return frozenset(_WORD.findall(text.lower())) - _IDLE


def gives(side: Side, place: tuple[str, int, int, str]) -> bool:
    """Whether words at a place (report, offsets, text) give the value of a side."""
    report, start, end, text = place
    has = words_in(text)
    shared = has & side.value
    return (
        bool(shared)
        and len(shared) >= 0.5 * min(len(side.value), len(has))
        and any(start < stop and end > at for at, stop in side.places.get(report, ()))
    )
