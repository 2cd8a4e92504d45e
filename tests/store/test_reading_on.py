"""Of a story that a model has read, only what came since is sent; what it wrote stays kept and is
not asked for again."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from goat_story import GATE, GOATS, TEXTS, Reader
from rashomon.model.decision import DecisionKind
from rashomon.model.difference import Difference
from rashomon.model.ledger import Ledger
from rashomon.model.stored import WAITING
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.settle_whole import settle_whole
from rashomon.store.update import current_ledger, keep_decisions, merged, split
from stored import NOW

AT = "2031-03-05T09:00:00"
pytestmark = pytest.mark.weights
SPEAKER = 'SHUT speaker "the farmer"'
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
        add_reports(store, paths, settings=Settings(), clock=lambda: NOW)
        store.reader = None
        return current_ledger(store, Settings())

    return added


def written(ledger: Ledger) -> dict[str, Difference]:
    """What the model wrote, by what it is called."""
    return {one.heading: one for story in ledger.stories for one in story.authored()}


def test_what_a_model_wrote_is_kept_and_not_asked_for_again(add: Add, store: SqlStore) -> None:
    reader = Reader(f"{GOATS}\n{GATE}\n{SPEAKER}")
    ledger = add(reader, "courier", "herald")
    assert set(written(ledger)) == {"goats", "Was the gate left open?"}
    assert {one.by for one in written(ledger).values()} == {"model otter"}
    assert [one.what for one in store.decisions.all()] == [DecisionKind.SPEAKER]
    assert len(store.authored.all()) == 2
    (story,) = ledger.stories
    assert story.model is not None
    assert (story.model.by, len(story.model.seen)) == ("model otter", 2)
    asked = len(reader.asked)
    assert written(add(reader)) == written(ledger)
    assert len(reader.asked) == asked
    assert settle_whole(store, settings=Settings(), clock=lambda: NOW) == ()
    assert current_ledger(store, Settings()) == ledger


def test_a_report_that_comes_takes_nothing_away_and_is_read_where_a_model_is_given(
    add: Add,
) -> None:
    first = written(add(Reader(f"{GOATS}\n{GATE}"), "courier", "herald"))
    reader = Reader('wire | "was bitten" COOK | "left open" OPEN')
    ledger = add(reader, "wire")
    assert set(written(ledger)) == set(first)  # what it says now is borne out by nothing
    assert reader.asked[0].stage == "added"
    assert "built in 1911" not in reader.asked[0].user
    (story,) = (one for one in ledger.stories if len(one.reports) == 3)
    assert story.model is not None
    assert {report.sha256 for report in ledger.reports} == {*story.model.seen}


def test_what_a_model_wrote_is_told_by_runs_without_one(add: Add) -> None:
    first = written(add(Reader(f"{GOATS}\n{GATE}"), "courier", "herald"))
    assert set(written(add(None, "wire"))) == set(first) == {"goats", "Was the gate left open?"}


def test_a_report_alone_is_not_read(add: Add) -> None:
    reader = Reader("none")
    add(reader, "courier")
    assert not reader.asked


def test_what_gets_no_answer_waits_and_is_not_told_as_read(add: Add, store: SqlStore) -> None:
    ledger = add(Reader(lambda prompt: None), "courier", "herald")
    (story,) = ledger.stories
    assert (story.model is not None and story.model.seen, written(ledger)) == ((), {})
    assert store.stories.versions(store.stories.ids()) == {store.stories.ids()[0]: WAITING}
    later = Reader(GOATS)
    assert set(written(add(later))) == {"goats"}  # the next run reads it, whatever it adds
    assert later.asked
    assert store.stories.of_version(WAITING) == ()


def test_what_differs_between_two_stories_waits_until_they_are_one_again(
    add: Add, store: SqlStore
) -> None:
    whole = written(add(Reader(GOATS), "courier", "herald"))
    (ident,) = store.stories.ids()
    apart = split(store, ident, ["herald"], by="person ina", at=AT)
    keep_decisions(store, apart, settings=Settings(), clock=lambda: NOW)
    parted = current_ledger(store, Settings())
    assert (len(parted.stories), written(parted)) == (2, {})
    joined = merged(store, store.stories.ids(), by="person ina", at=AT)
    keep_decisions(store, joined, settings=Settings(), clock=lambda: NOW)
    assert set(written(current_ledger(store, Settings()))) == set(whole) == {"goats"}
