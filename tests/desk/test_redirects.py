"""Addresses that are gone lead to what took their place, or say what became of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from desks import fill, open_desk
from ledgers import HURT, ROAD, make_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.point import Point
from rashomon.model.stored import Plan
from stored import stored


def kept(path: Path, *states: tuple[Point, ...]) -> None:
    """A store whose story had these points, one state after the other."""
    for number, points in enumerate(states):
        fill(path, {"st-1": make_ledger(*points)}, at=f"2031-03-0{number + 1}T08:00:00+00:00")


NEW = replace(HURT, id="p-new", question="How many were hurt on the road?")
LESS = replace(HURT, id="p-less", accounts=HURT.accounts[1:])


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


def test_what_is_there_is_not_sought(tmp_path: Path) -> None:
    kept(tmp_path / "s.db", (HURT,))
    desk = open_desk(tmp_path / "s.db")
    for ident in (HURT.id, HURT.accounts[0].id):
        assert desk.get(f"/s/st-1/where/{ident}").json()["here"] is True


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
