"""Sets the accounts of a point against each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.annotations import Annotations
from rashomon.model.date import Date
from rashomon.model.identity import content_id
from rashomon.model.point import Point, Relation, RelationKind, Version
from rashomon.relations.compare import compare
from rashomon.relations.evidence import Evidence
from rashomon.relations.outcome import Comparison, Outcome
from rashomon.relations.status import status_of
from rashomon.relations.versions import group_versions, value_of
from rashomon.relations.witness import Witness

_DIRECTED = {
    Outcome.CONFLICT: (RelationKind.CONFLICT, False),
    Outcome.SPREAD: (RelationKind.SPREAD, False),
    Outcome.UPDATE: (RelationKind.UPDATE, False),
    Outcome.UPDATED_BY: (RelationKind.UPDATE, True),
    Outcome.REFINE: (RelationKind.REFINE, False),
    Outcome.REFINED_BY: (RelationKind.REFINE, True),
}


def relate_accounts(points: Sequence[Point], *, annotated: Sequence[Annotations], dates: Sequence[Date]) -> tuple[Point, ...]:
    """The same points with versions, relations and status filled."""
    witness = Witness(annotated, dates)
    return tuple(_relate(point, witness) for point in points)


def _relate(point: Point, witness: Witness) -> Point:
    evidence = [witness.evidence(account) for account in point.accounts]
    n = len(evidence)
    compared = {(i, j): compare(evidence[i], evidence[j], point.kind) for i in range(n) for j in range(i + 1, n)}
    groups = group_versions(evidence, compared)
    versions: list[Version] = []
    of: dict[int, str] = {}
    for group in groups:
        accounts = [evidence[i].account for i in group]
        version_id = content_id("v", point.id, *(account.id for account in accounts))
        versions.append(Version(version_id, value_of([evidence[i] for i in group]), len({a.report for a in accounts})))
        of |= dict.fromkeys(group, version_id)
    relations = []
    for a in range(len(groups)):
        for b in range(a + 1, len(groups)):
            rivals = _rivals([evidence[i] for i in groups[a]], [evidence[i] for i in groups[b]])
            relation = _relation(point, versions[a], versions[b], _pairs(groups[a], groups[b], compared), rivals)
            relations += [relation] if relation else []
    related = replace(
        point,
        accounts=tuple(replace(account, version=of[i]) for i, account in enumerate(point.accounts)),
        versions=tuple(versions),
        relations=tuple(relations),
    )
    return replace(related, status=status_of(related))


def _pairs(left: Sequence[int], right: Sequence[int], compared: dict[tuple[int, int], Comparison]) -> list[Comparison]:
    return [compared[(i, j)] if i < j else compared[(j, i)].turned() for i in left for j in right]


def _relation(point: Point, a: Version, b: Version, pairs: Sequence[Comparison], rivals: bool) -> Relation | None:
    """The relation that most pairs of accounts bear; the graver one among equals. Where some pairs exclude each other and others look like
    news, it is a conflict between different speakers and news from the same ones."""
    bearing = [c for c in pairs if c.outcome in _DIRECTED]
    updates = [c for c in bearing if c.outcome in (Outcome.UPDATE, Outcome.UPDATED_BY)]
    conflicts = [c for c in bearing if c.outcome is Outcome.CONFLICT]
    if updates and conflicts:
        bearing = conflicts if rivals else updates
    if not bearing:
        return None
    order = list(_DIRECTED)
    counts = Counter(c.outcome for c in bearing)
    outcome = min(counts, key=lambda o: (-counts[o], order.index(o)))
    first = next(c for c in bearing if c.outcome is outcome)
    kind, turned = _DIRECTED[outcome]
    one, other = (b.id, a.id) if turned else (a.id, b.id)
    return Relation(content_id("rel", point.id, one, other, kind), one, other, kind, first.reason, first.rule)


def _rivals(left: Sequence[Evidence], right: Sequence[Evidence]) -> bool:
    """Whether both versions have speakers, and none in common."""
    one, other = ({e.speaker for e in side if e.speaker} for side in (left, right))
    return bool(one and other and not one & other)
