"""Sets the accounts of a point against each other."""

import math
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.language.annotations import Annotations
from rashomon.language.repeated import MANY, stand_ins
from rashomon.model.date import Date
from rashomon.model.identity import content_id
from rashomon.model.judgement import Judgement
from rashomon.model.name import Name
from rashomon.model.point import Point, Relation, RelationKind, Version
from rashomon.model.row import PlacedRows
from rashomon.relations.compare import compare
from rashomon.relations.confidence import (
    ConfidenceModel,
    Features,
    confidence,
    judged_features,
    load_confidence_model,
    relation_features,
)
from rashomon.relations.contrasts import carried
from rashomon.relations.corrected import corrected_values, equal_values
from rashomon.relations.evidence import Evidence
from rashomon.relations.judge import RULE as WEIGHED
from rashomon.relations.judge import JudgeModel, Weighed, load_judge_model, reason_for, turned_shares, weigh
from rashomon.relations.judged import RULE, join_same, judged_pairs, judged_relations, unlike_judged
from rashomon.relations.outcome import TURNED, Comparison, Outcome
from rashomon.relations.rows import row_pairs
from rashomon.relations.ruled import RuleModel, load_rule_model, weigh_by_rule
from rashomon.relations.status import status_of
from rashomon.relations.versions import group_versions, value_of
from rashomon.relations.witness import Witness
from rashomon.settings import MODEL

_DIRECTED = {
    Outcome.CONFLICT: (RelationKind.CONFLICT, False),
    Outcome.SPREAD: (RelationKind.SPREAD, False),
    Outcome.UPDATE: (RelationKind.UPDATE, False),
    Outcome.UPDATED_BY: (RelationKind.UPDATE, True),
    Outcome.REFINE: (RelationKind.REFINE, False),
    Outcome.REFINED_BY: (RelationKind.REFINE, True),
}
_NEVER_SAME = (Outcome.CONFLICT, Outcome.UPDATE, Outcome.UPDATED_BY)
_LEAST = 0.08  # the mean share below which a relation is not even thought of
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Compared:
    """The accounts of a point in order, and every two of them weighed, by their places."""

    evidence: Sequence[Evidence]
    pairs: Mapping[Pair, Weighed]

    def between(self, i: int, j: int) -> Weighed:
        """The two read from the first to the second."""
        if i < j:
            return self.pairs[i, j]
        back = self.pairs[j, i]
        return Weighed(back.comparison.turned(), back.features, turned_shares(back.shares))


def relate_accounts(
    points: Sequence[Point],
    *,
    annotated: Sequence[Annotations],
    dates: Sequence[Date],
    names: Sequence[Name] = (),
    model: ConfidenceModel | None = None,
    judgements: Sequence[Judgement] = (),
    judge: str = MODEL,
    placed: PlacedRows | None = None,
) -> tuple[Point, ...]:
    """The same points with versions, relations and status filled; relations that are not likely enough by the model (the shipped one where
    none is given) are left out. `judgements`: what people decided, which overrides the rules. `judge`: "rules" leaves the trained judge out. `placed`: rows
    that a language model read: they say how their answers stand, as far as rules bear them out."""
    weights = load_judge_model() if judge == MODEL else load_rule_model()
    witness, model, judged = (
        Witness(annotated, dates, corrected_values(judgements), names),
        model or load_confidence_model(),
        judged_relations(judgements),
    )
    once = sum(len(point.accounts) for point in points) > MANY
    out = []
    for point in points:
        versioned, found = relations_of(point, witness, judged, weights, placed, once=once and placed is None)
        sure = [r if r.by else replace(r, confidence=_sureness(r, features, model)) for r, features in found]
        related = replace(versioned, relations=tuple(r for r in sure if r.by or model.gives(r)))
        out.append(replace(related, status=status_of(related)))
    return tuple(out)


def _sureness(relation: Relation, features: Features, model: ConfidenceModel) -> float:
    return 1.0 if relation.rule == RULE else confidence(features, model)


