"""Reports that come go to the story of which they clearly are; nothing else moves by itself."""

from pathlib import Path

import pytest
from sqlalchemy import update

from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.database.schema import REPORT, reports
from rashomon.store.proposals import decide_proposal, in_words
from rashomon.store.regroup import regroup
from stored import put_files, stored, write_reports

pytestmark = pytest.mark.weights
LATER = (
    "Ferry fire off Norland: captain questioned\n\nPolice questioned Captain Ivo Grant of the "
    "ferry Aurora in Port Arden on Tuesday, two days after the fire on its car deck. Blue Line, "
    "which runs the Aurora, said it would help.\n"
)
# of the same company and harbour, and of another event
LIKE = (
    "Blue Line raises fares in Port Arden\n\nBlue Line, whose ferry Aurora burned off Port Arden, "
    "raises its fares in Norland by a tenth in May, the company said. Passengers in Arden said "
    "they would rather take the train. A return trip will cost 44 crowns.\n"
)


def add(store: SqlStore, folder: Path) -> None:
    add_reports(store, [str(folder)])


def stories(store: SqlStore) -> dict[str, set[str]]:
    """The reports of each story, by its id."""
    found: dict[str, set[str]] = {}
    for report, story in store.reports.homes().items():
        found.setdefault(str(story), set()).add(report)
    return found


def together(store: SqlStore) -> set[frozenset[str]]:
    return set(map(frozenset, stories(store).values()))


def test_reports_of_one_event_are_one_story_however_they_come(tmp_path: Path) -> None:
    events = [{"aurora-1", "aurora-2", "aurora-3"}, {"kamal-1", "kamal-2"}, {"vote-1", "vote-2"}]
    with stored(str(tmp_path / "s.db")) as store:
        for names in (
            ("aurora-1", "kamal-1", "vote-1"),
            ("aurora-2", "kamal-2", "vote-2"),
            ("aurora-3",),
        ):
            before = stories(store)
            add(store, write_reports(tmp_path / names[-1], *names))
            for story, reports in before.items():
                assert reports <= stories(store)[story]
        assert together(store) == set(map(frozenset, events))
        assert in_words(store) == []


def test_a_report_that_is_fairly_like_a_story_opens_its_own(tmp_path: Path) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        add(store, write_reports(tmp_path / "a", "aurora-1", "aurora-2", "aurora-3"))
        add(store, put_files(tmp_path / "b", {"fares.txt": LIKE, "later.txt": LATER}))
        (aurora,) = (story for story, found in stories(store).items() if "aurora-1" in found)
        assert "later" in stories(store)[aurora]
        assert {"fares"} in stories(store).values()
        (proposal,) = in_words(store)
        assert proposal.row.other == aurora
        assert "is perhaps of" in proposal.words


@pytest.mark.parametrize(("accept", "left"), [(True, 1), (False, 2)])
def test_a_person_says_what_becomes_of_a_proposal(tmp_path: Path, accept: bool, left: int) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        add(store, write_reports(tmp_path / "a", "aurora-1", "aurora-2", "aurora-3"))
        add(store, put_files(tmp_path / "b", {"fares.txt": LIKE}))
        (proposal,) = in_words(store)
        decide_proposal(store, proposal.row.number, accept=accept, by="person Ada", at="2031-03-06")
        assert len(stories(store)) == left
        regroup(store, at_once=False)
        assert in_words(store) == []


def test_grouping_anew_moves_nothing_unless_it_is_told_to(tmp_path: Path) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        add(store, write_reports(tmp_path / "a"))
        (vote,) = (story for story, found in stories(store).items() if "vote-1" in found)
        (kamal,) = (story for story, found in stories(store).items() if "kamal-1" in found)
        store.run(update(reports).where(REPORT.story == vote).values(story=kamal))
        before = stories(store)
        regroup(store, at_once=False)
        assert stories(store) == before
        assert [one.row.reports for one in in_words(store)] == [("vote-1", "vote-2")]
        regroup(store, at_once=True)
        assert frozenset({"vote-1", "vote-2"}) in together(store)


def test_a_page_that_changed_stays_in_its_story(tmp_path: Path) -> None:
    page = "<html><head><title>{}</title><link rel='canonical' href='https://post.example/1'></head><body><article><h1>{}</h1>{}</article></body></html>"
    lines = "".join(f"<p>{line}</p>" for line in LATER.split("\n\n")[1].split(". "))
    with stored(str(tmp_path / "s.db")) as store:
        add(store, put_files(tmp_path / "a", {"post.html": page.format("Fire", "Fire", lines)}))
        (story,) = stories(store)
        other = lines + "<p>Tulips are cheap in Vessem this week, the market said on Friday.</p>"
        add(store, put_files(tmp_path / "a", {"post.html": page.format("Tulips", "Tulips", other)}))
        assert [len(found) for found in stories(store).values()] == [2]
        assert list(stories(store)) == [story]
        kinds = [row.kind for row in store.stories.changes(story)]
        assert kinds[:3] == ["new story", "report", "page"]
        printed = [row.after for row in store.stories.changes(story) if row.kind == "now prints"]
        assert any("Tulips are cheap" in str(words) for words in printed)
