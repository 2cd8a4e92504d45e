"""A store that grows ends where a run from scratch on the same reports ends, in whatever order they
came."""

import random
from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.model.document import to_json
from rashomon.model.stored import ChangeRow
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import ledger_of, whole_ledger
from stored import REPORTS, Ticking, stored, write_reports

pytestmark = pytest.mark.weights
SETTINGS = Settings()


CLOCK = Ticking()


def add(store: SqlStore, *paths: Path) -> tuple[ChangeRow, ...]:
    return add_reports(store, [str(path) for path in paths], settings=SETTINGS, clock=CLOCK).changes


def scratch(*paths: Path) -> str:
    return to_json(pipeline.compare(report_pile.read(*map(str, paths))))


def content(store: SqlStore) -> str:
    return to_json(whole_ledger(store, SETTINGS))


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_of_arrival_gives_the_bytes_of_a_run_from_scratch(
    tmp_path: Path, seed: int
) -> None:
    paths = sorted(write_reports(tmp_path / "reports").iterdir())
    random.Random(seed).shuffle(paths)  # noqa: S311  an order, not a secret
    with stored(str(tmp_path / "s.db")) as store:
        add(store, *paths[:3])
        for path in paths[3:]:
            add(store, path)
        assert content(store) == scratch(*paths)
        assert sorted(row.reports for row in store.stories.listed()) == [2, 2, 3]


def test_only_what_is_touched_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_reports(tmp_path / "reports", *[name for name in REPORTS if name != "aurora-3"])
    with stored(str(tmp_path / "s.db")) as store:
        add(store, folder)
        made: list[int] = []
        parsed: list[str] = []
        whole, keep = pipeline.compare_story, store.reports.put_parses
        monkeypatch.setattr(
            pipeline,
            "compare_story",
            lambda members, *a, **k: (made.append(len(members)), whole(members, *a, **k))[1],
        )
        monkeypatch.setattr(
            type(store.reports),
            "put_parses",
            lambda _tables, given: (parsed.extend(given), keep(given))[1],
        )
        (folder / "aurora-3.txt").write_text(REPORTS["aurora-3"], encoding="utf-8")
        changes = add(store, folder)
        assert made == [3]
        assert len(parsed) == 1
        assert {change.story for change in changes} == {store.stories.listed()[0].id}
        assert add(store, folder) == ()
        assert made == [3]


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
    assert any(report.revision_of for report in pile.reports)
    assert {report.id for report in pile.reports} >= {"index", "index-2", "index-4"}
    expected = scratch(*paths)
    for seed in (3, 4):
        random.Random(seed).shuffle(paths)  # noqa: S311  an order, not a secret
        with stored(str(tmp_path / f"{seed}.db")) as store:
            for path in paths:
                add(store, path)
            assert content(store) == expected


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
        assert ledger_of(store, before) == after
        assert ledger_of(store, after.stories[0].id) == after
        kinds = [change.kind for change in store.stories.changes(first)]
        assert kinds[0] == "new story"
        assert kinds.count("report") == 2
        assert {"matter", "matter longer", "figure", "denial"} & set(kinds)
        late = store.stories.changes(first)[-1].at
        assert 0 < len(store.stories.changes(first, since=late)) < len(kinds)


def test_a_source_that_could_not_be_read_is_told_until_it_can(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", "vote-1")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    with stored(str(tmp_path / "s.db")) as store:
        add(store, folder)
        (failed,) = store.feeds.sources(failed=True)
        assert failed.name.endswith("broken.pdf")
        assert whole_ledger(store, SETTINGS).stories[0].coverage == "incomplete"
        assert content(store) == scratch(folder)
        (folder / "broken.pdf").write_text(REPORTS["vote-2"], encoding="utf-8")
        add(store, folder)
        assert store.feeds.sources(failed=True) == ()
        assert whole_ledger(store, SETTINGS).stories[0].coverage is None


@pytest.mark.parametrize("name", ["aurora-1", "vote-1"])  # one names its outlet, the other does not
@pytest.mark.parametrize(
    ("update", "told"),
    [
        (
            "UPDATE: Seven more people were found alive in the hold, the hospital of the "
            "town said.",
            "",
        ),
        (
            "The harbour master has resigned. All rights reserved.",
            "The harbour master has resigned.",
        ),
        ("Toll: 19", ""),
    ],
)
def test_a_closing_paragraph_that_came_later_touches_the_story_and_is_shown(
    tmp_path: Path, name: str, update: str, told: str
) -> None:
    folder = write_reports(tmp_path / "reports", name)
    text = (folder / f"{name}.txt").read_text(encoding="utf-8").rstrip()
    later = tmp_path / "later.txt"
    later.write_text(f"{text}\n\n{update}\n", encoding="utf-8")
    with stored(str(tmp_path / "s.db")) as store:
        add(store, folder)
        (before,) = store.stories.listed()
        add(store, later)
        reports = {report.id: report for report in whole_ledger(store, SETTINGS).reports}
        assert set(reports) == {name, "later"}
        assert reports["later"].revision_of == name
        assert [
            (change.before, change.after and change.after.quote)
            for change in reports["later"].changes
        ] == [(None, told or update)]
        (after,) = store.stories.listed()
        assert (before.reports, after.reports) == (1, 2)
        assert after.updated_at > before.updated_at
        assert content(store) == scratch(folder, later)
