"""Origins: what the reports of a story rest on."""

from dataclasses import dataclass
from enum import StrEnum


class OriginKind(StrEnum):
    """The kinds of origins."""

    AGENCY = "agency"
    OUTLET = "outlet"
    PUBLISHER = "publisher"
    RELEASE = "release"
    DOCUMENT = "document"


class RestKind(StrEnum):
    """The ways in which a report rests on an origin."""

    OWN = "own"
    CREDITED = "credited"
    COPIED = "copied"
    AGGREGATES = "aggregates"
    PARAPHRASES = "paraphrases"
    NAMES = "names"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class OriginRest:
    """One report and how it rests on an origin; `share`: the part of its words that are the origin's text, if any; `because` in words."""

    report: str
    how: RestKind
    because: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """An agency, outlet, publisher, release or document that reports rest on; a shared document or paraphrased release merges no lines."""

    id: str
    kind: OriginKind
    name: str
    rests: tuple[OriginRest, ...]
