"""Judging at the desk: every action by a script and by a plain form, undone, refused to readers, and exported."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from check_gold import check as check_gold
from desks import fill, open_desk, token_of
from pages import rich_ledger
from rashomon.desk.auth import PasswordLogin, add_user
from rashomon.judgements.judgement_lines import read_judgements
from rashomon.model.document import from_json
from rashomon.model.ledger import Ledger
from rashomon.model.user import UserRole
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import open_store
from rashomon.store.ledgers import ledger_of
from stored import Ticking, stored

pytestmark = pytest.mark.weights
TEXTS = {
    "board": "Gale at Port Lenz\n\nPORT LENZ, 5 March 2031 - Nine barges sank in the gale off Port Lenz on 4 March 2031. The harbour board said four sailors drowned.\n\n"
    "Divers found the hull of the Alba. The harbour was closed, the board said.\n",
    "courier": "Barges lost off Port Lenz\n\nA gale sank nine barges off Port Lenz on 4 March 2031, and seven sailors drowned, said Mara Oduya.\n\nThe mayor denied that the lights had failed.\n",
    "pilots": "Storm off Port Lenz sinks barges\n\nEleven barges sank in the gale off Port Lenz. The lights had failed before midnight, the pilots' union said. Four sailors drowned.\n\nThe harbour was not closed.\n",
}


@pytest.fixture(scope="session")
def gale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three reports of one event."""
    folder = tmp_path_factory.mktemp("gale")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with stored(str(folder / "gale.db")) as store:
        add_reports(store, [str(folder / f"{name}.txt") for name in TEXTS], settings=Settings(), clock=Ticking())
        assert len(store.story_ids()) == 1
    return folder / "gale.db"


