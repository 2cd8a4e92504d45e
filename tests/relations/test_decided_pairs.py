"""What people decided about how two answers stand to each other overrides the model."""

from itertools import combinations

import pytest

from factories import make_report
from rashomon.annotations.annotate import annotate_reports
from rashomon.judgements.make_constraints import relation_constraints
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.model.point import Account, Point, PointKind, RelationKind, Status
from rashomon.model.statement import Stance
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.classify import WAYS, RelationModel, Weighed, load_relation_model, weigh
from rashomon.relations.relate import relate_accounts
from rashomon.relations.row_relations import decided_pairs, join_same, unlike_decided
from rashomon.relations.signals import Comparison, Outcome
from relations.evidence_factory import say


def account(text: str, report: str, low: float) -> Account:
    found = make_report(text, report)
    return Account(report, report, found.span(0, len(text)), None, None, Stance.ASSERTS, None, low, low, "person")


POINT = Point("p", "?", PointKind.COUNT, (account("12 hurt", "a", 12), account("12 were hurt", "b", 12), account("14 hurt", "c", 14)))


def related(*judgements: Judgement) -> Point:
    (point,) = relate_accounts([POINT], annotated=[], dates=[], given=relation_constraints(judgements))
    return point


def says(after: str, *target: str) -> Judgement:
    return judgement(Action.SET, "relation", target, by="Ida", at="", after=after)


CASES = [
    ("conflict", ("a", "c"), Status.DISPUTED),
    ("update", ("a", "c"), Status.UPDATED),
    ("spread", ("c", "b"), Status.SPREAD),
    ("refine", ("c", "a"), Status.REFINED),
    ("same", ("a", "c"), Status.AGREED),
    ("neither", ("a", "c"), Status.VARIED),
]


@pytest.mark.parametrize(("after", "target", "status"), CASES, ids=[case[0] for case in CASES])
def test_a_judgement_about_two_accounts_holds_for_their_versions(after: str, target: tuple[str, str], status: Status) -> None:
    found = related(says(after, *target))
    assert found.status is status
    assert [r.rule for r in found.relations] == (["judged"] if after not in ("same", "neither") else [])
    assert len(found.versions) == (1 if after == "same" else 2)


def test_the_later_is_the_second_that_was_named() -> None:
    found = related(says("update", "c", "a"))
    version = {a.id: a.version for a in found.accounts}
    assert (found.relations[0].a, found.relations[0].b) == (version["c"], version["a"])
    assert found.relations[0].confidence == 1.0


def test_two_that_were_judged_to_differ_are_not_joined_through_a_third() -> None:
    found = related(says("conflict", "a", "c"), says("same", "b", "c"))
    version = {a.id: a.version for a in found.accounts}
    assert version["a"] != version["c"]


def test_what_cannot_be_understood_decides_nothing() -> None:
    assert related(says("nonsense", "a", "c")) == related()


def said(text: str, report: str) -> Account:
    found = make_report(f"Residents said {text}.", report)
    start = found.text.index(text)
    return Account(report, report, found.span(start, start + len(text)), None, None, Stance.ASSERTS, None)


@pytest.mark.weights
def test_what_was_judged_of_one_is_not_said_of_those_that_merely_stand_beside_it() -> None:
    shut, closed, other, painted = (
        said("the gate was shut", "a"),
        said("the gate was shut fast", "b"),
        said("nobody came", "c"),
        said("a lamp", "d"),
    )
    point = Point("p", "?", PointKind.YES_NO, (shut, closed, other, painted))
    annotated = list(annotate_reports([make_report(f"Residents said {a.quote.quote}.", a.report) for a in point.accounts]))
    joining = RelationModel(
        {way: {"constant": 9.0 if way is Outcome.SAME else -9.0} for way in WAYS}, 0.5, dict.fromkeys(RelationKind, 0.5)
    )
    (before,) = relate_accounts([point], annotated=annotated, dates=[], model=joining)
    (after,) = relate_accounts(
        [point], annotated=annotated, dates=[], model=joining, given=relation_constraints([says("conflict", "a", "c")])
    )
    version = {a.id: a.version for a in after.accounts}
    assert len(before.versions) == 1
    assert version["a"] == version["b"]
    assert version["d"] not in (version["a"], version["c"])
    assert [r.rule for r in after.relations] == ["judged"]


