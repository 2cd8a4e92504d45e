"""Judging at the desk: every action by a key and by a form, undone, refused to readers,
and exported."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from desks import add_people, log_in
from gale_desk import Work, gale_store
from rashomon.authored.judgement_lines import read_judgements
from rashomon.desk.auth import PasswordLogin
from rashomon.model.document import from_json
from rashomon.model.passage import Passage
from stored import stored

pytestmark = pytest.mark.weights


@pytest.fixture(scope="session")
def gale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three reports of one event."""
    return gale_store(tmp_path_factory.mktemp("gale"))


@pytest.fixture
def work(gale: Path, tmp_path: Path) -> Work:
    shutil.copy(gale, tmp_path / "g.db")
    return Work(tmp_path / "g.db")


def together(passages: tuple[Passage, ...], *words: str) -> bool:
    """Whether one passage has sure sentences with all of these words."""
    return any(
        all(any(word in one.quote.quote for one in p.core()) for word in words) for p in passages
    )


OUTLET = {"action": "set", "field": "outlet", "target": ["courier"]}


def test_a_program_that_does_not_say_what_it_saw_is_refused(work: Work) -> None:
    for sent in ({"seen": ""}, {"seen": "row-1=2"}, {"seen": None}, {"seen": 3}):
        refused = work.post("/judgements", OUTLET | {"after": "Courier"} | sent)
        assert (refused.status_code, refused.json()["seen"]) == (428, "judgements=0")
        assert "it is not said what was seen" in refused.json()["error"]
    with stored(str(work.path)) as store:
        assert store.judgements.all() == ()
    assert f'<meta name="seen" content="{work.seen()}">' in work.desk.get(work.home).text
    again = OUTLET | {"after": "Courier", "seen": refused.json()["seen"]}
    assert work.post("/judgements", again).status_code == 201


def test_of_two_who_decide_otherwise_about_one_thing_the_second_is_told_what_the_first_did(
    work: Work,
) -> None:
    seen = {"seen": work.seen()}
    first = work.post("/judgements", OUTLET | {"after": "Courier"} | seen)
    refused = work.post("/judgements", OUTLET | {"after": "The Post"} | seen)
    assert refused.status_code == 409
    assert "Since you looked, there was: set outlet Courier by ina." in refused.json()["error"]
    (told,) = refused.json()["since"]
    assert json.loads(told)["after"] == "Courier"
    saved = first.json()["saved"][0]["id"]
    for other in (
        OUTLET | {"after": "Courier"},  # the same
        OUTLET | {"target": ["board"], "after": "The Board"},  # of another
        OUTLET | {"field": "note", "after": "called them"},
        work.out(),
    ):
        assert work.post("/judgements", other | seen).status_code == 201, other
    # who decided it themselves has seen it; what was taken back is news, until it is seen
    mine = OUTLET | {"after": "The Post", "seen": f"{seen['seen']} {saved}"}
    assert work.post("/judgements", mine).status_code == 409  # "the same", by whom nobody saw
    assert work.post("/judgements", OUTLET | {"after": "The Post"}).status_code == 201
    seen = {"seen": work.seen()}
    work.post("/undo", {})
    refused = work.post("/judgements", OUTLET | {"after": "The Pier"} | seen)
    assert (refused.status_code, "took a judgement back" in refused.text) == (409, True)
    assert work.post("/judgements", OUTLET | {"after": "The Pier"}).status_code == 201
    seen = {"seen": work.seen()}
    work.post("/judgements", OUTLET | {"after": "Gone"})
    work.post("/undo", {})
    assert work.post("/judgements", OUTLET | {"after": "Yes"} | seen).status_code == 201


def test_what_is_gone_with_what_another_decided_is_told_as_that(work: Work) -> None:
    seen, passage = {"seen": work.seen()}, work.passage("Nine coal").id
    work.form("/judgements", {"action": "different", "field": "passage", "target": [passage]})
    refused = work.post(
        "/judgements", {"action": "accept", "field": "passage", "target": [passage]} | seen
    )
    assert refused.status_code == 409
    assert "Since you looked, there was: different passage by ina." in refused.json()["error"]
    refused = work.post("/judgements", {"action": "accept", "field": "passage", "target": ["r-0"]})
    assert refused.status_code == 400  # nothing was decided since


