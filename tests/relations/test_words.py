import pytest

from rashomon.model.point import PointKind
from rashomon.relations.compare import compare
from rashomon.relations.evidence import Evidence
from relations.evidence_factory import say

EARLY, LATE = "2031-04-07", "2031-04-08"

CASES = [
    (PointKind.YES_NO, say("The gate was locked."), say("“The gate was locked”"), "same", "identical_words"),
    # denials
    (PointKind.YES_NO, say("the gate was locked"), say("no gate was locked", stance="denies", speaker="the operator"), "conflict", "denial"),
    (PointKind.YES_NO, say("the gate stood open", speaker="Mr Lindo", report="a"), say("denied that it was locked", stance="denies", speaker="Mr Lindo", report="a"), "same", "one_speaker"),
    (PointKind.PLACE, say("in the valley"), say("in the Zor valley", stance="denies", speaker="officials"), "incomparable", "opposite"),
    # not denied, but the opposite
    (PointKind.YES_NO, say("police arrested the captain", predicate="arrest"), say("he was not arrested", negative=True, predicate="arrest"), "conflict", "opposite"),
    (PointKind.YES_NO, say("subscribers may ask at any office"), say("she was not asked to leave", negative=True), "incomparable", "opposite"),
    (PointKind.YES_NO, say("the gates were closed"), say("the gates were not open", negative=True), "same", "opposite"),
    (PointKind.YES_NO, say("the pass is not open yet", negative=True, printed=EARLY, predicate="open"), say("the pass is open", printed=LATE, predicate="open"), "update", "opposite"),
    (PointKind.YES_NO, say("no power anywhere", negative=True, printed=EARLY), say("power is back", printed=LATE), "update", "restored"),
    (PointKind.YES_NO, say("it is unclear whether she knew", unclear=True), say("she knew"), "incomparable", "left_open"),
    (PointKind.YES_NO, say("the road was shut", predicate="shut", report="a"), say("the road was not shut", negative=True, predicate="shut", report="a"), "incomparable", "opposite"),
    # states that follow each other
    (PointKind.ATTRIBUTE, say("the road is closed", printed=EARLY), say("the road is open", printed=LATE), "update", "changed_state"),
    (PointKind.ATTRIBUTE, say("the sea was calm", subject=frozenset({"sea"}), predicate="calm"), say("the sea was rough", subject=frozenset({"sea"}), predicate="rough"), "conflict", "antonyms"),
    # places
    (PointKind.PLACE, say("began on the car deck", predicate="begin", place="deck"), say("came from the engine room", predicate="come", place="room"), "conflict", "origins"),
    (PointKind.PLACE, say("in Lisbon", proper=frozenset({"lisbon"}), phrase=True), say("in Alfama, Lisbon", proper=frozenset({"alfama", "lisbon"}), phrase=True), "refine", "inner_place"),
    (PointKind.PLACE, say("in the capital", place="capital"), say("in Lisbon", proper=frozenset({"lisbon"}), place="lisbon"), "refine", "named_place"),
    # nothing in common
    (PointKind.IDENTITY, say("a retired baker"), say("the mayor of Porto"), "incomparable", "another_thing"),
    (PointKind.IDENTITY, say("a retired baker"), say("the baker, now retired"), "same", "otherwise_same"),
    (PointKind.IDENTITY, say("a retired baker"), say("the retired baker Ilo Marsh", proper=frozenset({"ilo", "marsh"})), "refine", "named"),
    (PointKind.IDENTITY, say("the retired baker Ilo Marsh", proper=frozenset({"ilo", "marsh"})), say("a retired baker"), "refined-by", "named"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "left", "right", "outcome", "rule"), CASES)
def test_words(kind: PointKind, left: Evidence, right: Evidence, outcome: str, rule: str) -> None:
    found = compare(left, right, kind)
    assert (found.outcome, found.rule) == (outcome, rule), found.reason
    assert compare(right, left, kind).turned().outcome == outcome
