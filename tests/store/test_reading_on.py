"""What a model wrote of a story stays kept and is not asked for again; of a story to which reports
came it is asked about these."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from goat_story import GATE, GOATS, TEXTS, Reader
from rashomon.model.answer import Answer
from rashomon.model.ledger import Ledger
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.decided_stories import merged, split
from rashomon.store.regroup import regroup
from rashomon.store.update import current_ledger, keep_decisions

AT = "2031-03-05T09:00:00"
pytestmark = pytest.mark.weights
Add = Callable[..., Ledger]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with closing(open_store(str(tmp_path / "news.db"), create=True)) as opened:
        yield opened


@pytest.fixture
def add(store: SqlStore, tmp_path: Path) -> Add:
    def added(model: object, *names: str) -> Ledger:
        folder = tmp_path / ("-".join(names) or "none")
        folder.mkdir(exist_ok=True)
        for name in names:
            (folder / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
        store.reader = model  # type: ignore[assignment]
        paths = [str(folder)] if names else []
        add_reports(store, paths)
        store.reader = None
        return current_ledger(store)

    return added


def written(ledger: Ledger) -> list[Answer]:
    """What the model wrote, the newest first."""
    return [answer for story in ledger.stories for answer in story.answers]


def things(ledger: Ledger) -> list[str | None]:
    """What its lines are about."""
    return [line.thing for answer in written(ledger) for line in answer.lines]


def test_what_a_model_wrote_is_kept_and_not_asked_for_again(add: Add, store: SqlStore) -> None:
    reader = Reader(f"{GOATS}\n{GATE}")
    ledger = add(reader, "courier", "herald")
    assert things(ledger) == ["Goats", "Gate"]
    assert [answer.by for answer in written(ledger)] == ["model otter"]
    assert len(store.answers.all()) == 1
    (story,) = ledger.stories
    assert story.model is not None
    assert (story.model.by, len(story.model.seen)) == ("model otter", 2)
    asked = len(reader.asked)
    assert written(add(reader)) == written(ledger)
    assert len(reader.asked) == asked
    assert regroup(store, at_once=True) == ()
    assert current_ledger(store) == ledger


def test_of_a_story_to_which_a_report_comes_the_model_is_asked_about_what_came(
    add: Add, store: SqlStore
) -> None:
    add(Reader(GOATS), "courier", "herald")
    reader = Reader("after l1: **Cook**: a goat bit the cook, the mayor said [COOK].")
    add(reader, "wire")  # which opens its own story: what is not sure is proposed
    store.reader = reader  # type: ignore[assignment]
    regroup(store, at_once=True)
    ledger = current_ledger(store)
    assert [prompt.stage for prompt in reader.asked] == ["came", "came-second", "third"]
    assert things(ledger) == ["Goats", "Cook", "Goats"]  # the newest answer first
    assert written(ledger)[0].lines[0].id == written(ledger)[1].lines[0].id
    assert written(add(reader)) == written(ledger)
    assert len(reader.asked) == 3
    (story,) = (one for one in ledger.stories if len(one.reports) == 3)
    assert story.model is not None
    assert {report.sha256 for report in ledger.reports} == {*story.model.seen}


def test_what_a_model_wrote_is_told_by_runs_without_one(add: Add) -> None:
    first = things(add(Reader(f"{GOATS}\n{GATE}"), "courier", "herald"))
    assert things(add(None, "wire")) == first == ["Goats", "Gate"]


def test_a_report_alone_is_not_read(add: Add) -> None:
    reader = Reader("none")
    add(reader, "courier")
    assert not reader.asked


def test_what_gets_no_answer_waits_and_is_not_told_as_read(add: Add, store: SqlStore) -> None:
    ledger = add(Reader(lambda prompt: None), "courier", "herald")
    (story,) = ledger.stories
    assert (story.model is not None and story.model.seen, written(ledger)) == ((), [])
    assert store.stories.to_compare(waiting=True) == store.stories.ids()
    later = Reader(GOATS)
    assert things(add(later)) == ["Goats"]  # the next run reads it, whatever it adds
    assert later.asked
    assert store.stories.to_compare(waiting=True) == ()


def test_an_answer_to_two_stories_stands_whole_again_once_they_are_one(
    add: Add, store: SqlStore
) -> None:
    whole = written(add(Reader(GOATS), "courier", "herald"))
    (ident,) = store.stories.ids()
    apart = split(store, ident, ["herald"], by="person ina", at=AT)
    keep_decisions(store, apart)
    assert len(current_ledger(store).stories) == 2
    assert len(store.answers.all()) == 1
    joined = merged(store, store.stories.ids(), by="person ina", at=AT)
    keep_decisions(store, joined)
    again = written(current_ledger(store))
    assert [answer.id for answer in again] == [answer.id for answer in whole]
