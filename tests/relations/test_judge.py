"""What accounts of other stories that show the same mostly do to each other."""

import math
from random import Random

import pytest

from rashomon.model.point import PointKind
from rashomon.relations import judge
from rashomon.relations.compare import compare
from rashomon.relations.evidence import Evidence
from rashomon.relations.judge import (
    JUDGED,
    JudgeModel,
    exact_shares,
    likeliest,
    load_judge_model,
    reason_for,
    shares_of,
    turned_shares,
    weigh,
)
from rashomon.relations.outcome import Comparison, Outcome
from rashomon.relations.pair_features import pair_features, turned
from relations.evidence_factory import count, say

EARLY, LATE = "2031-04-07", "2031-04-08"
DENIED = say("the lock never failed", stance="denies", speaker="the harbour master", report="a", predicate="fail")
HELD = say("the lock failed", speaker="a skipper", report="b", predicate="fail")
PAIRS = [
    (PointKind.YES_NO, DENIED, HELD, Outcome.CONFLICT),
    (PointKind.YES_NO, say("the lock failed", report="a"), say("the lock has failed", report="b"), Outcome.SAME),
    (PointKind.COUNT, count("9 killed", 9, 9, printed=EARLY), count("17 killed", 17, 17, printed=LATE), Outcome.UPDATE),
    (PointKind.COUNT, count("17 killed", 17, 17, printed=LATE), count("9 killed", 9, 9, printed=EARLY), Outcome.UPDATED_BY),
    (PointKind.COUNT, count("dozens killed", None, None), count("31 people were killed", 31, 31), Outcome.REFINE),
    (PointKind.COUNT, count("31 drowned", 31, 31), count("31 people drowned", 31, 31), Outcome.SAME),
    (PointKind.COUNT, count("some 700 marched", 700, 700, speaker="police"), count("up to 900 marched", None, 900, speaker="the union"), Outcome.SPREAD),
    (PointKind.DATE, say("in May", days=("2031-05-01", "2031-05-31")), say("on 6 May", days=("2031-05-06", "2031-05-06")), Outcome.REFINE),
    (PointKind.DATE, say("on 6 May", days=("2031-05-06", "2031-05-06")), say("last Tuesday", days=("2031-05-06", "2031-05-06")), Outcome.SAME),
]  # fmt: skip


def weighed_shares(left: Evidence, right: Evidence, kind: PointKind) -> dict[Outcome, float]:
    (weighed,) = weigh([(left, right, compare(left, right, kind))], kind, load_judge_model())
    return dict(weighed.shares)


@pytest.mark.parametrize(("kind", "left", "right", "outcome"), PAIRS)
def test_what_is_plain_is_judged_so(kind: PointKind, left: Evidence, right: Evidence, outcome: Outcome) -> None:
    found = weighed_shares(left, right, kind)
    assert max(found, key=lambda each: found[each]) is outcome, found


@pytest.mark.parametrize(("kind", "left", "right", "outcome"), PAIRS)
def test_it_does_not_matter_which_comes_first(kind: PointKind, left: Evidence, right: Evidence, outcome: Outcome) -> None:
    assert turned_shares(weighed_shares(right, left, kind)) == pytest.approx(weighed_shares(left, right, kind))


@pytest.mark.parametrize(("kind", "left", "right", "outcome"), PAIRS)
def test_features_seen_from_the_other_side(kind: PointKind, left: Evidence, right: Evidence, outcome: Outcome) -> None:
    there = pair_features(left, right, kind, compare(left, right, kind))
    assert turned(there) == pair_features(right, left, kind, compare(right, left, kind))
    assert turned(turned(there)) == there


def test_the_shares_are_no_more_than_one() -> None:
    certain = JudgeModel({outcome: {"constant": 9.0} for outcome in JUDGED}, 0.5)
    assert sum(shares_of([{"constant": 1.0}], certain)[0].values()) == pytest.approx(1.0, abs=1e-5)
    nothing = JudgeModel({outcome: {"constant": -9.0} for outcome in JUDGED}, 0.5)
    assert likeliest(shares_of([{"constant": 1.0}], nothing)[0]) is Outcome.INCOMPARABLE


