"""Addresses that are gone, the words of the desk's pages, and the list of stories."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desks import fill, open_desk
from factories import make_report
from ledgers import HURT, ROAD, full_ledger, make_ledger
from pages import rich_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.stored import ChangeRow, Plan, SourceRow
from rashomon.model.story import Story
from rashomon.store.database.open import open_store
from stored import stored


@pytest.fixture
def two(db: Path) -> Path:
    fill(db, {"slide": full_ledger()}, at="2031-05-04T08:00:00+00:00")
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


def test_what_changed_most_comes_first_then_by_lines_or_as_asked(two: Path) -> None:
    desk = open_desk(two)
    assert titles(desk) == ["mill", "slide"]  # nothing is new to who comes first
    told = ChangeRow("slide", "2031-05-20T00:00:00+00:00", "denial", "A road", after="No")
    fill(two, {"slide": full_ledger()}, at=told.at, changes=[told])
    assert titles(desk) == ["slide", "mill"]
    assert titles(desk, order="largest") == ["mill", "slide"]
    fill(two, {"mill": rich_ledger()}, at="2031-06-01T00:00:00+00:00")
    assert titles(desk) == ["slide", "mill"]  # nothing is told that was not
    assert titles(desk, order="newest") == ["mill", "slide"]
    assert titles(desk, order="no such order") == ["slide", "mill"]


def test_a_card_has_sentences_with_their_reports_and_leads_to_its_names(two: Path) -> None:
    desk = open_desk(two)
    html = desk.get("/").text
    assert '<span class="w">' in html
    assert titles(desk, named="Dunmora") == ["mill"]
    assert 'href="/?named=Dunmora"' in html


def test_reports_that_are_alone_stand_last_and_folded(two: Path) -> None:
    oak = make_report("An oak fell on the road to Karn.", "oak", outlet="Hill Post")
    lone = replace(full_ledger(), reports=(oak,), stories=(Story("t-oak", "An oak", ("oak",)),))
    fill(two, {"lone": lone}, at="2031-07-04T08:00:00+00:00")
    html = open_desk(two).get("/", params={"order": "newest"}).text
    assert html.index("/s/mill") < html.index("1 report alone</summary>") < html.index("/s/lone")


def test_a_hit_says_what_it_is_and_leads_to_the_words(two: Path) -> None:
    html = open_desk(two).get("/", params={"q": "locked"}).text
    assert (
        '<span class="kind">point</span> <a href="/s/mill#p-locked">Was a door locked?</a>' in html
    )
    assert '<span class="kind">statement</span>' in html
    assert re.search(r'report</span> <a href="/s/mill#t-lark:\d+-\d+" class="w">[^<]*locked', html)
    assert (
        '<span class="kind">name</span>' in open_desk(two).get("/", params={"q": "Dunmoora"}).text
    )


def test_a_figure_of_the_program_is_found_at_its_words(tmp_path: Path) -> None:
    fill(tmp_path / "s.db", {"st-1": make_ledger(HURT)})
    html = open_desk(tmp_path / "s.db").get("/", params={"q": "hurt"}).text
    words = HURT.accounts[0].quote
    place = f"/s/st-1#t-{words.report}:{words.start}-{words.end}"
    assert f'<span class="kind">point</span> <a href="{place}">{HURT.question}</a>' in html


def test_pages(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.desk import story_list

    monkeypatch.setattr(story_list, "PAGE", 2)
    small = replace(full_ledger(), failures=())
    for n in range(4):
        fill(db, {f"story{n}": small}, at=f"2031-05-0{n + 1}T00:00:00+00:00")
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


def kept(path: Path, *states: tuple[Point, ...]) -> None:
    """A store in whose story somebody asked these questions, one state after the other."""
    for number, points in enumerate(states):
        asked = (replace(point, by="person Ada") for point in points)
        fill(path, {"st-1": make_ledger(*asked)}, at=f"2031-03-0{number + 1}T08:00:00+00:00")


NEW = replace(HURT, id="p-new", question="How many were hurt on the road?")


LESS = replace(
    HURT, id="p-less", accounts=HURT.accounts[1:], versions=HURT.versions[1:], relations=()
)


@pytest.mark.parametrize(
    ("states", "asked", "leads", "words"),
    [
        (
            ((HURT,), (NEW,)),
            HURT.id,
            "#p-new",
            f"“{HURT.question}” had this address; its accounts answer “{NEW.question}” now",
        ),
        (((HURT,), (NEW,), (LESS,)), HURT.id, "#p-less", HURT.question),
        (((HURT,), (NEW,), (LESS,)), "p-new", "#p-less", NEW.question),
        (
            ((HURT, ROAD), (ROAD,)),
            HURT.id,
            "",
            "it is in no story any more. It was there until 2 Mar 2031",
        ),
        (
            ((HURT,), (LESS,)),
            HURT.accounts[0].id,
            "",
            "had this address; it is in no story any more",
        ),
        (((HURT,), (NEW,)), "p-never", "", "Nothing in this story has this address"),
        (((HURT,), (NEW,)), "t-none", "", "Nothing in this story has this address"),
    ],
)
def test_what_became_of_an_address(
    tmp_path: Path, states: tuple[tuple[Point, ...], ...], asked: str, leads: str, words: str
) -> None:
    kept(tmp_path / "s.db", *states)
    answer = open_desk(tmp_path / "s.db").get(f"/s/st-1/where/{asked}").json()
    assert answer["here"] is False
    assert answer["address"] == (f"/s/st-1{leads}" if leads else "")
    assert words in answer["told"]


def test_without_scripts_the_part_that_took_its_place_is_shown(tmp_path: Path) -> None:
    kept(tmp_path / "s.db", (HURT, ROAD), (NEW,))
    desk = open_desk(tmp_path / "s.db")
    assert (
        desk.get(f"/s/st-1/points/{HURT.id}", headers={"accept": "text/html"}).headers["location"]
        == "/s/st-1/points/p-new"
    )
    gone = desk.get(f"/s/st-1/points/{ROAD.id}", headers={"accept": "text/html"})
    assert gone.status_code == 404
    assert "in no story any more" in gone.text
    assert desk.get("/s/st-1/views/none", headers={"accept": "text/html"}).status_code == 404


def test_a_story_that_went_into_another_takes_its_addresses_along_and_one_that_is_gone_says_so(
    tmp_path: Path,
) -> None:
    path = tmp_path / "s.db"
    fill(path, {"st-1": make_ledger(HURT)})
    other: Ledger = make_ledger(ROAD)
    reports = tuple(
        replace(report, id=f"{report.id}-b", sha256=report.sha256[::-1]) for report in other.reports
    )
    story = replace(other.stories[0], reports=tuple(report.id for report in reports), points=())
    fill(path, {"st-2": replace(other, reports=reports, stories=(story,))})
    with stored(str(path)) as store:
        assert store.stories.apply(
            Plan(merged=(("st-1", "st-2"),)),
            generation=store.generation(),
            at="2031-03-04T08:00:00+00:00",
        )
        assert store.stories.former("st-2", HURT.id) is not None
        assert store.stories.apply(
            Plan(merged=(("st-2", None),)),
            generation=store.generation(),
            at="2031-03-05T08:00:00+00:00",
        )
    gone = open_desk(path).get("/s/st-2")
    assert gone.status_code == 404
    assert "all of its reports left the store" in gone.text


HTML = {"accept": "text/html"}


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere", 404, "There is no such page."),
        ("/s/none", 404, "There is no such story."),
        ("/s/mill/points/p-none", 404, "Open the story"),
        ("/s/mill/correct/nothing", 404, "There is no such page."),
    ],
)
def test_an_error_page_has_the_navigation_and_says_what_to_do(
    tmp_path: Path, path: str, status: int, words: str
) -> None:
    fill(tmp_path / "s.db", {"mill": rich_ledger()})
    answer = open_desk(tmp_path / "s.db").get(path, headers=HTML)
    assert answer.status_code == status
    assert words in answer.text
    assert '<nav aria-label="Desk">' in answer.text
    assert "What you can do" in answer.text
    assert 'action="/"' in answer.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "First add reports"),
        ("/sources", "First add reports"),
        ("/log", "Nothing was done yet"),
    ],
)
def test_an_empty_store_says_what_to_do_first(tmp_path: Path, path: str, words: str) -> None:
    open_store(str(tmp_path / "s.db"), create=True).close()
    assert words in open_desk(tmp_path / "s.db").get(path).text


@pytest.mark.parametrize("section", ["names", "speakers", "dates", "judgements"])
def test_an_empty_story_says_what_to_do_first(tmp_path: Path, section: str) -> None:
    ledger = make_ledger()
    empty = replace(ledger.stories[0], points=(), statements=(), names=(), dates=(), judgements=())
    fill(tmp_path / "s.db", {"st-1": replace(ledger, stories=(empty,))})
    html = open_desk(tmp_path / "s.db").get(f"/s/st-1/correct/{section}").text
    note = re.search(r'class="note"><b>.*?</li>|class="note"><b>.*?</p>', html, re.DOTALL)
    assert note
    assert "<a href=" in note.group()
