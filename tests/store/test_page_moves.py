"""A page that comes to tell of another event: its states stand in the story of the newest one, and
what was decided about it holds there."""

from pathlib import Path

import pytest

import rashomon
from newsroom import EVENTS, OUTLETS
from rashomon.decisions.find_decided import find_decided
from rashomon.model.decision import DecisionKind
from rashomon.store import neighbours
from rashomon.store.library_store import OpenStore

pytestmark = pytest.mark.weights
_, *LAMP = EVENTS[0]
_, *TULIPS = EVENTS[1]
KEPT = (
    "Readers who saw it may write to the night desk of this paper in Harn.",
    "A longer account follows in the morning, the editor Bela Quist promised.",
)


def page(sentences: tuple[str, ...], outlet: str, name: str, saved: str) -> str:
    """A page of an outlet, of an address of its own, that was last changed at this time."""
    facts = f"""<meta property="og:site_name" content="{OUTLETS[outlet]}">
<meta property="article:published_time" content="2031-03-05T07:00:00Z">
<meta property="article:modified_time" content="2031-03-05T{saved}:00Z">
<link rel="canonical" href="https://{outlet}.example/{name}">"""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f"<html><head><title>{sentences[0]}</title>{facts}</head><body><article>"
        f"<h1>{sentences[0]}</h1>{body}</article></body></html>"
    )


class Moving:
    """A store with two stories, of which a page of the first may come to tell of the second."""

    def __init__(self, folder: Path, *, whole: bool = False) -> None:
        self.folder = folder / "in"
        self.folder.mkdir()
        for event, sentences in (("lamp", LAMP), ("tulips", TULIPS)):
            for outlet, first in (("post", 0), ("echo", 1)):
                told = tuple(sentences[first : first + 4])
                self.save(event, outlet, told)
        self.save("wandering", "wire", (*LAMP[:3], *KEPT))
        self.store = rashomon.open_store(str(folder / "s.db"))
        self.store.add(self.folder)
        if whole:
            self.store.regroup()

    def save(self, event: str, outlet: str, told: tuple[str, ...], saved: str = "08:00") -> None:
        html = page(told, outlet, event, saved)
        (self.folder / f"{event}-{outlet}.html").write_text(html, encoding="utf-8")

    def move(self) -> list[tuple[str, str]]:
        """The kinds and words of what changed when the page tells of the tulips."""
        self.save("wandering", "wire", (*TULIPS[:3], *KEPT), "11:00")
        changes = self.store.add(self.folder).changes
        return [(change.kind, change.after or "") for change in changes]

    def stories(self) -> list[list[str]]:
        return sorted(sorted(story.reports) for story in self.store.ledger().stories)

    def decide(self, kind: DecisionKind, *names: str) -> None:
        ledger = self.store.ledger()
        self.store.decide(find_decided(ledger, kind, names, by="person ina", at="2031-03-05"))


LAMPS = ["lamp-echo", "lamp-post"]
FLOODS = ["tulips-echo", "tulips-post"]
WIRE = "wandering-wire"


@pytest.fixture
def moving(tmp_path: Path) -> Moving:
    return Moving(tmp_path)


def test_states_of_a_page_stand_in_the_story_of_the_newest(moving: Moving) -> None:
    assert moving.stories() == [[*LAMPS, WIRE], FLOODS]
    ids = {story.id: story.reports for story in moving.store.stories()}
    kinds = {kind for kind, _ in moving.move()}
    states = [*FLOODS, WIRE, f"{WIRE}-2"]
    assert moving.stories() == [LAMPS, states]
    assert {story.id for story in moving.store.stories()} == set(ids), "no story changed its id"
    assert not kinds & {"new story", "split", "merged"}
    moving.store.regroup()
    assert moving.stories() == [LAMPS, states]
    compared = rashomon.compare(moving.folder)
    assert sorted(sorted(story.reports) for story in compared.stories) == [LAMPS, [*FLOODS, WIRE]]


def test_a_large_store_moves_a_page_like_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "GROUPED_WHOLE", 1)
    moving = Moving(tmp_path, whole=True)
    assert moving.stories() == [[*LAMPS, WIRE], FLOODS]
    moving.move()
    assert moving.stories() == [LAMPS, [*FLOODS, WIRE, f"{WIRE}-2"]]


def test_a_page_that_was_set_aside_is_no_news_where_it_moves(moving: Moving) -> None:
    moving.decide(DecisionKind.SET_ASIDE_REPORT, WIRE)
    news = [words for kind, words in moving.move() if kind not in ("report", "revision")]
    assert not any(sentence in words for words in news for sentence in KEPT)
    (story,) = [story for story in moving.store.ledger().stories if WIRE in story.reports]
    (decision,) = story.decisions
    assert decision.outcome == "obeyed; the page changed: 3 of its sentences are new and count"
    counted = [sentence.span for claim in story.claims for sentence in claim.sentences]
    counted += [alone.span for alone in story.alone]
    quotes = {span.quote for span in counted if span.report.startswith(WIRE)}
    assert quotes
    assert quotes.isdisjoint(KEPT)


def test_a_page_that_is_of_no_event_with_another_stays_apart_when_it_changes(
    moving: Moving,
) -> None:
    moving.decide(DecisionKind.OTHER_STORY, WIRE, "tulips-post")
    moving.move()
    together = [reports for reports in moving.stories() if f"{WIRE}-2" in reports]
    assert together != []
    assert "tulips-post" not in together[0]


def test_a_page_alone_keeps_its_story_when_it_changes(tmp_path: Path) -> None:
    store: OpenStore = rashomon.open_store(str(tmp_path / "s.db"))
    file = tmp_path / "one.html"
    file.write_text(page((*LAMP[:2], *KEPT), "wire", "one", "08:00"), encoding="utf-8")
    store.add(file)
    (before,) = store.stories()
    file.write_text(page((*TULIPS[:2], *KEPT), "wire", "one", "11:00"), encoding="utf-8")
    store.add(file)
    (after,) = store.stories()
    assert (before.id, before.reports, after.reports) == (after.id, 1, 2)


def test_a_split_goes_by_pages_and_holds_where_only_the_newest_states_are(
    moving: Moving, tmp_path: Path
) -> None:
    moving.move()
    (story,) = [row.id for row in moving.store.stories() if row.reports == 4]
    moving.store.split(story, [WIRE], by="ina")
    assert moving.stories() == [LAMPS, FLOODS, [WIRE, f"{WIRE}-2"]]
    other = rashomon.open_store(str(tmp_path / "other.db"))
    other.add(moving.folder)
    other.decide(*moving.store.decisions())
    assert sorted(sorted(one.reports) for one in other.ledger().stories) == [LAMPS, FLOODS, [WIRE]]
    outcomes = {one.what: one.outcome for one in other.ledger().all_decisions()}
    assert outcomes["other-story"] == "obeyed"


def test_a_split_whose_reports_are_not_here_has_no_effect(moving: Moving, tmp_path: Path) -> None:
    moving.decide(DecisionKind.OTHER_STORY, "lamp-echo", "lamp-post")
    outcomes = [one.outcome for one in moving.store.ledger().all_decisions()]
    assert outcomes == ["obeyed"]
    few = rashomon.open_store(str(tmp_path / "few.db"))
    few.add(moving.folder / "lamp-echo.html")
    few.decide(*moving.store.decisions())
    (row,) = few.stories()
    (told,) = few.story(row.id).stories[0].decisions
    assert told.outcome == "without effect: fewer than two of its reports are here"
