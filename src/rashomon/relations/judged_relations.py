"""What people decided about how two answers bear on each other."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.judgement import BEARINGS, RELATION, Action, Judgement
from rashomon.model.point import Account
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import Weighed, tells
from rashomon.relations.outcome import Comparison, Outcome
from rashomon.relations.word_overlap import alike

RULE = "judged"
_ALIKE = 0.5
_OUTCOMES = {name: Outcome.INCOMPARABLE if name == "neither" else Outcome(name) for name in BEARINGS}


def judged_relations(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Comparison]:
    """The comparison that people gave for pairs of accounts, by the ids of the two in the order in which they were judged."""
    found: dict[tuple[str, str], Comparison] = {}
    for j in judgements:
        if j.field == RELATION and j.action is Action.SET and j.after in _OUTCOMES and len(j.target) == 2:
            found[j.target[0], j.target[1]] = Comparison(_OUTCOMES[j.after], RULE, j.reason())
    return found


def judged_pairs(accounts: Sequence[Account], judged: Mapping[tuple[str, str], Comparison]) -> dict[tuple[int, int], Comparison]:
    """The judged comparisons among these accounts, by their places, each pair in order of place."""
    if not judged:
        return {}
    place = {account.id: i for i, account in enumerate(accounts)}
    out: dict[tuple[int, int], Comparison] = {}
    for (one, other), comparison in judged.items():
        i, j = place.get(one), place.get(other)
        if i is not None and j is not None and i != j:
            out[(i, j) if i < j else (j, i)] = comparison if i < j else comparison.turned()
    return out


def unlike_judged(
    evidence: Sequence[Evidence], weighed: Mapping[tuple[int, int], Weighed], judged: Mapping[tuple[int, int], Comparison]
) -> dict[tuple[int, int], Comparison]:
    """Accounts that would stand beside a judged one though no signal tells how the two stand, and do not say the same: what was judged of the
    one is not known of the other."""
    differing = sorted({i for pair, comparison in judged.items() if comparison.outcome is not Outcome.SAME for i in pair})
    out: dict[tuple[int, int], Comparison] = {}
    for i in differing:
        for j in range(len(evidence)):
            pair = (min(i, j), max(i, j))
            if i != j and alike(evidence[i], evidence[j]) < _ALIKE and not tells(weighed[pair]):
                out[pair] = Comparison(Outcome.INCOMPARABLE, "unjudged", "the one was judged, and the other does not clearly say the same")
    return out


def join_same(groups: Sequence[Sequence[int]], judged: Mapping[tuple[int, int], Comparison]) -> list[list[int]]:
    """The versions, those joined that people judged to give one answer, unless they judged two of their accounts to differ."""
    held = [set(group) for group in groups]
    apart = {pair for pair, comparison in judged.items() if comparison.outcome is not Outcome.SAME}
    for (i, j), comparison in judged.items():
        a, b = (next(g for g in held if k in g) for k in (i, j))
        if comparison.outcome is Outcome.SAME and a is not b and not any((min(x, y), max(x, y)) in apart for x in a for y in b):
            a |= b
            b.clear()
    return sorted((sorted(group) for group in held if group), key=lambda group: group[0])