def test_a_script_judges_and_the_table_follows(work: Work) -> None:
    row = work.passage("Nine coal")
    answer = work.post("/judgements", work.out())
    assert answer.status_code == 201
    assert [(j["action"], j["field"]) for j in answer.json()["saved"]] == [("exclude", "passage")]
    assert together(work.passages(), "Nine coal", "Eleven coal")  # kept, and not yet in the table
    assert "data-behind" in work.desk.get(work.home).text
    made = work.post("/renew", {}).json()
    assert made["renewed"]
    assert row.id in made["changed"]
    assert not together(work.passages(), "Nine coal", "Eleven coal")
    assert work.passage("Nine coal").by == "person ina"
    (judged,) = work.ledger().stories[0].judgements
    assert (judged.by, judged.why, judged.outcome) == ("ina", "another night", "obeyed")
    page = work.desk.get(work.home).text
    assert "data-behind" not in page
    assert 'class="hand"' in page
    assert "sentence taken out" in page
    assert work.post("/renew", {}).json() == {
        "changed": [],
        "gone": 0,
        "renewed": False,
        "state": work.desk.get(f"{work.home}/state").json()["state"],
    }


FORMS = [
    (
        {"action": "merge", "field": "passage", "target": "BARGES", "with": "HULL"},
        lambda now: together(now.passages, "Nine coal", "Divers found"),
        True,
    ),
    (
        {"action": "different", "field": "passage", "target": "BARGES"},
        lambda now: together(now.passages, "Nine coal", "Eleven coal"),
        False,
    ),
    (
        {"action": "accept", "field": "passage", "target": "BARGES"},
        lambda now: [j.action for j in now.judgements],
        ["accept"],
    ),
    (
        {"action": "accept", "field": "pin", "target": "HULL"},
        lambda now: together(now.passages[:1], "Divers found"),
        True,
    ),
    (
        {"set:note": "ask the board", "target": "BARGES"},
        lambda now: [j.after for j in now.judgements],
        ["ask the board"],
    ),
    (
        {
            "set:speaker": "Mara Oduya",
            "was:speaker": "",
            "target:speaker": "SAID",
            "target": "BARGES",
        },
        lambda now: [j.after for j in now.judgements],
        ["Mara Oduya"],
    ),
    (
        {"set:kind": "other", "was:kind": "place", "target": "Port Lenz"},
        lambda now: [n.kind.value for n in now.names if n.name == "Port Lenz"],
        ["other"],
    ),
    (
        {"set:place": "12.5, -3.25", "was:place": "unknown", "target": "Port Lenz"},
        lambda now: [n.lat for n in now.names if n.name == "Port Lenz"],
        [12.5],
    ),
    (
        {"action": "same", "field": "name", "target": "Mara Oduya", "with": "Port Lenz"},
        lambda now: [n.spellings for n in now.names if "Port Lenz" in n.spellings],
        [("Port Lenz", "Mara Oduya")],
    ),
    (
        {"act": "no-name", "set:kind": "other", "was:kind": "other", "target": "Mara Oduya"},
        lambda now: [n.name for n in now.names if n.name == "Mara Oduya"],
        [],
    ),
    (
        {"set:day": "2031-03-03", "was:day": "2031-03-04", "target": "DAY"},
        lambda now: [d.earliest for d in now.dates if d.basis and "judged" in d.basis],
        ["2031-03-03"],
    ),
    (
        {"action": "exclude", "field": "report", "target": "courier", "why": "a hoax"},
        lambda now: {one.report for p in now.passages for one in p.sentences} - {"board", "pilots"},
        set(),
    ),
]


@pytest.mark.parametrize(
    ("sent", "look", "expected"), FORMS, ids=[" ".join(map(str, sent))[:60] for sent, _, _ in FORMS]
)
def test_every_judgement_is_made_by_a_form(
    work: Work, sent: dict[str, str], look: Any, expected: Any
) -> None:
    story = work.ledger().stories[0]
    names = {
        "BARGES": json.dumps([work.passage("Nine coal").id]),
        "HULL": json.dumps([work.passage("Divers found").id])
        if "with" not in sent
        else work.passage("Divers found").id,
        "SAID": json.dumps([story.statements[0].id]),
        "DAY": json.dumps([next(d.id for d in story.dates if d.earliest == "2031-03-04")]),
    }
    filled = {name: names.get(value, value) for name, value in sent.items()}
    answer = work.form("/judgements", filled)
    assert answer.status_code == 201, answer.text[-500:]
    story = work.ledger().stories[0]
    assert (look(story), {j.outcome for j in story.judgements}) == (expected, {"obeyed"})
    assert {j.by for j in story.judgements} == {"ina"}
    made = story.judgements[-1]
    assert work.form("/undo", {"id": made.id}).status_code == 201
    assert made.id not in {j.id for j in work.ledger().stories[0].judgements}


