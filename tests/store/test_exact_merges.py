"""A merge joins the stories that were named and no other, and undo gives what was before it."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

import rashomon
from newsroom import plain_text, reports_by_story
from rashomon.model.stored import Features
from rashomon.store import neighbours, plan_stories
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.database.schema import meta
from rashomon.store.library_store import OpenStore
from stored import Ticking

pytestmark = pytest.mark.weights
# between two moments at which a clock is asked; the second leaves several within one second
_A_MINUTE = timedelta(minutes=1)
_AN_INSTANT = timedelta(microseconds=1)
BRIDGE = (
    "The old bridge at Velm was shut on Monday after engineers found a crack in its main arch.",
    "Lorries drive by way of Osk until the arch of the bridge has been repaired.",
    "The repair of the arch at Velm may take six weeks, the council said.",
)
BRIDGE_AGAIN = (
    "Engineers found a crack in the main arch of the old bridge at Velm and shut it on Monday.",
    "Until the arch of the bridge is repaired lorries drive round by Osk.",
    "The council of Velm expects the repair to take six weeks.",
)
BRIDGE_LATER = (
    "Engineers shut the old bridge at Velm on Monday because they found a crack in its main arch.",
    "Lorries must drive by way of Osk until the bridge has been repaired.",
    "The council of Velm said the repair of the arch takes six weeks.",
)
FERRY = (
    "A fire on the ferry Ostara killed three people off Harn on Monday, the coastguard said.",
    "Fishing boats took forty passengers off the ferry.",
    "The fire began in the engine room of the Ostara.",
)
FERRY_AGAIN = (
    "Three people died in a fire in the engine room of the ferry Ostara near Harn on Monday.",
    "Forty passengers of the Ostara were saved by fishing boats, the coastguard said.",
    "The owner of the ferry has asked for an inquiry.",
)
ROUND_UP = (
    "Engineers have shut the old bridge at Velm because of a crack in its main arch.",
    "A fire aboard the ferry Ostara off Harn has killed three people, the coastguard says.",
    "A builder told the court at Osk on Monday that he paid the mayor for a school.",
)


@pytest.fixture(params=["small", "large"])
def desk(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> OpenStore:
    """A store in which a round-up, split off, is a story of its own beside those that it tells."""
    if request.param == "large":
        monkeypatch.setattr(neighbours, "GROUPED_WHOLE", 1)
    store: OpenStore = rashomon.open_store(str(tmp_path / "s.db"))
    save(store, tmp_path, post=BRIDGE, echo=BRIDGE_AGAIN)
    save(store, tmp_path, wire=FERRY, mail=FERRY_AGAIN)
    save(store, tmp_path, radio=ROUND_UP)
    home = home_of(store, "radio")
    if len(reports_by_story(store)[home]) > 1:
        store.split(home, ["radio"], by="ina")
        store.undo(store.decisions()[-1].id, by="ina")
        store.split(home, ["radio"], by="bo")
    assert sorted(reports_by_story(store).values()) == [
        ["echo", "post"],
        ["mail", "wire"],
        ["radio"],
    ]
    return store


def save(store: OpenStore, folder: Path, **files: tuple[str, ...]) -> None:
    paths = []
    for name, told in files.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(plain_text(name, told, "16 November 2026"), encoding="utf-8")
    store.add(*paths)


def home_of(store: OpenStore, ident: str) -> str:
    return next(story for story, members in reports_by_story(store).items() if ident in members)


def test_a_merge_takes_no_third_story_and_undo_gives_what_was_before(
    desk: OpenStore, tmp_path: Path
) -> None:
    before = reports_by_story(desk)
    desk.merge(home_of(desk, "wire"), home_of(desk, "radio"), by="ina")
    assert sorted(reports_by_story(desk).values()) == [["echo", "post"], ["mail", "radio", "wire"]]
    desk.undo(desk.decisions()[-1].id, by="ina")
    assert reports_by_story(desk) == before
    desk.merge(home_of(desk, "wire"), home_of(desk, "post"), by="ina")
    assert sorted(reports_by_story(desk).values()) == [["echo", "mail", "post", "wire"], ["radio"]]
    desk.undo(desk.decisions()[-1].id, by="ina")
    assert reports_by_story(desk) == before


def test_to_group_all_anew_adds_no_third_story_to_a_merge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = rashomon.open_store(str(tmp_path / "s.db"))
    with monkeypatch.context() as apart:  # words that told less when each of these came
        apart.setattr(plan_stories, "group_features", lambda features, **_: singles(features))
        save(store, tmp_path, post=BRIDGE)
        save(store, tmp_path, echo=BRIDGE_AGAIN)
        save(store, tmp_path, wire=FERRY)
    store.merge(home_of(store, "post"), home_of(store, "wire"), by="ina")
    before = reports_by_story(store)
    assert sorted(before.values()) == [["echo"], ["post", "wire"]]
    store.regroup()
    assert reports_by_story(store) == before
    store.undo(store.decisions()[-1].id, by="ina")
    store.regroup()
    assert sorted(reports_by_story(store).values()) == [["echo", "post"], ["wire"]]


def ticking_store(folder: Path, step: timedelta = _A_MINUTE) -> SqlStore:
    """A new store whose clock goes on by this step each time."""
    opened = open_store(str(folder / "s.db"), create=True)
    opened.clock = Ticking(step)
    return opened


def singles(features: Iterable[Features]) -> list[tuple[str]]:
    return [(report.id,) for report in features]


@pytest.mark.parametrize("parted", ["post", "echo"])
def test_a_split_and_a_merge_are_taken_back_one_after_the_other(
    parted: str, tmp_path: Path
) -> None:
    store = OpenStore(ticking_store(tmp_path))
    save(store, tmp_path, post=BRIDGE, echo=BRIDGE_AGAIN)
    save(store, tmp_path, wire=FERRY)
    before = reports_by_story(store)
    store.split(home_of(store, parted), [parted], by="ina")
    split = store.decisions()[-1].id
    store.merge(home_of(store, parted), home_of(store, "wire"), by="ina")
    merge = store.decisions()[-1].id
    store.undo(split, by="ina")
    assert [*reports_by_story(store).values()] == [["echo", "post", "wire"]]
    store.undo(merge, by="ina")
    assert reports_by_story(store) == before


def test_what_came_to_a_merged_story_goes_with_the_part_that_it_is_like(tmp_path: Path) -> None:
    store = rashomon.open_store(str(tmp_path / "s.db"))
    save(store, tmp_path, post=BRIDGE, echo=BRIDGE_AGAIN)
    save(store, tmp_path, wire=FERRY, mail=FERRY_AGAIN)
    before = reports_by_story(store)
    bridge = home_of(store, "post")
    store.merge(*before, by="ina")
    save(store, tmp_path, later=BRIDGE_LATER)
    assert [*reports_by_story(store).values()] == [["echo", "later", "mail", "post", "wire"]]
    store.undo(store.decisions()[-1].id, by="ina")
    assert reports_by_story(store) == before | {bridge: ["echo", "later", "post"]}


def test_an_undone_split_gives_what_was_before(desk: OpenStore) -> None:
    before = reports_by_story(desk)
    decided = len(desk.decisions())
    bridge = home_of(desk, "post")
    desk.split(bridge, ["echo"], by="ina")
    assert ["echo"] in reports_by_story(desk).values()
    assert len(desk.decisions()) > decided
    desk.undo(desk.decisions()[-1].id, by="ina")
    assert reports_by_story(desk) == before


@pytest.mark.parametrize("step", [_A_MINUTE, _AN_INSTANT])
def test_what_is_taken_back_gives_each_story_the_id_that_it_had(
    step: timedelta, tmp_path: Path
) -> None:
    store = OpenStore(ticking_store(tmp_path, step))
    save(store, tmp_path, post=BRIDGE, wire=FERRY, mail=FERRY_AGAIN)
    save(store, tmp_path, echo=BRIDGE_AGAIN)
    before = reports_by_story(store)
    store.merge(*before, by="ina")
    merge = store.decisions()[-1].id
    store.undo(merge, by="ina")
    assert reports_by_story(store) == before
    store.split(home_of(store, "post"), ["echo"], by="ina")
    split = store.decisions()[-1].id
    parted = reports_by_story(store)
    store.merge(home_of(store, "echo"), home_of(store, "mail"), by="ina")
    merge = store.decisions()[-1].id
    store.undo(merge, by="bo")
    assert reports_by_story(store) == parted
    store.undo(split, by="bo")
    assert reports_by_story(store) == before


def test_a_merge_of_an_older_store_is_taken_back_by_what_changed_since(tmp_path: Path) -> None:
    opened = ticking_store(tmp_path)
    store = OpenStore(opened)
    save(store, tmp_path, post=BRIDGE, echo=BRIDGE_AGAIN)
    save(store, tmp_path, wire=FERRY)
    before = reports_by_story(store)
    store.merge(*before, by="ina")
    (merge,) = store.decisions()
    opened.run(delete(meta).where(meta.c.key == merge.id))  # which 0.7.0 did not keep
    store.undo(merge.id, by="ina")
    assert reports_by_story(store) == before


@pytest.mark.parametrize(
    "leaving",
    [["post"], ["wire"], ["post", "wire"], ["echo", "mail"], ["post", "echo", "wire"]],
    ids=" ".join,
)
def test_who_takes_back_the_last_of_a_split_takes_it_back_whole(
    leaving: list[str], tmp_path: Path
) -> None:
    store = OpenStore(ticking_store(tmp_path, _AN_INSTANT))
    save(store, tmp_path, post=BRIDGE, echo=BRIDGE_AGAIN)
    save(store, tmp_path, wire=FERRY, mail=FERRY_AGAIN)
    before = reports_by_story(store)
    store.merge(*before, by="ina")
    merge = store.decisions()[-1].id
    store.split(home_of(store, "post"), leaving, by="ina")
    store.undo(store.decisions()[-1].id, by="ina")
    store.undo(merge, by="ina")
    assert reports_by_story(store) == before
