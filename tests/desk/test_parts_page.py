"""The desk asks whether a story that may be two events is one, and obeys the answer."""

import time
from pathlib import Path
from typing import Any

import pytest

from desks import open_desk, token_of
from two_as_one import two_as_one

pytestmark = pytest.mark.weights


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    """A desk with the four reports as one story."""
    return open_desk(two_as_one(tmp_path))


def answered(desk: Any, answer: str) -> dict[str, Any]:
    """The job that carried out an answer."""
    page = desk.get("/s/both").text
    sent = page.partition('name="parts" value="')[2].partition('"')[0]
    data = {"csrf": token_of(page), "parts": sent, "answer": answer}
    assert desk.post("/s/both/parts", data=data).status_code == 303
    end = time.monotonic() + 60
    while (job := desk.get("/add", headers={"Accept": "application/json"}).json()["jobs"][0])[
        "state"
    ] not in ("done", "failed"):
        assert time.monotonic() < end
        time.sleep(0.05)
    assert job["state"] == "done"
    return dict(job)


def stories(desk: Any) -> list[set[str]]:
    """The reports of each story, by the names of their files."""
    with desk.app.state.desk.pool.reading() as store:
        return sorted(
            (set(store.stories.get(one).reports) for one in store.stories.ids()), key=sorted
        )


def test_two_stories_are_made_of_one(desk: Any) -> None:
    page = desk.get("/s/both").text
    assert "It may be two events: 2 reports (“Fire at the Lenz mill”) and 2 (“" in page
    assert "One event or two?" in page
    job = answered(desk, "two")
    assert stories(desk) == [{"mill-0", "mill-1"}, {"vote-0", "vote-1"}]
    assert len(job["links"]) == 2
    for address, _ in job["links"]:
        assert "One event or two?" not in desk.get(address).text


def test_one_story_is_not_asked_about_again(desk: Any) -> None:
    (address, _), *more = answered(desk, "one")["links"]
    assert more == []
    assert stories(desk) == [{"mill-0", "mill-1", "vote-0", "vote-1"}]
    page = desk.get(address).text
    assert "One event or two?" not in page
    assert "may be two events" not in page


def test_an_answer_to_what_was_shown_before_is_refused(desk: Any) -> None:
    data = {"csrf": token_of(desk.get("/s/both").text), "parts": "parts-0", "answer": "two"}
    answer = desk.post("/s/both/parts", data=data)
    assert answer.status_code == 409
    assert "The story has changed since." in answer.text
    assert len(stories(desk)) == 1


def test_a_page_opened_before_the_story_changed_has_its_rules(desk: Any) -> None:
    former = desk.get("/s/both/0123456789abcdef/rules.css")
    assert former.status_code == 200
    assert former.headers["cache-control"] == "private, no-store"
