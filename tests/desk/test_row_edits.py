"""Questions at the desk: asked, saved as rows, decided about, taken back."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from gale_desk import Work, gale_store
from rashomon.model.kept_row import StoredRow
from rashomon.model.point import Point
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.kept_rows import rows_of
from stored import Ticking, stored

pytestmark = pytest.mark.weights

ROWS = """# How many sailors drowned? | count | 1c2
1 four [4,4]: board "Four sailors of the barges drowned"
2 seven [7,7]: courier "Seven sailors of the barges drowned"
# Was the hull of the Alba found? | yes-no
1 yes: board "Divers found the hull of the steamer Alba"; courier "divers found the hull"
"""


DROWNED, HULL = "How many sailors drowned?", "Was the hull of the Alba found?"


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three reports of one event with a model's rows."""
    return gale_store(tmp_path_factory.mktemp("asked"), rows=ROWS)


class RowWork(Work):
    """A desk with that store, and its rows."""

    def rows(self) -> dict[str, StoredRow]:
        with stored(str(self.path)) as store:
            return {one.id: one for one in rows_of(store, self.story)}

    def point(self, question: str) -> Point:
        self.post("/renew", {})
        return next(
            point for point in self.ledger().stories[0].points if point.question == question
        )

    def points(self) -> list[Point]:
        self.post("/renew", {})
        return [point for point in self.ledger().stories[0].points if point.by]

    def account(self, question: str, report: str) -> str:
        return next(a.id for a in self.point(question).accounts if a.report == report)

    def set(self, field: str, target: str, after: str, **more: Any) -> Any:
        return self.post(
            "/judgements",
            {"action": "set", "field": field, "target": [target], "after": after} | more,
        )


@pytest.fixture
def work(asked: Path, tmp_path: Path) -> RowWork:
    shutil.copy(asked, tmp_path / "a.db")
    return RowWork(tmp_path / "a.db")


def test_a_corrected_value_is_a_version_of_the_row_by_the_editor(work: RowWork) -> None:
    before = work.point(DROWNED)
    assert (
        work.set("value", work.account(DROWNED, "courier"), "8", why="she corrected it").status_code
        == 201
    )
    kept = work.rows()[str(before.row)]
    assert (kept.version, kept.row.by, kept.row.made_from) == (2, "person ina", "model otter")
    assert [(a.value, a.low) for a in kept.row.answers] == [("Four", 4), ("8", 8)]
    now = work.point(DROWNED)
    assert (now.row, now.by, now.status, [v.value for v in now.versions]) == (
        before.row,
        "person ina",
        before.status,
        ["Four", "8"],
    )
    (heard,) = work.ledger().stories[0].judgements
    assert (heard.before, heard.outcome, heard.rows) == (
        "Seven",
        f"obeyed: row {before.row}",
        ((before.row, 2),),
    )
    page = work.desk.get(work.home).text
    assert "Seven" in page.split('class="hand"', 1)[1]  # what the model had stands beside


def test_a_save_of_an_older_version_is_refused_with_both_versions(work: RowWork) -> None:
    point = work.point(DROWNED)
    form = work.desk.get(f"{work.home}/correct/points/{point.id}").text
    assert f'name="seen" value="{work.seen()}"' in form
    target = work.account(DROWNED, "courier")
    assert work.set("value", target, "8", seen=f"judgements=0 {point.row}=1").status_code == 201
    refused = work.set("value", target, "9", seen=f"judgements=0 {point.row}=1")
    assert refused.status_code == 409
    assert (refused.json()["kept"]["version"], refused.json()["kept"]["row"]["by"]) == (
        2,
        "person ina",
    )
    assert [answer["value"] for answer in refused.json()["given"]["answers"]] == ["Four", "9"]
    assert work.rows()[str(point.row)].version == 2
    assert work.set("value", target, "9", seen=f"judgements=0 {point.row}=2").status_code == 201


@pytest.mark.parametrize("seen", ["judgements=0", "judgements=0 row-none=1 {row}=x"])
def test_who_does_not_say_which_version_was_seen_changes_no_row(work: RowWork, seen: str) -> None:
    point, target = work.point(DROWNED), work.account(DROWNED, "courier")
    refused = work.set("value", target, "8", seen=seen.format(row=point.row))
    assert (refused.status_code, refused.json()["kept"]["version"]) == (409, 1)
    assert "is not as it was seen: it is at version 1 now, by model otter" in refused.text
    assert work.rows()[str(point.row)].version == 1


def test_a_row_is_judged_whatever_became_of_the_others(work: RowWork) -> None:
    point, seen = work.point(DROWNED), work.seen()
    hull = work.point(HULL)
    work.post("/judgements", {"action": "accept", "field": "point", "target": [hull.id]})
    assert work.set("value", work.account(DROWNED, "courier"), "8", seen=seen).status_code == 201
    assert work.rows()[str(point.row)].version == 2


