"""The desk asks whether a story that may be two events is one, and obeys the answer."""

import time
from pathlib import Path
from typing import Any

import pytest

import rashomon
from desks import fill, open_desk, token_of
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
MILL = (
    "Fire at the Lenz mill\n\nA fire destroyed the old mill at Port Lenz on Monday. Nine workers "
    "were hurt when its roof fell in. The mayor, Ida Krantz, closed the quay.\n",
    "Lenz mill burns down\n\nThe old mill at Port Lenz was destroyed by a fire on Monday. Its roof "
    "fell in and nine workers were hurt. Mayor Ida Krantz closed the quay for a week.\n",
)
VOTE = (
    "Ostrand votes against the tunnel\n\nVoters in Ostrand rejected the tunnel under the Grey Pass "
    "on Sunday. Turnout was 61 percent, the canton said. The council will now repair the road.\n",
    "No to the tunnel\n\nThe tunnel under the Grey Pass was rejected by voters in Ostrand on "
    "Sunday. The canton said turnout was 61 percent. The road will be repaired by the council.\n",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for kind, texts in (("mill", MILL), ("vote", VOTE)):
        for n, text in enumerate(texts):
            (made / f"{kind}-{n}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Any:
    """A desk with the four reports as one story."""
    one_story = Settings(stories=StorySettings(one_story=True))
    ledger = rashomon.compare(folder, settings=one_story)
    fill(tmp_path / "desk.db", {"both": ledger})
    return open_desk(tmp_path / "desk.db")


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
