"""Resolves the time expressions of a story against the anchors of its reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.annotations import Annotations
from rashomon.model.copy import Copy
from rashomon.model.date import Date


@dataclass(frozen=True, slots=True)
class Anchor:
    """The ISO day against which a report's relative dates are read, and why; both None when nothing tells."""

    day: str | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class ResolvedDates:
    """Anchors by report id and all time expressions, by report and place."""

    anchors: dict[str, Anchor]
    dates: tuple[Date, ...]


def resolve_dates(annotated: Sequence[Annotations], *, copies: Sequence[Copy]) -> ResolvedDates:
    """The anchors and dates of a story."""
    return ResolvedDates({a.report.id: Anchor(None, None) for a in annotated}, ())
