"""A story's page, its files and its changes."""

import re
from pathlib import Path
from typing import Any

import pytest

from desks import ORIGIN, Clock, fill, log_in, open_desk, token_of
from pages import rich_ledger
from rashomon.desk.auth import PasswordLogin
from rashomon.desk.story_list import WHOLE_LIST
from rashomon.model.stored import ChangeRow
from rashomon.model.user import AuditRow
from rashomon.store.database.open import open_store
from stored import stored

T0, T1 = "2031-03-05T07:00:00+00:00", "2031-03-05T08:10:00+00:00"


@pytest.fixture
def desk(db: Path) -> Any:
    return open_desk(db)


def test_the_list_leads_to_the_story_and_the_story_to_its_words(desk: Any) -> None:
    assert 'href="/s/mill"' in desk.get("/").text
    page = desk.get("/s/mill")
    assert page.status_code == 200
    assert 'id="k-toll"' in page.text
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
        answer = desk.get(f"/s/{given}?status=denied&q=a%20b")
        assert (answer.status_code, answer.headers["location"]) == (
            302,
            "/s/mill?status=denied&q=a%20b",
        )
    gone = desk.get("/s/nothing", headers={"accept": "application/json"})
    assert gone.json() == {"error": "There is no such story."}


def test_the_beginning_of_two_leads_nowhere(db: Path) -> None:
    fill(db, {"mile": rich_ledger()})
    assert "More than one" in open_desk(db).get("/s/mil").text


def test_what_is_of_one_user_is_not_in_what_is_kept(db: Path) -> None:
    one, other = open_desk(db), open_desk(db)
    assert token_of(one.get("/s/mill").text) != token_of(other.get("/s/mill").text)


def logged_in(team: Path, name: str) -> Any:
    """The desk as this user has it."""
    desk = open_desk(team, auth=PasswordLogin)
    log_in(desk, name)
    return desk


@pytest.mark.parametrize(("name", "may"), [("rea", False), ("edo", True)])
def test_only_who_may_edit_is_led_to_decide(team: Path, name: str, may: bool) -> None:
    desk = logged_in(team, name)
    page = desk.get("/s/mill").text
    assert ('<body class="may-edit">' in page) is may
    assert ('href="/s/mill/put"' in page) is may
    assert desk.get("/s/mill/decide/t-owl").status_code == (200 if may else 403)


DRAFT = "Ida Brok said that eight people died in the fire at the old mill."


def check(desk: Any, text: str = DRAFT, path: str = "", **fields: str) -> Any:
    """What the desk answers to a draft that is pasted, or to what is done with one that is kept."""
    token = token_of(desk.get("/s/mill/check").text)
    sent = {name: (None, value) for name, value in {"text": text, **fields}.items()}
    headers = {"origin": ORIGIN, "x-csrf-token": token}
    return desk.post(f"/s/mill/check{path}", files=sent, headers=headers)


@pytest.mark.weights
def test_a_draft_is_shown_only_to_its_sender_and_is_not_kept(desk: Any, db: Path) -> None:
    desk.get("/s/mill/check")
    before = db.read_bytes()
    shown = check(desk)
    assert "Compared with 3 reports" in shown.text
    assert shown.headers["cache-control"] == "no-store"
    assert "Drafts that you keep" not in desk.get("/s/mill/check").text
    assert db.read_bytes() == before
    assert check(desk, " ").status_code == 400
    assert check(desk, path="/../../../close").status_code == 404


@pytest.mark.weights
def test_a_draft_is_kept_for_its_user_alone_until_it_is_deleted(team: Path) -> None:
    edo, ada, rea = (logged_in(team, name) for name in ("edo", "ada", "rea"))
    assert "Drafts that you keep" in check(edo, keep="1").text
    check(edo, keep="1")  # the same again is one
    (address,) = re.findall(r'href="/s/mill(/check/[^"]+)"', edo.get("/s/mill/check").text)
    assert "Compared with 3 reports" in edo.get(f"/s/mill{address}").text
    for other in (ada, rea):
        assert DRAFT not in other.get("/s/mill/check").text + other.get("/log").text
        assert other.get(f"/s/mill{address}").status_code == 404
        assert check(other, path=f"{address[6:]}/delete").status_code == 404
    told = [ada.get(path).text for path in ("/log", "/s/mill/changes?all=1")]
    assert ["kept a draft" in one for one in told] == [True, False]
    assert edo.post(f"/s/mill{address}/delete").status_code == 403  # without the token
    assert check(edo, path=f"{address[6:]}/delete").status_code == 303
    assert edo.get(f"/s/mill{address}").status_code == 404
    for desk in (edo, ada, rea):
        desk.app.state.desk.pool.close()
    assert DRAFT.encode() not in team.read_bytes()


@pytest.mark.weights
def test_what_is_kept_has_limits_and_goes_with_its_user(team: Path) -> None:
    edo = logged_in(team, "edo")
    assert check(logged_in(team, "rea"), keep="1").status_code == 403
    long = check(edo, "A line.\n" * 50_001, keep="1")
    assert (long.status_code, "longer than 400,000 characters" in long.text) == (400, True)
    with stored(str(team)) as store:
        for n in range(50):
            draft = {"id": f"d{n}", "title": "T", "kept_at": T0, "text": DRAFT.encode()}
            store.users.keep_draft("edo", draft)
    assert check(edo, keep="1").status_code == 413
    with stored(str(team)) as store:
        store.users.remove("edo")
        assert list(store.users.drafts("edo")) == []
    assert DRAFT.encode() not in team.read_bytes()


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
        changes=[
            ChangeRow(
                story="mill",
                at=later,
                kind="report",
                subject="mill",
                reports=("wren & co",),
            )
        ],
    )
    clock.move(hours=1)
    assert "1 report came" in desk.get("/").text
    assert (
        "<b>Since your last visit, 5 Mar 2031, 08:30 UTC:</b> 1 report came."
        in desk.get("/s/mill").text
    )
    clock.move(minutes=5)
    assert "1 report came" in desk.get("/s/mill").text, "still the same visit"
    assert "1 report came" not in desk.get("/").text
    clock.move(hours=1)
    assert "Since your last visit" not in desk.get("/s/mill").text


def test_a_visit_does_not_wait_for_another_writer(db: Path, desk: Any) -> None:
    store = open_store(str(db))
    with store.writing():
        assert desk.get("/s/mill").status_code == 200
    assert WHOLE_LIST not in store.users.visits("ina")
    assert "mill" not in store.users.visits("ina")


def test_what_people_did_is_told_in_words(db: Path) -> None:
    with stored(str(db)) as store:
        row = AuditRow(
            at=T1,
            who="ina",
            action="same version",
            target="mill",
            before=None,
            after="“nine” · “seven”",
            address="127.0.0.1",
        )
        store.users.add_audit(row)
    for path in ("/s/mill/changes", "/log"):
        html = open_desk(db).get(path).text
        assert "same version" in html
        assert "“nine” · “seven”" in html
