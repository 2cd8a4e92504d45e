"""Sets the accounts of a point against each other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.language.annotations import Annotations
from rashomon.model.date import Date
from rashomon.model.identity import content_id
from rashomon.model.judgement import Judgement
from rashomon.model.point import Point, Relation, RelationKind, Version
from rashomon.relations.compare import compare
from rashomon.relations.confidence import ConfidenceModel, Features, confidence, load_confidence_model, relation_features
from rashomon.relations.corrected import corrected_values, equal_values
from rashomon.relations.evidence import Evidence
from rashomon.relations.judged import RULE, join_same, judged_pairs, judged_relations, unlike_judged
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


def relate_accounts(
    points: Sequence[Point],
    *,
    annotated: Sequence[Annotations],
    dates: Sequence[Date],
    model: ConfidenceModel | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Point, ...]:
    """The same points with versions, relations and status filled; relations that are not likely enough by the model (the shipped one where
    none is given) are left out. `judgements`: what people decided, which overrides the rules."""
    witness, model, judged = (
        Witness(annotated, dates, corrected_values(judgements)),
        model or load_confidence_model(),
        judged_relations(judgements),
    )
    out = []
    for point in points:
        versioned, found = relations_of(point, witness, judged)
        sure = [replace(relation, confidence=_sureness(relation, features, model)) for relation, features in found]
        related = replace(versioned, relations=tuple(r for r in sure if (r.confidence or 0.0) >= model.least[r.kind]))
        out.append(replace(related, status=status_of(related)))
    return tuple(out)


def _sureness(relation: Relation, features: Features, model: ConfidenceModel) -> float:
    return 1.0 if relation.rule == RULE else confidence(features, model)


def relations_of(
    point: Point, witness: Witness, judged: Mapping[tuple[str, str], Comparison] | None = None
) -> tuple[Point, list[tuple[Relation, Features]]]:
    """The point with its versions, and every relation that the rules or people give with the features of its confidence."""
    evidence = [witness.evidence(account) for account in point.accounts]
    n = len(evidence)
    compared = {(i, j): compare(evidence[i], evidence[j], point.kind) for i in range(n) for j in range(i + 1, n)}
    judged_by_people = judged_pairs(point.accounts, judged or {})
    compared |= unlike_judged(evidence, compared, judged_by_people)
    by_people = equal_values(point.accounts, witness.corrected) | judged_by_people
    groups = join_same(group_versions(evidence, compared | by_people), by_people)
    compared |= by_people
    versions: list[Version] = []
    of: dict[int, str] = {}
    for group in groups:
        held = [evidence[i].account for i in group]
        version_id = content_id("v", point.id, *(account.id for account in held))
        versions.append(Version(version_id, value_of([evidence[i] for i in group]), len({a.report for a in held})))
        of |= dict.fromkeys(group, version_id)
    found: list[tuple[Relation, Features]] = []
    for a, b in combinations(range(len(groups)), 2):
        left, right = [evidence[i] for i in groups[a]], [evidence[i] for i in groups[b]]
        relation = _relation(point, versions[a], versions[b], _pairs(groups[a], groups[b], compared), _rivals(left, right))
        if relation is not None:
            features = relation_features(left, right, relation.kind, relation.rule, asked=point.kind, versions=len(groups), accounts=n)
            found.append((relation, features))
    accounts = tuple(replace(account, version=of[i]) for i, account in enumerate(point.accounts))
    return replace(point, accounts=accounts, versions=tuple(versions)), found


def _pairs(left: Sequence[int], right: Sequence[int], compared: dict[tuple[int, int], Comparison]) -> list[Comparison]:
    return [compared[(i, j)] if i < j else compared[(j, i)].turned() for i in left for j in right]


def _relation(point: Point, a: Version, b: Version, pairs: Sequence[Comparison], rivals: bool) -> Relation | None:
    """The relation that most pairs of accounts bear; the graver one among equals. Where some pairs exclude each other and others look like
    news, it is a conflict between different speakers and news from the same ones."""
    by_people = [c for c in pairs if c.rule == RULE]
    bearing = [c for c in by_people or pairs if c.outcome in _DIRECTED]
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
