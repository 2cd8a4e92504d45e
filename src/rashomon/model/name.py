"""A real-world referent that the reports name."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.span import Span


class NameKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Join:
    """Why two spellings are taken for one referent."""

    a: str
    b: str
    reason: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One referent across all reports of a story. `lat`, `lon` in degrees; `country` an ISO 3166 alpha-2 code; `geonames` its id."""

    id: str
    name: str
    kind: NameKind
    spellings: tuple[str, ...]
    mentions: tuple[Span, ...]
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonames: int | None = None
    precision: str | None = None
    joins: tuple[Join, ...] = ()
