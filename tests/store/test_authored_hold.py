"""What authors wrote in a store: whatever comes to its stories, it holds (SAFETY 23)."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import run
from factories import quoted
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.difference import Difference, Status
from rashomon.store.library_store import OpenStore, open_store

pytestmark = pytest.mark.weights
ADA, AT = "person Ada Quill", "2031-03-12T08:00:00"
HEAD = "Lamp out at Grindle Point light"
SAID = (
    "The keeper of Grindle Point, Odo Varr, was drunk when the lamp went out on Monday, the "
    "harbour board said."
)
DENIED = (
    "Odo Varr, the keeper of Grindle Point, was not drunk when the lamp went out on Monday, his "
    "sister said."
)
AGAIN = (
    "Odo Varr, keeper of the Grindle Point light, was sober when the lamp went out on Monday, his "
    "doctor said."
)
MORE = (
    "The lamp of Grindle Point stayed dark for nine hours and two boats ran aground on the Skerry "
    "rocks."
)
TEXT = (
    f"by: {ADA}\n"
    '? Was Odo Varr drunk when the lamp went out? | "was drunk when the lamp went out" BOARD | '
    '"was not drunk when the lamp went out" sister\n'
)


def put(folder: Path, name: str, *sentences: str) -> Path:
    path = folder / f"{name}.txt"
    head = f"The {name.title()} Post\n11 March 2031\n\n{HEAD}"
    path.write_text(f"{head}\n\n{' '.join(sentences)}\n", encoding="utf-8")
    return path


def put_dated(folder: Path, published: str, *sentences: str) -> Path:
    """A state of one page."""
    path = folder / f"board-{published[:10]}.json"
    item = {"url": "https://board.example/lamp", "title": HEAD, "published": published}
    path.write_text(json.dumps([item | {"text": " ".join(sentences)}]), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    put_dated(tmp_path / "in", "2031-03-11T08:00:00Z", SAID, MORE)
    put(tmp_path / "in", "sister", MORE, DENIED)
    return tmp_path / "in"


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Iterator[OpenStore]:
    """A store of one story, with what Ada wrote of it."""
    with open_store(str(tmp_path / "s.db")) as opened:
        opened.add(str(folder))
        (board,) = (one.id for one in opened.ledger().reports if one.id != "sister")
        assert opened.put(TEXT.replace("BOARD", board)).refused == ()
        assert told(opened).status is Status.DIFFERS
        yield opened


def told(store: OpenStore) -> Difference:
    """What Ada wrote, as the store tells it."""
    (one,) = (one for story in store.ledger().stories for one in story.authored())
    return one


def story(store: OpenStore) -> str:
    return max(store.stories(), key=lambda row: row.reports).id


def test_a_report_that_comes_later_takes_nothing_away(store: OpenStore, folder: Path) -> None:
    before = told(store)
    store.add(str(put(folder, "doctor", AGAIN, MORE)))
    after = told(store)
    assert (after.versions, after.status) == (before.versions, Status.DIFFERS)
    assert len(store.authored(story(store))) == 1


def test_a_revision_without_the_words_lists_what_it_no_longer_bears_out(
    store: OpenStore, folder: Path
) -> None:
    changed = SAID.replace("was drunk", "was awake")
    page = put_dated(folder, "2031-03-12T08:00:00Z", changed, MORE)
    kinds = {change.kind for change in store.add(str(page)).changes}
    assert {"revision", "difference gone"} <= kinds
    assert not any(one.authored() for one in store.ledger().stories)
    told_ = run("verify", "--store", store._store.name).output
    question = "Was Odo Varr drunk when the lamp went out?"
    assert f"kept, and not borne out by the reports: {question} ({ADA})" in told_
    (kept,) = store.not_borne_out(story(store))
    assert (kept.by, kept.heading) == (ADA, "Was Odo Varr drunk when the lamp went out?")


def test_what_was_written_follows_its_words_into_other_stories_and_back(store: OpenStore) -> None:
    before = told(store)
    store.split(story(store), ["sister"], by="ina")
    assert len(store.stories()) == 2
    assert not any(one.authored() for one in store.ledger().stories)
    for row in store.stories():
        assert [one.by for one in store.authored(row.id)] == [ADA]
    store.undo(store.decisions()[-1].id, by="ina")
    assert told(store) == before


def test_what_quotes_a_report_that_is_set_aside_is_listed(store: OpenStore) -> None:
    report = next(one for one in store.ledger().reports if one.id == "sister")
    aside = decide(DecisionKind.SET_ASIDE_REPORT, reports=(report.sha256,), by=ADA, at=AT)
    store.decide(aside)
    assert len(store.not_borne_out(story(store))) == 1
    store.undo(aside.id, by="ina")
    assert (store.not_borne_out(story(store)), told(store).status) == ((), Status.DIFFERS)


def test_words_are_found_whatever_the_report_is_called(store: OpenStore, folder: Path) -> None:
    quote = quoted(next(r for r in store.ledger().reports if r.id == "sister"), "was not drunk")
    path = put(folder, "sister", MORE, DENIED)
    path.rename(folder / "other.txt")
    store.add(str(folder / "other.txt"))
    spans = [one.span.quote for one in told(store).quotes()]
    assert any(quote.quote in one for one in spans)
