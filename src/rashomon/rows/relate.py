"""Says how the answers of a point stand to each other (`relate_points`): the author's letters, held
against arithmetic and calendar.

The author's letter stands unless figures or days refute it, and what these show beyond it is added;
a row that a person wrote is obeyed as it stands. Answers that nothing relates stand beside each
other.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from rashomon.model.content_ids import content_id
from rashomon.model.model_use import is_person
from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind, Status, Version
from rashomon.model.report import Report
from rashomon.model.row import PlacedRows
from rashomon.rows.arithmetic import (
    FIGURES,
    agree,
    differ,
    order,
    plain_answer,
    precision,
    same,
    same_figure,
)

_STATUSES = {
    RelationKind.CONFLICT: Status.DISPUTED,
    RelationKind.UPDATE: Status.UPDATED,
    RelationKind.SPREAD: Status.SPREAD,
    RelationKind.OPPOSED: Status.OPPOSED,
    RelationKind.SCOPE: Status.SCOPE,
    RelationKind.REFINE: Status.REFINED,
}
"""In the ledger's order; ties between kinds go to the first, too."""
_DIRECTED = (RelationKind.UPDATE, RelationKind.REFINE)
JUDGED, READ, SHOWN = "judged", "read", "arithmetic"
"""What gave a relation: a person, another author of the row, or figures and days alone; the earlier
goes before the later."""
Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """How the second group of answers bears on the first, and what says so.

    `kind`: None where both are one answer; `back`: it runs the other way; `by`: the author of the
    row; `reason`: in words, empty if there is none.
    """

    kind: RelationKind | None
    back: bool = False
    rule: str = SHOWN
    reason: str = ""
    by: str | None = None

    def turned(self) -> "Compared":
        """Returns the same read from right to left."""
        return replace(self, back=not self.back) if self.kind in _DIRECTED else self


_SAME = Compared(None)


def relate_points(
    points: Sequence[Point],
    *,
    reports: Sequence[Report],
    placed: PlacedRows,
    cues: Mapping[str, str],
) -> tuple[Point, ...]:
    """Returns the points with versions, relations and status.

    `placed`: the rows in which the accounts stand, those of a point in one; `cues`: by account id,
    the word of denial in reach of its words.
    """
    by_id = {report.id: report for report in reports}
    related = (_PointRelated(point, by_id, placed, cues).point() for point in points)
    return tuple(replace(point, status=status_of(point)) for point in related)


def status_of(point: Point) -> Status:
    """Returns the first status, in the ledger's order, that holds for the point."""
    kinds = {relation.kind for relation in point.relations}
    single = Status.SINGLE if len(point.reports()) == 1 else None
    agreed = Status.AGREED if len(point.versions) == 1 else Status.VARIED
    return next((_STATUSES[kind] for kind in _STATUSES if kind in kinds), single or agreed)


def value_of(accounts: Sequence[Account]) -> str | None:
    """Returns the value that most accounts of a version give; among equals the shortest, then the
    first in order."""
    values = Counter(account.value for account in accounts if account.value)
    return min(values, key=lambda value: (-values[value], len(value), value), default=None)


