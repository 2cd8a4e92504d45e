"""A story's page, its parts, its files and its changes."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from desks import Clock, fill, open_desk, token_of
from pages import large_ledger, rich_ledger
from rashomon.authored.judgement_lines import to_line
from rashomon.authored.make_judgement import make_judgement
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
    assert 'id="p-locked"' in page.text
    assert "locked" in page.text
    asked = re.findall(
        r'<(?:link rel="stylesheet"|link rel="icon"|script) (?:href|src)="(/[^"]+)"', page.text
    )
    assert len(asked) > 6
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


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("points", "p-locked", "of the same doors"),
        ("texts", "t-owl", "𝒜𝓁𝒹𝑒𝓃"),
        ("groups", "disputed", "Was a door locked?"),
        ("views", "timeline", "Dunmora"),
    ],
)
def test_a_part_is_a_fragment_for_scripts_and_a_page_without_them(
    desk: Any, kind: str, key: str, words: str
) -> None:
    part = desk.get(f"/s/mill/{kind}/{key}", headers={"accept": "*/*"})
    assert words in re.sub("<[^>]+>", "", part.text)
    assert "<html" not in part.text
    page = desk.get(f"/s/mill/{kind}/{key}", headers={"accept": "text/html,*/*"})
    assert words in re.sub("<[^>]+>", "", page.text)
    assert page.text.count("<main") == 1
    for link in re.findall(r'href="(/s/mill[^"#]*)#([^"]*)"', page.text):
        there = desk.get(link[0], headers={"accept": "text/html"})
        assert there.status_code == 200, link
        assert (
            link[0] == "/s/mill"
            or f'id="{unquote(link[1])}"' in there.text
            or link[0].split("/")[3] in ("views", "points")
        ), link


@pytest.mark.parametrize(
    "path", ["points/nothing", "texts/t-none", "views/none", "nothing/x", "groups/x"]
)
def test_a_part_that_is_not_there(db: Path, path: str) -> None:
    assert open_desk(db).get(f"/s/mill/{path}").status_code == 404


def test_a_large_story_holds_back_what_is_asked_for_later(large: Path) -> None:
    desk = open_desk(large)
    html = desk.get("/s/harbours").text
    assert html.count('data-held="/s/harbours/') > 50
    assert len(html) < 3_000_000
    held = re.findall(r'data-held="(/s/harbours/[^"]+)"', html)
    for kind in ("points", "texts", "groups", "views"):
        found = next(address for address in held if f"/{kind}/" in address)
        assert desk.get(found, headers={"accept": "*/*"}).status_code == 200


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
            ChangeRow("mill", later, "answer", "How many people died?", "7", "9", ("wren & co",))
        ],
    )
    clock.move(hours=1)
    assert "1 new answer" in desk.get("/").text
    assert (
        "<b>Since your last visit, 5 Mar 2031, 08:30 UTC:</b> 1 new answer."
        in desk.get("/s/mill").text
    )
    clock.move(minutes=5)
    assert "1 new answer" in desk.get("/s/mill").text, "still the same visit"
    assert "1 new answer" not in desk.get("/").text
    clock.move(hours=1)
    assert "Since your last visit" not in desk.get("/s/mill").text


FIGURES = (
    ChangeRow("mill", T1, "report", "Fire in old mill", None, "Wren", ("wren & co",)),
    ChangeRow("mill", T1, "report", "Fire again", None, "Lark", ("lark",)),
    ChangeRow("mill", T1, "figure", "bodies", "2", "nineteen", ("wren & co",)),
    ChangeRow("mill", T1, "matter longer", "mill · fire", None, "It burns.", ("lark",)),
)


def test_the_top_says_in_one_line_what_came_and_which_figures_are_new(db: Path) -> None:
    clock = Clock()
    desk = open_desk(db, clock=clock)
    desk.get("/s/mill")
    clock.move(hours=2)
    at = clock().isoformat()
    changes = [replace(row, at=at) for row in FIGURES]
    fill(db, {"mill": rich_ledger()}, at=at, changes=changes)
    clock.move(hours=1)
    line = "2 reports added: 1 matter told by more, 1 new figure: nineteen."
    assert line in desk.get("/s/mill").text
    assert line[:-1] in desk.get("/s/mill/changes.atom").text.split("<entry>")[1]


@pytest.mark.parametrize(
    ("query", "entries"),
    [
        ("", 2),
        ("?measure=killed", 1),
        ("?measure=injured", 0),
        ("?least=19", 1),
        ("?least=20", 0),
        ("?measure=killed&least=19", 1),
        ("?least=many", 2),
    ],
)
def test_a_feed_can_be_asked_for_a_measure_and_a_size(db: Path, query: str, entries: int) -> None:
    """Without filters the feed has the story's beginning and this moment, an entry each."""
    begun = ChangeRow("mill", T0, "new story", "Fire in old mill")
    fill(db, {"mill": rich_ledger()}, at=T1, changes=[begun, *FIGURES])
    assert open_desk(db).get(f"/s/mill/changes.atom{query}").text.count("<entry>") == entries


