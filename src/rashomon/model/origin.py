"""What the reports of a story rest on."""

from dataclasses import dataclass
from enum import StrEnum


class OriginKind(StrEnum):
    """What an origin is."""

    AGENCY = "agency"
    OUTLET = "outlet"
    PUBLISHER = "publisher"
    RELEASE = "release"
    DOCUMENT = "document"


class RestKind(StrEnum):
    """How a report rests on an origin."""

    OWN = "own"
    CREDITED = "credited"
    COPIED = "copied"
    AGGREGATES = "aggregates"
    PARAPHRASES = "paraphrases"
    NAMES = "names"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class OriginRest:
    """One report and how it rests on an origin; `share` of its words that are the origin's text, where there is any; `because` in words."""

    report: str
    how: RestKind
    because: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """An agency, outlet, publisher, release or document that reports rest on. A shared document or paraphrased release merges no lines."""

    id: str
    kind: OriginKind
    name: str
    rests: tuple[OriginRest, ...]
