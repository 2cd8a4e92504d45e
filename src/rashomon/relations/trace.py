"""Which rules were asked about two accounts, what each answered, and what the judge makes of it."""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from rashomon.language.annotations import Annotations
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.point import Account, PointKind
from rashomon.relations.compare import RULES, Rule, compare
from rashomon.relations.contrasts import carried
from rashomon.relations.evidence import Evidence, aligned
from rashomon.relations.judge import RULE, JudgeModel, likeliest, load_judge_model, reason_for, weigh
from rashomon.relations.outcome import Comparison, Outcome
from rashomon.relations.witness import Witness
from rashomon.settings import MODEL

_SHOWN = "What a report that gives both figures shows of them, whoever else gives the same two."
_ASKS = "How accounts of other stories that show the same mostly stand to each other."


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that was asked, what it asks, and its answer; None where it had nothing to say."""

    rule: str
    asks: str
    outcome: Outcome | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class TracedPair:
    """Accounts `a` and `b`, their comparison, and the rules in the order in which they were asked; the last one answered."""

    a: str
    b: str
    comparison: Comparison
    asked: tuple[Asked, ...]


def trace_relations(
    accounts: Sequence[Account],
    kind: PointKind,
    *,
    annotated: Sequence[Annotations],
    dates: Sequence[Date],
    names: Sequence[Name] = (),
    judge: str = MODEL,
) -> tuple[TracedPair, ...]:
    """Every pair of these accounts of one point, in order. `judge`: the setting."""
    witness = Witness(annotated, dates, names=names)
    evidence = [witness.evidence(account) for account in accounts]
    places = list(combinations(range(len(evidence)), 2))
    found = {(i, j): trace_pair(evidence[i], evidence[j], kind) for i, j in places}
    told = carried({place: pair.comparison for place, pair in found.items()}, evidence)
    traced = [(_told(found[i, j], told[i, j]), evidence[i], evidence[j]) for i, j in places]
    if judge != MODEL:
        return tuple(pair for pair, _, _ in traced)
    model = load_judge_model()
    return tuple(_weighed(pair, left, right, kind, model) for pair, left, right in traced)


def trace_pair(left: Evidence, right: Evidence, kind: PointKind) -> TracedPair:
    """One comparison with the rules that led to it."""
    asked: list[Asked] = []
    one, other = aligned(left, right)
    for rule in RULES:
        answer = rule(one, other, kind)
        if answer is not None:
            asked.append(replace(_without_answer(rule), outcome=answer[0], reason=answer[1]))
            break
        asked.append(_without_answer(rule))
    return TracedPair(left.account.id, right.account.id, compare(left, right, kind), tuple(asked))


def _told(traced: TracedPair, carried_over: Comparison) -> TracedPair:
    """The same with what a report of both figures shows, where that is another answer."""
    if carried_over == traced.comparison:
        return traced
    asked = Asked(carried_over.rule, _SHOWN, carried_over.outcome, carried_over.reason)
    return replace(traced, comparison=carried_over, asked=(*traced.asked, asked))


def _weighed(traced: TracedPair, left: Evidence, right: Evidence, kind: PointKind, model: JudgeModel) -> TracedPair:
    """The same with the judge's answer after that of the rules, where it is another."""
    (weighed,) = weigh([(left, right, traced.comparison)], kind, model)
    outcome = likeliest(weighed.shares)
    if outcome is traced.comparison.outcome:
        return traced
    if outcome is Outcome.INCOMPARABLE:
        reason = "accounts of other stories that show the same bear no relation more often than any one"
    else:
        reason = reason_for(outcome, weighed, left, right, model)
    comparison = Comparison(outcome, RULE, reason)
    return replace(traced, comparison=comparison, asked=(*traced.asked, Asked(RULE, _ASKS, outcome, reason)))


@cache
def _without_answer(rule: Rule) -> Asked:
    """The rule with what its docstring says that it asks."""
    return Asked(rule.__name__, (inspect.getdoc(rule) or "").split("\n\n", maxsplit=1)[0].replace("\n", " "), None, None)
