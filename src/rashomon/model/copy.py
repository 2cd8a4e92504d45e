"""Copies (the same stretch of words in two reports) and origins (to what the reports of a story
owe their words)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rashomon.model.record import record
from rashomon.model.span import Span


class CopyKind(StrEnum):
    """Whether words were changed in the copy; a quotation is no copy: both reports print the same
    words of somebody in quotation marks."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    QUOTATION = "quotation"


@record
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
    from_: Annotated[str | None, Field(alias="from")] = None
    reasons: tuple[str, ...] = ()
    passage: str | None = None

    @property
    def spans(self) -> tuple[Span, Span]:
        """The stretch as it stands in both reports."""
        return self.a, self.b

    def side(self, report: str) -> Span:
        """Returns the stretch as it stands in this report, one of the two."""
        return self.a if self.a.report == report else self.b

    @property
    def source(self) -> str | None:
        """The report or agency that it is from; None where that is not known."""
        return {"a": self.a.report, "b": self.b.report}.get(self.from_ or "", self.from_)

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


@record
class Change:
    """A sentence that two prints of one text have otherwise: `before` in the first of them, `after`
    in the other; None where it is absent."""

    before: Span | None
    after: Span | None

    def sides(self) -> tuple[Span, ...]:
        """Returns the sentence as it stands in one print, or in both."""
        return tuple(filter(None, (self.before, self.after)))


@record
class Reprint:
    """A report that prints the text of another one (`of`) or revises it, and what it has otherwise.

    `later`: whether it surely came after that one; what stands in one of them alone was then added
    or left out, else nobody knows.
    """

    id: str
    of: str
    report: str
    later: bool
    changes: tuple[Change, ...]


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


@record
class RestingReport:
    """One report and how it rests on an origin; `share`: the part of its words that are the
    origin's text, if any; `because` in words."""

    report: str
    how: RestKind
    because: str
    share: float | None = None


@record
class Origin:
    """An agency, outlet, publisher or release to which reports owe their words."""

    id: str
    kind: OriginKind
    name: str
    reports: tuple[RestingReport, ...]
