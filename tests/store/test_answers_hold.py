"""What authors wrote in a store: whatever comes to its stories, it holds (SAFETY 23)."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import run
from rashomon.model.answer import Answer
from rashomon.model.decision import DecisionKind, decide
from rashomon.store.library_store import OpenStore, open_store
from sheets import over_sheet

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
TEXT = """## Where they differ
- **The keeper**: the harbour board said that Odo Varr was drunk when the lamp went out \
[{was drunk when}]; his sister said that he was not drunk [{was not drunk}].
"""


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
        text = over_sheet(opened.ledger().reports, TEXT)
        done = opened.put(text, story(opened), by=ADA)
        assert done.refused == ()
        assert done.answer == told(opened)
        assert is_shown(opened)
        yield opened


def told(store: OpenStore) -> Answer:
    """What Ada wrote, as the store tells it."""
    (answer,) = (answer for story in store.ledger().stories for answer in story.answers)
    return answer


def is_shown(store: OpenStore) -> bool:
    """Whether both statements of what Ada wrote open sentences."""
    return all(part.sentences for part in told(store).parts())


def story(store: OpenStore) -> str:
    return max(store.stories(), key=lambda row: row.reports).id


def test_a_report_that_comes_later_takes_nothing_away(store: OpenStore, folder: Path) -> None:
    before = [part.told for part in told(store).parts()]
    store.add(str(put(folder, "doctor", AGAIN, MORE)))
    assert [part.told for part in told(store).parts()] == before
    assert is_shown(store)
    assert len(store.answers(story(store))) == 1
    assert store.not_borne_out(story(store)) == ()


def test_a_changed_page_leaves_the_answer_kept(store: OpenStore, folder: Path) -> None:
    changed = SAID.replace("was drunk", "was awake")
    page = put_dated(folder, "2031-03-12T08:00:00Z", changed, MORE)
    assert "page" in {change.kind for change in store.add(str(page)).changes}
    assert len(store.answers(story(store))) == 1
    assert [part.told for part in told(store).parts()][1].endswith("was not drunk")


def test_what_was_written_follows_its_words_into_other_stories_and_back(store: OpenStore) -> None:
    before = told(store)
    store.split(story(store), ["sister"], by="ina")
    assert len(store.stories()) == 2
    for row in store.stories():
        assert [answer.by for answer in store.answers(row.id)] == [ADA]
    store.undo(store.decisions()[-1].id, by="ina")
    assert told(store) == before


def test_lines_of_which_nothing_is_shown_are_kept_and_listed(store: OpenStore) -> None:
    aside = [
        decide(DecisionKind.SET_ASIDE_REPORT, reports=[report], by=ADA, at=AT)
        for report in store.ledger().reports
    ]
    store.decide(*aside)
    (kept,) = store.not_borne_out(story(store))
    assert (kept.by, len(kept.lines)) == (ADA, 1)
    listed = run("verify", "--store", store._store.name).output
    assert "kept, and not found in the reports: The keeper" in listed
    for decision in aside:
        store.undo(decision.id, by="ina")
    assert store.not_borne_out(story(store)) == ()
    assert is_shown(store)


def test_words_are_found_whatever_the_report_is_called(store: OpenStore, folder: Path) -> None:
    path = put(folder, "sister", MORE, DENIED)
    path.rename(folder / "other.txt")
    store.add(str(folder / "other.txt"))
    spans = [one.span.quote for part in told(store).parts() for one in part.sentences]
    assert any("was not drunk" in quote for quote in spans)