DECISIONS: dict[str, dict[str, Any]] = {
    "value": {"action": "set", "field": "value", "after": "8"},
    "wording": {"action": "set", "field": "wording", "after": "How many drowned?"},
    "stance": {"action": "set", "field": "stance", "after": "hedges"},
    "note": {"action": "set", "field": "point-note", "after": "ask the board"},
    "accept": {"action": "accept", "field": "point"},
    "reject": {"action": "reject", "field": "point"},
    "reject an account": {"action": "reject", "field": "account"},
    "move": {"action": "move", "field": "account", "after": "new"},
    "merge": {"action": "merge", "field": "question"},
}


@pytest.mark.parametrize("name", DECISIONS)
def test_what_is_taken_back_leaves_the_rows_as_they_were(work: RowWork, name: str) -> None:
    before, rows = work.points(), {one: kept.row for one, kept in work.rows().items()}
    sent = DECISIONS[name]
    whole = sent["field"] in ("point", "point-note", "wording")
    target = [work.point(DROWNED).id if whole else work.account(DROWNED, "courier")]
    target += [work.point(HULL).id] if name == "merge" else []
    saved = work.post("/judgements", sent | {"target": target})
    assert saved.status_code == 201, saved.text
    assert {one: kept.row for one, kept in work.rows().items()} != rows
    assert name in ("note", "accept") or work.points() != before
    back = work.post("/undo", {"ids": [one["id"] for one in saved.json()["saved"]]})
    assert back.status_code == 201, back.text
    assert ({one: kept.row for one, kept in work.rows().items()}, work.points()) == (rows, before)


def test_what_somebody_changed_since_is_not_taken_back_over_their_heads(work: RowWork) -> None:
    point = work.point(DROWNED)
    first = work.set("value", work.account(DROWNED, "courier"), "8").json()["saved"][0]["id"]
    work.set("wording", point.id, "How many drowned?")
    refused = work.post("/undo", {"ids": [first]})
    assert refused.status_code == 409
    assert [answer["value"] for answer in refused.json()["given"]["answers"]] == ["four", "seven"]
    assert refused.json()["kept"]["version"] == 3


def test_a_figure_that_is_corrected_is_a_row_and_a_figure_again_when_it_is_taken_back(
    work: RowWork,
) -> None:
    barges = next(point for point in work.ledger().stories[0].points if point.by is None)
    saved = work.set("value", barges.accounts[0].id, "12").json()["saved"]
    (row,) = [kept.row for kept in work.rows().values() if kept.row.question == barges.question]
    assert (row.by, row.made_from, len(row.spans())) == ("person ina", "", len(barges.accounts))
    made = work.point(barges.question)
    assert (made.by, {a.quote for a in made.accounts}) == (
        "person ina",
        {a.quote for a in barges.accounts},
    )
    assert "12" in {a.value for a in made.accounts}
    work.post("/undo", {"ids": [saved[0]["id"]]})
    assert work.point(barges.question) == barges


def test_a_rejected_figure_does_not_come_again(work: RowWork) -> None:
    barges = next(point for point in work.ledger().stories[0].points if point.by is None)
    work.post("/judgements", {"action": "reject", "field": "point", "target": [barges.id]})
    work.post("/renew", {})
    words = {a.quote for point in work.ledger().stories[0].points for a in point.accounts}
    assert words.isdisjoint(a.quote for a in barges.accounts)
    assert [kept.row.question for kept in work.rows().values() if kept.row.rejected] == [
        barges.question
    ]


