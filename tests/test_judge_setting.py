"""`judge = "rules"`: the same contract as the trained judge, fewer pairs held against each other, through every way in which a ledger is made."""

from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.asking import Sitting
from rashomon.explain.pair import explain_pair
from rashomon.explain.point import explain_point
from rashomon.keeping.add import add_reports
from rashomon.keeping.ledgers import ledger_of, whole_ledger
from rashomon.keeping.renew import renew_stories
from rashomon.keeping.settle import settle_again
from rashomon.model.document import from_json, to_json
from rashomon.model.judgement import Action, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import RelationKind
from rashomon.relations.compare import RULES as ASKED
from rashomon.settings import PointSettings, Settings, judge_of
from stored import Ticking, stored, write_reports

RULES = Settings(points=PointSettings("rules"))
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "ferry-fire" / "reports"


def test_a_judge_is_one_of_two() -> None:
    with pytest.raises(ValueError, match="judge = 'guess': a judge is one of model, rules"):
        PointSettings("guess")


def test_the_ledger_records_its_judge() -> None:
    assert judge_of(RULES.recorded()) == "rules"
    assert judge_of(Settings().recorded()) == "model"
    assert judge_of(()) == "model"  # ledgers of before


@pytest.fixture(scope="module")
def ledgers() -> dict[str, Ledger]:
    """One pile by both judges."""
    pile = pipeline.read(str(EXAMPLE))
    return {judge: pipeline.compare(pile, settings=Settings(points=PointSettings(judge))) for judge in ("model", "rules")}


@pytest.mark.weights
def test_spans_and_parts_are_whole(ledgers: dict[str, Ledger]) -> None:
    ledger = ledgers["rules"]
    texts = {report.id: report.text for report in ledger.reports}
    points = [point for story in ledger.stories for point in story.points]
    assert any(len(point.reports()) > 1 for point in points)
    for point in points:
        versions = {version.id for version in point.versions}
        for account in point.accounts:
            assert texts[account.report][account.quote.start : account.quote.end] == account.quote.quote
            assert account.version in versions
        assert {side for relation in point.relations for side in (relation.a, relation.b)} <= versions
    assert from_json(to_json(ledger)) == ledger


@pytest.mark.weights
def test_rules_alone_relate(ledgers: dict[str, Ledger]) -> None:
    asked = {rule.__name__ for rule in ASKED}
    found = {judge: [r for s in ledger.stories for p in s.points for r in p.relations] for judge, ledger in ledgers.items()}
    assert found["rules"]
    assert {relation.rule for relation in found["rules"]} <= asked
    assert all(0 < (relation.confidence or 0) <= 1 for relation in found["rules"])
    assert {relation.kind for relation in found["rules"]} <= set(RelationKind)
    assert ledgers["rules"].stories[0].points != ledgers["model"].stories[0].points


@pytest.mark.weights
def test_rules_hold_fewer_pairs_against_each_other() -> None:
    known = {
        judge: pipeline.prepare_story(list(annotate_reports(pipeline.read(str(EXAMPLE)).reports)), judge=judge)
        for judge in ("model", "rules")
    }
    held = {judge: pipeline.gather_story(of) for judge, of in known.items()}
    few, all_answers = held["rules"], held["model"]
    assert few is not None
    assert all_answers is not None
    assert set(few.ids()) < set(all_answers.ids())
    every = len(few.answers) * (len(few.answers) - 1) // 2
    assert 0 < len(few.edges.left) < 0.2 * every  # the model weighs every pair before it holds the likely ones
    assert few.likeness.at(few.edges.left, few.edges.right).keys() == all_answers.likeness.layers(0, 1).keys()


@pytest.mark.weights
def test_it_is_explained_by_what_was_asked(ledgers: dict[str, Ledger]) -> None:
    ledger = ledgers["rules"]
    story = ledger.stories[0]
    shared = [point for point in story.points if len(point.reports()) > 1]
    told = explain_point(ledger, story, shared[0])
    assert {asked.rule for pair in told.pairs for asked in pair.asked} <= {rule.__name__ for rule in ASKED}
    (one, *_), (other, *_) = shared[0].accounts, shared[1].accounts
    apart = explain_pair(ledger, (story, shared[0], one), (story, shared[1], other))
    assert apart.likeness is not None
    assert apart.likeness.groups is None
    assert apart.likeness.start == apart.likeness.least == 0.09
    assert any("judge = rules" in because for because in apart.because) or apart.likeness.apart
    together = explain_pair(ledger, (story, shared[0], one), (story, shared[0], shared[0].accounts[1]))
    assert together.one_point


@pytest.mark.weights
def test_a_store_keeps_to_its_judge(tmp_path: Path) -> None:
    folder, clock = write_reports(tmp_path / "reports"), Ticking()
    with stored(str(tmp_path / "s.db")) as store:
        add_reports(store, [str(folder)], settings=RULES, clock=clock)
        (one, *_) = store.story_ids()
        told = ledger_of(store, one)
        assert judge_of(told.made.settings) == "rules"
        assert told.stories == pipeline.compare(told.reports, settings=RULES).stories
        account = told.stories[0].points[0].accounts[0].id
        store.add_judgements([judgement(Action.REJECT, "account", (account,), by="Ina", at="2031-03-06T08:00:00+00:00")])
        (renewed,) = renew_stories(store, [one], settings=RULES, clock=clock)
        assert judge_of(from_json(renewed.stored.ledger).made.settings) == "rules"
        assert settle_again(store, settings=RULES, clock=clock) == ()
        assert judge_of(whole_ledger(store, RULES).made.settings) == "rules"


@pytest.mark.weights
def test_questions_are_asked_about_the_points_that_the_ledger_has(ledgers: dict[str, Ledger]) -> None:
    for ledger in ledgers.values():
        sitting = Sitting(ledger)
        assert [desk.told(())[0].points for desk in sitting.desks] == [story.points for story in ledger.stories]
        assert sitting.questions(5)