class Work:
    """A desk with that store, and what is in it."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.path = path
        with stored(str(path)) as store:
            (self.story,) = store.story_ids()
        self.desk = open_desk(path, **options)
        self.home = f"/s/{self.story}"

    def token(self) -> str:
        return token_of(self.desk.get(self.home).text)

    def post(self, path: str, sent: dict[str, Any]) -> Any:
        headers = {"Accept": "application/json", "X-CSRF-Token": self.token()}
        return self.desk.post(self.home + path, json=sent, headers=headers)

    def form(self, path: str, sent: dict[str, Any]) -> Any:
        return self.desk.post(self.home + path, data={"csrf": self.token()} | sent)

    def ledger(self) -> Ledger:
        store = open_store(str(self.path))
        try:
            return ledger_of(store, self.story)
        finally:
            store.close()

    def point(self, words: str) -> Any:
        return next(p for p in self.ledger().stories[0].points if words in p.question)

    def account(self, words: str) -> Any:
        return next(a for p in self.ledger().stories[0].points for a in p.accounts if words in a.quote.quote and a.low is not None)


@pytest.fixture
def work(gale: Path, tmp_path: Path) -> Work:
    shutil.copy(gale, tmp_path / "g.db")
    return Work(tmp_path / "g.db")


def test_a_script_judges_and_the_table_follows(work: Work) -> None:
    seven = work.account("seven sailors")
    answer = work.post("/judgements", {"action": "set", "field": "value", "target": [seven.id], "after": "8", "why": "she told us"})
    assert answer.status_code == 201
    assert [(j["action"], j["field"], j["after"]) for j in answer.json()["saved"]] == [("set", "value", "8")]
    assert work.account("seven sailors").value == "seven"  # kept, and not yet in the table
    assert "data-behind" in work.desk.get(work.home).text
    made = work.post("/renew", {}).json()
    assert made["renewed"]
    assert work.point("sailors drowned").id in made["changed"]
    now = work.account("seven sailors")
    assert (now.value, now.low, now.high, now.quote.quote) == ("8", 8.0, 8.0, "seven sailors drowned")
    (judged,) = work.ledger().stories[0].judgements
    assert (judged.by, judged.before, judged.after, judged.why, judged.outcome) == ("ina", "seven", "8", "she told us", "obeyed")
    page = work.desk.get(work.home).text
    assert "data-behind" not in page
    assert 'class="hand"' in page
    assert "<del>seven</del>" in page
    assert work.post("/renew", {}).json() == {"changed": [], "gone": 0, "renewed": False}


def test_undo_takes_back_the_users_last_and_gives_the_same_bytes(work: Work) -> None:
    before = work.ledger()
    point = work.point("sailors drowned")
    work.post("/judgements", {"action": "reject", "field": "point", "target": [point.id]})
    assert work.post("/renew", {}).json()["gone"] == 1
    assert point.question not in [p.question for p in work.ledger().stories[0].points]
    assert point.question in work.desk.get(f"{work.home}/correct/judgements").text
    undone = work.post("/undo", {})
    assert undone.status_code == 201
    work.post("/renew", {})
    assert work.ledger().stories == before.stories
    assert work.post("/undo", {}).status_code == 409
    work.post("/judgements", {"action": "reject", "field": "point", "target": [point.id]})  # the same again, at the same moment
    assert work.post("/renew", {}).json()["gone"] == 1


def test_an_open_page_may_go_on_with_a_point_that_has_another_id_by_now(work: Work) -> None:
    old, new = work.point("barges"), work.point("sailors drowned")
    work.post("/judgements", {"action": "merge", "field": "question", "target": [new.id, old.id]})
    work.post("/renew", {})
    assert old.id not in {p.id for p in work.ledger().stories[0].points}
    new = work.point("sailors drowned")
    assert (
        work.post("/judgements", {"action": "set", "field": "point-note", "target": [old.id], "after": "ask the board"}).status_code == 201
    )
    assert new.question in work.desk.get(f"{work.home}/correct/points/{old.id}?part").text
    assert work.desk.get(f"{work.home}/correct/points/p-0000000000?part").status_code == 404
    begun_anew = Work(work.path)  # the page was loaded from a desk that was stopped meanwhile
    assert new.question in begun_anew.desk.get(f"{work.home}/correct/points/{old.id}?part").text
    assert begun_anew.desk.get(f"{work.home}/correct/points/p-0000000000?part").status_code == 404


def values(story: Any, words: str) -> list[str | None]:
    return [a.value for p in story.points for a in p.accounts if words in a.quote.quote and a.low is not None]


def questions(story: Any, words: str) -> int:
    return sum(words in p.question for p in story.points)


def statuses(story: Any, words: str) -> list[str]:
    return [str(p.status) for p in story.points if words in p.question]


def toll_points(story: Any) -> int:
    """How many points hold a figure of the drowned."""
    return sum(any("sailors drowned" in a.quote.quote and a.low is not None for a in p.accounts) for p in story.points)


FORMS = [
    ({"action": "accept", "field": "point", "target": "POINT"}, lambda now: [j.action for j in now.judgements], ["accept"]),
    (
        {"set:value": "9", "was:value": "seven", "set:unit": "sailor", "was:unit": "sailor", "target": "SEVEN"},
        lambda now: values(now, "seven sailors"),
        ["9"],
    ),
    (
        {"set:speaker": "Mara Oduya", "was:speaker": "", "target:speaker": "SAID", "target": "SEVEN"},
        lambda now: [j.after for j in now.judgements],
        ["Mara Oduya"],
    ),
    ({"set:wording": "How many of the crews drowned?", "was:wording": "x", "target": "POINT"}, lambda now: questions(now, "crews"), 1),
    ({"act": "split", "tick:SEVEN": "on", "target": "ALL"}, toll_points, 2),
    ({"act": "move", "tick:SEVEN": "on", "to": "new", "target": "ALL"}, toll_points, 2),
    ({"act": "move", "tick:SEVEN": "on", "to": "OTHER", "target": "ALL"}, toll_points, 2),
    ({"act": "reject", "tick:SEVEN": "on", "target": "ALL"}, lambda now: values(now, "seven sailors"), []),
    (
        {"action": "merge", "field": "question", "target": "POINT", "with": "OTHER"},
        lambda now: [j.action for j in now.judgements],
        ["merge"],
    ),
    ({"set:relation": "conflict", "was:relation": "update", "target": "PAIR"}, lambda now: statuses(now, "drowned"), ["disputed"]),
    (
        {"set:point-note": "ask the board", "was:point-note": "", "target": "POINT"},
        lambda now: [(j.field, j.after) for j in now.judgements],
        [("point-note", "ask the board")],
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
        {"action": "same", "field": "name", "target": "Mara Oduya", "with": "Alba"},
        lambda now: [n.spellings for n in now.names if "Alba" in n.spellings],
        [("Alba", "Mara Oduya")],
    ),
    (
        {"act": "no-name", "set:kind": "other", "was:kind": "other", "target": "Alba"},
        lambda now: [n.name for n in now.names if n.name == "Alba"],
        [],
    ),
    (
        {"set:day": "2031-03-03", "was:day": "2031-03-04", "target": "DAY"},
        lambda now: [d.earliest for d in now.dates if d.basis],
        ["2031-03-03"],
    ),
    (
        {"action": "exclude", "field": "report", "target": "courier", "why": "a hoax"},
        lambda now: {a.report for p in now.points for a in p.accounts},
        {"board", "pilots"},
    ),
]


@pytest.mark.parametrize(("sent", "look", "expected"), FORMS, ids=[" ".join(map(str, sent))[:60] for sent, _, _ in FORMS])
def test_every_judgement_is_made_by_a_plain_form(work: Work, sent: dict[str, str], look: Any, expected: Any) -> None:
    point, seven = work.point("sailors drowned"), work.account("seven sailors")
    four = work.account("four sailors")
    other = next(p for p in work.ledger().stories[0].points if p.id != point.id and p.kind == "yes-no")
    names = {
        "POINT": json.dumps([point.id]),
        "SEVEN": json.dumps([seven.id]),
        "SAID": json.dumps([four.statement]),
        "ALL": json.dumps([a.id for a in point.accounts]),
        "OTHER": other.id,
        "PAIR": json.dumps([four.id, seven.id]),
        "DAY": json.dumps([next(d.id for d in work.ledger().stories[0].dates if d.earliest == "2031-03-04")]),
    }
    filled = {name.replace("tick:SEVEN", f"tick:{seven.id}"): names.get(value, value) for name, value in sent.items()}
    answer = work.form("/judgements", filled | {"next": f"{work.home}/correct/points"})
    assert (answer.status_code, answer.headers.get("location")) == (303, f"{work.home}/correct/points"), answer.text[-500:]
    story = work.ledger().stories[0]
    assert look(story) == expected
    assert {j.outcome for j in story.judgements} == {"obeyed"}
    assert {j.by for j in story.judgements} == {"ina"}
    made = story.judgements[-1]
    assert work.form("/undo", {"id": made.id}).status_code == 303
    assert made.id not in {j.id for j in work.ledger().stories[0].judgements}


REFUSED = [
    ({"set:value": "seven", "was:value": "seven", "target": "SEVEN"}, "Nothing was changed."),
    ({"set:low": "many", "was:low": "7", "target": "SEVEN"}, "is no number"),
    ({"action": "accept", "field": "point", "target": '["p-gone"]'}, "no account or point of the ledger"),
    ({"act": "split", "target": "ALL"}, "tick the accounts first"),
    ({"action": "accept", "field": "point", "target": "[1, {}]"}, "cannot be read"),
    ({"action": "accept", "field": "point", "target": "[" * 9000}, "cannot be read"),
    ({"action": "wed", "field": "point", "target": "SEVEN"}, "can be judged by"),
]


@pytest.mark.parametrize(("sent", "told"), REFUSED)
def test_what_could_come_to_nothing_is_refused_in_words(work: Work, sent: dict[str, str], told: str) -> None:
    names = {"SEVEN": json.dumps([work.account("seven sailors").id]), "ALL": json.dumps([work.account("seven sailors").id])}
    answer = work.post("/judgements", {name: names.get(value, value) for name, value in sent.items()})
    assert answer.status_code == 400
    assert told in answer.json()["error"]
    assert work.ledger().stories[0].judgements == ()


PAGES = (
    "",
    "/correct",
    "/correct/points",
    "/correct/names",
    "/correct/speakers",
    "/correct/dates",
    "/correct/reports",
    "/correct/judgements",
    "/questions",
    "/hand-on",
)


def test_readers_see_no_controls_and_are_refused(gale: Path, tmp_path: Path) -> None:
    shutil.copy(gale, tmp_path / "g.db")
    with stored(str(tmp_path / "g.db")) as store:
        add_user(store, "ren", UserRole.READ, "a long enough password", by="t", at="2031-03-05T08:00:00+00:00")
    work = Work(tmp_path / "g.db", auth=PasswordLogin)
    form = work.desk.get("/login")
    token = form.text.split('name="csrf" value="')[1].split('"', maxsplit=1)[0]
    work.desk.post("/login", data={"csrf": token, "name": "ren", "password": "a long enough password"})
    page = work.desk.get(work.home)
    assert page.status_code == 200
    for control in ("work.js", "data-work", 'id="work"', "/judgements"):
        assert control not in page.text
    point = work.point("sailors drowned")
    for path in (*PAGES[1:], f"/correct/points/{point.id}"):
        found = work.desk.get(work.home + path)
        assert found.status_code in (200, 403), path
        assert f'action="{work.home}/' not in found.text, path
    for path in ("/judgements", "/undo", "/renew", "/answers"):
        assert work.post(path, {"action": "accept", "field": "point", "target": [point.id]}).status_code == 403
    assert work.ledger().stories[0].judgements == ()


def test_writes_need_the_token(work: Work) -> None:
    for path in ("/judgements", "/undo", "/renew", "/answers"):
        assert work.desk.post(work.home + path, data={"csrf": "wrong"}).status_code == 403


def test_each_judgement_has_its_row_in_the_audit_log(work: Work) -> None:
    seven = work.account("seven sailors")
    work.post("/judgements", {"set:value": "8", "was:value": "seven", "set:unit": "person", "was:unit": "sailor", "target": [seven.id]})
    work.post("/undo", {})
    with stored(str(work.path)) as store:
        rows = [(row.who, row.action, row.target) for row in store.audit_rows()]
    assert sorted(row for row in rows if row[2] == work.story) == [
        ("ina", "set unit", work.story),
        ("ina", "set value", work.story),
        ("ina", "took a judgement back", work.story),
    ]


def test_two_accounts_are_asked_about_at_a_time_in_whole_sentences(work: Work) -> None:
    asked = work.desk.get(f"{work.home}/questions", headers={"Accept": "application/json"}).json()["questions"]
    reports = {report.id: report for report in work.ledger().reports}
    for one in asked:
        assert len(one["shown"]) <= 2
        assert len(one["options"]) <= 5
        for item in one["shown"]:
            assert item["words"] in reports[item["report"]].text
            assert item["quote"] in item["words"]
            assert item["words"][-1] in ".?!" or f"{item['words']}\n" in reports[item["report"]].text
    pair = next(one for one in asked if one["ask"].startswith("Do these two"))
    assert work.form("/answers", {"question": pair["id"], "key": "12"}).status_code == 400
    differ = next(option["key"] for option in pair["options"] if "differ" in option["label"])
    assert work.form("/answers", {"question": pair["id"], "key": differ}).status_code == 303
    with stored(str(work.path)) as store:
        made = [j for j in store.judgements() if j.field == "question"]
    assert [j.action.value for j in made] == ["same"]
    assert {p.target for p in made[0].passages} == set(made[0].target)


def test_questions_are_answered_one_key_each_in_their_order_and_taken_back(work: Work) -> None:
    first = work.desk.get(f"{work.home}/questions", headers={"Accept": "application/json"}).json()["questions"]
    assert first
    page = work.desk.get(f"{work.home}/questions").text
    assert first[0]["id"] in page
    asked, key = first[0], first[0]["options"][0]["key"]
    assert work.form("/answers", {"question": asked["id"], "key": key}).headers["location"] == f"{work.home}/questions"
    second = work.desk.get(f"{work.home}/questions", headers={"Accept": "application/json"}).json()
    assert second["answered"] == 1
    assert asked["id"] not in [one["id"] for one in second["questions"]]
    assert second["questions"][0]["id"] == first[1]["id"]
    assert work.form("/answers", {"question": asked["id"], "key": key}).status_code == 409
    assert work.form("/answers", {"question": first[1]["id"], "key": "?"}).status_code == 303
    assert work.form("/answers", {"question": first[2]["id"], "key": "no such key"}).status_code == 400
    work.form("/undo", {"of": "questions"})
    work.form("/undo", {"of": "questions"})
    again = work.desk.get(f"{work.home}/questions", headers={"Accept": "application/json"}).json()
    assert again["answered"] == 0
    with stored(str(work.path)) as store:
        assert all(j.undone_by or j.field == "judgement" for j in store.judgements())


def test_the_judged_story_is_handed_on(work: Work, tmp_path: Path) -> None:
    seven = work.account("seven sailors")
    work.post("/judgements", {"action": "set", "field": "value", "target": [seven.id], "after": "8"})
    work.post("/renew", {})
    lines = work.desk.get(f"{work.home}/hand-on/judgements")
    (made,) = read_judgements(lines.text)
    assert (made.after, made.passages[0].quote) == ("8", "seven sailors drowned")
    assert "attachment" in lines.headers["content-disposition"]
    told = from_json(work.desk.get(f"{work.home}/hand-on/ledger").text)
    assert told.stories == work.ledger().stories
    with zipfile.ZipFile(io.BytesIO(work.desk.get(f"{work.home}/hand-on/gold").content)) as archive:
        archive.extractall(tmp_path / "gold")
    faults, _ = check_gold(tmp_path / "gold")
    assert faults == []
    assert "as judged by ina" in (tmp_path / "gold" / "gold.json").read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(work.desk.get(f"{work.home}/hand-on/csv-tables").content)) as archive:
        assert '"8"' in archive.read("accounts.csv").decode() or ",8," in archive.read("accounts.csv").decode()
    assert work.desk.get(f"{work.home}/hand-on/nothing").status_code == 404


def test_a_form_goes_on_only_inside_the_story(work: Work) -> None:
    seven = work.account("seven sailors")
    for number, wanted in enumerate(("https://evil.example/", "//evil.example", "/s/other", "\\\\x", f"{work.home}.evil")):
        sent = {"action": "set", "field": "value", "target": seven.id, "after": str(20 + number), "next": wanted}
        assert work.form("/judgements", sent).headers["location"] == f"{work.home}/correct"


def test_a_ledger_without_judgements_is_not_behind(tmp_path: Path) -> None:
    fill(tmp_path / "m.db", {"mill": rich_ledger()})
    desk = open_desk(tmp_path / "m.db")
    assert "data-behind" not in desk.get("/s/mill").text
    for path in PAGES[1:]:
        if path != "/questions":
            assert desk.get(f"/s/mill{path}").status_code == 200, path
