"""A store that grows, as a library has it: it ends where a run from scratch ends."""

import random
import shutil
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

import rashomon
from commands import output as run
from rashomon.comparing import compare as comparing
from rashomon.decisions.constraints import decided_because
from rashomon.errors import StopError
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.document import to_json
from rashomon.model.stored import ChangeRow, ChangeRows
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store import add_reports as adding
from rashomon.store import update
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore, open_store
from rashomon.store.ledgers import ledger_of, whole_ledger
from rashomon.store.library_store import OpenStore
from sheets import over_sheet
from stored import REPORTS, Ticking, stored, write_reports

pytestmark = pytest.mark.weights

AURORA = {"aurora-1", "aurora-2", "aurora-3"}


KAMAL, VOTE = {"kamal-1", "kamal-2"}, {"vote-1", "vote-2"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all reports, and a store in which they are grouped as a whole."""
    folder = tmp_path_factory.mktemp("whole")
    with stored(str(folder / "s.db")) as store:
        add(store, write_reports(folder / "reports"))
    return folder


@pytest.fixture
def store(tmp_path: Path, whole: Path) -> OpenStore:
    """A copy of that store."""
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    opened = open_store(str(tmp_path / "s.db"), create=True)
    opened.clock = CLOCK
    return OpenStore(opened)


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
        assert {row.reports for row in store.stories()} == {1}
        assert [row.reports for row in store.stories("coastguard")] == [1]
        assert {change.kind for change in store.changes()} == {"new story"}
        assert to_json(store.ledger()) == to_json(
            rashomon.compare(rashomon.read(str(tmp_path / "reports")))
        )
    with pytest.raises(StopError, match="there is no store"):
        rashomon.open_store(str(tmp_path / "none.db"), create=False)


def test_takes_paths_and_lists(tmp_path: Path) -> None:
    with rashomon.open_store(str(tmp_path / "s.db")) as store:
        first = write_reports(tmp_path / "one", "aurora-1")
        assert store.add(first).added == 1  # a Path
        rest = write_reports(tmp_path / "two", "aurora-2", "aurora-3")
        outcome = store.add([rest / "aurora-2.txt"], [str(rest / "aurora-3.txt")])
        assert outcome.added == 2


def test_merged_stories_stay_one_until_it_is_taken_back(store: OpenStore, tmp_path: Path) -> None:
    one, other = home(store, "aurora-1"), home(store, "kamal-1")
    changes = store.merge(one, other, by="ina", why="one fleet")
    assert stories(store) == [AURORA | KAMAL, VOTE]
    assert "merged" in {change.kind for change in changes}
    assert store.story(other).stories[0].id == store.story(one).stories[0].id
    assert "decided by ina" in decided_because(store.story(one).stories[0].decisions[0])
    assert (store.regroup(), stories(store)) == ((), [AURORA | KAMAL, VOTE])
    ledger = rashomon.compare(rashomon.read(str(tmp_path / "reports")), decisions=store.decisions())
    assert sorted(set(story.reports) for story in ledger.stories if len(story.reports) > 2) == [
        AURORA | KAMAL
    ]
    (decided,) = store.decisions()
    store.undo(decided.id[:12], by="ola")
    assert (stories(store), home(store, "aurora-1")) == ([AURORA, KAMAL, VOTE], one)
    assert store.decisions()[1].undoes == decided.id
    with pytest.raises(StopError, match="taken back"):
        store.undo(decided.id)


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


def test_a_split_is_taken_back_by_its_last_decision(store: OpenStore) -> None:
    store.split(home(store, "aurora-1"), ["aurora-3"], by="ina")
    store.undo(store.decisions()[-1].id, by="ina")
    assert stories(store) == [AURORA, KAMAL, VOTE]


def test_an_answer_put_into_a_store_is_compared_kept_and_told(
    store: OpenStore, tmp_path: Path
) -> None:
    story = home(store, "aurora-1")
    told = over_sheet(store.story(story).reports, DIED)
    done = store.put(told, story, by="Ada Quill")
    assert done.refused == ()
    assert [len(part.sentences) for part in done.answer.parts()] == [1, 1, 1]
    assert store.story(story).stories[0].answers == (done.answer,)
    assert [kept.by for kept in store.answers(story)] == ["person Ada Quill"]
    assert store.not_borne_out(story) == ()
    with pytest.raises(StopError, match=r"nothing of the answer could be read .*another sheet"):
        store.put("Sheet 00000000\n\nNine goats fled [s1].\n", story)
    path = tmp_path / "again.txt"
    path.write_text(told, encoding="utf-8")
    assert store.put(path, story, by="Ada Quill").changes == store.regroup() == ()
    made = comparing.compare(
        report_pile.read(str(tmp_path / "reports")), answers=store.answers(story)
    )
    assert to_json(store.ledger()) == to_json(made)


DIED = """- **The dead**: three people died, the coastguard said [{Three people died}]; \
five people died [{Five people died}].
- sixty people died [{Three people died}].
"""


def test_what_cannot_be_decided_is_said(store: OpenStore) -> None:
    story = home(store, "aurora-1")
    for wrong in (
        lambda: store.merge(story, story),
        lambda: store.merge(story, "st-none"),
        lambda: store.split(story, ["vote-1"]),
        lambda: store.split(story, sorted(AURORA)),
        lambda: store.undo("j-none"),
    ):
        with pytest.raises(StopError):
            wrong()
    assert store.decisions() == ()


SETTINGS = Settings()


CLOCK = Ticking()


def add(store: SqlStore, *paths: Path) -> tuple[ChangeRow, ...]:
    return add_reports(store, [str(path) for path in paths]).changes


def scratch(*paths: Path) -> str:
    return to_json(comparing.compare(report_pile.read(*map(str, paths))))


def compared_under_its_ids(store: SqlStore, *paths: Path) -> str:
    """The ledger that `compare` makes of these paths, if it called reports as the store does."""
    ids = {report.key: report.id for report in whole_ledger(store).reports}
    pile = report_pile.read(*map(str, paths))
    names = {report.id: ids[report.key] for report in pile.reports}
    reports = []
    for report in pile.reports:
        older = names.get(report.revision_of or "")
        reports.append(replace(report_pile.renamed(report, names[report.id]), revision_of=older))
    reports.sort(key=attrgetter("id"))
    return to_json(comparing.compare(replace(pile, reports=tuple(reports))))


def content(store: SqlStore) -> str:
    return to_json(whole_ledger(store))


def test_duplicates_equal_ids_house_lines_and_revisions_come_out_as_from_scratch(
    tmp_path: Path,
) -> None:
    footer = "\n\nSign up to our newsletter to get the Post in your inbox\n"
    made = {}
    for number, (name, text) in enumerate(REPORTS.items()):
        title, _, body = text.partition("\n\n")
        outlet = "The Arden Post" if number % 2 else "Lowland Courier"
        page = (
            f'<html><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
            + (
                f'<link rel="canonical" href="https://post.example/{name[:-2]}">'
                if name.startswith("aurora")
                else ""
            )
        )
        page += (
            f'<meta property="article:published_time" content="2031-03-0{number + 1}T08:00:00Z">'
        )
        page += (
            f"</head><body><article><h1>{title}</h1><p>{body}</p><p>{body} "
            f"Again.</p><p>{footer.strip()}</p></article></body></html>"
        )
        made[tmp_path / "reports" / name / "index.html"] = page
    made[tmp_path / "reports" / "copy" / "index-2.html"] = made[
        tmp_path / "reports" / "vote-1" / "index.html"
    ]
    made[tmp_path / "reports" / "odd" / "index-3.html"] = (
        "<html><body><p>" + REPORTS["kamal-2"] + " More.</p></body></html>"
    )
    for path, page in made.items():
        path.parent.mkdir(parents=True)
        path.write_text(page, encoding="utf-8")
    paths = sorted(made)
    assert paths == sorted(tmp_path.glob("reports/*/*"))
    pile = report_pile.read(*map(str, paths))
    assert {report.id for report in pile.reports} >= {"index", "index-2", "index-4"}
    random.Random(3).shuffle(paths)  # noqa: S311  an order, not a secret
    with stored(str(tmp_path / "s.db")) as store:
        for path in paths:
            add(store, path)
        assert content(store) == compared_under_its_ids(store, *sorted(made))


def test_a_story_keeps_its_id_and_earlier_ones_lead_to_it(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    with stored(str(tmp_path / "s.db")) as store:
        add(store, folder / "aurora-1.txt")
        (first,) = store.stories.ids()
        before = ledger_of(store, first).stories[0].id
        add(store, folder / "aurora-2.txt")
        add(store, folder)
        after = ledger_of(store, first)
        assert after.stories[0].reports == ("aurora-1", "aurora-2", "aurora-3")
        assert after.stories[0].id != before
        assert (ledger_of(store, before), ledger_of(store, after.stories[0].id)) == (after, after)
        kinds = [change.kind for change in store.stories.changes(first)]
        assert (kinds[0], kinds.count("report")) == ("new story", 2)
        assert "words" in kinds


def test_a_source_that_could_not_be_read_is_told_until_it_can(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", "vote-1")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    with stored(str(tmp_path / "s.db")) as store:
        add(store, folder)
        (failed,) = store.feeds.sources(failed=True)
        assert failed.name.endswith("broken.pdf")
        assert whole_ledger(store).stories[0].coverage == "incomplete"
        assert content(store) == scratch(folder)
        (folder / "broken.pdf").write_text(REPORTS["vote-2"], encoding="utf-8")
        add(store, folder)
        assert store.feeds.sources(failed=True) == ()
        assert whole_ledger(store).stories[0].coverage is None


@pytest.mark.parametrize(
    ("name", "update", "told"),
    [
        (
            "aurora-1",
            "UPDATE: Seven more people were found alive in the hold, the hospital of the "
            "town said.",
            "",
        ),
        (
            "vote-1",
            "The harbour master has resigned. All rights reserved.",
            "The harbour master has resigned.",
        ),
        ("vote-1", "Toll: 19", ""),
    ],
)
def test_a_closing_paragraph_that_came_later_touches_the_story_and_is_shown(
    tmp_path: Path, name: str, update: str, told: str
) -> None:
    folder = write_reports(tmp_path / "reports", name)
    text = (folder / f"{name}.txt").read_text(encoding="utf-8").rstrip()
    later = folder / f"{name}.txt"
    with stored(str(tmp_path / "s.db")) as store:
        add(store, folder)
        (before,) = store.stories.listed()
        later.write_text(f"{text}\n\n{update}\n", encoding="utf-8")
        add(store, later)
        ledger = whole_ledger(store)
        revised = {report.id: report.revision_of for report in ledger.reports}
        assert revised == {name: None, f"{name}-2": name}
        assert [
            [(change.before, change.after and change.after.quote) for change in one.changes]
            for story in ledger.stories
            for one in story.reprints
        ] == [[(None, told or update)]]
        (after,) = store.stories.listed()
        assert (before.reports, after.reports) == (1, 2)
        assert after.updated_at > before.updated_at


def test_who_adds_is_told_what_another_program_made_of_the_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_reports(tmp_path / "reports", "aurora-1", "aurora-2")
    address = str(tmp_path / "s.db")

    def settle_after_another(store: SqlStore, **told: Any) -> ChangeRows:
        with stored(address) as other:
            update.settle(other)
        return update.settle(store, **told)

    monkeypatch.setattr(adding, "settle", settle_after_another)
    with rashomon.open_store(address) as store:
        outcome = store.add(folder)
    assert outcome.added == 2
    assert {change.kind for change in outcome.changes} == {"new story"}


def test_no_author_is_shown_a_report_that_was_set_aside_and_no_speaker_of_it_is_listed(
    tmp_path: Path,
) -> None:
    folder = write_reports(tmp_path / "reports", "aurora-1", "aurora-2", "aurora-3")
    address = str(tmp_path / "s.db")
    with rashomon.open_store(address) as store:
        store.add(folder)
        (row,) = store.stories()
        (aside,) = (report for report in store.ledger().reports if report.id == "aurora-3")
        store.decide(decide(DecisionKind.SET_ASIDE_REPORT, reports=[aside], by="person ina"))
        (story,) = store.ledger().stories
        assert "aurora-3" not in {statement.report for statement in story.statements}
    shown = run("sheet", "--store", address, "--story", row.id)
    assert "no drill" not in shown
    assert "212 passengers" in shown
    with stored(address) as kept:
        read = update.read_job(kept, row.id).to_read
        assert [report.id for report in read] == ["aurora-1", "aurora-2"]
