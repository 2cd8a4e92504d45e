"""How likely a relation is right."""

import math
from dataclasses import replace

import pytest

from rashomon.model.point import PointKind, Relation, RelationKind
from rashomon.relations.confidence import ConfidenceModel, confidence, load_confidence_model, relation_features
from rashomon.relations.evidence import Evidence
from relations.evidence_factory import count, say


def features(left: str, right: str, **named: object) -> dict[str, float]:
    one, other = say(left, report="a"), say(right, report="b")
    options = {"asked": PointKind.YES_NO, "versions": 2, "accounts": 2} | named
    return relation_features([one], [other], RelationKind.CONFLICT, "opposite", **options)  # type: ignore[arg-type]


def test_likeness_of_the_sides_is_seen() -> None:
    near = features("the ferry sailed on Monday", "the ferry sailed on Tuesday")
    far = features("the ferry sailed on Monday", "a choir sang in the square")
    assert near["alike"] > far["alike"]
    assert near["rule opposite"] == near["kind conflict"] == 1
    assert features("ferry", "ferry", versions=4)["versions"] > near["versions"]


def test_confidence_is_a_share() -> None:
    model = ConfidenceModel({"alike": 2.0, "constant": -1.0}, {})
    assert confidence({"constant": 1.0, "alike": 1.0}, model) == pytest.approx(0.731)
    assert confidence({"constant": 1.0, "alike": 0.0}, model) == pytest.approx(0.269)


def test_every_kind_has_its_least() -> None:
    assert set(load_confidence_model().least) == {"weighed conflict", *(kind.value for kind in RelationKind)}


def test_a_conflict_that_no_rule_found_must_be_surer() -> None:
    model = ConfidenceModel({}, {"conflict": 0.2, "weighed conflict": 0.45})
    ruled = Relation("r", "v-1", "v-2", RelationKind.CONFLICT, "two exact numbers", "different_numbers", 0.3)
    assert model.gives(ruled)
    assert not model.gives(replace(ruled, rule="weighed"))
    assert model.gives(replace(ruled, rule="weighed", confidence=0.45))
    assert not model.gives(replace(ruled, confidence=None))


def of(left: list[Evidence], right: list[Evidence], **named: object) -> dict[str, float]:
    options = {"asked": PointKind.COUNT, "versions": 3, "accounts": 4} | named
    return relation_features(left, right, RelationKind.SPREAD, "estimates", **options)  # type: ignore[arg-type]


def test_features_of_two_figures() -> None:
    left = [
        count("nine clerks hurt badly", 9, 9, "clerk", report="a", predicate="hurt", subject=frozenset({"clerk"}), printed="2031-04-07")
    ]
    right = [
        count(
            "ten clerks hurt", 10, 10, "clerk", report="b", predicate="hurt", subject=frozenset({"clerk"}), printed="2031-04-08", plan=True
        ),
        count("ten", 10, 10, None, report="b", speaker="Ida"),
    ]
    found = of(left, right)
    assert found == {
        "constant": 1, "rule estimates": 1, "kind spread": 1, "alike": pytest.approx(2 / 3), "alike on average": pytest.approx(1 / 3),
        "words shared": 1, "same predicate": 1, "same subject": 1, "no subject": 0, "same unit": 1, "same measure": 1, "other measure": 0,
        "one measures": 0, "same names": 0, "one voice": 0, "versions": math.log(3), "accounts": math.log(4), "reports": math.log(2),
        "pairs": math.log(2), "order known": 1, "one a plan": 1, "both said": 0, "figures": 1, "fewest words": 0.25, "two words": 1,
    }  # fmt: skip


SENTENCE = "one very long line of words that goes on and on for ever more"


@pytest.mark.parametrize(
    ("left", "right", "name", "value"),
    [
        (say("gate shut fast again"), say("gate shut fast again"), "words shared", 2),
        (say("gate shut fast again now"), say("gate shut fast again now"), "words shared", 2),
        (say("gate"), say("choir"), "no subject", 1),
        (say("gate", subject=frozenset({"x"})), say("choir"), "no subject", 1),
        (say("gate"), say("choir"), "same unit", 0),
        (say("dead"), say("hurt"), "other measure", 1),
        (say("dead"), say("dead hurt"), "other measure", 0),
        (say("dead"), say("choir"), "other measure", 0),
        (say("dead"), say("choir"), "one measures", 1),
        (say("gate", proper=frozenset({"x"})), say("choir", proper=frozenset({"x", "y"})), "same names", 1),
        (say("gate", speaker="Ida"), say("choir", speaker="Ida"), "one voice", 1),
        (say(SENTENCE), say(SENTENCE), "fewest words", 2),
        (say("of the gate"), say("of the choir"), "two words", 0),
        (say("the gate"), say("of the choir"), "two words", 1),
        (say("gate"), say("choir"), "order known", 0),
        (say("gate", plan=True), say("choir", plan=True), "one a plan", 0),
    ],
)
def test_single_features(left: Evidence, right: Evidence, name: str, value: float) -> None:
    assert of([left], [right])[name] == value
    assert of([right], [left])[name] == value


def test_statements_on_both_sides() -> None:
    said = say("gate")
    quoted = replace(said, account=replace(said.account, statement="s"))
    assert of([quoted], [quoted])["both said"] == 1
    assert of([quoted], [said])["both said"] == 0
    assert of([said], [quoted, said])["both said"] == 0


@pytest.mark.parametrize(("asked", "figures"), [(PointKind.COUNT, 1), (PointKind.SHARE, 1), (PointKind.YES_NO, 0)])
def test_whether_figures_are_asked(asked: PointKind, figures: float) -> None:
    assert of([say("gate")], [say("choir")], asked=asked)["figures"] == figures
