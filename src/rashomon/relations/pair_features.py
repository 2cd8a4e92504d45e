"""What speaks for each way in which two accounts of one point may stand to each other, by name; the trained judge weighs these.

A feature that depends on the side says so in its name: "left ..." and "right ..." change places when the two accounts do.
"""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rashomon.language.antonyms import opposed
from rashomon.language.measures import GROWING, same_thing
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.relations.evidence import Evidence, order
from rashomon.relations.figures import holds, middle
from rashomon.relations.likeness import alike, one_voice, same_predicate, shared_words
from rashomon.relations.outcome import TURNED, Comparison, Outcome

Features = Mapping[str, float]
Named = Iterator[tuple[str, float]]
_CROSSED = (
    ("signs differ", "alike"),
    ("signs differ", "same predicate"),
    ("signs differ", "two speakers"),
    ("signs differ", "no speaker"),
    ("one denies", "alike"),
    ("outcome conflict", "alike"),
    ("two speakers", "other names"),
    ("figures", "two speakers"),
    ("figures", "same measure"),
)
"""Features that say more together than each alone."""


def pair_features(left: Evidence, right: Evidence, kind: PointKind, comparison: Comparison) -> dict[str, float]:
    """The features of two accounts that the rules compared, each of them 0 where it is not named."""
    found: dict[str, float] = {"constant": 1.0, f"kind {kind.value}": 1.0, f"rule {comparison.rule} {comparison.outcome.value}": 1.0}
    found[f"outcome {comparison.outcome.value}"] = 1.0
    for part in (_words(left, right), _voices(left, right), _answers(left, right), _figures(left, right), _days(left, right)):
        found |= {name: value for name, value in part if value}
    for side, evidence, other in (("left", left, right), ("right", right, left)):
        found |= {f"{side} {name}": value for name, value in _side(evidence, other) if value}
    return found | {f"{a}*{b}": found[a] * found[b] for a, b in _CROSSED if a in found and b in found}


def _words(left: Evidence, right: Evidence) -> Named:
    """How much the words have in common."""
    both, either = left.words & right.words, left.words | right.words
    yield "alike", alike(left, right)
    yield "words in common", len(both) / len(either) if either else 0.0
    yield "context in common", len(left.context & right.context) / max(1, len(left.context | right.context))
    yield "shared", min(4, shared_words(left, right)) / 4
    yield "same predicate", float(same_predicate(left, right))
    yield "other predicate", float(bool(left.predicate and right.predicate and not same_predicate(left, right)))
    yield "same subject", float(bool(left.subject & right.subject))
    yield "other subject", float(bool(left.subject and right.subject and not left.subject & right.subject))
    yield "same name", float(bool(left.proper & right.proper))
    yield "same names", float(bool(left.proper and left.proper == right.proper))
    yield "other names", float(bool(left.proper and right.proper and not left.proper & right.proper))
    yield "one name", float(bool(left.names & right.names))
    yield "two names", float(bool(left.names and right.names and not left.names & right.names))
    yield "same place", float(bool(left.place and left.place == right.place))
    yield "other place", float(bool(left.place and right.place and left.place != right.place))
    yield "families in common", float(bool(left.families & right.families))
    yield "same length", float(abs(len(left.words) - len(right.words)) <= 1)


def _voices(left: Evidence, right: Evidence) -> Named:
    """Who speaks, and when."""
    placed = order(left, right)
    yield "one report", float(left.account.report == right.account.report)
    yield "one voice", float(one_voice(left, right))
    yield "same speaker", float(bool(left.speaker and left.speaker == right.speaker))
    yield "two speakers", float(bool(left.speaker and right.speaker and left.speaker != right.speaker))
    yield "one speaker by name", float(bool(left.voices & right.voices))
    yield "two speakers by name", float(bool(left.voices and right.voices and not left.voices & right.voices))
    yield "speaker spoken of", float(bool(left.voices & right.names or right.voices & left.names))
    yield "no speaker", float(not left.speaker and not right.speaker)
    yield "left earlier", float(placed < 0)
    yield "right earlier", float(placed > 0)
    days = [e.printed[:10] if e.printed else None for e in (left, right)]
    yield "one day", float(bool(days[0] and days[0] == days[1]))


