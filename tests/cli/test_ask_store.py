"""rashomon ask --store: answers go into the store, and its stories obey them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli.group import main
from stored import write_reports

pytestmark = pytest.mark.weights


def run(*arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(main, list(arguments), input=keys)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked")
    write_reports(path / "reports")
    assert run("add", str(path / "reports"), "--store", str(path / "db")).exit_code == 0
    return path


@pytest.fixture
def store(made: Path, tmp_path: Path) -> str:
    copy = tmp_path / "db"
    copy.write_bytes((made / "db").read_bytes())
    return str(copy)


def stories(store: str) -> dict[str, str]:
    listed = json.loads(run("stories", "--store", store, "--json").stdout)
    return {row["id"]: row["title"] for row in listed["stories"]}


def rows_of(store: str, *arguments: str) -> list[dict[str, object]]:
    done = run("ask", "--store", store, *arguments, "--write", "-")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_story_is_chosen_or_the_latest_are_asked_about(store: str) -> None:
    (aurora,) = [ident for ident, title in stories(store).items() if "Aurora" in title]
    of_one, of_all = rows_of(store, "--story", aurora), rows_of(store)
    reports = {shown["report"] for row in of_one for shown in row["shown"]}  # type: ignore[attr-defined]
    assert reports <= {"aurora-1", "aurora-2", "aurora-3"}
    assert {row["id"] for row in of_one} & {row["id"] for row in of_all}
    assert any(shown["report"].startswith(("kamal", "vote")) for row in of_all for shown in row["shown"])  # type: ignore[attr-defined]


def test_answers_are_kept_in_the_store_and_obeyed_at_once(store: str, tmp_path: Path) -> None:
    (aurora,) = [ident for ident, title in stories(store).items() if "Aurora" in title]
    row = next(r for r in rows_of(store, "--story", aurora) if r["about"] == "account")
    (tmp_path / "answers.jsonl").write_text(json.dumps({"id": row["id"], "answer": "1", "by": "Ida"}) + "\n", encoding="utf-8")
    done = run("ask", "--store", store, "--story", aurora, "--read", str(tmp_path / "answers.jsonl"))
    assert "its stories obey them" in done.stderr
    story = json.loads(run("show", aurora, "--store", store, "--json").stdout)["stories"][0]
    assert "Ida" in {j["by"] for j in story["judgements"]}
    quotes = {shown["quote"] for shown in row["shown"]}  # type: ignore[attr-defined]
    versions = [{a["quote"]["quote"] for a in p["accounts"] if a["version"] == v["id"]} for p in story["points"] for v in p["versions"]]
    assert any(quotes <= held for held in versions)  # the two give one answer now
    assert row["id"] not in {again["id"] for again in rows_of(store, "--story", aurora)}


def test_one_key_an_answer_goes_into_the_store(store: str) -> None:
    done = run("ask", "--store", store, "--by", "Ida", keys="??<q")
    assert "1 answer kept" in done.stderr
    assert run("ask", "--store", store, keys="q").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [("ask",), ("ask", "l.json", "--story", "s"), ("ask", "l.json", "--store", "db"), ("ask", "--store", "db", "--judgements", "j")],
)
def test_what_does_not_go_together_is_said(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_story_that_is_not_there_and_a_store_that_is_none(store: str, tmp_path: Path) -> None:
    assert "no story" in run("ask", "--store", store, "--story", "story-none", "--write", "-").stderr
    assert run("ask", "--store", str(tmp_path / "none"), "--write", "-").exit_code == 1
