"""A question that an editor asks of words laid side by side: tried, saved as a row of theirs, taken
back; words of a report that came after it taken in."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from gale_desk import Work, gale_store
from rashomon.api import compare
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.model.point import Point
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.kept_rows import rows_of
from stored import Ticking, stored

pytestmark = pytest.mark.weights
FOUR, SEVEN = "Four sailors of the barges drowned", "Seven sailors of the barges drowned"
DROWNED = "How many sailors drowned?"


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two reports; the third lies beside it."""
    return gale_store(tmp_path_factory.mktemp("two"), "board", "courier")


@pytest.fixture
def work(two: Path, tmp_path: Path) -> Work:
    shutil.copy(two, tmp_path / "a.db")
    return Work(tmp_path / "a.db")


def place(work: Work, report: str, words: str) -> str:
    text = next(one.text for one in work.ledger().reports if one.id == report)
    return f"{report}:{text.index(words)}-{text.index(words) + len(words)}"


def ask(work: Work, after: str) -> Any:
    target = [place(work, "board", FOUR), place(work, "courier", SEVEN)]
    sent = {"action": "add", "field": "question", "target": target, "after": after}
    return work.post("/judgements", sent)


def questions(work: Work) -> list[Point]:
    work.post("/renew", {})
    return [point for point in work.ledger().stories[0].points if point.by]


def test_a_question_is_a_row_by_who_asked_it(work: Work) -> None:
    saved = ask(work, f"{DROWNED} | count | conflict | four | seven")
    assert saved.status_code == 201, saved.text
    (point,) = questions(work)
    assert (point.question, point.by, point.status) == (DROWNED, "person ina", "disputed")
    assert {a.quote.quote: (a.value, a.low) for a in point.accounts} == {
        FOUR: ("four", 4),
        SEVEN: ("seven", 7),
    }
    with stored(str(work.path)) as store:
        (kept,) = rows_of(store, work.story)
        logged = store.users.audit_rows()[0]
    assert (kept.version, kept.row.question, kept.id) == (1, DROWNED, point.row)
    assert (logged.action, DROWNED in (logged.after or "")) == ("add question", True)
    assert DROWNED in work.desk.get(f"{work.home}/correct/judgements").text


def test_it_is_taken_back_and_asked_again(work: Work) -> None:
    for _ in range(2):
        saved = ask(work, f"{DROWNED} | count | conflict").json()["saved"]
        assert len(questions(work)) == 1
        assert work.post("/undo", {"ids": [saved[0]["id"]]}).status_code == 201
        assert questions(work) == []


def test_two_questions_of_the_same_words_stand_beside_each_other(work: Work) -> None:
    ask(work, f"{DROWNED} | count | conflict")
    ask(work, "Who drowned? | identity | neither")
    assert {p.question for p in questions(work)} >= {DROWNED}
    assert len(questions(work)) == 2


@pytest.mark.parametrize(
    ("bearing", "status"),
    [("same", 1), ("update", "updated"), ("spread", "spread"), ("scope", "scope")],
)
def test_how_the_words_stand_to_each_other_is_obeyed(
    work: Work, bearing: str, status: object
) -> None:
    ask(work, f"{DROWNED} | count | {bearing}")
    (point,) = questions(work)
    assert status == (len(point.versions) if bearing == "same" else point.status)


def test_what_cannot_be_asked_is_refused_in_words(work: Work) -> None:
    for after, words in (
        ("", "say what is asked"),
        ("Did it burn? | yes-no | conflict | yes | perhaps", "yes, no or unclear"),
        ("Did it burn? | yes-no | conflict", "yes, no or unclear"),
        ("Did it burn? | count | because", "say what is asked"),
        ("Did it burn? | count | conflict | four", "say what is asked"),
    ):
        refused = ask(work, after)
        assert (refused.status_code, words in refused.text) == (400, True), refused.text
    assert questions(work) == []


def tried(work: Work, **query: str) -> Any:
    words = json.dumps([place(work, "board", FOUR), place(work, "courier", SEVEN)])
    return work.desk.get(f"{work.home}/asking", params={"words": words} | query)


def test_a_question_is_proposed_and_its_words_are_tried(work: Work) -> None:
    proposed = tried(work).json()
    assert proposed["kind"] == "count"
    assert "drowned" in proposed["label"]
    held = tried(work, question=DROWNED).json()
    assert (held["lacking"], held["stands"]) == ([], True)
    wrong = tried(work, question="How many admirals of Norrland drowned in 1999?").json()
    assert wrong["lacking"] == ["admirals", "Norrland", "1999"]
    assert not wrong["stands"]
    gone = work.desk.get(f"{work.home}/asking", params={"words": '["board:1-2"]'})
    assert gone.status_code == 404


def test_words_of_a_report_that_came_later_are_taken_in(work: Work, two: Path) -> None:
    ask(work, f"{DROWNED} | count | conflict | four | seven")
    with stored(str(work.path)) as store:
        add_reports(store, [str(two.parent / "pilots.txt")], settings=Settings(), clock=Ticking())
    (point,) = questions(work)
    (beside,) = point.beside or ()
    said = next(
        one.quote
        for passage in work.ledger().stories[0].passages
        for one in passage.sentences
        if one.id == beside
    )
    four = next(a.id for a in point.accounts if a.quote.quote == FOUR)
    target = [f"{said.report}:{said.start}-{said.end}", four]
    sent = {"action": "add", "field": "account", "target": target}
    saved = work.post("/judgements", sent | {"after": "same"})
    assert saved.status_code == 201, saved.text
    (now,) = questions(work)
    assert (len(now.versions), len(now.accounts), now.beside) == (2, 3, None)
    taken = next(a for a in now.accounts if a.report == "pilots")
    assert taken.version == next(a.version for a in now.accounts if a.quote.quote == FOUR)
    work.post("/undo", {"ids": [saved.json()["saved"][0]["id"]]})
    assert [len(p.accounts) for p in questions(work)] == [2]
    assert work.post("/judgements", sent).status_code == 201
    assert [len(p.accounts) for p in questions(work)] == [3]
    refused = work.post("/judgements", sent | {"target": target[:1]})
    assert "then an answer" in refused.text


def test_a_comparison_obeys_the_question_among_the_judgements(work: Work, two: Path) -> None:
    ask(work, f"{DROWNED} | count | conflict | four | seven")
    with stored(str(work.path)) as store:
        read = read_judgements("\n".join(map(to_line, store.judgements.all())))
    reports = [str(two.parent / f"{name}.txt") for name in ("board", "courier")]
    again = compare(reports, judgements=read)
    (point,) = [p for story in again.stories for p in story.points if p.by]
    assert (point.question, point.by, point.status) == (DROWNED, "person ina", "disputed")