def _answers(left: Evidence, right: Evidence) -> Named:
    """Whether the two say yes and no, or use words that exclude each other."""
    sign = [_denied(e) for e in (left, right)]
    yield "signs differ", float(sign[0] != sign[1])
    yield "both negative", float(sign[0] and sign[1])
    yield "denials", float(left.denies and right.denies)
    yield "one denies", float(left.denies != right.denies)
    yield "opposed", float(opposed(left.words, right.words) is not None)
    yield "plans differ", float(left.plan != right.plan)
    yield "both plans", float(left.plan and right.plan)
    yield "phrases differ", float(left.phrase != right.phrase)
    yield "both phrases", float(left.phrase and right.phrase)


def _denied(evidence: Evidence) -> bool:
    return evidence.denies or evidence.negative


def _figures(left: Evidence, right: Evidence) -> Named:
    """How the figures lie to each other."""
    same = same_thing(left.account.unit, right.account.unit)
    yield "same unit", float(same is True)
    yield "other unit", float(same is False)
    yield "same measure", float(bool(left.measures & right.measures))
    yield "other measure", float(bool(left.measures and right.measures and not left.measures & right.measures))
    yield "grows", float(bool((left.measures | right.measures) & GROWING))
    yield "one without a figure", float((left.numbers is None) != (right.numbers is None))
    if left.numbers is None or right.numbers is None:
        return
    yield "figures", 1.0
    one, other = middle(left.numbers), middle(right.numbers)
    yield "figures equal", float(left.numbers == right.numbers)
    yield "left holds", float(holds(left.numbers, right.numbers))
    yield "right holds", float(holds(right.numbers, left.numbers))
    yield "left less", float(one < other)
    yield "right less", float(other < one)
    if min(one, other) > 0:
        yield "far apart", min(2.0, math.log(max(one, other) / min(one, other)))
    yield "left bound", float(None in left.numbers)
    yield "right bound", float(None in right.numbers)


def _days(left: Evidence, right: Evidence) -> Named:
    """How the days and times of day lie to each other."""
    if left.days is not None and right.days is not None:
        yield "days equal", float(left.days == right.days)
        yield "left days hold", float(_within(right.days, left.days))
        yield "right days hold", float(_within(left.days, right.days))
        yield "left days earlier", float(left.days[1] < right.days[0])
        yield "right days earlier", float(right.days[1] < left.days[0])
    yield "one without a day", float((left.days is None) != (right.days is None))
    if left.clock is not None and right.clock is not None:
        yield "clocks equal", float(left.clock.minutes == right.clock.minutes)
        yield "clocks apart", min(120, abs(left.clock.minutes - right.clock.minutes)) / 120


def _within(narrow: tuple[str, str], wide: tuple[str, str]) -> bool:
    return wide[0] <= narrow[0] and narrow[1] <= wide[1] and wide != narrow


def _side(evidence: Evidence, other: Evidence) -> Named:
    """What one of the two brings that the other may lack."""
    yield "negative", float(evidence.negative)
    yield "denies", float(evidence.denies)
    yield "unclear", float(evidence.unclear)
    yield "plan", float(evidence.plan)
    yield "hedges", float(evidence.account.stance is Stance.HEDGES)
    yield "vague", float(evidence.vague and evidence.numbers is None)
    yield "approximate", float(evidence.approximate)
    yield "speaks", float(bool(evidence.speaker))
    yield "phrase", float(evidence.phrase)
    yield "day", float(evidence.days is not None and other.days is None)
    yield "clock", float(evidence.clock is not None and other.clock is None)
    yield "figure", float(evidence.numbers is not None and other.numbers is None)
    yield "name", float(bool(evidence.proper and not other.proper))
    yield "names more", float(bool(other.proper < evidence.proper))
    yield "inside", float(bool(evidence.words and evidence.words <= other.words))
    yield "words alone", min(4, len(evidence.words - other.words)) / 4
    yield "words", min(12, len(evidence.words)) / 12
    yield "no words", float(not evidence.words)


def turned(features: Features) -> dict[str, float]:
    """The features of the same pair with the sides changed."""
    return {_turned_name(name): value for name, value in features.items()}


@lru_cache(maxsize=4096)
def _turned_name(name: str) -> str:
    if "*" in name:
        return name  # those of _CROSSED have no side
    head, _, rest = name.partition(" ")
    if head in ("left", "right"):
        return f"{'right' if head == 'left' else 'left'} {rest}"
    if head in ("rule", "outcome"):
        before, _, outcome = name.rpartition(" ")
        return f"{before} {TURNED.get(Outcome(outcome), Outcome(outcome)).value}"
    return name
