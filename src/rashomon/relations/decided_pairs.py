"""Relations that are decided whatever the words show: by people, or by values that people set."""

from collections.abc import Collection, Mapping, Sequence

from rashomon.model.point import Account
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import Weighed, tells
from rashomon.relations.outcome import Comparison, Outcome
from rashomon.relations.word_overlap import alike

RULE = "judged"
_ALIKE = 0.5
_OUTCOMES = {str(way): way for way in Outcome} | {"neither": Outcome.INCOMPARABLE}


def decided_pairs(accounts: Sequence[Account], bearings: Mapping[tuple[str, str], tuple[str, str]]) -> dict[tuple[int, int], Comparison]:
    """Returns the comparisons that people gave of these accounts, by their places in order.

    `bearings`: by the ids of two accounts, how the first bears on the second, and why.
    """
    place = {account.id: i for i, account in enumerate(accounts)} if bearings else {}
    out: dict[tuple[int, int], Comparison] = {}
    for (one, other), (bearing, reason) in bearings.items():
        i, j = place.get(one), place.get(other)
        if i is not None and j is not None and i != j:
            comparison = Comparison(_OUTCOMES[bearing], RULE, reason)
            out[(i, j) if i < j else (j, i)] = comparison if i < j else comparison.turned()
    return out


def equal_values(accounts: Sequence[Account], corrected: Collection[str]) -> dict[tuple[int, int], Comparison]:
    """Returns what the values alone decide where people set one of them: equal ones are one answer, yes and no exclude each other."""
    told = [" ".join((account.value or "").casefold().split()) for account in accounts]
    out: dict[tuple[int, int], Comparison] = {}
    for i, one in enumerate(accounts):
        for j in range(i + 1, len(accounts)) if corrected else ():
            if not {one.id, accounts[j].id} & set(corrected) or not told[i] or not told[j]:
                continue
            if told[i] == told[j]:
                out[i, j] = Comparison(Outcome.SAME, RULE, "as corrected, both give the same value")
            elif {told[i], told[j]} == {"yes", "no"}:
                out[i, j] = Comparison(Outcome.CONFLICT, RULE, "as corrected, one says yes and the other no")
    return out


def unlike_decided(
    evidence: Sequence[Evidence], weighed: Mapping[tuple[int, int], Weighed], decided: Mapping[tuple[int, int], Comparison]
) -> dict[tuple[int, int], Comparison]:
    """Returns pairs to keep apart though no signal relates them: one was decided by people, and the other does not say the same.

    What was judged of the one is not known of the other.
    """
    differing = sorted({i for pair, comparison in decided.items() if comparison.outcome is not Outcome.SAME for i in pair})
    out: dict[tuple[int, int], Comparison] = {}
    for i in differing:
        for j in range(len(evidence)):
            pair = (min(i, j), max(i, j))
            if i != j and alike(evidence[i], evidence[j]) < _ALIKE and not tells(weighed[pair]):
                out[pair] = Comparison(Outcome.INCOMPARABLE, "unjudged", "the one was judged, and the other does not clearly say the same")
    return out


def join_same(groups: Sequence[Sequence[int]], decided: Mapping[tuple[int, int], Comparison]) -> list[list[int]]:
    """Returns the versions, joined where people judged that they give one answer, unless they judged two of their accounts to differ."""
    held = [set(group) for group in groups]
    apart = {pair for pair, comparison in decided.items() if comparison.outcome is not Outcome.SAME}
    for (i, j), comparison in decided.items():
        a, b = (next(g for g in held if k in g) for k in (i, j))
        if comparison.outcome is Outcome.SAME and a is not b and not any((min(x, y), max(x, y)) in apart for x in a for y in b):
            a |= b
            b.clear()
    return sorted((sorted(group) for group in held if group), key=lambda group: group[0])
