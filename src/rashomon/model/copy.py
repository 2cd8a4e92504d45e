"""The same passage in two reports."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.span import Span


class CopyKind(StrEnum):
    """Whether words were changed on the way."""

    VERBATIM = "verbatim"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Drift:
    """A number, unit, date, name, hedge or source that changed in a copied passage; `from_` in a, `to` in b."""

    from_: str | None
    to: str | None
    what: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage of eight words or more that stands in `a` and in `b`; `from_` is "a", "b", an agency's name, or None.

    `passage`: where it stands in so many reports that not every two of them are listed, the id under which its rows belong together: all reports
    of these rows have it.
    """

    id: str
    a: Span
    b: Span
    kind: CopyKind
    from_: str | None = None
    reasons: tuple[str, ...] = ()
    drift: tuple[Drift, ...] = ()
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Drifted:
    """One change on the way with the words that show it: in `a` and in `b`, or the whole passage where words were only dropped or added.

    `from_report` is the report that the passage comes from, None where that is not known.
    """

    id: str
    copy: str
    what: str
    from_: str | None
    to: str | None
    a: Span
    b: Span
    from_report: str | None = None