class _PointRelated:
    """One point: its accounts in groups that give one answer each, first by row and number, then
    joined where they are the same."""

    def __init__(
        self,
        point: Point,
        reports: Mapping[str, Report],
        placed: PlacedRows,
        cues: Mapping[str, str],
    ) -> None:
        self._point = point
        self._cues = cues
        self._plain = [plain_answer(a, reports.get(a.report)) for a in point.accounts]
        places = [placed.places[account.id] for account in point.accounts]
        self._row = placed.rows[places[0][0]]
        self._number = [number for _, number in places]  # of the answer that an account gives
        self._written = is_person(point.by or "")
        self._groups = list(self._first_groups())
        pairs = combinations(range(len(self._groups)), 2)
        self._between = {(a, b): self._compared(self._groups[a], self._groups[b]) for a, b in pairs}

    def point(self) -> Point:
        """Returns the point with its versions and relations."""
        joined = self._versions()
        members = [sorted(i for g in part for i in self._groups[g]) for part in joined]
        ranked = sorted(range(len(joined)), key=lambda n: members[n][0])
        accounts = self._point.accounts
        versions = [self._version([accounts[i] for i in members[n]]) for n in ranked]
        of = {
            i: version.id for version, n in zip(versions, ranked, strict=True) for i in members[n]
        }
        relations = [
            relation
            for (one, a), (other, b) in combinations(zip(versions, ranked, strict=True), 2)
            if (relation := self._relation(one, other, self._best(joined[a], joined[b])))
            is not None
        ]
        versioned = tuple(replace(account, version=of[i]) for i, account in enumerate(accounts))
        return replace(
            self._point, accounts=versioned, versions=tuple(versions), relations=tuple(relations)
        )

    def _version(self, accounts: Sequence[Account]) -> Version:
        ident = content_id("v", self._point.id, *(account.id for account in accounts))
        return Version(ident, value_of(accounts), len({account.report for account in accounts}))

    def _relation(self, one: Version, other: Version, found: Compared | None) -> Relation | None:
        if found is None or found.kind is None:
            return None
        a, b = (other.id, one.id) if found.back else (one.id, other.id)
        ident = content_id("rel", self._point.id, a, b, found.kind)
        return Relation(ident, a, b, found.kind, found.reason, found.rule, by=found.by)

    # Groups: the accounts of one answer of a row, parted where they cannot be one answer.

    def _first_groups(self) -> Iterator[Group]:
        answers: dict[int, list[int]] = {}
        for i, number in enumerate(self._number):
            answers.setdefault(number, []).append(i)
        for members in answers.values():
            parts: list[list[int]] = []
            for i in members:
                part = next(
                    (part for part in parts if not any(self._apart(i, j) for j in part)), None
                )
                if part is None:
                    parts.append([i])
                else:
                    part.append(i)
            yield from map(tuple, parts)

    def _apart(self, i: int, j: int) -> bool:
        """Whether figures say that two accounts under one answer are two answers."""
        figures = self._point.kind in FIGURES and not self._written
        return figures and differ(self._plain[i], self._plain[j])

    # How two groups bear on each other.

    def _compared(self, left: Group, right: Group) -> Compared | None:
        pairs = list(product(left, right))
        found = self._said(left, right)
        if found is not None and (self._written or not self._refuted(found, pairs)):
            difference = self._difference(left[0], right[0])
            return replace(found, reason=difference or self._denial_behind(found, left, right))
        if self._written:
            return None
        if all(same(self._plain[i], self._plain[j], self._point.kind) for i, j in pairs):
            return _SAME
        return self._precise(pairs)

    def _between_them(self, a: int, b: int) -> Compared | None:
        """How group `b` bears on group `a`; None where neither bears on the other."""
        found = self._between[min(a, b), max(a, b)]
        return found.turned() if found is not None and b < a else found

    def _said(self, left: Group, right: Group) -> Compared | None:
        """The author's letter for two answers."""
        a, b = self._number[left[0]], self._number[right[0]]
        for relation in self._row.relations:
            if {relation.a, relation.b} == {a, b}:
                rule = JUDGED if self._written else READ
                found = Compared(relation.kind, rule=rule, by=self._row.by)
                return found if relation.a == a else found.turned()
        return None

    def _refuted(self, said: Compared, pairs: Sequence[tuple[int, int]]) -> bool:
        """Whether figures or days refute the letter: equal is no conflict and not opposed, one
        inside the other no conflict, and what is older is no update."""
        compared = [(self._plain[i], self._plain[j]) for i, j in pairs]
        equal = all(same_figure(one, other) for one, other in compared)
        match said.kind:
            case RelationKind.SPREAD:
                return equal or self._point.kind not in FIGURES
            case RelationKind.OPPOSED:
                return equal
            case RelationKind.CONFLICT:
                return equal or all(agree(*two, self._point.kind) for two in compared)
            case RelationKind.REFINE:
                precise = self._precise(pairs)
                return precise is not None and precise.back != said.back
            case RelationKind.UPDATE:
                return all(order(*two) == (-1 if said.back else 1) for two in compared)
        return False

    def _precise(self, pairs: Sequence[tuple[int, int]]) -> Compared | None:
        """A refinement, if figures or days show it for at least half of the pairs and for none the
        other way."""
        ways = [
            (way, i, j)
            for i, j in pairs
            if (way := precision(self._plain[i], self._plain[j], self._point.kind))
        ]
        if not ways or len({way for way, _, _ in ways}) > 1 or 2 * len(ways) < len(pairs):
            return None
        way, i, j = ways[0]
        return Compared(RelationKind.REFINE, way < 0, reason=self._difference(i, j))

    def _difference(self, i: int, j: int) -> str:
        """The figures or days in which two answers differ, in words; empty where they differ in
        neither."""
        one, other = self._plain[i], self._plain[j]
        figures = one.numbers and other.numbers and one.numbers != other.numbers
        times = one.time and other.time and one.time != other.time
        words = (
            self._point.kind is not PointKind.YES_NO and one.account.value and other.account.value
        )
        return (
            f"one gives {one.account.value}, the other {other.account.value}"
            if figures or times or words
            else ""
        )

    def _denial_behind(self, found: Compared, left: Group, right: Group) -> str:
        """What shows that one answer of a conflict denies the other: a word of denial that only one
        has; else whose reading it is."""
        if found.kind is RelationKind.OPPOSED:
            return f"read so by {found.by}"
        if found.kind is not RelationKind.CONFLICT:
            return ""
        denied = [
            next((cue for i in group if (cue := self._cues.get(self._plain[i].account.id))), "")
            for group in (left, right)
        ]
        only = "".join(denied) if not all(denied) else ""
        return f"only one says “{only}”" if only else f"read so by {found.by}"

    # Versions: groups that are the same.

    def _versions(self) -> list[list[int]]:
        held = [[g] for g in range(len(self._groups))]
        for (a, b), found in self._between.items():
            one, other = (next(part for part in held if g in part) for g in (a, b))
            if found is _SAME and one is not other and not self._bear(one, other):
                one += other
                held.remove(other)
        return held

    def _bear(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether two groups among these bear a relation, or differ in how the author relates them
        to a third."""
        found = [self._between_them(*pair) for pair in product(one, other)]
        if any(each not in (None, _SAME) for each in found):
            return True
        third = [c for c in range(len(self._groups)) if c not in (*one, *other)]
        return any(
            len({self._letter(a, c), self._letter(b, c)} - {None}) > 1
            for a, b in product(one, other)
            for c in third
        )

    def _letter(self, a: int, c: int) -> tuple[RelationKind | None, bool] | None:
        found = self._between_them(a, c)
        return (found.kind, found.back) if found is not None and found.rule == READ else None

    def _best(self, one: Sequence[int], other: Sequence[int]) -> Compared | None:
        """How two versions bear on each other: as the author has it, else by arithmetic."""
        found = [
            (each, len(self._groups[a]) * len(self._groups[b]))
            for a, b in product(one, other)
            if (each := self._between_them(a, b)) is not None and each.kind is not None
        ]
        found = [each for each in found if each[0].rule != SHOWN] or found
        weight: Counter[tuple[RelationKind | None, bool]] = Counter()
        for each, pairs in found:
            weight[each.kind, each.back] += pairs
        ways = [(kind, back) for kind in _STATUSES for back in (False, True)]
        best = max(ways, key=lambda way: weight[way])
        return next((each for each, _ in found if (each.kind, each.back) == best), None)
