"""A page that tells of several events is read by the story of each, and only what it says of it."""

import random
from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.cli.verify import check_store
from rashomon.model.document import to_json
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store import neighbours
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import ledger_of, whole_ledger
from rashomon.store.update import read_story, renew_stories, settle_again
from shared_pages import PILE, ROUND_UP, write
from stored import REPORTS, Ticking, stored

pytestmark = [pytest.mark.processes, pytest.mark.weights]
SETTINGS = Settings()
CLOCK = Ticking()


def add(store: SqlStore, *paths: Path) -> None:
    add_reports(store, [str(path) for path in paths], settings=SETTINGS, clock=CLOCK)


def members(store: SqlStore) -> set[tuple[str, ...]]:
    return {ledger_of(store, one).stories[0].reports for one in store.stories.ids()}


EXPECTED = {
    ("aurora-1", "aurora-2", "aurora-3", "brief"),
    ("brief", "vote-1", "vote-2"),
    ("kamal-1", "kamal-2"),
}


def test_a_round_up_is_in_both_stories_with_what_it_says_of_each(tmp_path: Path) -> None:
    ledger = pipeline.compare(report_pile.read(str(write(tmp_path / "reports"))))
    assert {story.reports for story in ledger.stories} == EXPECTED
    assert [report.id for report in ledger.reports] == sorted(PILE)
    at = ROUND_UP.index("The parliament")
    for story in ledger.stories:
        about_vote = "vote-1" in story.reports
        spans = [
            span
            for account in (a for p in story.points for a in p.accounts)
            for span in [account.quote]
        ]
        spans += (
            [s.quote for s in story.statements]
            + [m for n in story.names for m in n.mentions]
            + [d.span for d in story.dates]
        )
        mine = [span for span in spans if span.report == "brief"]
        if "brief" in story.reports:
            assert mine
            assert all((span.start >= at) == about_vote for span in mine)
            ((part,),) = [part.spans for part in story.parts]
            assert part.quote == (ROUND_UP[at:].strip() if about_vote else ROUND_UP[:at].strip())
        else:
            assert story.parts == ()
    for kind in (
        "names",
        "statements",
        "points",
        "dates",
        "timeline",
        "anomalies",
        "origins",
        "copies",
    ):
        ids = [one.id for story in ledger.stories for one in getattr(story, kind)]
        assert len(ids) == len(set(ids)), kind
    assert {story.title for story in ledger.stories}.isdisjoint({"The week in brief"})
    assert all(span.type != "elsewhere" for report in ledger.reports for span in report.furniture)


@pytest.mark.parametrize("large", [False, True], ids=["small store", "large store"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_store_comes_to_the_same_in_any_order(
    tmp_path: Path, seed: int, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(neighbours, "WHOLE", 1)
    folder = write(tmp_path / "reports")
    paths = sorted(folder.iterdir())
    random.Random(seed).shuffle(paths)  # noqa: S311  an order, not a secret
    with stored(str(tmp_path / "s.db")) as store:
        for path in paths:
            add(store, path)
            assert check_store(store).faults == ()
        assert members(store) == EXPECTED
        assert to_json(whole_ledger(store, SETTINGS)) == to_json(
            pipeline.compare(report_pile.read(str(folder)))
        )
        ids = store.stories.ids()
        assert settle_again(store, settings=SETTINGS, clock=CLOCK) == ()
        assert store.stories.ids() == ids
        assert renew_stories(store, ids, settings=SETTINGS, clock=CLOCK) == ()
        assert all(
            read_story(store, one, SETTINGS).version == store.stories.versions([one])[one]
            for one in ids
        )


def test_what_the_page_tells_first_stays_when_the_second_story_comes(tmp_path: Path) -> None:
    folder = write(tmp_path / "reports", "aurora-1", "aurora-2", "brief")
    with stored(str(tmp_path / "s.db")) as store:
        add(store, folder)
        (story,) = store.stories.ids()
        assert ledger_of(store, story).stories[0].parts == ()
        add(store, write(folder, "vote-1") / "vote-1.txt")
        assert story in store.stories.ids()
        assert members(store) == {("aurora-1", "aurora-2", "brief"), ("brief", "vote-1")}
        assert [part.report for part in ledger_of(store, story).stories[0].parts] == ["brief"]
        assert check_store(store).faults == ()


BACKGROUND = REPORTS["vote-1"] + (
    "\nBrandt had also been blamed for the fire on the ferry Aurora off Port Arden in "
    "Norland, in which three people died. Blue Line, which runs the Aurora, is owned by "
    "her brother.\n\nThe parliament of Larnia meets again on Monday, and Karl Ness hopes to "
    "be elected then.\n"
)


def test_background_makes_no_second_story(tmp_path: Path) -> None:
    folder = write(tmp_path / "reports", *[name for name in REPORTS if name != "vote-1"])
    (folder / "vote-1.txt").write_text(BACKGROUND, encoding="utf-8")
    ledger = pipeline.compare(report_pile.read(str(folder)))
    expected = {("aurora-1", "aurora-2", "aurora-3"), ("kamal-1", "kamal-2"), ("vote-1", "vote-2")}
    assert {story.reports for story in ledger.stories} == expected
    assert all(story.parts == () for story in ledger.stories)
