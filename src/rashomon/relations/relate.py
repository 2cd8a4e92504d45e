"""Compares the accounts of a point: which give one answer (a version), and how the versions relate."""

import math
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from rashomon.judgements.constraints import NOTHING, RelationConstraints
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.point import Account, Point, PointKind, Relation, RelationKind, Status, Version
from rashomon.model.row import PlacedRows
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import RelationModel, Weighed, load_relation_model, reason_for, value_of_signal, weigh
from rashomon.relations.gather_evidence import Witness
from rashomon.relations.row_relations import RULE, decided_pairs, equal_values, join_same, row_pairs, unlike_decided
from rashomon.relations.signals import SIGNALS, Comparison, Outcome
from rashomon.text.annotations import Annotations
from rashomon.text.linkage import MANY, average_link, stand_ins

# Versions: which accounts of a point give the same answer.

_WHOLE = 1_000_000  # shares become integers, so that their sums are exact
_NEVER = 0.05  # a pair below this share keeps its groups apart, whatever the other pairs show
_APART = -1000.0


def group_versions(size: int, same: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Returns the versions as lists of account indices, in order. `same`: by pair, the share of such pairs that give one answer.

    Two accounts that exclude each other are never joined through a third, vague one.
    """
    enough = round(least * _WHOLE)
    told = {pair: round((share if share >= _NEVER else _APART) * _WHOLE) for pair, share in same.items()}
    alike = sorted((*sorted(pair), value) for pair, value in told.items() if value >= enough)
    if not alike:
        return [[i] for i in range(size)]
    table = np.zeros((size, size), dtype=np.int64)
    for (i, j), value in told.items():
        table[i, j] = table[j, i] = value
    pairs = np.array(alike, dtype=np.int64)

    def sums(left: Sequence[int], right: Sequence[Sequence[int]]) -> list[int]:
        row = table[left].sum(axis=0)
        return [int(row[group].sum()) for group in right]

    groups = average_link(size, pairs[:, :2], pairs[:, 2], enough, sums)
    return sorted(groups, key=lambda group: group[0])


def value_of(evidence: Sequence[Evidence]) -> str | None:
    """Returns the value that most accounts of a version give; among equals the shortest, then the first in order."""
    values = Counter(e.account.value for e in evidence if e.account.value)
    return min(values, key=lambda value: (-values[value], len(value), value), default=None)


# Status: how the accounts of a point relate.


def status_of(point: Point) -> Status:
    """Returns the first status, in the ledger's order, that holds for the point."""
    kinds = {relation.kind for relation in point.relations}
    for kind, status in (
        (RelationKind.CONFLICT, Status.DISPUTED),
        (RelationKind.UPDATE, Status.UPDATED),
        (RelationKind.SPREAD, Status.SPREAD),
        (RelationKind.REFINE, Status.REFINED),
    ):
        if kind in kinds:
            return status
    if len(point.reports()) == 1:
        return Status.SINGLE
    return Status.AGREED if len(point.versions) == 1 else Status.VARIED


_DIRECTED = {
    Outcome.CONFLICT: (RelationKind.CONFLICT, False),
    Outcome.UPDATE: (RelationKind.UPDATE, False),
    Outcome.UPDATED_BY: (RelationKind.UPDATE, True),
    Outcome.SPREAD: (RelationKind.SPREAD, False),
    Outcome.REFINE: (RelationKind.REFINE, False),
    Outcome.REFINED_BY: (RelationKind.REFINE, True),
}
"""The kind of relation of a way, and whether it runs from the second version to the first; ties go to the first entry."""
_NEVER_SAME = (Outcome.CONFLICT, Outcome.UPDATE, Outcome.UPDATED_BY)
_NO_ONE_ANSWER = ("denied", "said and not", "later state")
"""Signals of accounts that are no one answer, however alike their words are: the one says that it is so, the other that it is not, or
what came of it."""
_CERTAIN = 3  # digits of a confidence
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Compared:
    """The accounts of a point in order, with the comparison of every two by their places."""

    evidence: Sequence[Evidence]
    pairs: Mapping[Pair, Weighed]

    def between(self, i: int, j: int) -> Weighed:
        """Returns the comparison read from the first to the second."""
        return self.pairs[i, j] if i < j else self.pairs[j, i].turned()


def relate_accounts(
    points: Sequence[Point],
    *,
    annotated: Sequence[Annotations],
    dates: Sequence[Date],
    names: Sequence[Name] = (),
    model: RelationModel | None = None,
    given: RelationConstraints = NOTHING.relations,
    placed: PlacedRows | None = None,
) -> tuple[Point, ...]:
    """Returns the points with versions, relations and status filled in.

    Relations less likely than the limits of the model (by default the shipped one) are left out. `given`: people's decisions, which
    override the model. `placed`: rows that a language model read; they say how their answers relate, as far as figures, days and places
    bear them out.
    """
    witness = Witness(annotated, dates, given.corrected, names)
    model = model or load_relation_model()
    once = placed is None and sum(len(point.accounts) for point in points) > MANY
    related = [relate_point(point, witness, model, given, placed, once=once) for point in points]
    return tuple(replace(point, status=status_of(point)) for point in related)


def relate_point(
    point: Point,
    witness: Witness,
    model: RelationModel,
    given: RelationConstraints,
    placed: PlacedRows | None,
    *,
    once: bool,
) -> Point:
    """Returns the point with its versions and relations.

    `once`: accounts of the same words are compared once, as what the first report of them says.
    """
    every = [witness.evidence(account) for account in point.accounts]
    named = {*(one for pair in given.bearings for one in pair), *witness.corrected}
    held = _of_one_kind(every, named) if once else [[i] for i in range(len(every))]
    evidence = [every[places[0]] for places in held]
    accounts = [point.accounts[places[0]] for places in held]
    places = list(combinations(range(len(evidence)), 2))
    weighed = dict(zip(places, weigh([(evidence[i], evidence[j]) for i, j in places], point.kind, model), strict=True))
    judged_by_people = decided_pairs(accounts, given.bearings)
    by_people = equal_values(accounts, witness.corrected) | judged_by_people
    by_rows = row_pairs(accounts, evidence, weighed, point.kind, placed)
    decided = unlike_decided(evidence, weighed, judged_by_people) | by_rows | by_people
    pairs = weighed | {pair: _decided(comparison) for pair, comparison in decided.items()}
    same = {
        pair: _share_of_same(weighed[pair] if pair in by_people and by_people[pair].outcome is Outcome.SAME else each)
        for pair, each in pairs.items()
    }
    groups = join_same(group_versions(len(evidence), same, model.same), by_people)
    compared = _Compared(evidence, pairs)
    whole = [sorted(place for i in group for place in held[i]) for group in groups]
    versions = [_version(point, [every[i] for i in group]) for group in whole]
    relations = []
    for a, b in combinations(range(len(groups)), 2):
        relation = _relation(point, (versions[a], versions[b]), (groups[a], groups[b]), compared, model)
        if relation is not None and relation.rule != RULE and all((min(i, j), max(i, j)) in by_rows for i in groups[a] for j in groups[b]):
            relation = replace(relation, by=point.by, confidence=None)
        if relation is not None and (relation.by or (relation.confidence or 0.0) >= model.least[relation.kind]):
            relations.append(relation)
    of = {i: version.id for version, group in zip(versions, whole, strict=True) for i in group}
    versioned = tuple(replace(account, version=of[i]) for i, account in enumerate(point.accounts))
    return replace(point, accounts=versioned, versions=tuple(versions), relations=tuple(relations))


def _of_one_kind(evidence: Sequence[Evidence], named: Collection[str]) -> list[list[int]]:
    """Groups the places of accounts of which the same is read, first printed first; accounts in `named` (by id) stand alone."""
    order = sorted(range(len(evidence)), key=lambda i: (evidence[i].printed or "9", i))
    keys = [evidence[i].account.id if evidence[i].account.id in named else _read(evidence[i]) for i in order]
    first = stand_ins(keys, [evidence[i].account.report for i in order])
    held: dict[int, list[int]] = {}
    for place, stand_in in zip(order, first, strict=True):
        held.setdefault(order[stand_in], []).append(place)
    return [held[place] for place in sorted(held)]


def _read(evidence: Evidence) -> Hashable:
    """Everything read of an account except where it stands and when it was printed."""
    a, e = evidence.account, evidence
    said = (a.quote.quote, a.speaker, a.stance, a.value, a.low, a.high, a.unit, a.as_of, a.statement is None)
    manner = (e.negative, e.unclear, e.vague, e.phrase, e.days, e.clock, e.numbers)
    return said, manner, e.text, e.words, e.context, e.subject, e.predicate, e.proper, e.names


def stand(weighed: Weighed, model: RelationModel) -> Outcome:
    """Returns how two accounts alone relate in a ledger: one answer, the likeliest relation if likely enough, or none."""
    if _share_of_same(weighed) >= model.same:
        return Outcome.SAME
    way = max(_DIRECTED, key=lambda way: weighed.shares[way])
    return way if weighed.shares[way] > 0 and weighed.shares[way] >= model.least[_DIRECTED[way][0]] else Outcome.INCOMPARABLE


def _share_of_same(weighed: Weighed) -> float:
    """How likely the two give one answer; 0 for yes and no, and where exclusion or an update is likelier."""
    same = weighed.shares[Outcome.SAME]
    likelier = any(weighed.shares.get(way, 0.0) > same for way in _NEVER_SAME)
    return 0.0 if likelier or any(value_of_signal(weighed, name) for name in _NO_ONE_ANSWER) else same


def _decided(comparison: Comparison) -> Weighed:
    """The decision of people or of a row, as certain."""
    shares = {outcome: float(outcome is comparison.outcome) for outcome in (Outcome.SAME, *_DIRECTED)}
    return Weighed((), shares, comparison.rule, comparison.reason)


def _version(point: Point, held: Sequence[Evidence]) -> Version:
    accounts = [evidence.account for evidence in held]
    version_id = content_id("v", point.id, *(account.id for account in accounts))
    return Version(version_id, value_of(held), len({account.report for account in accounts}))


def _relation(
    point: Point, versions: tuple[Version, Version], groups: tuple[Sequence[int], Sequence[int]], compared: _Compared, model: RelationModel
) -> Relation | None:
    """The likeliest relation of two versions, by the mean share over all pairs of their accounts; people's decisions stand alone."""
    places = [(i, j) for i in groups[0] for j in groups[1]]
    places = [place for place in places if compared.between(*place).rule == RULE] or places
    shares = [compared.between(*place).shares for place in places]
    mean = {way: math.fsum(each[way] for each in shares) / len(shares) for way in _DIRECTED}
    way = max(_DIRECTED, key=lambda way: round(mean[way], 6))
    if mean[way] <= 0:
        return None
    i, j = max(places, key=lambda place: compared.between(*place).shares[way])
    rule, reason = reason_for(way, compared.between(i, j), compared.evidence[i], compared.evidence[j], model)
    kind, turned = _DIRECTED[way]
    one, other = (versions[1].id, versions[0].id) if turned else (versions[0].id, versions[1].id)
    return Relation(content_id("rel", point.id, one, other, kind), one, other, kind, reason, rule, confidence=round(mean[way], _CERTAIN))


@dataclass(frozen=True, slots=True)
class TracedSignal:
    """A signal that is present: its name, its value (negative if it speaks of the first of the two), and its sentence."""

    name: str
    value: float
    said: str


@dataclass(frozen=True, slots=True)
class TracedPair:
    """Accounts `a` and `b`: how the two alone relate, with `share` the probability of that, and every signal that is present."""

    a: str
    b: str
    comparison: Comparison
    share: float
    signals: tuple[TracedSignal, ...]


def trace_relations(
    accounts: Sequence[Account], kind: PointKind, *, annotated: Sequence[Annotations], dates: Sequence[Date], names: Sequence[Name] = ()
) -> tuple[TracedPair, ...]:
    """Returns every pair of these accounts of one point, in order."""
    witness = Witness(annotated, dates, names=names)
    pairs = list(combinations([witness.evidence(account) for account in accounts], 2))
    weighed = weigh(pairs, kind, load_relation_model())
    return tuple(_traced(left, right, each) for (left, right), each in zip(pairs, weighed, strict=True))


def turned(pair: TracedPair) -> TracedPair:
    """Returns the same pair read from `b` to `a`."""
    turning = {signal.name for signal in SIGNALS if signal.turns}
    signals = tuple(TracedSignal(s.name, -s.value if s.name in turning else s.value, s.said) for s in pair.signals)
    return TracedPair(pair.b, pair.a, pair.comparison.turned(), pair.share, signals)


def _traced(left: Evidence, right: Evidence, weighed: Weighed) -> TracedPair:
    model = load_relation_model()
    way = stand(weighed, model)
    if way is Outcome.INCOMPARABLE:
        comparison = Comparison(way, "none", "nothing that the two show makes a relation likely enough")
    else:
        comparison = Comparison(way, *reason_for(way, weighed, left, right, model))
    share = round(weighed.shares[way] if way in weighed.shares else 1 - sum(weighed.shares.values()), 6)
    shown = tuple(TracedSignal(s.name, value, s.said) for s in SIGNALS if (value := value_of_signal(weighed, s.name)))
    return TracedPair(left.account.id, right.account.id, comparison, share, shown)
