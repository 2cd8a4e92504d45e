"""Copies are stretches of words that stand in two reports. Origins are the texts, agencies and
outlets to which the reports of a story owe their words."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rashomon.model.record import record
from rashomon.model.span import Passages, Span


class CopyKind(StrEnum):
    """Whether words were changed in the copy. If both reports print the same words of somebody in
    quotation marks, the kind is "quotation", and nothing was copied."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    QUOTATION = "quotation"


@record
class Copy:
    """A stretch of eight words or more that stands in two reports, `a` and `b`.

    - `from_`: "a", "b", the name of an agency, or None if nobody knows
    - `passage`: set if so many reports have the stretch that not every pair is listed; copies with
      the same `passage` belong together, and all their reports have the stretch
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
        """Returns the stretch as it stands in both reports."""
        return self.a, self.b

    @property
    def reports(self) -> tuple[str, str]:
        """Returns both reports."""
        return self.a.report, self.b.report

    def side(self, report: str) -> Span:
        """Returns the stretch as it stands in one of the two reports."""
        return self.a if self.a.report == report else self.b

    @property
    def source(self) -> str | None:
        """Returns the report or agency that it comes from, None if that is not known."""
        if self.from_ == "a":
            return self.a.report
        return self.b.report if self.from_ == "b" else self.from_

    @property
    def words(self) -> int:
        """Returns the number of words of its longer side."""
        return max(len(self.a.quote.split()), len(self.b.quote.split()))


Copies = Sequence[Copy]


def copied_text(copies: Copies) -> Copies:
    """Returns the stretches that one report took from another, or both took from a third.
    Quotations are left out."""
    return tuple(copy for copy in copies if copy.kind is not CopyKind.QUOTATION)


def quotations(copies: Copies) -> Copies:
    """Returns the copies that are words of somebody whom both reports quote."""
    return tuple(copy for copy in copies if copy.kind is CopyKind.QUOTATION)


@record
class Change:
    """A sentence that differs in two prints of one text: `before` in the first print, `after` in
    the other one. None means that the print does not have it."""

    before: Span | None
    after: Span | None

    def sides(self) -> Passages:
        """Returns the sentence as it stands in one print, or in both."""
        return tuple(filter(None, (self.before, self.after)))


@record
class Reprint:
    """A report that prints or revises the text of another one (`of`), with what it changes.

    `later` says whether it surely came after the other. If so, a sentence that only one of them has
    was added or left out; otherwise nobody knows which.
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
    """One report that rests on an origin.

    - `share`: the part of its words that is the origin's text, if any
    - `because`: the reason in words
    """

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


@record
class Origins:
    """How many separate origins stand behind something, at most."""

    most: int = 0


NO_ORIGINS = Origins()
