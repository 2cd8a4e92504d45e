"""Where a speaker is quoted with two answers."""

from dataclasses import replace

from pages import DEAD, LOCKED, STORY, rich_reports
from rashomon.model.point import Point, PointKind, Status
from rashomon.web.markup import label_reports
from rashomon.web.names import SelfContradiction, list_self_contradictions
from rashomon.web.report_columns import order_columns
from rashomon.web.table import build_table

REPORTS = rich_reports()
LABELS = label_reports(REPORTS)


def turns(*points: Point) -> tuple[SelfContradiction, ...]:
    asked = tuple(replace(point, by=point.by or "model owl") for point in points)
    story = replace(STORY, points=asked)
    return list_self_contradictions(story, build_table(story, order_columns(story, REPORTS), LABELS))


def test_a_named_speaker_of_two_reports_under_any_title() -> None:
    turn = turns(DEAD)[0]
    assert (turn.speaker, turn.sign, turn.first.reading, turn.second.reading) == ("Ida Brok", "→", "7", "9")
    assert [words.quote for words in turn.second_words] == ["Nine people died"]


def test_nobody_is_accused_by_what_is_not_sure() -> None:
    """Yes and no, and what may be another question: neither shows that a speaker gave two answers to one question."""
    assert not turns(replace(DEAD, kind=PointKind.YES_NO))
    assert not turns(replace(DEAD, confidence=0.6))
    assert turns(replace(DEAD, confidence=0.95))
    by_hand = tuple(replace(relation, by="Ada Byre") for relation in DEAD.relations)
    assert turns(replace(DEAD, kind=PointKind.YES_NO, relations=by_hand))


def test_the_unnamed_of_two_reports_need_not_be_the_same_people() -> None:
    accounts = tuple(replace(account, speaker="officials", statement=None) for account in LOCKED.accounts)
    figures = replace(LOCKED, kind=PointKind.COUNT)
    assert turns(replace(figures, accounts=accounts)) == ()
    same = tuple(replace(account, report="owl") for account in accounts)
    assert [turn.sign for turn in turns(replace(figures, accounts=same))] == ["≠"]


def test_answers_that_do_not_exclude_each_other_are_no_turn() -> None:
    assert turns(replace(LOCKED, relations=LOCKED.relations[1:], status=Status.REFINED)) == ()
