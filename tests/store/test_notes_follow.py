"""What a report told stands at the story that it is in, also when stories are split, merged and
parted again."""

from pathlib import Path

import pytest

import rashomon
from newsroom import EVENTS, OUTLETS
from rashomon.store import settle_whole
from rashomon.store.library_store import OpenStore
from rashomon.store.news import morning
from rashomon.store.update import settle

pytestmark = pytest.mark.weights
BEGINNING = "2000-01-01T00:00:00+00:00"
_, *LAMP = EVENTS[0]
_, *TULIPS = EVENTS[1]
DISMISSED = "The harbour board dismissed keeper Odo Varr of the Grindle Point light on Tuesday."
RESIGNED = "Mayor Tirza Holm of Vessem resigned over the Linge dyke on Wednesday."


class Newsroom:
    """A store whose clock goes a minute ahead with each run."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "desk"
        self.folder.mkdir()
        self.store: OpenStore = rashomon.open_store(str(folder / "s.db"))
        self.minute = 0
        monkeypatch.setattr(self.store._store, "present", self.moment)
        self.add("lamp-post", LAMP[:3])
        self.add("lamp-echo", [LAMP[0], *LAMP[2:4]])

    def moment(self) -> str:
        return f"2031-03-05T08:{self.minute:02}:00+00:00"

    def add(self, name: str, told: list[str]) -> None:
        self.minute += 1
        outlet = OUTLETS[name.rpartition("-")[2]]
        text = f"{told[0].rstrip('.')}\n\n{outlet}\n5 March 2031\n\n" + "\n\n".join(told) + "\n"
        (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")
        self.store.add(self.folder / f"{name}.txt")

    def story_of(self, report: str) -> str:
        (home,) = [
            row.id
            for row in self.store.stories()
            if report in self.store.story(row.id).stories[0].reports
        ]
        return home

    def news(self, since: int) -> dict[str, tuple[bool, int, list[str]]]:
        """What is new since a minute: of each story whether it is new, how many reports came, and
        what they told."""
        moment = f"2031-03-05T08:{since:02}:00+00:00"
        stories, _ = morning(self.store._store, since=moment, most=9)
        listed = {}
        for news in stories:
            listed[news.row.id] = (news.is_new, news.reports, [one.words for one in news.told])
        return listed


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    return Newsroom(tmp_path, monkeypatch)


def test_a_note_goes_with_its_report_when_a_story_is_split_and_back(room: Newsroom) -> None:
    room.add("lamp-wire", [DISMISSED, LAMP[0], LAMP[2]])
    lamp = room.story_of("lamp-post")
    told = {lamp: (False, 1, [DISMISSED])}
    assert room.news(since=3) == told
    room.store.split(lamp, ["lamp-wire"], by="ina")
    assert room.news(since=3) == {room.story_of("lamp-wire"): (False, 1, [DISMISSED])}
    room.store.undo(room.store.decisions()[-1].id, by="ina")
    assert room.news(since=3) == told


def test_a_note_that_came_to_a_merged_story_goes_with_its_report(room: Newsroom) -> None:
    room.add("tulips-post", TULIPS[:3])
    lamp = room.story_of("lamp-post")
    tulips = room.story_of("tulips-post")
    room.store.merge(lamp, tulips, by="ina")
    room.add("tulips-wire", [RESIGNED, TULIPS[0], TULIPS[2]])
    assert room.news(since=4) == {lamp: (False, 1, [RESIGNED])}
    room.store.undo(room.store.decisions()[-1].id, by="ina")
    assert room.news(since=4) == {tulips: (False, 1, [RESIGNED])}
    room.store.regroup()
    assert room.news(since=4) == {tulips: (False, 1, [RESIGNED])}


def test_an_old_story_is_not_new_when_a_new_one_ends_in_it(room: Newsroom) -> None:
    room.add("tulips-post", TULIPS[:3])
    lamp = room.story_of("lamp-post")
    tulips = room.story_of("tulips-post")
    assert room.news(since=3) == {tulips: (True, 0, [])}
    room.store.merge(lamp, tulips, by="ina")
    assert room.news(since=3) == {lamp: (False, 1, [])}


def test_a_note_follows_its_report_where_stories_are_written_in_batches(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle_whole, "AT_ONCE", 1)
    room.add("lamp-wire", [DISMISSED, LAMP[0], LAMP[2]])
    room.store.split(room.story_of("lamp-post"), ["lamp-wire"], by="ina")
    settle(room.store._store)
    room.store.regroup()
    assert room.news(since=3) == {room.story_of("lamp-wire"): (False, 1, [DISMISSED])}
