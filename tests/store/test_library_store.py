"""A store as a library has it: what people decide about stories is obeyed ever after, and can be
taken back."""

import random
from pathlib import Path

import pytest

import rashomon
from rashomon.errors import StopError
from rashomon.model.document import to_json
from rashomon.store import neighbours
from rashomon.store.database.open import open_store
from rashomon.store.library_store import OpenStore
from stored import Ticking, write_reports

pytestmark = pytest.mark.weights
AURORA = {"aurora-1", "aurora-2", "aurora-3"}
KAMAL, VOTE = {"kamal-1", "kamal-2"}, {"vote-1", "vote-2"}


@pytest.fixture(params=["small", "large"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> OpenStore:
    """All reports, in a store that is grouped as a whole and in one that is not."""
    if request.param == "large":
        monkeypatch.setattr(neighbours, "WHOLE", 2)
    made = OpenStore(open_store(str(tmp_path / "s.db"), create=True), clock=Ticking())
    made.add(str(write_reports(tmp_path / "reports")))
    return made


def stories(store: OpenStore) -> list[set[str]]:
    return sorted(
        (set(store.story(row.id).stories[0].reports) for row in store.stories()), key=sorted
    )


def home(store: OpenStore, report: str) -> str:
    return next(
        row.id for row in store.stories() if report in store.story(row.id).stories[0].reports
    )


def test_what_it_says(tmp_path: Path) -> None:
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        assert store.add(str(write_reports(tmp_path / "reports", "aurora-1", "vote-1"))).added == 2
        assert [found.report for found in store.search("parliament Larnia")] == ["vote-1"]
        assert {row.reports for row in store.stories()} == {1}
        assert [row.reports for row in store.stories("coastguard")] == [1]
        assert {change.kind for change in store.changes()} == {"new story"}
        assert to_json(store.ledger()) == to_json(
            rashomon.compare(rashomon.read(str(tmp_path / "reports")))
        )
    with pytest.raises(StopError, match="there is no store"):
        rashomon.open_store(str(tmp_path / "none.db"), create=False)


def test_merged_stories_stay_one_until_it_is_taken_back(store: OpenStore, tmp_path: Path) -> None:
    one, other = home(store, "aurora-1"), home(store, "kamal-1")
    changes = store.merge(one, other, by="ina", why="one fleet")
    assert stories(store) == [AURORA | KAMAL, VOTE]
    assert "merged" in {change.kind for change in changes}
    assert store.story(other).stories[0].id == store.story(one).stories[0].id
    assert "judged by ina" in store.story(one).stories[0].judgements[0].reason()
    assert store.regroup() == ()
    assert stories(store) == [AURORA | KAMAL, VOTE]
    ledger = rashomon.compare(
        rashomon.read(str(tmp_path / "reports")), judgements=store.judgements()
    )
    assert sorted(set(story.reports) for story in ledger.stories if len(story.reports) > 2) == [
        AURORA | KAMAL
    ]
    (judged,) = store.judgements()
    store.undo(judged.id[:12], by="ola")
    assert stories(store) == [AURORA, KAMAL, VOTE]
    assert home(store, "aurora-1") == one
    assert store.judgements()[0].undone_by == store.judgements()[1].id
    with pytest.raises(StopError, match="taken back"):
        store.undo(judged.id)


def test_a_report_that_comes_later_finds_its_part_of_a_split_story(
    store: OpenStore, tmp_path: Path
) -> None:
    story = home(store, "aurora-1")
    store.split(story, ["aurora-3"], by="ina")
    assert stories(store) == [{"aurora-1", "aurora-2"}, {"aurora-3"}, KAMAL, VOTE]
    assert home(store, "aurora-1") == story
    later = write_reports(tmp_path / "later", "aurora-3") / "aurora-3.txt"
    later.write_text(
        later.read_text("utf-8") + "The survivors of the Aurora will be heard on Monday.\n", "utf-8"
    )
    store.add(str(later.rename(later.with_name("aurora-9.txt"))))
    assert home(store, "aurora-9") == home(store, "aurora-3") != story
    assert store.regroup() == ()


def test_a_moved_report_is_in_its_new_story(store: OpenStore) -> None:
    story = home(store, "vote-1")
    store.move("kamal-2", story, by="ina")
    assert stories(store) == [AURORA, {"kamal-1"}, VOTE | {"kamal-2"}]
    assert home(store, "kamal-2") == story
    with pytest.raises(StopError, match="already"):
        store.move("kamal-2", story)


def test_what_cannot_be_decided_is_said(store: OpenStore) -> None:
    story = home(store, "aurora-1")
    for wrong in (
        lambda: store.merge(story, story),
        lambda: store.merge(story, "st-none"),
        lambda: store.split(story, ["vote-1"]),
        lambda: store.split(story, sorted(AURORA)),
        lambda: store.move("none", story),
        lambda: store.undo("j-none"),
    ):
        with pytest.raises(StopError):
            wrong()
    assert store.judgements() == ()


def test_a_judgement_about_a_name_is_obeyed_in_a_store_of_any_size(store: OpenStore) -> None:
    def names() -> set[str]:
        return {
            name.name for row in store.stories() for name in store.story(row.id).stories[0].names
        }

    assert "Sundarpur" in names()
    judged = rashomon.Judgement("j-1", ("Sundarpur",), "ina", "2031-03-05", "exclude", "name")  # type: ignore[arg-type]
    before = {row.id: row.updated_at for row in store.stories()}
    store.judge(judged)
    assert "Sundarpur" not in names()
    assert {row.id for row in store.stories() if row.updated_at != before[row.id]} >= {
        home(store, "kamal-1")
    }
    assert store.judge(judged) == ()


def test_the_order_of_arrival_does_not_change_what_was_decided(tmp_path: Path) -> None:
    paths = sorted(map(str, write_reports(tmp_path / "reports").iterdir()))
    results = []
    decided = rashomon.Judgement(
        "j-1", ("aurora-1", "vote-2"), "ina", "2031-03-05", "merge", "story"
    )  # type: ignore[arg-type]
    for seed in (1, 2):
        random.Random(seed).shuffle(paths)  # noqa: S311  an order, not a secret
        made = open_store(str(tmp_path / f"{seed}.db"), create=True)
        with OpenStore(made, clock=Ticking()) as store:
            store.add(*paths[:4])
            store.judge(decided)
            store.add(*paths[4:])
            results.append(to_json(store.ledger()))
    assert results[0] == results[1]
