"""Where a speaker is quoted with two answers."""

from dataclasses import replace

from pages import DEAD, LOCKED, STORY, rich_reports
from rashomon.model.point import Status
from rashomon.web.anchors import label_reports
from rashomon.web.table import build_table
from rashomon.web.turns import Turn, list_turns

REPORTS = rich_reports()
LABELS = label_reports(REPORTS)


def turns(*points: object) -> tuple[Turn, ...]:
    story = replace(STORY, points=points)  # type: ignore[arg-type]
    return list_turns(story, build_table(story, REPORTS, LABELS), LABELS)


def test_a_named_speaker_of_two_reports_under_any_title() -> None:
    turn = turns(DEAD)[0]
    assert (turn.speaker, turn.sign, turn.first.value, turn.second.value) == ("Ida Brok", "→", "7", "9")
    assert [words.quote for words in turn.second_words] == ["Nine people died"]


def test_the_unnamed_of_two_reports_need_not_be_the_same_people() -> None:
    accounts = tuple(replace(account, speaker="officials", statement=None) for account in LOCKED.accounts)
    assert turns(replace(LOCKED, accounts=accounts)) == ()
    same = tuple(replace(account, report="owl") for account in accounts)
    assert [turn.sign for turn in turns(replace(LOCKED, accounts=same))] == ["≠"]


def test_answers_that_do_not_exclude_each_other_are_no_turn() -> None:
    assert turns(replace(LOCKED, relations=LOCKED.relations[1:], status=Status.REFINED)) == ()
