"""Names: the persons, places and bodies that the reports mention."""

from collections.abc import Sequence
from enum import StrEnum

from rashomon.model.record import record
from rashomon.model.span import Passages


class NameKind(StrEnum):
    """What a name can stand for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@record
class Join:
    """Why two spellings count as one name. `by` is the person who said so, None if the program
    found it."""

    a: str
    b: str
    reason: str
    confidence: float | None = None
    by: str | None = None


@record
class Name:
    """One person, place or body across all reports of a story.

    - `lat`, `lon`: in degrees
    - `country`: an ISO 3166 alpha-2 code
    - `geonames`: the id in GeoNames
    - `precision`: what the coordinates are the middle of
    - `where_prec`: the same as UCDP's code (1 the place itself, 2 near it, 3 a district, 4 a
      first-order region, 5 a line or an area without borders, 6 a country, 7 international)
    """

    id: str
    name: str
    kind: NameKind
    spellings: tuple[str, ...]
    mentions: Passages
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonames: int | None = None
    precision: str | None = None
    where_prec: int | None = None
    joins: tuple[Join, ...] = ()

    @property
    def place_key(self) -> str:
        """Returns what all names of one place share: its GeoNames id, otherwise the name's own
        id."""
        return self.id if self.geonames is None else str(self.geonames)


@record
class NameConstraints:
    """Which spellings are one name, with the reason, and which are not. Spellings have single
    spaces."""

    same: tuple[tuple[str, str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()


UNDECIDED = NameConstraints()


Names = Sequence[Name]
