"""The list of stories, and the words of the desk's pages."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desks import fill, open_desk
from factories import make_report, make_statement
from pages import rich_ledger
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.model.stored import ChangeRow, Plan, SourceRow
from rashomon.model.story import Story
from rashomon.store.database.open import open_store
from stored import stored


def slide(name: str = "post") -> Ledger:
    """A story of one event in two reports, of which the ministry denies what is said."""
    texts = (
        "Landslide buries road\nA warning was ignored, a nurse said. The road is closed.",
        "Slide near Lenz\nThe ministry denied that a warning was ignored.",
    )
    post, star = (
        make_report(
            f"{text}\n{name}",
            f"{name}-{n}",
            title=text.split("\n", maxsplit=1)[0],
            outlet=f"Hill {name} {n}",
            published="2031-05-02",
            anchor="2031-05-02",
        )
        for n, text in enumerate(texts)
    )
    said = make_statement(star, "a warning was ignored", "the ministry")
    story = Story("s", post.title, (post.id, star.id), statements=(said,))
    return Ledger(FORMAT, Made("rashomon test"), (post, star), (story,))


@pytest.fixture
def two(db: Path) -> Path:
    fill(db, {"slide": slide()}, at="2031-05-04T08:00:00+00:00")
    return db


def titles(desk: Any, **asked: str) -> list[str]:
    return re.findall(r'<h2><a class="w" href="/s/(\w+)', desk.get("/", params=asked).text)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["slide", "mill"]),
        ({"disputed": "1"}, ["slide", "mill"]),
        ({"disputed": "1", "q": "bodies"}, ["mill"]),
        ({"q": "Dunmora"}, ["mill"]),
        ({"q": "Jon Tarn"}, ["mill"]),
        ({"since": "2031-05-01"}, ["slide"]),
        ({"until": "2031-04-01"}, ["mill"]),
        ({"since": "2031-03-01", "until": "2031-03-31"}, ["mill"]),
        ({"since": "30 February", "page": "-1"}, ["slide", "mill"]),
        ({"q": "landslide"}, ["slide"]),
        ({"q": "ministry warning"}, ["slide"]),
        ({"q": "bodies"}, ["mill"]),
        ({"q": "no such words"}, []),
        ({"q": '"*) OR NEAR('}, []),
        ({"q": "\x00"}, ["slide", "mill"]),
    ],
)
def test_filters(two: Path, asked: dict[str, str], expected: list[str]) -> None:
    assert sorted(titles(open_desk(two), **asked)) == sorted(expected)


def test_what_changed_most_comes_first_then_by_origins_or_as_asked(two: Path) -> None:
    desk = open_desk(two)
    assert titles(desk) == ["mill", "slide"]  # nothing is new to who comes first
    told = ChangeRow("slide", "2031-05-20T00:00:00+00:00", "report", "A road")
    fill(two, {"slide": slide()}, at=told.at, changes=[told])
    assert titles(desk) == ["slide", "mill"]
    assert titles(desk, order="largest") == ["mill", "slide"]
    fill(two, {"mill": rich_ledger()}, at="2031-06-01T00:00:00+00:00")
    assert titles(desk) == ["slide", "mill"]  # nothing is told that was not
    assert titles(desk, order="newest") == ["mill", "slide"]
    assert titles(desk, order="no such order") == ["slide", "mill"]


def test_reports_that_are_alone_stand_last_and_folded(two: Path) -> None:
    oak = make_report("An oak fell on the road to Karn.", "oak", outlet="Hill Post")
    lone = replace(slide(), reports=(oak,), stories=(Story("t-oak", "An oak", ("oak",)),))
    fill(two, {"lone": lone}, at="2031-07-04T08:00:00+00:00")
    html = open_desk(two).get("/", params={"order": "newest"}).text
    assert html.index("/s/mill") < html.index("1 report alone</summary>") < html.index("/s/lone")


def test_a_hit_leads_to_the_words(two: Path) -> None:
    html = open_desk(two).get("/", params={"q": "province"}).text
    assert re.search(r'<a class="w" href="/s/mill#t-lark:\d+-\d+">[^<]*prov', html)


def test_pages(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.desk import story_list

    monkeypatch.setattr(story_list, "_PAGE", 2)
    for n in range(4):
        fill(db, {f"story{n}": slide(f"post{n}")}, at=f"2031-05-0{n + 1}T00:00:00+00:00")
    desk = open_desk(db)
    order = {"order": "newest"}
    assert titles(desk, **order) == ["story3", "story2"]
    assert titles(desk, page="2", **order) == ["story1", "story0"]
    assert (titles(desk, page="3", **order), titles(desk, page="9")) == (["mill"], [])
    assert 'rel="next" href="/?page=2"' in desk.get("/").text


def test_incomplete_coverage_is_said_and_leads_to_the_sources(two: Path) -> None:
    desk = open_desk(two)
    assert "coverage incomplete" not in desk.get("/").text
    open_store(str(two)).feeds.note_sources(
        [
            SourceRow(
                "https://news.example/feed",
                "2031-05-04T08:00:00+00:00",
                None,
                "503 Service Unavailable",
            )
        ]
    )
    assert 'href="/sources">coverage incomplete: 1 source not read' in desk.get("/").text
    sources = desk.get("/sources").text
    assert "503 Service Unavailable" in sources
    assert "never" in sources


def test_a_story_that_is_gone_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    fill(path, {"st-1": slide()})
    with stored(str(path)) as store:
        at = "2031-03-05T08:00:00+00:00"
        made = ChangeRow("st-1", at, "new story", "Landslide at Halden")
        plan = Plan(changes=(made,))
        store.stories.end("st-1", None)
        assert store.stories.apply(plan, generation=store.generation(), at=at)
    gone = open_desk(path).get("/s/st-1")
    assert gone.status_code == 404
    assert "“Landslide at Halden” is gone; all of its reports left the store" in gone.text


HTML = {"accept": "text/html"}


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere", 404, "There is no such page."),
        ("/s/none", 404, "There is no such story."),
        ("/s/mill/decide/d-none", 404, "Open the story"),
        ("/s/mill/hand-on/nothing", 404, "There is no such format."),
    ],
)
def test_an_error_page_has_the_navigation_and_says_what_to_do(
    tmp_path: Path, path: str, status: int, words: str
) -> None:
    fill(tmp_path / "s.db", {"mill": rich_ledger()})
    answer = open_desk(tmp_path / "s.db").get(path, headers=HTML)
    assert answer.status_code == status
    for told in (words, '<nav aria-label="Desk">', 'href="/"'):
        assert told in answer.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Drop files here"),
        ("/sources", "First add reports"),
        ("/log", "Nothing was done yet"),
    ],
)
def test_an_empty_store_says_what_to_do_first(tmp_path: Path, path: str, words: str) -> None:
    open_store(str(tmp_path / "s.db"), create=True).close()
    assert words in open_desk(tmp_path / "s.db").get(path).text
