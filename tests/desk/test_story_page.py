"""A story's page, its files and its changes."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desks import ORIGIN, Clock, fill, log_in, open_desk, token_of
from pages import large_ledger, rich_ledger
from rashomon.desk.auth import PasswordLogin
from rashomon.desk.story_list import ALL
from rashomon.model.stored import ChangeRow
from rashomon.model.user import AuditRow
from rashomon.store.database.open import open_store
from stored import stored

JSON = {"accept": "application/json"}
T0, T1 = "2031-03-05T07:00:00+00:00", "2031-03-05T08:10:00+00:00"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "s.db"
    fill(path, {"harbours": large_ledger(50, 500)})
    return path


@pytest.fixture
def desk(db: Path) -> Any:
    return open_desk(db)


def test_the_list_leads_to_the_story_and_the_story_to_its_words(desk: Any) -> None:
    assert 'href="/s/mill"' in desk.get("/").text
    page = desk.get("/s/mill")
    assert page.status_code == 200
    assert 'id="d-locked"' in page.text
    asked = re.findall(
        r'<(?:link rel="stylesheet"|link rel="icon"|script) (?:href|src)="(/[^"]+)"', page.text
    )
    assert len(asked) == 5
    for address in asked:
        answer = desk.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_an_id_of_before_and_the_beginning_of_one_lead_to_the_story(desk: Any) -> None:
    for given in ("mill-ledger", "mil"):
        answer = desk.get(f"/s/{given}?status=disputed&q=a%20b")
        assert (answer.status_code, answer.headers["location"]) == (
            302,
            "/s/mill?status=disputed&q=a%20b",
        )
    assert desk.get("/s/nothing", headers=JSON).json() == {"error": "There is no such story."}


def test_the_beginning_of_two_leads_nowhere(db: Path) -> None:
    fill(db, {"mile": rich_ledger()})
    assert "More than one" in open_desk(db).get("/s/mil").text


def test_what_is_of_one_user_is_not_in_what_is_kept(db: Path) -> None:
    one, other = open_desk(db), open_desk(db)
    assert token_of(one.get("/s/mill").text) != token_of(other.get("/s/mill").text)


def test_a_large_story_is_one_page(large: Path) -> None:
    html = open_desk(large).get("/s/harbours").text
    assert html.count('class="row claim"') == 500
    assert len(html) < 5_000_000


@pytest.mark.parametrize(("name", "may"), [("rea", False), ("edo", True)])
def test_only_who_may_edit_is_led_to_decide(team: Path, name: str, may: bool) -> None:
    desk = open_desk(team, auth=PasswordLogin)
    log_in(desk, name)
    page = desk.get("/s/mill").text
    assert ('<body class="may-edit">' in page) is may
    assert ('href="/s/mill/put"' in page) is may
    assert desk.get("/s/mill/decide/d-locked").status_code == (200 if may else 403)


@pytest.mark.weights
def test_a_draft_is_shown_to_who_sent_it_and_not_kept(desk: Any, db: Path) -> None:
    token = token_of(desk.get("/s/mill").text)
    before = db.read_bytes()
    sent = {"text": (None, "Ida Brok said that eight people died in the fire at the old mill.")}
    headers = {"origin": ORIGIN, "x-csrf-token": token}
    shown = desk.post("/s/mill/check", files=sent, headers=headers)
    assert "Held against 3 reports" in shown.text
    assert "eight" in shown.text
    assert db.read_bytes() == before
    assert (
        desk.post("/s/mill/check", files={"text": (None, " ")}, headers=headers).status_code == 400
    )
    assert desk.post("/close", headers=headers).status_code == 404


def test_visits_tell_what_is_new(db: Path) -> None:
    clock = Clock()
    desk = open_desk(db, clock=clock)
    desk.get("/")
    assert "Since your last visit" not in desk.get("/s/mill").text
    clock.move(hours=2)
    later = clock().isoformat()
    fill(
        db,
        {"mill": rich_ledger()},
        at=later,
        changes=[ChangeRow("mill", later, "told", "mill", None, "Nine died.", ("wren & co",))],
    )
    clock.move(hours=1)
    assert "1 newly told" in desk.get("/").text
    assert (
        "<b>Since your last visit, 5 Mar 2031, 08:30 UTC:</b> 1 newly told."
        in desk.get("/s/mill").text
    )
    clock.move(minutes=5)
    assert "1 newly told" in desk.get("/s/mill").text, "still the same visit"
    assert "1 newly told" not in desk.get("/").text
    clock.move(hours=1)
    assert "Since your last visit" not in desk.get("/s/mill").text


MORE = (
    ChangeRow("mill", T1, "report", "Fire again", None, "Lark", ("lark",)),
    ChangeRow("mill", T1, "told", "mill", None, "nineteen <bodies>", ("wren & co",)),
)


def test_a_visit_does_not_wait_for_another_writer(db: Path, desk: Any) -> None:
    store = open_store(str(db))
    with store.writing():
        assert desk.get("/s/mill").status_code == 200
    assert ALL not in store.users.visits("ina")
    assert "mill" not in store.users.visits("ina")


def test_what_changed_is_told_line_by_line_the_newest_first(db: Path) -> None:
    begun = ChangeRow("mill", T0, "new story", "Fire in old mill")
    fill(db, {"mill": rich_ledger()}, at=T1, changes=[begun, *MORE])
    html = open_desk(db).get("/s/mill/changes").text
    assert html.index("nineteen &lt;bodies&gt;") < html.index("new story: Fire in old mill")


def test_changes_since_the_last_visit(db: Path) -> None:
    clock = Clock()
    desk = open_desk(db, clock=clock)
    before, later = clock().isoformat(), "2031-03-06T09:00:00+00:00"
    fill(db, {"mill": rich_ledger()}, at=before, changes=[replace(MORE[0], at=before)])
    desk.get("/s/mill")
    clock.move(hours=2)
    assert "Nothing changed" in desk.get("/s/mill/changes").text
    fill(db, {"mill": rich_ledger()}, at=later, changes=[replace(MORE[1], at=later)])
    since = desk.get("/s/mill/changes").text
    assert "nineteen" in since
    assert "Fire again" not in since
    every = desk.get("/s/mill/changes?all=1").text
    assert "nineteen" in every
    assert "Fire again" in every


def test_what_people_did_is_told_in_words(db: Path) -> None:
    with stored(str(db)) as store:
        row = AuditRow(T1, "ina", "same version", "mill", None, "“nine” · “seven”", "127.0.0.1")
        store.users.add_audit(row)
    for path in ("/s/mill/changes", "/log"):
        html = open_desk(db).get(path).text
        assert "same version" in html
        assert "“nine” · “seven”" in html
