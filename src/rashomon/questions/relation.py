"""Questions on how two answers to one question bear on each other."""

from collections.abc import Iterator
from itertools import combinations
from math import sqrt

from rashomon.model.judgement import QUESTION, RELATION, Action
from rashomon.model.point import Point, RelationKind
from rashomon.model.question import Asked, Decision, Option, Question, question
from rashomon.questions.material import Material, Unit
from rashomon.questions.showing import show

_BARE = 0.12  # what asking after two versions without a relation is worth, at best
_MET = 0.15  # more where people judged that the two answer one question: then how they stand to each other is all that is open
_WORTH = {RelationKind.CONFLICT: 0.4, RelationKind.UPDATE: 0.2, RelationKind.SPREAD: 0.2, RelationKind.REFINE: 0.1}


def relation_questions(units: list[Unit], material: Material) -> Iterator[Question]:
    """Pairs of versions whose relation is least sure, best first."""
    by_version = {unit.version: unit for unit in units if unit.version}
    judged = {frozenset(j.target) for j in material.judgements if j.field == RELATION}
    met = {frozenset(j.target) for j in material.judgements if j.field == QUESTION and j.action is Action.SAME}
    clash = {frozenset((p.a, p.b)): p.clash for p in material.doubts.pairs}
    ranked = []
    for point in material.points:
        for a, b in combinations([version.id for version in point.versions], 2):
            if a not in by_version or b not in by_version:
                continue
            one, other = by_version[a], by_version[b]
            ids = {material.doubts.candidates[i].account.id for unit in (one, other) for i in unit.members}
            if any(pair <= ids for pair in judged):
                continue
            gain = _gain(point, a, b, clash.get(frozenset((one.best, other.best)), 0.0)) + _MET * any(pair <= ids for pair in met)
            ranked.append((round(gain, 9), one, other))
    asked = material.asked()
    for gain, one, other in sorted(ranked, key=lambda item: (-item[0], item[1].best, item[2].best)):
        made = _question(one, other, gain, material)
        if made.id not in asked:
            yield made


def _gain(point: Point, a: str, b: str, clash: float) -> float:
    """What hangs on a relation that may be wrong, or on two answers that may bear one."""
    reports = sqrt(len(point.reports())) / 2
    found = next((r for r in point.relations if {r.a, r.b} == {a, b}), None)
    if found is None:
        return (clash + _BARE / len(point.versions)) * reports
    return (1 - (found.confidence or 0.0)) * _WORTH[found.kind] * reports


def _question(one: Unit, other: Unit, gain: float, material: Material) -> Question:
    first, second = material.doubts.candidates[one.best], material.doubts.candidates[other.best]
    ids = (first.account.id, second.account.id)
    options = [_option("s", "the same answer", ids, "same"), _option("c", "they cannot both be true", ids, "conflict")]
    options += [_option("u", "2 is later news or a correction of 1", ids, "update"), _option("U", "1 is later news", ids[::-1], "update")]
    options += [_option("p", "estimates that differ but leave room for each other", ids, "spread")]
    options += [
        _option("r", "2 is more precise than 1, or a part of it", ids, "refine"),
        _option("R", "1 is more precise", ids[::-1], "refine"),
    ]
    options += [_option("n", "neither: both may be so", ids, "neither")]
    items = [show("1", first, material, 30), show("2", second, material, 30)]
    return question(Asked.RELATION, material.story, "How do these two answers stand to each other?", items, options, gain)


def _option(key: str, label: str, ids: tuple[str, ...], after: str) -> Option:
    return Option(key, label, (Decision(Action.SET, RELATION, ids, after),))
