"""News since a day: what a page told meanwhile and tells no more is none."""

from pathlib import Path

import pytest

import rashomon
from fake_parses import fake_annotations
from rashomon.store import story_ledgers
from rashomon.store.library_store import OpenStore
from rashomon.store.news import morning

BEHIND = (
    "The mill of Orrin ground rye for the bakers of three towns until the flood of autumn.",
    "The mill of Orrin was bought in 2019 by the family Dahl from Harn.",
)
KNOWN = "The mill of Orrin burned down on Monday night, the fire service said."
CHARGED = "Miller Arno Dahl was charged with arson on Tuesday over the mill of Orrin."
QUESTIONED = "Miller Arno Dahl was questioned on Tuesday over the mill of Orrin."
NOTE = "Our report that Arno Dahl was charged has been withdrawn, and we apologise to him."
BEGINNING = "2031-03-05T09:00:00+00:00"


@pytest.fixture(autouse=True)
def _no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_ledgers, "annotate_reports", fake_annotations)


def told_since(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *states: str
) -> list[tuple[str, str]]:
    """What is told since a page came that has these states one after the other."""
    store: OpenStore = rashomon.open_store(str(folder / "s.db"))
    hours = iter(range(8, 24))
    monkeypatch.setattr(store._store, "present", lambda: f"2031-03-05T{hour:02}:00:00+00:00")
    for name, told in (("echo", KNOWN), *(("post", state) for state in states)):
        hour = next(hours)
        text = "\n\n".join((f"Mill of Orrin, {name}", told, *BEHIND)) + "\n"
        if told == NOTE:
            text = f"Mill of Orrin, {name}\n\n{told}\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        store.add(folder / f"{name}.txt")
    stories, _ = morning(store._store, since=BEGINNING, most=9)
    return [(one.called, one.words) for news in stories for one in news.told]


def test_what_a_page_tells_is_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_since(tmp_path, monkeypatch, CHARGED) == [("main point", CHARGED)]


def test_what_a_page_tells_otherwise_is_told_as_it_stands_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = told_since(tmp_path, monkeypatch, CHARGED, QUESTIONED)
    assert told == [("new on the page", QUESTIONED)]


def test_what_was_withdrawn_is_told_as_printed_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = told_since(tmp_path, monkeypatch, CHARGED, NOTE)
    assert told[0] == ("correction", NOTE)
    assert ("no longer printed", CHARGED) in told
    assert "main point" not in dict(told)


def test_what_a_page_prints_again_is_not_printed_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = told_since(tmp_path, monkeypatch, CHARGED, QUESTIONED, CHARGED)
    assert {words for _, words in told} == {CHARGED}
    assert "no longer printed" not in dict(told)
