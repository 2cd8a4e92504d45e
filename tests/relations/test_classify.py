"""How the signals of two accounts are weighed."""

from collections.abc import Mapping
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.point import PointKind, RelationKind
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import (
    COLUMNS,
    WAYS,
    RelationModel,
    Weighed,
    load_relation_model,
    shares_of,
    strongest,
    tells,
    told,
    turn,
    value_of_signal,
    values_of,
    weigh,
)
from rashomon.relations.relate import stand
from rashomon.relations.signals import TURNED, Outcome
from relations.cases_of_figures import about, clerks, dead
from relations.cases_of_times import MAY, MON, THIRD, TUE, at, on
from relations.cases_of_words import denying
from relations.evidence_factory import count, say

EARLY, LATE = "2031-04-07", "2031-04-08"
COUNT, WHEN, YES_NO = PointKind.COUNT, PointKind.DATE, PointKind.YES_NO
ALL = st.lists(st.integers(-2000, 2000), min_size=len(COLUMNS), max_size=len(COLUMNS))
SURE = 50.0


def weights(of: Mapping[Outcome, Mapping[str, float]]) -> RelationModel:
    """A model in which every way that is not named is out of the question."""
    never = {way: {"constant": -SURE} for way in WAYS}
    return RelationModel(never | dict(of), 0.5, dict.fromkeys(RelationKind, 0.0))


def weighed(left: Evidence, right: Evidence, kind: PointKind, model: RelationModel | None = None) -> Weighed:
    (found,) = weigh([(left, right)], kind, model or load_relation_model())
    return found


PLAIN = [
    (YES_NO, say("guards locked gates", speaker="a baker"), denying("guards locked gates"), Outcome.CONFLICT),
    (YES_NO, say("the lock failed"), say("the lock failed."), Outcome.SAME),
    (COUNT, dead(31), dead(31, text="31 dead"), Outcome.SAME),
    (COUNT, dead(9, printed=EARLY), dead(17, printed=LATE), Outcome.UPDATE),
    (COUNT, dead(17, printed=LATE), dead(9, printed=EARLY), Outcome.UPDATED_BY),
    (COUNT, dead(9, None, text="at least 9 dead"), dead(17, None, text="at least 17 dead"), Outcome.UPDATE),
    (COUNT, say("dozens hurt"), count("43 people were hurt", 43, 43), Outcome.REFINE),
    (COUNT, about(80), clerks(84), Outcome.REFINE),
    (COUNT, clerks(84), about(80), Outcome.REFINED_BY),
    (COUNT, about(700, speaker="the police"), about(900, speaker="a union"), Outcome.SPREAD),
    (WHEN, say("in May", days=MAY), say("on 3 May", days=THIRD), Outcome.REFINE),
    (WHEN, at(560), at(560), Outcome.SAME),
]


@pytest.mark.weights
@pytest.mark.parametrize(("kind", "left", "right", "way"), PLAIN)
def test_what_is_plain_is_read_so_from_either_side(kind: PointKind, left: Evidence, right: Evidence, way: Outcome) -> None:
    found = weighed(left, right, kind)
    assert max(found.shares, key=lambda each: found.shares[each]) is way, found.shares
    back = weighed(right, left, kind)
    assert back == found.turned()
    assert back.turned() == found


@pytest.mark.weights
def test_figures_of_other_things_are_no_conflict() -> None:
    for one, other in ((dead(37), count("wounded", 37, 37)), (count("at 40 mph", 40, 40, "mph"), count("40 people", 40, 40))):
        assert stand(weighed(one, other, COUNT), load_relation_model()) is Outcome.INCOMPARABLE


def test_every_way_and_kind_is_in_the_shipped_model() -> None:
    model = load_relation_model()
    assert set(model.weights) == set(WAYS)
    assert set(model.least) == set(RelationKind)
    assert 0 < model.same < 1
    assert {name for row in model.weights.values() for name in row} <= set(COLUMNS)
    assert all(value == round(value, 3) for row in model.weights.values() for value in row.values())


@settings(max_examples=200, deadline=None)
@given(ALL)
def test_shares_are_no_more_than_one_and_turn_with_the_pair(values: list[int]) -> None:
    rows = np.array([values], dtype=np.int64)
    (there,), (back,) = shares_of(rows, load_relation_model()), shares_of(turn(rows), load_relation_model())
    assert all(share >= 0 for share in there.values())
    assert sum(there.values()) <= 1 + 1e-5
    assert {TURNED.get(way, way): share for way, share in back.items()} == there
    assert turn(turn(rows)).tolist() == rows.tolist()


