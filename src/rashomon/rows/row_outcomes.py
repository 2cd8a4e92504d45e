"""Says what of a row is not shown as its author has it (`outcomes`): letters that figures or days
refute, questions that are not shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.point import Account, Point, RelationKind
from rashomon.model.row import Row, RowRelation
from rashomon.model.span import Span
from rashomon.rows.line_form import LETTER_OF

_EITHER_WAY = (
    RelationKind.CONFLICT,
    RelationKind.SPREAD,
    RelationKind.OPPOSED,
    RelationKind.SCOPE,
)


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What of a row is not shown as its author has it.

    `refuted`: relations, by the numbers of the answers; `unproved`: numbers of answers over
    which the question does not stand.
    """

    row: Row
    refuted: tuple[RowRelation, ...] = ()
    unproved: tuple[int, ...] = ()

    def lines(self) -> Iterator[str]:
        """Returns it in words, without the question."""
        for one in self.refuted:
            why = "figures or days say otherwise, or both are one answer"
            yield f"{one.a}{LETTER_OF[one.kind]}{one.b} ({one.kind.value}) is not shown: {why}"
        if self.unproved:
            numbers = ", ".join(map(str, self.unproved))
            yield (
                f"the question is not shown over {numbers}: a name in it stands in no quoted "
                "sentence, or it is no plain sentence"
            )


def outcomes(rows: Sequence[Row], points: Sequence[Point]) -> Iterator[RowOutcome]:
    """Returns the rows of which something is not shown in these points as their author has it."""
    there: dict[tuple[str | None, Span], list[Account]] = {}
    for point in points:
        for account in point.accounts:
            there.setdefault((account.by, account.quote), []).append(account)
    shown = {
        (relation.kind, relation.a, relation.b) for point in points for relation in point.relations
    }
    for row in rows:
        placed = {
            answer.number: [
                one for words in answer.words for one in there.get((row.by, words.span), ())
            ]
            for answer in row.answers
        }
        refuted = tuple(one for one in row.relations if not _is_shown(one, placed, shown))
        unproved = tuple(
            n
            for n, accounts in placed.items()
            if accounts and all(account.unproved for account in accounts)
        )
        if refuted or unproved:
            yield RowOutcome(row, refuted, unproved)


def _is_shown(
    relation: RowRelation,
    placed: Mapping[int, Sequence[Account]],
    shown: set[tuple[RelationKind, str, str]],
) -> bool:
    """Whether some accounts of both answers stand to each other so; where an answer was not placed
    there is nothing to show."""
    one, other = (
        {account.version or "" for account in placed[number]} for number in (relation.a, relation.b)
    )
    pairs = {(a, b) for a in one for b in other}
    if relation.kind in _EITHER_WAY:
        pairs |= {(b, a) for a, b in pairs}
    return not pairs or any((relation.kind, a, b) in shown for a, b in pairs)
