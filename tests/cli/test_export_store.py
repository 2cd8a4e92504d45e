"""rashomon export --store: the stories of a store in the formats of other tools."""

import json
from pathlib import Path

import pytest

import rashomon
from commands import run
from stored import write_reports

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exported")
    write_reports(path / "reports")
    assert run("add", path / "reports", "--store", path / "desk.db").exit_code == 0
    return path / "desk.db"


def story_of(store: Path, words: str) -> str:
    listed = json.loads(run("stories", "--store", store, "--json").stdout)["stories"]
    (found,) = [row["id"] for row in listed if words in row["title"]]
    return str(found)


def test_one_story(store: Path) -> None:
    told = run("export", "markdown", story_of(store, "Ferry fire"), "--store", store, code=0)
    assert "Aurora" in told.stdout
    assert "Kamal Star" not in told.stdout


def test_all_stories(store: Path, tmp_path: Path) -> None:
    assert run("export", "ledger", "--store", store, "-o", tmp_path / "all.json").exit_code == 0
    listed = json.loads(run("stories", "--store", store, "--json").stdout)["stories"]
    assert len(rashomon.load(tmp_path / "all.json").stories) == len(listed) >= 3


def test_the_store_is_never_written_over(store: Path) -> None:
    before = store.read_bytes()
    assert run("export", "markdown", "--store", store, "-o", store).exit_code == 1
    assert store.read_bytes() == before


def test_a_story_that_is_not_there(store: Path) -> None:
    assert "no story" in run("export", "markdown", "story-none", "--store", store, code=1).stderr
    assert run("export", "markdown").exit_code == 2
