"""A row: a question of fact and the words of the reports that answer it, as whoever read them put it down."""

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.point import PointKind, RelationKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance


@dataclass(frozen=True, slots=True)
class RowWords:
    """Words of a report that give an answer; `stance`: how their speaker is said to stand to them, None where nothing is said of it."""

    span: Span
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """One answer, with all that gives it. `low`, `high`: its bounds as a number, as the row has them."""

    number: int
    value: str
    told: tuple[RowWords, ...]
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class RowRelation:
    """How answer `b` bears on answer `a`, by their numbers, with why."""

    a: int
    b: int
    kind: RelationKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question; `by`: who made it ("model NAME")."""

    question: str
    kind: PointKind
    answers: tuple[RowAnswer, ...]
    relations: tuple[RowRelation, ...]
    by: str


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """Rows with their accounts: `places`: by the id of an account the places of its row among `rows` and the number of its answer there."""

    rows: tuple[Row, ...]
    places: Mapping[str, tuple[int, int]]
