"""A walk through an answer at the desk: verdicts, undoing, two people, refusals, the end."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from answer_story import ANSWER, FLED, answer_ledger
from desks import ORIGIN, fill, open_desk, token_of
from rashomon.desk.auth import SingleUser
from stored import stored

FIRST = ANSWER.lines[0]


@pytest.fixture(scope="module")
def goats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("goats") / "goats.db"
    fill(path, {"goats": answer_ledger()})
    return path


@pytest.fixture
def db(goats: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(goats, tmp_path / "s.db"))


def post(desk: Any, path: str, **fields: str) -> Any:
    headers = {
        "origin": ORIGIN,
        "accept": "application/json",
        "x-csrf-token": token_of(desk.get("/s/goats").text),
    }
    return desk.post(f"/s/goats/{path}", data=fields, headers=headers)


def look(desk: Any, place: int = 1, verdict: str = "holds", **fields: str) -> Any:
    told = FIRST.parts[place - 1].told
    sent = {"ref": f"l-1.{place}", "told": told, "verdict": verdict} | fields
    return post(desk, "look", **sent)


def looks(desk: Any) -> dict[str, list[tuple[str, str, str | None]]]:
    found = desk.get("/s/goats/look").json()
    return {
        name: [(each["by"], each["verdict"], each["words"] or each["why"]) for each in made]
        for name, made in found.items()
    }


def test_a_verdict_is_kept_at_once_and_taken_back(db: Path) -> None:
    desk = open_desk(db)
    assert looks(desk) == {}
    first = look(desk).json()
    look(desk, 2, "edited", words="two engines came")
    look(desk, 2, "not-so", why="at 3.45am")
    assert looks(desk) == {
        "l-1.1": [("ina", "holds", None)],
        "l-1.2": [("ina", "not-so", "at 3.45am")],
    }
    assert post(desk, "look/undo", id=first["id"]).status_code == 200
    assert [*looks(desk)] == ["l-1.2"]
    with stored(str(db)) as store:
        actions = [row.action for row in store.users.audit_rows()]
        assert sorted(actions) == ["edited", "holds", "not so", "undo"]


def test_verdicts_are_on_the_page_of_who_never_left_the_walk(db: Path) -> None:
    look(open_desk(db), verdict="not-so", why="no such barn")  # and the desk was ended
    again = open_desk(db)
    assert "ina opened 1 of 8 statements" in again.get("/s/goats").text
    assert "no such barn" in again.get("/s/goats/hand-on/answer-markdown").text
    look(again, 2)
    assert "ina opened 2 of 8 statements" in again.get("/s/goats").text


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"verdict": "true"}, 400, "A verdict is"),
        ({"verdict": "edited"}, 400, "Mended words"),
        ({"verdict": "holds", "words": "ten fled"}, 400, "Mended words"),
        ({"told": "other words"}, 409, "changed meanwhile"),
        ({"ref": "l-9.1"}, 409, "changed meanwhile"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    db: Path, fields: dict[str, str], status: int, told: str
) -> None:
    desk = open_desk(db)
    refused = look(desk, **fields)
    assert (refused.status_code, told in refused.json()["error"]) == (status, True)
    assert looks(desk) == {}


def test_nobody_takes_back_the_verdict_of_another(db: Path) -> None:
    made = look(open_desk(db)).json()
    with stored(str(db)) as store:
        decision = store.decisions.all()[0]
    assert decision.id == made["id"]
    other = open_desk(db, auth=lambda pool: SingleUser("rs"))
    assert post(other, "look/undo", id=made["id"]).status_code == 404
    assert look(other, verdict="not-so").status_code == 200
    assert [by for by, *_ in looks(other)["l-1.1"]] == ["ina", "rs"]


def test_the_page_offers_the_walk_and_has_its_statements(db: Path) -> None:
    page = open_desk(db).get("/s/goats").text
    assert '<meta name="walk" content="/s/goats">' in page
    assert 'data-walk="walk-answer"' in page
    assert FLED.told in page


def test_without_a_script_a_form_decides(db: Path) -> None:
    desk = open_desk(db)
    forms = desk.get("/s/goats/decide/l-1").text
    assert 'name="verdict" value="not-so"' in forms
    csrf = token_of(desk.get("/s/goats").text)
    sent = {"csrf": csrf, "ref": "l-1.1", "told": FIRST.parts[0].told, "verdict": "holds"}
    done = desk.post("/s/goats/look", data=sent, headers={"origin": ORIGIN})
    assert done.status_code == 303
    assert done.headers["location"].endswith("#l-1")
