"""How likely a relation is right."""

import pytest

from rashomon.model.point import PointKind, RelationKind
from rashomon.relations.confidence import ConfidenceModel, confidence, load_confidence_model, relation_features
from relations.evidence_factory import say


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
    assert set(load_confidence_model().least) == {kind.value for kind in RelationKind}
