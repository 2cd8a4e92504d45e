"""Relates answers as a row says that a language model read, or as people decided, whatever the words show.

What the row says stands wherever figures, days and places do not refute it; what these show beyond it is added.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model.point import Account, PointKind, RelationKind
from rashomon.model.row import PlacedRows, Row
from rashomon.relations.account_evidence import Evidence, Interval, alike, order
from rashomon.relations.classify import Weighed, tells, value_of_signal
from rashomon.relations.figure_comparison import equal, figure, holds
from rashomon.relations.signals import TURNED, Comparison, Outcome

READ = "read"
_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_PRECISE = ("figure within", "exact figure", "days within", "time of day")
_OF_FIGURES, _OF_PLACES = ("gives a figure",), ("narrower place",)
"""Signals of figures, days and places that show by themselves which account is more precise."""
_RATHER = ("denied", "grown figure", "later figure", "marked figure")
"""Signals that show another relation."""
_ONE_ANSWER = "put under one answer"
_NO_BEARING = "put under two answers that bear no relation"
Pair = tuple[int, int]
Group = tuple[int, ...]


def row_pairs(
    accounts: Sequence[Account], evidence: Sequence[Evidence], weighed: Mapping[Pair, Weighed], kind: PointKind, placed: PlacedRows | None
) -> dict[Pair, Comparison]:
    """Returns the comparisons that rows settle, by the places of the two accounts. `weighed`: what the signals say of each pair."""
    if placed is None:
        return {}
    rows: dict[int, list[int]] = {}
    for i, account in enumerate(accounts):
        if account.id in placed.places:
            rows.setdefault(placed.places[account.id][0], []).append(i)
    out: dict[Pair, Comparison] = {}
    for k, members in rows.items():
        answers: dict[int, list[int]] = {}
        for i in members:
            answers.setdefault(placed.places[accounts[i].id][1], []).append(i)
        out |= _Settled(placed.rows[k], answers, evidence, weighed, kind).pairs()
    return out


@dataclass(frozen=True, slots=True)
class _Settled:
    """One row; `answers`: the places of the accounts under each answer."""

    row: Row
    answers: Mapping[int, Sequence[int]]
    evidence: Sequence[Evidence]
    weighed: Mapping[Pair, Weighed]
    kind: PointKind

    def pairs(self) -> dict[Pair, Comparison]:
        """Returns the comparison of every two."""
        groups = [(answer, group) for answer, members in sorted(self.answers.items()) for group in self._parts(members)]
        out = {pair: Comparison(Outcome.SAME, READ, _ONE_ANSWER) for _, group in groups for pair in combinations(sorted(group), 2)}
        between = {(a, b): self._between(groups[a], groups[b]) for a, b in combinations(range(len(groups)), 2)}
        for (a, b), found in self._spread(between, len(groups)).items():
            for i in groups[a][1]:
                for j in groups[b][1]:
                    out[min(i, j), max(i, j)] = found if i < j else found.turned()
        return out

    def _parts(self, members: Sequence[int]) -> Iterator[Group]:
        """The accounts of one answer, split where they give different figures: these are not one answer, whatever the row says."""
        if self.kind not in _FIGURES:
            yield tuple(members)
            return
        parts: list[list[int]] = []
        for i in members:
            home = next((part for part in parts if not any(self._differ(i, j) for j in part)), None)
            if home is None:
                parts.append([i])
            else:
                home.append(i)
        yield from map(tuple, parts)

    def _differ(self, i: int, j: int) -> bool:
        one, other = self.evidence[i], self.evidence[j]
        if one.numbers is None or other.numbers is None:
            return (one.numbers is None) != (other.numbers is None) and (one.vague or other.vague)
        return not equal(one, other) and not _meet(one.numbers, other.numbers)

    def _between(self, left: tuple[int, Group], right: tuple[int, Group]) -> Comparison:
        pairs = [(i, j) for i in left[1] for j in right[1]]
        precise = self._refined(pairs)
        found = self._said(left[0], right[0])
        if found is None or self._refuted(found.outcome, pairs, precise):
            return precise or Comparison(Outcome.INCOMPARABLE, READ, _NO_BEARING)
        return found

    def _said(self, a: int, b: int) -> Comparison | None:
        """The relation that the row states between two answers."""
        for relation in self.row.relations:
            if {relation.a, relation.b} == {a, b} and a != b:
                found = Comparison(_OUTCOMES[relation.kind], READ, relation.reason or _WORDS[relation.kind])
                return found if relation.a == a else found.turned()
        return None

    def _refined(self, pairs: Sequence[Pair]) -> Comparison | None:
        """A refinement, if figures, days or places show it for at least half of the pairs and for none the other way."""
        found = [(signal, way, i, j) for i, j in pairs for signal, way in [self._more_precise(i, j)] if way]
        if not found or len({way for _, way, _, _ in found}) > 1 or 2 * len(found) < len(pairs):
            return None
        signal, way, i, j = found[0]
        wide, narrow = (i, j) if way > 0 else (j, i)
        return Comparison(
            Outcome.REFINE if way > 0 else Outcome.REFINED_BY, signal, f"{self._words(narrow)} is more precise than {self._words(wide)}"
        )

    def _more_precise(self, i: int, j: int) -> tuple[str, float]:
        """The first signal of a more precise account, positive if it is the second; denials and growing counts do not count."""
        weighed = self.weighed[i, j] if i < j else self.weighed[j, i].turned()
        if any(value_of_signal(weighed, name) for name in _RATHER):
            return "", 0.0
        listed = _PRECISE + (_OF_FIGURES if self.kind in _FIGURES else _OF_PLACES if self.kind is PointKind.PLACE else ())
        return next(((name, value) for name in listed if (value := value_of_signal(weighed, name))), ("", 0.0))

    def _words(self, i: int) -> str:
        evidence = self.evidence[i]
        return figure(evidence) if self.kind in _FIGURES and evidence.numbers else f"“{evidence.account.quote.quote}”"

    def _refuted(self, outcome: Outcome, pairs: Sequence[Pair], precise: Comparison | None) -> bool:
        """Whether figures, days or the order of reports refute the relation."""
        if outcome is Outcome.CONFLICT:
            return precise is not None or self._equal(pairs)
        if outcome is Outcome.SPREAD:
            return precise is not None or self.kind not in _FIGURES or self._equal(pairs)
        if outcome in (Outcome.REFINE, Outcome.REFINED_BY):
            figures = self._figures(pairs)
            apart = figures and not any(_meet(*each) for each in figures) and all(self.evidence[i].exact for pair in pairs for i in pair)
            return bool(apart) or (precise is not None and precise.outcome is TURNED[outcome])
        wrong = 1 if outcome is Outcome.UPDATE else -1
        return all(order(self.evidence[i], self.evidence[j]) == wrong for i, j in pairs)

    def _figures(self, pairs: Sequence[Pair]) -> list[tuple[Interval, Interval]]:
        if self.kind not in _FIGURES:
            return []
        both = [(self.evidence[i].numbers, self.evidence[j].numbers) for i, j in pairs]
        return [(one, other) for one, other in both if one is not None and other is not None]

    def _equal(self, pairs: Sequence[Pair]) -> bool:
        figures = self._figures(pairs)
        return bool(figures) and all(one == other for one, other in figures)

    def _spread(self, between: Mapping[Pair, Comparison], size: int) -> dict[Pair, Comparison]:
        """Extends conflicts to what is more precise than one of the sides and has no relation of its own to the other."""
        out = dict(between)

        def told(a: int, b: int) -> Comparison:
            return out[a, b] if a < b else out[b, a].turned()

        for a, b in [(a, b) for (a, b), one in between.items() if one.outcome is Outcome.CONFLICT]:
            for side, other in ((a, b), (b, a)):
                for c in range(size):
                    if c in (a, b) or told(other, c).outcome is not Outcome.REFINE or told(side, c).outcome is not Outcome.INCOMPARABLE:
                        continue
                    out[min(side, c), max(side, c)] = Comparison(Outcome.CONFLICT, READ, told(a, b).reason)
        return out


_WORDS = {
    RelationKind.CONFLICT: "both cannot be true of the same thing at the same time",
    RelationKind.UPDATE: "the one is later news of the other",
    RelationKind.SPREAD: "estimates that differ and leave room for each other",
    RelationKind.REFINE: "the one is more precise than the other",
}


def _meet(one: Interval, other: Interval) -> bool:
    return one == other or holds(one, other) or holds(other, one)


# Relations that people decided, or values that people set.

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