def test_ways_that_are_all_certain_share_the_whole() -> None:
    model = weights({way: {"constant": SURE} for way in WAYS})
    found = weighed(dead(9, printed=EARLY), dead(17, printed=LATE), COUNT, model).shares
    assert {way for way, share in found.items() if share} == {Outcome.SAME, Outcome.CONFLICT, Outcome.UPDATE}
    assert sum(found.values()) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("left", "right", "kind", "ways"),
    [
        (say("a retired baker"), say("a nurse"), PointKind.IDENTITY, {Outcome.SAME}),
        (dead(9, printed=LATE), dead(17, printed=LATE, report="b", as_of="2029"), COUNT, {Outcome.SAME, Outcome.CONFLICT}),
        (clerks(84), about(80), COUNT, {Outcome.SAME, Outcome.CONFLICT, Outcome.REFINED_BY}),
        (say("in May", days=MAY), say("on 3 May", days=THIRD), WHEN, {Outcome.SAME, Outcome.REFINE}),
        (on(MON), on(TUE), WHEN, {Outcome.SAME, Outcome.CONFLICT}),
        (on(MON), on(TUE), YES_NO, {Outcome.SAME}),  # a day answers no question of yes and no
    ],
)
def test_no_way_is_taken_that_no_signal_tells(left: Evidence, right: Evidence, kind: PointKind, ways: set[Outcome]) -> None:
    certain = weights({way: {"constant": SURE} for way in WAYS})
    found = weighed(left, right, kind, certain)
    assert {way for way, share in found.shares.items() if share} == ways
    rows = np.array([found.values])
    assert [bool(told(rows, way)[0]) for way in WAYS] == [way in ways for way in WAYS]


def test_what_answers_another_question_shows_nothing() -> None:
    told_twice = (dead(9, days=MON), dead(12, days=TUE, predicate="fall"))
    values = {kind: dict(zip(COLUMNS, values_of(*told_twice, kind), strict=True)) for kind in (COUNT, WHEN)}
    assert values[COUNT]["figures differ"]
    assert not values[WHEN]["figures differ"]
    same_day = values_of(dead(9, days=MON), dead(12, days=MON), WHEN)
    assert same_day[COLUMNS.index("same days")] == 1
    assert values_of(dead(9, days=MON), dead(12, days=MON), COUNT)[COLUMNS.index("same days")] == 0
    assert [values[COUNT][f"kind {kind}"] for kind in ("count", "share", "date")] == [1, 0, 0]
    assert [values[WHEN][f"kind {kind}"] for kind in ("count", "share", "date")] == [0, 0, 1]


def test_values_and_weights_are_whole_thousandths() -> None:
    """So that their sums are exact, in whatever order they are added up."""
    model = load_relation_model()
    found = weighed(dead(9, None, text="at least 9 dead"), dead(17, text="about 17 dead", speaker="Ida"), COUNT)
    assert all(isinstance(value, int) for value in found.values)
    assert np.issubdtype(model.table.dtype, np.integer)
    assert 0 < value_of_signal(found, "figures far apart") < 1  # the logarithm of a share, and yet whole thousandths
    shuffled = list(range(len(COLUMNS)))
    Random(7).shuffle(shuffled)  # noqa: S311
    sums = [tuple((np.array(found.values)[order] @ model.table[order]).tolist()) for order in (sorted(shuffled), shuffled)]
    assert sums[0] == sums[1]


def test_many_pairs_are_weighed_as_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [(dead(n), dead(m, text="dead now", printed=LATE)) for n in (1, 2, 9) for m in (2, 9)]
    alone = [weighed(left, right, COUNT) for left, right in pairs]
    assert weigh(pairs, COUNT, load_relation_model()) == alone
    monkeypatch.setattr("rashomon.relations.classify._AT_ONCE", 4)
    assert weigh(pairs, COUNT, load_relation_model()) == alone
    assert weigh([], COUNT, load_relation_model()) == []


def test_the_strongest_signal_is_one_that_tells_the_way() -> None:
    model = weights({Outcome.UPDATE: {"two speakers": 9.0, "later figure": 1.0, "marked figure": 2.0}, Outcome.SAME: {"two speakers": 1.0}})
    pair = (dead(9, printed=EARLY, speaker="Ida"), dead(17, text="rose to 17 dead", printed=LATE, speaker="Bo"))
    found = weighed(*pair, COUNT, model)
    both = [strongest(Outcome.UPDATE, found, model), strongest(Outcome.UPDATED_BY, found.turned(), model)]
    assert [signal and signal.name for signal in both] == ["marked figure"] * 2
    agreeing = strongest(Outcome.SAME, found, model)
    assert agreeing is not None
    assert agreeing.name == "two speakers"  # no signal tells it: any that speaks for it
    assert strongest(Outcome.CONFLICT, weighed(say("a baker"), say("a nurse"), YES_NO, model), model) is None


def test_what_people_decided_has_no_signals() -> None:
    decided = Weighed((), {Outcome.UPDATE: 1.0, Outcome.SAME: 0.0}, "judged", "by Ida")
    assert value_of_signal(decided, "later figure") == 0
    assert tells(decided)
    assert decided.turned() == Weighed((), {Outcome.UPDATED_BY: 1.0, Outcome.SAME: 0.0}, "judged", "by Ida")


@pytest.mark.parametrize(
    ("left", "right", "telling"),
    [
        (say("a retired baker"), say("a nurse", speaker="Ida"), False),
        (say("the pass is open"), say("it rained", negative=True), False),
        (say("guards locked gates"), say("guards locked gates", negative=True), True),
        (say("guards locked gates"), say("guards locked gates"), True),
    ],
)
def test_whether_any_signal_tells(left: Evidence, right: Evidence, telling: bool) -> None:
    assert tells(weighed(left, right, YES_NO)) is telling
