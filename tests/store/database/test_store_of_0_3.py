"""What 0.3 wrote is opened by this release: matters that it called by words are named by a
sentence, and get their digest when their story is next compared."""

import gzip
import json
from pathlib import Path

import pytest

import rashomon
from commands import output as run
from rashomon.cli.verify import check_store
from rashomon.model.ledger import Ledger
from stored import stored

MADE = Path(__file__).resolve().parents[2] / "made" / "rashomon-0.3"  # tests/made/README.md
OUT, PINNED = "j-980e6a446b", "j-1b36bd3759"
LATER = """The Harbour Post
9 March 2031

Ferry inquiry opens

The inquiry into the ferry fire off Zelmar opens on Monday, the transport ministry said.
"""


def unpacked(name: str, folder: Path) -> Path:
    path = folder / name.removesuffix(".gz")
    path.write_bytes(gzip.decompress((MADE / name).read_bytes()))
    return path


def assert_named(ledger: Ledger) -> None:
    """Each matter is named by a sure sentence, which stands open and whole; no other does."""
    (story,) = ledger.stories
    assert len(story.passages) > 20
    for passage in story.passages:
        first = passage.naming_sentence()
        assert (first.id, first.perhaps) == (passage.named_by, False)
        assert [one.id for one in passage.sentences if one.open] == [passage.named_by]
        assert (passage.distinct, passage.variants, passage.first) == ((), (), None)
    assert story.variants() == ()


def test_a_ledger_of_0_3_is_read(tmp_path: Path) -> None:
    path = unpacked("ledger.json.gz", tmp_path)
    assert b'"format": "rashomon-ledger/2"' in path.read_bytes()[:100]
    ledger = rashomon.load(path)
    assert (len(ledger.reports), ledger.made.by) == (5, "rashomon 0.3.0")
    assert_named(ledger)
    assert len(ledger.stories[0].disputed()) > 3
    assert "0 faults" in run("verify", path)
    for name in ("csv", "ucdp", "markdown"):
        assert run("export", name, path, "-o", tmp_path / f"{name}.out")
    run("export", "ftm", path, "-o", tmp_path / "ftm")
    again = tmp_path / "again.json"
    ledger.save(again)
    assert rashomon.load(again).stories == ledger.stories


def test_a_store_of_0_3_is_read_as_it_is(tmp_path: Path) -> None:
    path = unpacked("store.db.gz", tmp_path)
    assert b"0015" in path.read_bytes()  # the schema of that release
    with stored(str(path)) as store:
        checked = check_store(store)
        assert (checked.faults, checked.reports, checked.stories, checked.pending) == ((), 5, 1, 0)
        assert {made.id for made in store.judgements.all()} == {OUT, PINNED}
        (story,) = store.stories.ids()
        assert store.stories.versions([story]) == {story: "outdated"}
    exported = tmp_path / "story.json"
    run("export", "ledger", "--store", path, story, "-o", exported)
    ledger = rashomon.load(exported)
    assert_named(ledger)
    assert "ferry" in run("show", "--store", path, story).casefold()
    assert "0 faults" in run("verify", "--store", path)


@pytest.mark.weights
def test_a_story_of_0_3_gets_its_digest_when_it_is_compared_again(tmp_path: Path) -> None:
    path = unpacked("store.db.gz", tmp_path)
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    run("add", tmp_path / "later.txt", "--store", path)
    with stored(str(path)) as store:
        assert [
            row for row in store.stories.changes() if row.kind == "reading"
        ] == []  # what the release before did not look for is no news
        held = {
            made.id: made.outcome
            for listed in (store.stories.get(one) for one in store.stories.ids())
            if listed
            for made in rashomon.model.document.from_json(listed.ledger).stories[0].judgements
        }
    assert set(held) == {OUT, PINNED}
    assert set(held.values()) == {"obeyed"}
    documents = [
        json.loads(run("compare", "--store", path, "--story", row["id"], "-o", "-"))
        for row in json.loads(run("stories", "--store", path, "--json"))["stories"]
    ]
    (story,) = [one for made in documents for one in made["stories"] if len(one["reports"]) > 1]
    assert all(one["distinct"] for one in story["passages"] if one["reports"] > 1)
    assert story["chapters"]
    assert "0 faults" in run("verify", "--store", path)
