"""What one report shows of two figures that others give too: that it holds them against each other, or tells them of different things."""

import re
from collections.abc import Mapping, Sequence

from rashomon.language.rival_figures import Told, is_bare_age, rivals, speaks_itself
from rashomon.model.point import PointKind
from rashomon.relations.evidence import Evidence, Interval
from rashomon.relations.figures import figure, middle
from rashomon.relations.outcome import Answer, Comparison, Outcome

Pair = tuple[int, int]
_LATER = re.compile(r"\b(?:now|earlier|should have|at first|initially|originally|had (?:spoken|said|put|counted|given|talked|reported))\b")
_APART = "told_apart"
_ALONE = ("different_numbers", "slipped_digits", _APART)  # rules that know the two figures and nothing of who sets them side by side


def contrasted(left: Evidence, right: Evidence, kind: PointKind) -> Answer:
    """Two voices give their figures one after the other, the second without a word for what it counts."""
    if kind not in (PointKind.COUNT, PointKind.SHARE) or left.account.report != right.account.report:
        return None
    one, other = _told(left), _told(right)
    if one is None or other is None or not rivals(one, other) or _LATER.search(left.text) or _LATER.search(right.text):
        return None
    return Outcome.CONFLICT, f"one report sets {figure(left)} and {figure(right)} side by side, as what two voices say"


def _told(evidence: Evidence) -> Told | None:
    quote = evidence.account.quote
    if evidence.numbers is None or evidence.sentence is None or is_bare_age(evidence.account.unit, quote.quote):
        return None
    bare, words = not evidence.account.unit, len(quote.quote.split())
    voiced = bool(evidence.speaker or evidence.subject) or speaks_itself(evidence.text)
    return Told(quote.start, evidence.sentence, middle(evidence.numbers), evidence.predicate or "", evidence.speaker, bare, words, voiced)


def carried(rules: Mapping[Pair, Comparison], evidence: Sequence[Evidence]) -> dict[Pair, Comparison]:
    """The comparisons, those of two figures by what a report of both shows of them, whoever else gives the same two."""
    against, apart = (_figures_of(rule, rules, evidence) for rule in ("contrasted", "one_teller"))
    return {pair: _carried(found, _key(pair, evidence), against, apart - against) for pair, found in rules.items()}


Key = frozenset[Interval]


def _carried(found: Comparison, key: Key | None, against: frozenset[Key], apart: frozenset[Key]) -> Comparison:
    if key in against and found.outcome is not Outcome.SAME:
        return Comparison(Outcome.CONFLICT, "contrasted", "a report sets the two figures side by side, as what two voices say")
    if key in apart and found.outcome is Outcome.CONFLICT and found.rule in _ALONE:
        return Comparison(Outcome.INCOMPARABLE, _APART, "a report gives both figures in one voice, of different things")
    return found


def _figures_of(rule: str, rules: Mapping[Pair, Comparison], evidence: Sequence[Evidence]) -> frozenset[Key]:
    return frozenset(key for pair, found in rules.items() if found.rule == rule and (key := _key(pair, evidence)) is not None)


def _key(pair: Pair, evidence: Sequence[Evidence]) -> Key | None:
    """The two figures of a pair, whichever comes first; None where it has no two."""
    one, other = evidence[pair[0]].numbers, evidence[pair[1]].numbers
    return None if one is None or other is None or one == other else frozenset((one, other))
