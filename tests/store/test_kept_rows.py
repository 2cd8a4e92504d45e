"""What authors read in the stories of a store stays through opening a store of 0.2, `add` and
`regroup`, without a model at hand."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli.group import main
from rashomon.cli.verify import check_store
from rashomon.model.ledger import Ledger
from rashomon.model.statement import Stance
from rashomon.store.database.open import open_store as open_database
from rashomon.store.kept_rows import row_history
from rashomon.store.library_store import OpenStore, open_store

pytestmark = pytest.mark.weights
MADE = (
    Path(__file__).resolve().parents[1] / "made" / "rashomon-0.2"
)  # tests/made/README.md says how
READ, GUESSED = "Ferry fire", "Five hurt"
DEAD = "How many people died in the ferry fire?"
WORDED = "What number of people died in the ferry fire?"
LATER = """The Zelmar Post
10 June 2024

Ferry fire: six dead

Six people were killed in the fire on the ferry Queen Ilva off Zelmar, the Maritime Rescue Service \
said on Monday. Five people were still
unaccounted for. The Queen Ilva was carrying 396 people.
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((MADE / "store.db.gz").read_bytes()))
    return path


def story(store: OpenStore, title: str) -> Ledger:
    return store.story(
        next(row.id for row in store.stories() if (row.title or "").startswith(title))
    )


def told(ledger: Ledger) -> dict[tuple[str, int, int], set[tuple[str | None, str | None]]]:
    """By the places of their words, the versions and makers of the accounts of a story's points."""
    out: dict[tuple[str, int, int], set[tuple[str | None, str | None]]] = {}
    for point in ledger.stories[0].points:
        for account in point.accounts:
            out.setdefault((account.report, account.quote.start, account.quote.end), set()).add(
                (account.value, account.by)
            )
    return out


def test_a_store_of_0_2_keeps_a_models_rows_and_all_judgements(old: Path) -> None:
    database = open_database(str(old))
    rows = database.rows.of(stories=database.stories.ids())
    by_model, by_people = (
        [row for row in rows if row.row.by.startswith(who)] for who in ("model", "person")
    )
    assert len(by_model) == 80
    assert {(row.row.by, row.version) for row in by_model} == {("model recorded-llm", 1)}
    assert sorted((row.row.question, row.row.made_from, row.row.rejected) for row in by_people) == [
        (
            "Had the barge lost its rudder?",
            "",
            False,
        ),  # of figures that were guessed, as people saw them
        ("Had the barge lost its rudder?", "", True),
        (DEAD, "model recorded-llm", True),
        ("How many people were hurt?", "", True),
        (WORDED, "model recorded-llm", False),
        ("What number of people were hurt?", "", False),
    ]
    dead = next(row for row in by_people if row.row.question == WORDED)
    first, *_, last = row_history(database, dead.id)
    assert (first.before, first.after.question, first.after.by) == (
        None,
        DEAD,
        "model recorded-llm",
    )  # not as a person worded it
    assert (last.after, last.by) == (dead.row, "person ina")
    quoted = [
        {w.span.quote: w.stance for a in row.answers for w in a.words}
        for row in (first.after, dead.row)
    ]
    assert [told["a fifth life"] for told in quoted] == [None, Stance.HEDGES]
    ((_, corrected),) = database.rows.corrections_of(dead.story)
    assert "by: model recorded-llm" in corrected
    assert check_store(database).faults == ()
    judged = {judgement.id for judgement in database.judgements.all()}
    assert len(judged) == 12
    assert {row.title: row.disputed for row in database.stories.listed()} == {
        "Ferry fire near Selmar: three dead, captain questioned": 14,
        "Five hurt as barge hits Veddow Bridge": 0,
        "Orchard fair draws 2,000 visitors in Hallin": 0,
    }
    database.close()
    with open_store(str(old)) as store:
        before = story(store, READ)
        assert len(before.stories[0].points) == 81
        store.regroup()
        after = story(store, READ)
        assert told(after).keys() == told(before).keys()
        by = {point.by for point in after.stories[0].points}
        assert by == {"model recorded-llm", "person ina"}
        assert after.stories[0].model == before.stories[0].model
        heard = {
            made.id: made.outcome
            for row in store.stories()
            for made in store.story(row.id).stories[0].judgements
        }
        assert heard.keys() == judged
        assert all(str(outcome).startswith("obeyed: row ") for outcome in heard.values())
        asked = {
            (point.question, point.by)
            for point in story(store, GUESSED).stories[0].points
            if point.by
        }
        assert asked == {
            ("What number of people were hurt?", "person ina"),
            ("Had the barge lost its rudder?", "person ina"),
        }
        assert WORDED in {point.question for point in after.stories[0].points}
        assert store.regroup() == ()


def test_rows_stay_when_a_story_grows_parts_and_is_joined_again(old: Path, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(LATER, encoding="utf-8")
    with open_store(str(old)) as store:
        before = told(story(store, READ))
        store.add(str(tmp_path / "post.txt"))
        grown = story(store, READ)
        assert "post" in grown.stories[0].reports
        assert before.keys() <= told(grown).keys()
        parted = store.split(grown.stories[0].id, ["norda", "courier"], by="ina")
        assert any(change.kind == "split" for change in parted)
        assert not [change for change in parted if change.kind == "words gone"]
        norda = next(
            store.story(row.id)
            for row in store.stories()
            if "norda" in store.story(row.id).stories[0].reports
        )
        rest = next(
            store.story(row.id)
            for row in store.stories()
            if "meridian" in store.story(row.id).stories[0].reports
        )
        assert {place[0] for place in told(norda)} == {"norda", "courier"}
        assert before.keys() <= told(norda).keys() | told(rest).keys()
        split = next(made for made in store.judgements() if made.action == "split")
        store.undo(split.id, by="ina")
        assert before.keys() <= told(story(store, READ)).keys()
        questions = [point.question for point in story(store, READ).stories[0].points]
        assert questions.count(WORDED) == 1


def test_show_says_how_many_questions_were_guessed(old: Path, tmp_path: Path) -> None:
    database = open_database(str(old))
    (tmp_path / "old.json").write_text(
        database.stories.get(_id(database.stories.listed(), GUESSED)).ledger, encoding="utf-8"
    )
    database.close()
    result = CliRunner().invoke(main, ["verify", str(tmp_path / "old.json")])
    assert (result.exit_code, json.loads((tmp_path / "old.json").read_text())["format"]) == (
        0,
        "rashomon-ledger/1",
    )


def _id(rows: Sequence[object], title: str) -> str:
    return next(row.id for row in rows if row.title.startswith(title))  # type: ignore[attr-defined]
