"""Passages of a page that may belong to another story than the page itself."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventPassage:
    """The bounds of a passage and its grouping features: counts of its content words and of the words of its names."""

    start: int
    end: int
    words: Mapping[str, int]
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True, order=True)
class Lent:
    """A passage of a report that another story reads than the one the report is in."""

    report: str
    start: int
    end: int
