"""A store of 0.5 is migrated in place when it is opened; one of 0.4 is refused."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from commands import run
from rashomon.cli.verify import check_store
from rashomon.errors import WrongSchema
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.stored import MIGRATED
from rashomon.model.user import UserRole
from rashomon.store.database.migrate import Migrated
from rashomon.store.database.open import open_store
from rashomon.store.library_store import open_store as open_library
from rashomon.store.update import settle
from stored import stored

PACKED = Path(__file__).resolve().parents[1] / "made" / "rashomon-0.5" / "store.db.gz"
pytestmark = pytest.mark.weights


@pytest.fixture
def address(tmp_path: Path) -> str:
    path = tmp_path / "desk.db"
    path.write_bytes(gzip.decompress(PACKED.read_bytes()))
    return str(path)


def change(address: str, *statements: str) -> None:
    with closing(sqlite3.connect(address)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_what_people_made_stays_and_decisions_of_models_go(address: str) -> None:
    with stored(address) as store:
        assert store.migrated == Migrated(stories=2, dropped=2)
        assert store.stories.of_version(MIGRATED) == store.stories.ids()
        changes = store.stories.changes()
        assert settle(store) == ()
        assert store.stories.changes() == changes  # nothing new happened in the stories
        assert store.stories.of_version(MIGRATED) == ()
        assert check_store(store).faults == ()
        assert {(one.what, one.by) for one in store.decisions.all()} == {
            (DecisionKind.OTHER_NAME, "person ina"),
            (DecisionKind.SET_ASIDE_SENTENCE, "person ina"),
            (DecisionKind.UNDO, "person ina"),
        }
        written = store.answers.all()  # one of each story
        assert [answer.by for answer in written] == ["person Ada Quill"] * 2
        for line in (line for answer in written for line in answer.lines):
            told = [f"“{part.named[0].quote}”" for part in line.parts]
            assert [part.told for part in line.parts] == told
        (user,) = store.users.all()
        assert (user.name, user.role) == ("ina", UserRole.EDIT)
        assert list(store.users.visits("ina")) == [store.stories.find("st-0803497b2d")[0]]
        assert [feed.url for feed in store.feeds.all()] == ["https://courier.example/feed.xml"]
    with stored(address) as store:
        assert store.migrated is None


def test_a_library_finds_the_stories_compared_again(address: str) -> None:
    with open_library(address) as store:
        ledger = store.ledger()
        assert {report.id for report in ledger.reports} == {
            "aurora-1",
            "aurora-2",
            "aurora-3",
            "vote-1",
            "vote-2",
        }
        ferry = next(story for story in ledger.stories if "aurora-1" in story.reports)
        assert len(ferry.statements) > 3
        answers = [answer for story in ledger.stories for answer in story.answers]
        assert [(answer.by, len(answer.lines)) for answer in answers] == [
            ("person Ada Quill", 1)
        ] * 2
        told = {part.told: part for answer in answers for part in answer.parts()}
        cut = "“there had been no drill”"  # out of what denies it
        assert cut in told
        assert all(part.sentences for part in told.values())
        set_aside = next(
            one for one in ferry.decisions if one.what is DecisionKind.SET_ASIDE_SENTENCE
        )
        assert set_aside.outcome == "obeyed"


def test_a_decision_before_the_stories_are_compared_again_makes_no_news(address: str) -> None:
    with stored(address) as store:
        (vote,) = store.reports.get(["vote-1"])
        aside = decide(DecisionKind.SET_ASIDE_REPORT, reports=[vote], by="person ina")
        store.decisions.add(aside)
        assert store.stories.of_version(MIGRATED) == store.stories.ids()
        assert settle(store) == ()


def test_a_damaged_story_stays_as_it_is_and_the_others_are_migrated(address: str) -> None:
    change(address, "UPDATE stories SET ledger = x'00' WHERE id = 'st-0803497b2d'")
    with stored(address) as store:
        assert store.stories.of_version(MIGRATED) == ("st-0788ca8aa5",)
        assert any("st-0803497b2d" in fault for fault in check_store(store).faults)


def test_the_command_says_it_once(address: str) -> None:
    told = run("stories", "--store", address).output
    assert "was a store of an older version" in told
    assert "2 decisions of language models dropped; 2 stories to compare again" in told
    assert "people killed" in told
    assert "older version" not in run("stories", "--store", address).output


def test_a_store_of_0_4_is_refused_in_one_sentence(address: str) -> None:
    change(address, "DELETE FROM meta WHERE key = 'schema'")  # 0.4 wrote no such key
    with pytest.raises(WrongSchema):
        open_store(address)
    done = run("stories", "--store", address, code=1)
    assert "`rashomon add PATH... --store NEW`" in done.output
    assert done.output.count("\n") == 1