FOUR, SEVEN = "Four sailors of the barges drowned", "Seven sailors of the barges drowned"


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two reports; the third lies beside it."""
    return gale_store(tmp_path_factory.mktemp("two"), "board", "courier")


@pytest.fixture
def asking(two: Path, tmp_path: Path) -> Work:
    shutil.copy(two, tmp_path / "a.db")
    return Work(tmp_path / "a.db")


def place(asking: Work, report: str, words: str) -> str:
    text = next(one.text for one in asking.ledger().reports if one.id == report)
    return f"{report}:{text.index(words)}-{text.index(words) + len(words)}"


def ask(asking: Work, after: str) -> Any:
    target = [place(asking, "board", FOUR), place(asking, "courier", SEVEN)]
    sent = {"action": "add", "field": "question", "target": target, "after": after}
    return asking.post("/judgements", sent)


def questions(asking: Work) -> list[Point]:
    asking.post("/renew", {})
    return [point for point in asking.ledger().stories[0].points if point.by]


def test_a_question_is_a_row_by_who_asked_it(asking: Work) -> None:
    saved = ask(asking, f"{DROWNED} | count | conflict | four | seven")
    assert saved.status_code == 201, saved.text
    (point,) = questions(asking)
    assert (point.question, point.by, point.status) == (DROWNED, "person ina", "disputed")
    assert {a.quote.quote: (a.value, a.low) for a in point.accounts} == {
        FOUR: ("four", 4),
        SEVEN: ("seven", 7),
    }
    with stored(str(asking.path)) as store:
        (kept,) = rows_of(store, asking.story)
        logged = store.users.audit_rows()[0]
    assert (kept.version, kept.row.question, kept.id) == (1, DROWNED, point.row)
    assert (logged.action, DROWNED in (logged.after or "")) == ("add question", True)
    assert DROWNED in asking.desk.get(f"{asking.home}/correct/judgements").text


def test_two_questions_of_the_same_words_stand_beside_each_other(asking: Work) -> None:
    ask(asking, f"{DROWNED} | count | conflict")
    ask(asking, "Who drowned? | identity | neither")
    assert {p.question for p in questions(asking)} >= {DROWNED}
    assert len(questions(asking)) == 2


@pytest.mark.parametrize(
    ("bearing", "status"),
    [("same", 1), ("update", "updated"), ("spread", "spread"), ("scope", "scope")],
)
def test_how_the_words_stand_to_each_other_is_obeyed(
    asking: Work, bearing: str, status: object
) -> None:
    ask(asking, f"{DROWNED} | count | {bearing}")
    (point,) = questions(asking)
    assert status == (len(point.versions) if bearing == "same" else point.status)


def test_what_cannot_be_asked_is_refused_in_words(asking: Work) -> None:
    for after, words in (
        ("", "say what is asked"),
        ("Did it burn? | yes-no | conflict | yes | perhaps", "yes, no or unclear"),
        ("Did it burn? | yes-no | conflict", "yes, no or unclear"),
        ("Did it burn? | count | because", "say what is asked"),
        ("Did it burn? | count | conflict | four", "say what is asked"),
    ):
        refused = ask(asking, after)
        assert (refused.status_code, words in refused.text) == (400, True), refused.text
    assert questions(asking) == []


def tried(asking: Work, **query: str) -> Any:
    words = json.dumps([place(asking, "board", FOUR), place(asking, "courier", SEVEN)])
    return asking.desk.get(f"{asking.home}/asking", params={"words": words} | query)


def test_a_question_is_proposed_and_its_words_are_tried(asking: Work) -> None:
    proposed = tried(asking).json()
    assert proposed["kind"] == "count"
    assert set(proposed) == {"kind", "lacking", "stands"}  # no question: it is the person's own
    held = tried(asking, question=DROWNED).json()
    assert (held["lacking"], held["stands"]) == ([], True)
    wrong = tried(asking, question="How many admirals of Norrland drowned in 1999?").json()
    assert wrong["lacking"] == ["admirals", "Norrland", "1999"]
    assert not wrong["stands"]
    gone = asking.desk.get(f"{asking.home}/asking", params={"words": '["board:1-2"]'})
    assert gone.status_code == 404


def test_words_of_a_report_that_came_later_are_taken_in(asking: Work, two: Path) -> None:
    ask(asking, f"{DROWNED} | count | conflict | four | seven")
    with stored(str(asking.path)) as store:
        add_reports(store, [str(two.parent / "pilots.txt")], settings=Settings(), clock=Ticking())
    (point,) = questions(asking)
    (beside,) = point.beside or ()
    said = next(
        one.quote
        for passage in asking.ledger().stories[0].passages
        for one in passage.sentences
        if one.id == beside
    )
    four = next(a.id for a in point.accounts if a.quote.quote == FOUR)
    target = [f"{said.report}:{said.start}-{said.end}", four]
    sent = {"action": "add", "field": "account", "target": target}
    saved = asking.post("/judgements", sent | {"after": "same"})
    assert saved.status_code == 201, saved.text
    (now,) = questions(asking)
    assert (len(now.versions), len(now.accounts), now.beside) == (2, 3, None)
    taken = next(a for a in now.accounts if a.report == "pilots")
    assert taken.version == next(a.version for a in now.accounts if a.quote.quote == FOUR)
    asking.post("/undo", {"ids": [saved.json()["saved"][0]["id"]]})
    assert [len(p.accounts) for p in questions(asking)] == [2]
    assert asking.post("/judgements", sent).status_code == 201
    assert [len(p.accounts) for p in questions(asking)] == [3]
    assert "then an answer" in asking.post("/judgements", sent | {"target": target[:1]}).text
