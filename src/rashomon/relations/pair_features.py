"""What speaks for each way in which two accounts of one point may stand to each other, by name; the trained judge weighs these.

A feature that depends on the side says so in its name: "left ..." and "right ..." change places when the two accounts do.
"""

import math
from collections.abc import Mapping
from functools import lru_cache

from rashomon.language.antonyms import opposed
from rashomon.language.measures import GROWING, same_thing
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance
from rashomon.relations.evidence import Evidence, Interval, order
from rashomon.relations.figures import holds, middle
from rashomon.relations.likeness import alike, one_voice, same_predicate, shared_words
from rashomon.relations.outcome import TURNED, Comparison, Outcome

Features = Mapping[str, float]
Parts = dict[str, object]
"""By name a share, or what is true where the feature is there."""
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
_CROSSINGS = tuple((f"{a}*{b}", a, b) for a, b in _CROSSED)
_SIDES = (
    "negative", "denies", "unclear", "plan", "hedges", "vague", "approximate", "speaks", "phrase", "day", "clock", "figure", "name", "names more",
    "inside", "words alone", "words", "no words",
)  # fmt: skip
_OF_LEFT, _OF_RIGHT = tuple(f"left {name}" for name in _SIDES), tuple(f"right {name}" for name in _SIDES)


def pair_features(left: Evidence, right: Evidence, kind: PointKind, comparison: Comparison) -> dict[str, float]:
    """The features of two accounts that the rules compared, each of them 0 where it is not named."""
    parts: Parts = _words(left, right)
    for part in (_voices, _answers, _figures, _days):
        parts |= part(left, right)
    parts |= zip(_OF_LEFT, _side(left, right), strict=True)
    parts |= zip(_OF_RIGHT, _side(right, left), strict=True)
    found = {name: value if isinstance(value, float) else 1.0 for name, value in parts.items() if value}
    found |= {"constant": 1.0, f"kind {kind.value}": 1.0, f"rule {comparison.rule} {comparison.outcome.value}": 1.0}
    found[f"outcome {comparison.outcome.value}"] = 1.0
    return found | {name: found[a] * found[b] for name, a, b in _CROSSINGS if a in found and b in found}


def _words(left: Evidence, right: Evidence) -> Parts:
    """How much the words have in common."""
    one, other = left.words, right.words
    both, either = len(one & other), len(one | other)
    same, subjects = same_predicate(left, right), left.subject & right.subject
    names, proper = left.names & right.names, left.proper & right.proper
    return {
        "alike": alike(left, right),
        "words in common": both / either if either else 0.0,
        "context in common": len(left.context & right.context) / max(1, len(left.context | right.context)),
        "shared": min(4, shared_words(left, right)) / 4,
        "same predicate": same,
        "other predicate": left.predicate and right.predicate and not same,
        "same subject": subjects,
        "other subject": left.subject and right.subject and not subjects,
        "same name": proper,
        "same names": left.proper and left.proper == right.proper,
        "other names": left.proper and right.proper and not proper,
        "one name": names,
        "two names": left.names and right.names and not names,
        "same place": left.place and left.place == right.place,
        "other place": left.place and right.place and left.place != right.place,
        "families in common": not left.families.isdisjoint(right.families),
        "same length": abs(len(one) - len(other)) <= 1,
    }


def _voices(left: Evidence, right: Evidence) -> Parts:
    """Who speaks, and when."""
    placed = order(left, right)
    days = [e.printed[:10] if e.printed else None for e in (left, right)]
    return {
        "one report": left.account.report == right.account.report,
        "one voice": one_voice(left, right),
        "same speaker": left.speaker and left.speaker == right.speaker,
        "two speakers": left.speaker and right.speaker and left.speaker != right.speaker,
        "one speaker by name": left.voices & right.voices,
        "two speakers by name": left.voices and right.voices and not left.voices & right.voices,
        "speaker spoken of": left.voices & right.names or right.voices & left.names,
        "no speaker": not left.speaker and not right.speaker,
        "left earlier": placed < 0,
        "right earlier": placed > 0,
        "one day": days[0] and days[0] == days[1],
    }


def _answers(left: Evidence, right: Evidence) -> Parts:
    """Whether the two say yes and no, or use words that exclude each other."""
    one, other = left.denies or left.negative, right.denies or right.negative
    return {
        "signs differ": one != other,
        "both negative": one and other,
        "denials": left.denies and right.denies,
        "one denies": left.denies != right.denies,
        "opposed": opposed(left.words, right.words),
        "plans differ": left.plan != right.plan,
        "both plans": left.plan and right.plan,
        "phrases differ": left.phrase != right.phrase,
        "both phrases": left.phrase and right.phrase,
    }


def _figures(left: Evidence, right: Evidence) -> Parts:
    """How the figures lie to each other."""
    same = same_thing(left.account.unit, right.account.unit)
    common, either = left.measures & right.measures, left.measures | right.measures
    told: Parts = {
        "same unit": same is True,
        "other unit": same is False,
        "same measure": common,
        "other measure": left.measures and right.measures and not common,
        "grows": either & GROWING,
        "one without a figure": (left.numbers is None) != (right.numbers is None),
    }
    return told if left.numbers is None or right.numbers is None else told | _both_figures(left.numbers, right.numbers)


def _both_figures(left: Interval, right: Interval) -> Parts:
    one, other = middle(left), middle(right)
    return {
        "figures": True,
        "figures equal": left == right,
        "left holds": holds(left, right),
        "right holds": holds(right, left),
        "left less": one < other,
        "right less": other < one,
        "far apart": min(2.0, math.log(max(one, other) / min(one, other))) if min(one, other) > 0 else 0.0,
        "left bound": None in left,
        "right bound": None in right,
    }


def _days(left: Evidence, right: Evidence) -> Parts:
    """How the days and times of day lie to each other."""
    one, other = left.days, right.days
    told: Parts = {"one without a day": (one is None) != (other is None)}
    if one is not None and other is not None:
        told |= {
            "days equal": one == other,
            "left days hold": _within(other, one),
            "right days hold": _within(one, other),
            "left days earlier": one[1] < other[0],
            "right days earlier": other[1] < one[0],
        }
    if left.clock is not None and right.clock is not None:
        apart = abs(left.clock.minutes - right.clock.minutes)
        told |= {"clocks equal": apart == 0, "clocks apart": min(120, apart) / 120}
    return told


def _within(narrow: tuple[str, str], wide: tuple[str, str]) -> bool:
    return wide[0] <= narrow[0] and narrow[1] <= wide[1] and wide != narrow


def _side(evidence: Evidence, other: Evidence) -> tuple[object, ...]:
    """What one of the two brings that the other may lack, in the order of `_SIDES`."""
    words = evidence.words
    return (
        evidence.negative,
        evidence.denies,
        evidence.unclear,
        evidence.plan,
        evidence.account.stance is Stance.HEDGES,
        evidence.vague and evidence.numbers is None,
        evidence.approximate,
        evidence.speaker,
        evidence.phrase,
        evidence.days is not None and other.days is None,
        evidence.clock is not None and other.clock is None,
        evidence.numbers is not None and other.numbers is None,
        evidence.proper and not other.proper,
        other.proper < evidence.proper,
        words and words <= other.words,
        min(4, len(words - other.words)) / 4,
        min(12, len(words)) / 12,
        not words,
    )


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
