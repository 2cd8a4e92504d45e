"""Passages of a page that may belong to another story than the page itself."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventPassage:
    """Where a passage begins and ends, and what it is grouped by: how often its content words and the words of its names occur."""

    start: int
    end: int
    words: Mapping[str, int]
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True, order=True)
class Lent:
    """A passage of a report that is read by another story than the report."""

    report: str
    start: int
    end: int