CONFLICT, SAME = (Comparison(outcome, "judged", "") for outcome in (Outcome.CONFLICT, Outcome.SAME))


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (says("update", "a", "c"), {("a", "c"): "update"}),
        (says("neither", "a", "c"), {("a", "c"): "neither"}),
        (says("update", "a"), {}),
        (says("update", "a", "b", "c"), {}),
        (judgement(Action.ACCEPT, "relation", ("a", "c"), by="Ida", at="", after="update"), {}),
        (judgement(Action.SET, "value", ("a", "c"), by="Ida", at="", after="update"), {}),
    ],
)
def test_which_judgements_are_about_how_two_bear_on_each_other(made: Judgement, found: dict[tuple[str, str], str]) -> None:
    assert {pair: bearing for pair, (bearing, _) in relation_constraints([made]).bearings.items()} == found


@pytest.mark.parametrize(
    ("judged", "found"),
    [
        ({("a", "c"): "update"}, {(0, 2): Outcome.UPDATE}),
        ({("c", "a"): "update"}, {(0, 2): Outcome.UPDATED_BY}),
        ({("c", "a"): "conflict"}, {(0, 2): Outcome.CONFLICT}),
        ({("a", "elsewhere"): "update"}, {}),
        ({("elsewhere", "a"): "update"}, {}),
        ({("a", "a"): "update"}, {}),
        ({}, {}),
    ],
)
def test_judged_pairs_stand_in_order_of_place(judged: dict[tuple[str, str], str], found: dict[tuple[int, int], Outcome]) -> None:
    bearings = {pair: (bearing, "judged by Ida") for pair, bearing in judged.items()}
    assert {pair: comparison.outcome for pair, comparison in decided_pairs(POINT.accounts, bearings).items()} == found


def weighed_pairs(evidence: list[Evidence]) -> dict[tuple[int, int], Weighed]:
    places = list(combinations(range(len(evidence)), 2))
    return dict(zip(places, weigh([(evidence[i], evidence[j]) for i, j in places], PointKind.YES_NO, load_relation_model()), strict=True))


@pytest.mark.parametrize(
    ("quotes", "judged", "apart"),
    [
        (("gate shut", "gate closed", "nobody came"), {(0, 1): CONFLICT}, [(0, 2), (1, 2)]),
        (("nobody came", "gate shut", "gate closed"), {(1, 2): CONFLICT}, [(0, 1), (0, 2)]),
        (("gate shut", "gate closed", "gate painted"), {(0, 1): CONFLICT}, []),  # half of the words
        (("gate shut fast", "gate shut tight", "gate once stood"), {(0, 1): CONFLICT}, [(0, 2), (1, 2)]),
        (("gate shut", "nobody came", "Nobody came."), {(0, 1): CONFLICT}, [(0, 2)]),  # the last two use the same words
        (("gate shut", "gate closed", "nobody came"), {(0, 1): SAME}, []),
        (("gate shut", "gate closed", "nobody came"), {}, []),
    ],
)
def test_what_stands_beside_a_judged_account_must_say_the_same(
    quotes: tuple[str, ...], judged: dict[tuple[int, int], Comparison], apart: list[tuple[int, int]]
) -> None:
    evidence = [say(quote) for quote in quotes]
    found = unlike_decided(evidence, weighed_pairs(evidence), judged)
    assert sorted(found.keys() - judged.keys()) == apart
    assert {comparison.outcome for comparison in found.values()} <= {Outcome.INCOMPARABLE}


@pytest.mark.parametrize(("printed", "apart"), [("2031-04-07", True), ("2031-04-08", False)])
def test_where_a_signal_tells_how_two_stand_the_model_decides(printed: str, apart: bool) -> None:
    """The road that is open on the day after is a later state."""
    evidence = [say("gate shut", printed="2031-04-07"), say("a lamp"), say("road open", printed=printed)]
    assert ((0, 2) in unlike_decided(evidence, weighed_pairs(evidence), {(0, 1): CONFLICT})) is apart


@pytest.mark.parametrize(
    ("groups", "judged", "joined"),
    [
        ([[0], [1], [2]], {(0, 2): SAME}, [[0, 2], [1]]),
        ([[0, 1], [2]], {(1, 2): SAME}, [[0, 1, 2]]),
        ([[0, 1], [2]], {(0, 2): CONFLICT, (1, 2): SAME}, [[0, 1], [2]]),
        ([[0], [1, 2]], {(0, 1): SAME, (0, 2): CONFLICT}, [[0], [1, 2]]),
        ([[0], [1]], {(0, 1): CONFLICT}, [[0], [1]]),
        ([[0, 1]], {(0, 1): SAME}, [[0, 1]]),
    ],
)
def test_versions_that_people_joined(groups: list[list[int]], judged: dict[tuple[int, int], Comparison], joined: list[list[int]]) -> None:
    assert join_same(groups, judged) == joined