def test_the_product_of_matrices_gives_what_exact_sums_give() -> None:
    model, drawn = load_judge_model(), Random(7)  # noqa: S311
    features = [{name: drawn.choice((1.0, drawn.random())) for name in model.rows if drawn.random() < 0.3} for _ in range(500)]
    features[0]["a name that has no weight"] = 1.0
    assert shares_of(features, model) == [exact_shares(told, model) for told in features]
    assert shares_of([], model) == []


def test_a_share_between_two_roundings_is_added_up_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    share = 0.2500005
    no_other = {outcome: {"constant": -50.0} for outcome in JUDGED}
    model = JudgeModel(no_other | {Outcome.SAME: {"constant": math.log(share / (1 - share))}}, 0.5)
    asked: list[object] = []
    monkeypatch.setattr(judge, "exact_shares", lambda told, model: asked.append(told) or exact_shares(told, model))
    shares_of([{"constant": 1.0}], model)
    assert asked == [{"constant": 1.0}]
    shares_of([{"constant": 0.9}], model)
    assert len(asked) == 1


def test_the_reason_tells_what_speaks_most() -> None:
    model = JudgeModel({Outcome.CONFLICT: {"one denies": 2.0, "two speakers": 1.0, "alike": -1.0}}, 0.5)
    (weighed,) = weigh([(DENIED, HELD, compare(DENIED, HELD, PointKind.YES_NO))], PointKind.YES_NO, load_judge_model())
    told = reason_for(Outcome.CONFLICT, weighed, DENIED, HELD, model)
    assert told.endswith("one of them is a denial; two speakers are named")
    assert "share words" not in told


def test_a_relation_read_from_right_to_left_has_the_reasons_of_the_other_side() -> None:
    month, day = say("in May", days=("2031-05-01", "2031-05-31")), say("on 6 May", days=("2031-05-06", "2031-05-06"))
    model = JudgeModel({Outcome.REFINE: {"left days hold": 1.0, "right days hold": -1.0}}, 0.5)
    rule = compare(day, month, PointKind.DATE)
    (weighed,) = weigh([(day, month, rule)], PointKind.DATE, load_judge_model())
    assert rule.outcome is Outcome.REFINED_BY
    assert "one day lies within the other" in reason_for(Outcome.REFINED_BY, weighed, day, month, model)
    assert "nothing in particular" in reason_for(Outcome.REFINE, weighed, day, month, model)


def test_a_rule_that_was_never_met_in_training_counts_as_much_as_all_else() -> None:
    left = say("brokered by the guild", proper=frozenset({"guild"}), report="a", predicate="broker")
    right = say("brokered by the bishop", proper=frozenset({"bishop"}), report="b", predicate="broker")
    met = Comparison(Outcome.CONFLICT, "denial", "made up")
    unmet = Comparison(Outcome.CONFLICT, "never_met", "made up")
    model = load_judge_model()
    (known,) = weigh([(left, right, met)], PointKind.IDENTITY, model)
    assert known.shares == shares_of([known.features], model)[0]
    (new,) = weigh([(left, right, unmet)], PointKind.IDENTITY, model)
    (plain,) = shares_of([new.features], model)
    assert new.shares[Outcome.CONFLICT] == round((plain[Outcome.CONFLICT] + 1) / 2, 6)
    assert new.shares[Outcome.SAME] == round(plain[Outcome.SAME] / 2, 6)
    assert likeliest(new.shares) is Outcome.CONFLICT
    (silent,) = weigh([(left, right, Comparison(Outcome.INCOMPARABLE, "never_met", "made up"))], PointKind.IDENTITY, model)
    assert silent.shares == shares_of([silent.features], model)[0]