def relations_of(
    point: Point,
    witness: Witness,
    judged: Mapping[tuple[str, str], Comparison] | None = None,
    model: JudgeModel | RuleModel | None = None,
    placed: PlacedRows | None = None,
    *,
    once: bool = False,
) -> tuple[Point, list[tuple[Relation, Features]]]:
    """The point with its versions, and every relation that may hold between two of them with the features of its confidence. `once`: accounts of
    the same words are weighed once, as what the first report of them says."""
    model = model or load_judge_model()
    every = [witness.evidence(account) for account in point.accounts]
    held = (
        _of_one_kind(every, {*(one for pair in judged or () for one in pair), *witness.corrected})
        if once
        else [[i] for i in range(len(every))]
    )
    evidence = [every[places[0]] for places in held]
    judgeable = [point.accounts[places[0]] for places in held]
    rules = carried({(i, j): compare(evidence[i], evidence[j], point.kind) for i, j in combinations(range(len(evidence)), 2)}, evidence)
    judged_by_people = judged_pairs(judgeable, judged or {})
    by_people = equal_values(judgeable, witness.corrected) | judged_by_people
    by_rows = row_pairs(judgeable, evidence, rules, point.kind, placed)
    differing = (
        unlike_judged(evidence, rules, judged_by_people)
        | by_rows
        | {pair: comparison for pair, comparison in by_people.items() if comparison.outcome is not Outcome.SAME}
    )
    open_pairs = [pair for pair in rules if pair not in differing]
    weighed = _weighed([(evidence[i], evidence[j], rules[i, j]) for i, j in open_pairs], point, model)
    pairs = {pair: _decided(comparison) for pair, comparison in differing.items()} | dict(zip(open_pairs, weighed, strict=True))
    same = {pair: _share_of_same(each) for pair, each in pairs.items()}
    groups = join_same(group_versions(len(evidence), same, model.same), by_people)
    compared = _Compared(evidence, pairs | {pair: _decided(comparison) for pair, comparison in by_people.items()})
    whole = [sorted(place for i in group for place in held[i]) for group in groups]
    versions = [_version(point, [every[i] for i in group]) for group in whole]
    found = []
    for a, b in combinations(range(len(groups)), 2):
        relation = _relation(point, (versions[a], versions[b]), (groups[a], groups[b]), compared, model)
        if relation is not None:
            if all((min(i, j), max(i, j)) in by_rows for i in groups[a] for j in groups[b]) and relation[0].rule != RULE:
                relation = replace(relation[0], by=point.by), relation[1]
            told = relation_features(
                [evidence[i] for i in groups[a]],
                [evidence[i] for i in groups[b]],
                relation[0].kind,
                relation[0].rule,
                asked=point.kind,
                versions=len(groups),
                accounts=len(evidence),
            )
            found.append((relation[0], told | relation[1]))
    of = {i: version.id for version, group in zip(versions, whole, strict=True) for i in group}
    accounts = tuple(replace(account, version=of[i]) for i, account in enumerate(point.accounts))
    return replace(point, accounts=accounts, versions=tuple(versions)), found


def _of_one_kind(evidence: Sequence[Evidence], named: Collection[str]) -> list[list[int]]:
    """The places of accounts of which the same is read, the first printed first; those that people judged, `named` by id, stand alone."""
    order = sorted(range(len(evidence)), key=lambda i: (evidence[i].printed or "9", i))
    keys = [evidence[i].account.id if evidence[i].account.id in named else _read(evidence[i]) for i in order]
    first = stand_ins(keys, [evidence[i].account.report for i in order])
    held: dict[int, list[int]] = {}
    for place, stand_in in zip(order, first, strict=True):
        held.setdefault(order[stand_in], []).append(place)
    return [held[place] for place in sorted(held)]


def _read(evidence: Evidence) -> Hashable:
    """All that is read of an account but where it stands and when it was printed."""
    a, e = evidence.account, evidence
    said = (a.quote.quote, a.speaker, a.stance, a.value, a.low, a.high, a.unit, a.as_of, a.statement is None)
    manner = (e.negative, e.unclear, e.plan, e.vague, e.phrase, e.days, e.clock, e.numbers)
    return said, manner, e.text, e.words, e.context, e.subject, e.predicate, e.place, e.proper, e.names, e.voices


