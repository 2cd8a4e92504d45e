"""Which questions are asked, and in which order."""

from dataclasses import replace
from functools import cache

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.annotations.annotate import annotate_reports
from rashomon.judgements.in_force import settle
from rashomon.model.judgement import Action, Judgement, judgement
from rashomon.model.point import Account, PointKind
from rashomon.model.question import UNSURE, DoubtedAnswer, Doubts, PairDoubt, Question, QuestionKind, answered
from rashomon.model.statement import Stance
from rashomon.questions.question_material import Material, looked_at
from rashomon.questions.rank_questions import WORDS, rank_questions
from rashomon.workspace import StorySession

TEXTS = (
    "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz. The harbour board said four sailors drowned. Divers found the hull of the Alba.",
    "Barges lost\n\nA gale sank nine barges off Port Lenz, and four sailors drowned. The harbour was closed. The mayor denied that the lights had failed.",
    "Storm\n\nEleven barges sank in the gale off Port Lenz. The lights had failed before midnight, the pilots' union said. The harbour was not closed.",
)
LINES = ("the lights had failed", "the lights had never failed", "nine barges sank", "the pier was painted green")


def candidate(n: int, *, denies: bool = False, kept: bool = True) -> DoubtedAnswer:
    report = make_report(f"People said that {LINES[n]} that night.", f"r{n}")
    start = report.text.index(LINES[n])
    span = report.span(start, start + len(LINES[n]))
    stance = Stance.DENIES if denies else Stance.ASSERTS
    account = Account(f"a-{n}", report.id, span, None, None, stance, None)
    return DoubtedAnswer(account, PointKind.YES_NO, report.span(0, len(report.text)), n, kept, 0.8, denies, denies, False)


def material(pairs: list[PairDoubt], *judgements: Judgement) -> Material:
    reports = {f"r{n}": make_report(f"People said that {line} that night.", f"r{n}") for n, line in enumerate(LINES)}
    doubts = Doubts(tuple(candidate(n) for n in range(len(LINES))), tuple(pairs))
    return Material("s", reports, {name: [(0, len(r.text))] for name, r in reports.items()}, doubts=doubts, judgements=judgements)


def first(found: Material) -> Question:
    return rank_questions(found, most=1)[0]


def test_a_likely_clash_comes_before_an_unlikely_one() -> None:
    asked = first(material([PairDoubt(0, 1, 0.3, 0.9), PairDoubt(2, 3, 0.1, 0.01)]))
    assert asked.asked is QuestionKind.ACCOUNT
    assert {item.id for item in asked.shown} == {"a-0", "a-1"}


def test_what_was_looked_at_is_not_asked_again() -> None:
    pairs = [PairDoubt(0, 1, 0.3, 0.9)]
    asked = first(material(pairs))
    different = next(option for option in asked.options if option.key == "3")
    judged = answered(asked, different, by="Ida", at="1")
    assert looked_at(judged) == [(frozenset({"a-0", "a-1"}), True)]
    assert rank_questions(material(pairs, *judged), most=5) == ()


def test_two_that_were_told_apart_are_not_asked_about() -> None:
    pairs = [PairDoubt(0, 1, 0.6, 0.0)]
    assert first(material(pairs)).asked is QuestionKind.ACCOUNT
    different = judgement(Action.DIFFERENT, "question", ("a-0", "a-1"), by="Ida", at="1")
    assert rank_questions(material(pairs, different), most=5) == ()


def test_nothing_unsure_is_nothing_asked() -> None:
    assert rank_questions(material([]), most=5) == ()


@cache
def desk() -> StorySession:
    return StorySession(list(annotate_reports([make_report(text, f"r{i}") for i, text in enumerate(TEXTS)])))


@pytest.mark.weights
def test_questions_of_a_story_are_short_different_and_repeatable() -> None:
    found = rank_questions(desk().material(()), most=50)
    assert len({asked.id for asked in found}) == len(found) > 5
    assert all(asked.words() <= WORDS for asked in found)
    assert all(asked.options[-1].key == UNSURE and len({o.key for o in asked.options}) == len(asked.options) for asked in found)
    assert [asked.id for asked in found] == [asked.id for asked in rank_questions(desk().material(()), most=50)]
    for asked in found:
        for item in asked.shown:
            text = TEXTS[int(item.around.report[1:])]
            assert text[item.around.start : item.around.end] == item.around.quote


@pytest.mark.weights
def test_every_answer_of_every_question_is_obeyed_or_said_not_to_be() -> None:
    start = desk().material(())
    for asked in rank_questions(start, most=12):
        for option in asked.options:
            judged = answered(asked, option, by="Ida", at="1")
            after = desk().material(judged)
            assert asked.id not in {again.id for again in rank_questions(after, most=60)}
            relations = [d for d in option.decides if d.field == "relation" and d.after == "conflict"]
            for decision in relations:
                together = [p for p in after.points if set(decision.target) <= {a.id for a in p.accounts}]
                assert len(together) == 1
                assert any(r.kind == "conflict" and r.rule == "judged" for r in together[0].relations)


@pytest.mark.weights
def test_no_answer_changes_a_text_or_makes_a_cell_without_words_of_a_report() -> None:
    asked = rank_questions(desk().material(()), most=6)
    judged = [j for q in asked for option in q.options[:2] for j in answered(q, option, by="model tiny", at="1")]
    story, reports = pipeline.compare_story(desk().annotated, settle(judged))
    assert [report.text for report in reports] == list(TEXTS)
    text = {report.id: report.text for report in reports}
    cells = [a.quote for p in story.points for a in p.accounts] + [s.quote for s in story.statements] + [d.span for d in story.dates]
    assert cells
    assert all(text[span.report][span.start : span.end] == span.quote != "" for span in cells)
    assert {v.id for p in story.points for v in p.versions} == {a.version for p in story.points for a in p.accounts}


def test_the_order_of_pairs_decides_nothing() -> None:
    pairs = [PairDoubt(0, 1, 0.3, 0.2), PairDoubt(1, 2, 0.2, 0.1), PairDoubt(2, 3, 0.4, 0.05)]
    one, other = (rank_questions(material(listed), most=9) for listed in (pairs, pairs[::-1]))
    assert [replace(q, gain=0) for q in one] == [replace(q, gain=0) for q in other]
