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
    """One person, place or body across all reports of a story."""

    id: str
    name: str
    kind: NameKind
    spellings: tuple[str, ...]
    mentions: Passages
    joins: tuple[Join, ...] = ()


@record
class NameConstraints:
    """Which spellings are one name, with the reason, and which are not. Spellings have single
    spaces."""

    same: tuple[tuple[str, str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()


UNDECIDED = NameConstraints()


Names = Sequence[Name]
