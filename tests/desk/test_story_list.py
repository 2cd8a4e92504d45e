"""The list of stories: filters, search, pages, what is missing."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desks import fill, open_desk
from ledgers import full_ledger
from pages import rich_ledger
from rashomon.model.stored import SourceRow
from rashomon.store.database.open import open_store


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
        ({"status": "updated"}, ["mill"]),
        ({"status": "nothing"}, []),
        ({"place": "Dunmora"}, ["mill"]),
        ({"outlet": "Hill Post"}, ["slide"]),
        ({"speaker": "Jon Tarn"}, ["mill"]),
        ({"since": "2031-05-01"}, ["slide"]),
        ({"until": "2031-04-01"}, ["mill"]),
        ({"since": "2031-03-01", "until": "2031-03-31"}, ["mill"]),
        ({"since": "30 February", "lines": "many", "page": "-1"}, ["slide", "mill"]),
        ({"lines": "2"}, ["slide", "mill"]),
        ({"lines": "3"}, []),
        ({"q": "landslide"}, ["slide"]),
        ({"q": "ministry warning"}, ["slide"]),
        ({"q": "bodies"}, ["mill"]),
        ({"q": "people", "status": "updated"}, ["mill"]),
        ({"q": "no such words"}, []),
        ({"q": '"*) OR NEAR('}, []),
        ({"q": "\x00"}, ["slide", "mill"]),
    ],
)
def test_filters(two: Path, asked: dict[str, str], expected: list[str]) -> None:
    assert sorted(titles(open_desk(two), **asked)) == sorted(expected)


def test_the_last_changed_comes_first(two: Path) -> None:
    assert titles(open_desk(two)) == ["slide", "mill"]
    fill(two, {"mill": rich_ledger()}, at="2031-06-01T00:00:00+00:00")
    assert titles(open_desk(two)) == ["mill", "slide"]


def test_a_hit_says_what_it_is_and_leads_to_the_words(two: Path) -> None:
    html = open_desk(two).get("/", params={"q": "locked"}).text
    assert (
        '<span class="kind">point</span> <a href="/s/mill#p-locked">Was a door locked?</a>' in html
    )
    assert '<span class="kind">statement</span>' in html
    assert '<span class="kind">report</span> <a href="/s/mill#t-lark"' in html
    assert (
        '<span class="kind">name</span>' in open_desk(two).get("/", params={"q": "Dunmoora"}).text
    )


def test_what_was_found_before_is_gone_when_the_story_says_it_no_more(two: Path) -> None:
    ledger = rich_ledger()
    fill(
        two,
        {
            "mill": replace(
                ledger, stories=(replace(ledger.stories[0], points=(), statements=(), names=()),)
            )
        },
    )
    assert titles(open_desk(two), place="Dunmora") == []
    store = open_store(str(two))
    assert {hit.story for hit in store.search.words("door")} == set()
    assert store.damage() == ()


def test_filters_stand_in_the_address_and_each_can_be_taken_out(two: Path) -> None:
    html = open_desk(two).get("/", params={"q": "locked", "outlet": "Lark"}).text
    assert 'href="/?outlet=Lark"' in html
    assert 'href="/?q=locked"' in html
    assert 'href="/stories.csv?q=locked&amp;outlet=Lark"' in html


def test_pages(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.desk import story_list

    monkeypatch.setattr(story_list, "PAGE", 2)
    small = replace(full_ledger(), failures=())
    for n in range(4):
        fill(db, {f"story{n}": small}, at=f"2031-05-0{n + 1}T00:00:00+00:00")
    desk = open_desk(db)
    assert titles(desk) == ["story3", "story2"]
    assert titles(desk, page="2") == ["story1", "story0"]
    assert titles(desk, page="3") == ["mill"]
    assert titles(desk, page="9") == []
    assert 'rel="next" href="/?page=2"' in desk.get("/").text
    assert len(desk.get("/stories.csv").text.strip().splitlines()) == 6


def test_incomplete_coverage_is_said_and_leads_to_the_sources(two: Path) -> None:
    desk = open_desk(two)
    assert "coverage incomplete" not in desk.get("/").text
    store = open_store(str(two))
    store.feeds.note_sources(
        [
            SourceRow(
                "https://news.example/feed",
                "2031-05-04T08:00:00+00:00",
                None,
                "503 Service Unavailable",
            )
        ]
    )
    html = desk.get("/").text
    assert 'href="/sources">coverage incomplete: 1 source not read' in html
    sources = desk.get("/sources").text
    assert "503 Service Unavailable" in sources
    assert "never" in sources


def test_only_what_changed_since_i_opened_it(two: Path) -> None:
    from desks import Clock

    clock = Clock()
    clock.move(days=100)
    desk = open_desk(two, clock=clock)
    desk.get("/")
    desk.get("/s/mill")
    desk.get("/s/slide")
    clock.move(hours=1)
    assert titles(desk, new="1") == []
    fill(two, {"mill": rich_ledger()}, at=clock().isoformat())
    clock.move(hours=1)
    assert titles(desk, new="1") == ["mill"]
