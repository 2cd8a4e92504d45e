"""Finds each report's answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.annotations import Annotations
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.point import Account, PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Answer:
    """A candidate account with typed slots."""

    account: Account
    kind: PointKind
    sentence: Span
    predicate: str | None
    polarity: bool
    subject: str | None
    arguments: tuple[str, ...]
    names: tuple[str, ...]
    dates: tuple[str, ...]
    headline: bool
    score: float


def find_accounts(
    annotated: Sequence[Annotations], *, names: Sequence[Name], statements: Sequence[Statement], dates: Sequence[Date]
) -> tuple[Answer, ...]:
    """The answers of a story, by report and place."""
    return ()