def test_a_visit_does_not_wait_for_another_writer(db: Path, desk: Any) -> None:
    store = open_store(str(db))
    with store.writing():
        assert desk.get("/s/mill").status_code == 200
    assert ALL not in store.users.visits("ina")
    assert "mill" not in store.users.visits("ina")


def test_what_changed_is_told_with_its_words(db: Path) -> None:
    rows = [
        ChangeRow("mill", T0, "new story", "Fire in old mill"),
        ChangeRow("mill", T1, "answer", "How many people died?", "7", "<9>", ("wren & co", "gone")),
        ChangeRow("mill", T1, "question gone", "Was there smoke?"),
    ]
    fill(db, {"mill": rich_ledger()}, at=T1, changes=rows)
    desk = open_desk(db)
    html = desk.get("/s/mill/changes").text
    assert (
        html.index("new answer</span>")
        < html.index("<summary>1 question gone</summary>")
        < html.index("<summary>1 new story</summary>")
    )
    assert '<a href="/s/mill#p-dead">How many people died? (asked and read by' in html
    assert '<span class="mute">before:</span> 7' in html
    assert "<ins>&lt;9&gt;</ins>" in html
    assert '<a href="/s/mill#t-wren___co">' in html


def test_changes_since_the_last_visit(db: Path) -> None:
    clock = Clock()
    desk = open_desk(db, clock=clock)
    before, later = clock().isoformat(), "2031-03-06T09:00:00+00:00"
    fill(db, {"mill": rich_ledger()}, at=before, changes=[replace(FIGURES[1], at=before)])
    desk.get("/s/mill")
    clock.move(hours=2)
    assert "Nothing changed" in desk.get("/s/mill/changes").text
    fill(db, {"mill": rich_ledger()}, at=later, changes=[replace(FIGURES[2], at=later)])
    since = desk.get("/s/mill/changes").text
    assert "nineteen" in since
    assert "Fire again" not in since
    every = desk.get("/s/mill/changes?all=1").text
    assert "nineteen" in every
    assert "Fire again" in every


MANY = [
    *(ChangeRow("mill", T1, "status", f"Question {n}?", "single", "agreed") for n in range(21)),
    ChangeRow("mill", T0, "status", "Was there smoke?", "single", "agreed"),
    ChangeRow("mill", T1, "status", "Was there smoke?", "agreed", "single"),
    *(ChangeRow("mill", T1, "figure", f"How many {n}?", "7", "9") for n in range(9)),
    ChangeRow("mill", T1, "denial", "Was a door locked?", None, "No door was locked", ("owl",)),
    ChangeRow("mill", T1, "correction", "Fire in old mill", None, "An earlier version said ten"),
    ChangeRow("mill", T0, "disputed", "How many people died?", "single", "disputed"),
    ChangeRow("mill", T1, "figure", "How many people died?", "7", "9", ("wren & co",)),
]


def test_what_changed_is_a_screen_the_rest_folded_and_counted_in_plain_english(db: Path) -> None:
    fill(db, {"mill": rich_ledger()}, at=T1, changes=MANY)
    html = open_desk(db).get("/s/mill/changes").text
    first = html[: html.index("<details")]
    assert first.count('<span class="kind">') == 5
    assert first.index("newly disputed") < first.index("new figure")
    assert "<ins>9</ins>" in first[first.index("newly disputed") : first.index("new figure")]
    assert "<summary>7 more of these</summary>" in html
    assert "<summary>21 changes of status</summary>" in html
    assert "Was there smoke?" not in html, "what came back to where it was did not change"
    assert "<del>single</del>" in html
    assert "statuss" not in html


def test_what_people_did_is_told_in_words(db: Path) -> None:
    ledger = rich_ledger()
    point = next(point for point in ledger.stories[0].points if point.kind == "count")
    made = make_judgement(
        ledger,
        "set",
        "value",
        [point.accounts[0].id],
        by="ina",
        at=T1,
        after="12",
        why="she called",
    )
    with stored(str(db)) as store:
        store.users.add_audit(
            AuditRow(T1, "ina", "set value", "mill", None, to_line(made), "127.0.0.1")
        )
    for path in ("/s/mill/changes", "/log"):
        html = open_desk(db).get(path).text
        assert "“12” of “" in html
        assert point.question in html
        assert "she called" in html
        assert "sha256" not in html
        assert "&#34;" not in html