def test_the_outlet_of_a_report_is_asked_for_and_used_everywhere(work: Work) -> None:
    assert "3 reports without an outlet" in work.desk.get(work.home).text
    sent = {"set:outlet@pilots": " The Quay  Post ", "set:outlet@board": ""}
    assert work.form("/judgements", sent).status_code == 201
    now = work.ledger()
    assert [r.outlet for r in now.reports] == [None, None, "The Quay Post"]
    assert now.stories[0].judgements[-1].outcome == "obeyed"
    page = work.desk.get(work.home).text
    assert "2 reports without an outlet" in page
    shown = (
        page,
        *map(work.desk.get, ("/log", f"{work.home}/hand-on/csv")),
    )
    assert all("The Quay Post" in getattr(one, "text", one) for one in shown)
    assert "of “Storm off Port Lenz”" in work.desk.get("/log").text
    forms = (f"{work.home}/correct/reports", f"{work.home}/correct/dates")
    assert all(">board<" in work.desk.get(one).text for one in forms)
    assert work.form("/undo", {}).status_code == 201
    assert {r.outlet for r in work.ledger().reports} == {None}


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"set:outlet@pilots": "a" * 101}, "a few words"),
        ({"set:kind": "place", "was:kind": "place", "target": "Port Lenz"}, "Nothing was changed."),
        (
            {"action": "accept", "field": "passage", "target": '["r-gone"]'},
            "no sentence or matter of the ledger",
        ),
        ({"act": "out", "target": "BARGES"}, "Nothing was changed."),
        ({"action": "accept", "field": "passage", "target": "[1, {}]"}, "cannot be read"),
        ({"action": "accept", "field": "passage", "target": "[" * 9000}, "cannot be read"),
        ({"action": "wed", "field": "passage", "target": "BARGES"}, "can be judged by"),
    ],
)
def test_what_could_come_to_nothing_is_refused_in_words(
    work: Work, sent: dict[str, str], reason: str
) -> None:
    row = json.dumps([work.passage("Nine coal").id])
    answer = work.post(
        "/judgements", {name: row if value == "BARGES" else value for name, value in sent.items()}
    )
    assert answer.status_code == 400
    assert reason in answer.json()["error"]
    assert work.ledger().stories[0].judgements == ()


PAGES = (
    "",
    "/correct",
    "/correct/names",
    "/correct/speakers",
    "/correct/dates",
    "/correct/reports",
    "/correct/judgements",
    "/hand-on",
)


def test_readers_see_no_controls_and_are_refused(gale: Path, tmp_path: Path) -> None:
    shutil.copy(gale, tmp_path / "g.db")
    work = Work(add_people(tmp_path / "g.db"), auth=PasswordLogin)
    log_in(work.desk, "rea")
    page = work.desk.get(work.home)
    assert page.status_code == 200
    for control in ("work.js", "data-work", 'id="work"', "/judgements"):
        assert control not in page.text
    row = work.passage("Nine coal")
    for path in (*PAGES[1:], f"/correct/passages/{row.id}"):
        found = work.desk.get(work.home + path)
        assert found.status_code in (200, 403), path
        assert f'action="{work.home}/' not in found.text, path
    for path in ("/judgements", "/undo", "/renew"):
        assert (
            work.post(
                path, {"action": "accept", "field": "passage", "target": [row.id]}
            ).status_code
            == 403
        )
    assert work.ledger().stories[0].judgements == ()


def test_the_judged_story_is_handed_on(work: Work) -> None:
    work.post("/judgements", work.out())
    work.post("/renew", {})
    lines = work.desk.get(f"{work.home}/hand-on/judgements")
    (made,) = read_judgements(lines.text)
    assert made.passages[0].quote is not None
    assert "Eleven coal barges" in made.passages[0].quote
    assert "attachment" in lines.headers["content-disposition"]
    exported = from_json(work.desk.get(f"{work.home}/hand-on/ledger").text)
    assert exported.stories == work.ledger().stories
    with zipfile.ZipFile(io.BytesIO(work.desk.get(f"{work.home}/hand-on/ftm").content)) as archive:
        assert "Nine coal barges" in archive.read("entities.ftm.json").decode()
    assert work.desk.get(f"{work.home}/hand-on/nothing").status_code == 404