def _weighed(pairs: Sequence[tuple[Evidence, Evidence, Comparison]], point: Point, model: JudgeModel | RuleModel) -> Sequence[Weighed]:
    return [weigh_by_rule(c, model) for _, _, c in pairs] if isinstance(model, RuleModel) else weigh(pairs, point.kind, model)


def _share_of_same(weighed: Weighed) -> float:
    """How likely the two give one answer: never where a rule found that they exclude each other or are earlier and later news."""
    return 0.0 if weighed.comparison.outcome in _NEVER_SAME else weighed.shares[Outcome.SAME]


def _decided(comparison: Comparison) -> Weighed:
    """What people decided, as certain."""
    return Weighed(comparison, {}, {outcome: float(outcome is comparison.outcome) for outcome in (Outcome.SAME, *_DIRECTED)})


def _version(point: Point, held: Sequence[Evidence]) -> Version:
    accounts = [evidence.account for evidence in held]
    version_id = content_id("v", point.id, *(account.id for account in accounts))
    return Version(version_id, value_of(held), len({account.report for account in accounts}))


def _relation(
    point: Point,
    versions: tuple[Version, Version],
    groups: tuple[Sequence[int], Sequence[int]],
    compared: _Compared,
    model: JudgeModel | RuleModel,
) -> tuple[Relation, Features] | None:
    """The relation that two versions bear most likely, by the mean of all pairs of their accounts; what people decided stands alone."""
    places = [(i, j) for i in groups[0] for j in groups[1]]
    by_people = [place for place in places if compared.between(*place).comparison.rule == RULE]
    pairs = [compared.between(*place) for place in by_people or places]
    shares = [weighed.shares for weighed in pairs]
    mean = {outcome: math.fsum(each[outcome] for each in shares) / len(shares) for outcome in (Outcome.SAME, *_DIRECTED)}
    outcome = _most(mean, rivals=_rivals(*([compared.evidence[i] for i in group] for group in groups)))
    if mean[outcome] < _LEAST:
        return None
    ruled = [weighed.comparison for weighed in pairs if weighed.comparison.outcome is outcome]
    if ruled:
        rule, reason = ruled[0].rule, ruled[0].reason
    elif isinstance(model, RuleModel):
        return None
    else:
        i, j = max(by_people or places, key=lambda place: compared.between(*place).shares[outcome])
        rule, reason = WEIGHED, _reason(outcome, i, j, compared, model)
    kind, turned = _DIRECTED[outcome]
    one, other = (versions[1].id, versions[0].id) if turned else (versions[0].id, versions[1].id)
    features = judged_features(outcome, shares, mean, by_rule=len(ruled) / len(pairs), likely=point.confidence)
    return Relation(content_id("rel", point.id, one, other, kind), one, other, kind, reason, rule), features


def _most(mean: Mapping[Outcome, float], *, rivals: bool) -> Outcome:
    """The way of the largest share. Where as many pairs exclude each other as look like news, it is a conflict between different speakers and
    news from the same ones."""
    ways = [way for way in _DIRECTED if rivals or way is not Outcome.CONFLICT] + [Outcome.CONFLICT]
    return max(ways, key=lambda way: round(mean[way], 6))


def _rivals(left: Sequence[Evidence], right: Sequence[Evidence]) -> bool:
    """Whether both versions have speakers, and none in common."""
    one, other = ({e.speaker for e in side if e.speaker} for side in (left, right))
    return bool(one and other and not one & other)


def _reason(outcome: Outcome, i: int, j: int, compared: _Compared, model: JudgeModel) -> str:
    """Why the judge says so of two accounts, their features read from the one that stands first."""
    if i > j:
        return reason_for(TURNED.get(outcome, outcome), compared.pairs[j, i], compared.evidence[j], compared.evidence[i], model)
    return reason_for(outcome, compared.pairs[i, j], compared.evidence[i], compared.evidence[j], model)
