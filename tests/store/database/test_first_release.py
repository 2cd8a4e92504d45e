"""What the first release, 0.1, wrote is opened by this one: a store is brought up to date and goes
on, a ledger is read by every verb."""

import gzip
import json
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import rashomon
from commands import output as run
from rashomon.cli.verify import check_store
from rashomon.store.database.schema import metadata
from stored import stored, unlisted_tables

MADE = (
    Path(__file__).resolve().parents[2] / "made" / "rashomon-0.1"
)  # tests/made/README.md says how
SEARCH = ("report_search", "story_search")
JUDGED = {"j-a0b0239707", "j-0afb5ac3e4"}
LATER = """Radio Veddow
14 March 2025

Six hurt in Veddow Bridge accident, hospital says

Six people were hurt when a barge struck the middle pier of the Veddow Bridge on Wednesday \
morning, the hospital in Ostrel said. Commander Ilse
Brandov of the river police said the barge, the Marla, had lost its rudder.
"""


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((MADE / "store.db.gz").read_bytes()))
    return path


@pytest.fixture
def old_ledger(tmp_path: Path) -> Path:
    path = tmp_path / "old.json"
    path.write_bytes(gzip.decompress((MADE / "ledger.json.gz").read_bytes()))
    return path


def test_a_store_of_the_first_release_is_brought_up_to_date_and_loses_nothing(
    old_store: Path,
) -> None:
    assert b"0007" in old_store.read_bytes()  # the schema of that release
    with stored(str(old_store)) as store:
        assert unlisted_tables(store) == (set(), set())
        with store.reading() as connection:
            context = MigrationContext.configure(
                connection,
                opts={"include_name": lambda name, kind, _: not (name or "").startswith(SEARCH)},
            )
            assert compare_metadata(context, metadata) == []
        checked = check_store(store)
        assert (checked.faults, checked.reports, checked.stories, checked.pending) == ((), 4, 2, 0)
        assert {made.id for made in store.judgements.all()} == JUDGED
        hedged = next(made for made in store.judgements.all() if made.field == "stance")
        assert [point.question for point in hedged.points] == [
            "Had the barge lost its rudder?"
        ]  # asked for since 0.2, found when the store is opened
        assert [user.name for user in store.users.all()] == ["ina"]
        assert {row.title for row in store.stories.listed()} == {
            "Five hurt as barge hits Veddow Bridge",
            "Orchard fair draws 2,000 visitors in Hallin",
        }


@pytest.mark.weights
def test_a_store_of_the_first_release_goes_on(old_store: Path, tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    before = {
        row["id"]: row["reports"]
        for row in json.loads(run("stories", "--store", old_store, "--json"))["stories"]
    }
    assert "0 reports added, 4 known already; 0 stories touched" in run(
        "add", MADE / "reports", "--store", old_store
    )
    assert "1 report added; 1 story touched" in run(
        "add", tmp_path / "later.txt", "--store", old_store
    )
    after = {
        row["id"]: row["reports"]
        for row in json.loads(run("stories", "--store", old_store, "--json"))["stories"]
    }
    assert (before.keys(), sorted(before.values())) == (after.keys(), [1, 3])
    assert sorted(after.values()) == [1, 4]
    assert "Six" in run("diff", "--store", old_store)
    run("regroup", "--store", old_store)
    assert "0 faults" in run("verify", "--store", old_store)
    kept = {json.loads(line)["id"] for line in run("store", "judgements", old_store).splitlines()}
    assert kept >= JUDGED


def test_a_ledger_of_the_first_release_is_read(old_ledger: Path, tmp_path: Path) -> None:
    ledger = rashomon.load(old_ledger)
    assert (len(ledger.reports), len(ledger.stories), ledger.made.by) == (4, 2, "rashomon 0.1.0")
    assert [
        point for story in ledger.stories for point in story.points
    ] == []  # that release guessed them all
    assert "15 questions that an earlier version guessed were left out" in run(
        "show", old_ledger, "--page", tmp_path / "page.html"
    )
    assert "0 faults" in run("verify", old_ledger)
    assert "barge" in run("export", "markdown", old_ledger, "-o", "-")


def test_a_ledger_of_0_2_is_read_with_what_a_model_asked(tmp_path: Path) -> None:
    path = tmp_path / "0.2.json"
    path.write_bytes(
        gzip.decompress((MADE.parent / "rashomon-0.2" / "ledger.json.gz").read_bytes())
    )
    assert b'"format": "rashomon-ledger/1"' in path.read_bytes()[:100]
    ledger = rashomon.load(path)
    assert (len(ledger.reports), ledger.made.by) == (5, "rashomon 0.2.0")
    (story,) = ledger.stories
    assert (len(story.points), {point.by for point in story.points}) == (81, {"model recorded-llm"})
    assert len(story.disputed()) == 14
    screen = run("show", path, "--page", tmp_path / "page.html")
    assert "questions that an earlier version guessed" not in screen  # there are none in it
    assert "81 questions by model recorded-llm: 14 disputed" in run("show", path)
    assert "0 faults" in run("verify", path)
    assert "model recorded-llm" in run("show", path, "--rows")
    for name in ("csv", "ucdp", "markdown"):
        assert run("export", name, path, "-o", tmp_path / f"{name}.out")


@pytest.mark.weights
def test_nothing_that_was_judged_in_the_first_release_is_lost(tmp_path: Path) -> None:
    run(
        "compare",
        MADE / "reports",
        "--judgements",
        MADE / "judgements.jsonl",
        "-o",
        tmp_path / "new.json",
    )
    document = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    kept = [made for story in document["stories"] for made in story["judgements"]]
    assert {made["id"] for made in kept} | {
        made["id"] for made in document.get("judgements", ())
    } == JUDGED


@pytest.mark.parametrize("number", ["0", "4"])
def test_a_ledger_of_a_form_that_is_not_known_is_refused_with_what_to_do(
    old_ledger: Path, number: str
) -> None:
    old_ledger.write_text(
        old_ledger.read_text(encoding="utf-8").replace(
            "rashomon-ledger/1", f"rashomon-ledger/{number}"
        ),
        encoding="utf-8",
    )
    printed = run("show", old_ledger, code=1)
    assert f"rashomon-ledger/{number}" in printed
    assert "rashomon 0.1.0" in printed
    assert "compare the reports again" in printed
