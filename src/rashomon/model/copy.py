"""Copies (the same stretch of words in two reports) and origins (what the reports of a story rest
on)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.span import Span


class CopyKind(StrEnum):
    """Whether words were changed in the copy; a quotation is no copy: both reports print the same
    words of somebody in quotation marks."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Drift:
    """A number, unit, date, name, hedge or source that changed in a copied stretch: `from_` in a,
    `to` in b."""

    from_: str | None
    to: str | None
    what: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of eight words or more that stands in `a` and in `b`; `from_` is "a", "b", an
    agency's name, or None.

    `passage`: set if it stands in so many reports that not every pair of them is listed; copies
    with the same `passage` belong together, and all their reports have it.
    """

    id: str
    a: Span
    b: Span
    kind: CopyKind
    from_: str | None = None
    reasons: tuple[str, ...] = ()
    drift: tuple[Drift, ...] = ()
    passage: str | None = None

    def side(self, report: str) -> Span:
        """Returns the stretch as it stands in this report, one of the two."""
        return self.a if self.a.report == report else self.b

    @property
    def words(self) -> int:
        """The words of its longer side."""
        return max(len(self.a.quote.split()), len(self.b.quote.split()))


def copied_text(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Returns the stretches of which one report has its words from another, or both from a third:
    all but quotations."""
    return tuple(copy for copy in copies if copy.kind is not CopyKind.QUOTATION)


def quotations(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Returns the words of somebody that two reports quote."""
    return tuple(copy for copy in copies if copy.kind is CopyKind.QUOTATION)


@dataclass(frozen=True, slots=True)
class Drifted:
    """One change with the words that show it in `a` and in `b`, or the whole stretch if words were
    only dropped or added.

    `from_report` is the report that the stretch comes from, None if unknown.
    """

    id: str
    copy: str
    what: str
    from_: str | None
    to: str | None
    a: Span
    b: Span
    from_report: str | None = None


class OriginKind(StrEnum):
    """The kinds of origins."""

    AGENCY = "agency"
    OUTLET = "outlet"
    PUBLISHER = "publisher"
    RELEASE = "release"


class RestKind(StrEnum):
    """The ways in which a report rests on an origin."""

    OWN = "own"
    CREDITED = "credited"
    COPIED = "copied"
    AGGREGATES = "aggregates"
    NAMES = "names"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class OriginRest:
    """One report and how it rests on an origin; `share`: the part of its words that are the
    origin's text, if any; `because` in words."""

    report: str
    how: RestKind
    because: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """An agency, outlet, publisher, release or document that reports rest on; a shared document
    merges no lines."""

    id: str
    kind: OriginKind
    name: str
    rests: tuple[OriginRest, ...]
