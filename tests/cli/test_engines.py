"""Where the work is done, and what limits it: by option, or by the size of the pile."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import output, run
from rashomon.cli import compare as verb_file
from rashomon.cli.group import main
from rashomon.errors import StopError
from rashomon.reports.sandbox import end_idle

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ferry-fire" / "reports"


@pytest.mark.processes
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--workers", "0"], "0"),
    ],
)
@pytest.mark.parametrize("verb", [["compare"], ["add", "--store", "x.db"]])
def test_options_that_do_not_go_together(verb: list[str], given: list[str], words: str) -> None:
    assert words in output(*verb, str(EXAMPLE), *given, code=2)


@pytest.mark.processes
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["abacus", "local=tcp://a:1"])
def test_an_engine_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = output("compare", str(EXAMPLE), "--engine", name, code=2)
    assert not list(tmp_path.glob("*/pile.db"))
    assert f"no engine '{name}'" in result


@pytest.mark.processes
@pytest.mark.timeout(300)
@pytest.mark.weights
def test_the_same_bytes_whatever_the_workers(tmp_path: Path) -> None:
    made = []
    store = ["--store", str(tmp_path / "pile.db")]
    for number, given in enumerate(([], ["--workers", "2"], store, store)):
        place = tmp_path / f"{number}.json"
        result = output("compare", str(EXAMPLE), "-o", str(place), *given)
        made.append(place.read_bytes())
        assert "Ferry" in result or "ferry" in result  # the summary
    assert len(set(made)) == 1
    listed = CliRunner().invoke(main, ["stories", *store, "--json"])
    assert [story["reports"] for story in json.loads(listed.output)["stories"]] == [5]


@pytest.mark.processes
@pytest.mark.timeout(300)
@pytest.mark.weights
def test_a_large_pile_is_written_without_being_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb_file, "_SMALL", 2)
    monkeypatch.setattr(verb_file, "_SHOWN", 2)
    monkeypatch.setattr("rashomon.engines.local.cores", lambda: 2)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "kept"))
    (tmp_path / "kept").mkdir()
    result = output("compare", str(EXAMPLE), "nowhere", "-o", str(tmp_path / "a.json"), code=3)
    assert "5 reports in 1 story" in result
    end_idle()  # it may have its folder here
    assert not list((tmp_path / "kept").iterdir())
    monkeypatch.undo()
    CliRunner().invoke(main, ["compare", str(EXAMPLE), "nowhere", "-o", str(tmp_path / "b.json")])
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert json.loads((tmp_path / "a.json").read_bytes())["failures"][0]["source"] == "nowhere"


@pytest.mark.processes
@pytest.mark.timeout(300)
@pytest.mark.weights
def test_a_large_pile_that_broke_off_goes_on_from_its_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb_file, "_SMALL", 2)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with monkeypatch.context() as patch:
        patch.setattr("rashomon.store.update.compare_jobs", _broken_off)
        result = CliRunner().invoke(main, ["compare", str(EXAMPLE), "--workers", "1"])
    assert result.exit_code == 1
    kept = re.search(r"--store (\S+pile\.db)", result.output)
    assert kept
    assert Path(kept[1]).exists()
    place = tmp_path / "a.json"
    result = run("compare", EXAMPLE, "--store", kept[1], "-o", place, code=0)
    assert len(json.loads(place.read_bytes())["reports"]) == 5


def _broken_off(*_: object, **__: object) -> None:
    raise StopError("the power went")


@pytest.mark.processes
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "given",
    [
        ["--one-story", "--store", "x.db"],
        ["--answer", "answer.txt", "--store", "x.db"],
        ["--story", "st-1", "--store", "x.db"],
    ],
)
def test_what_a_pile_in_a_store_cannot_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("answer.txt").write_text("Three boats burned [s1].\n")
    output("compare", str(EXAMPLE), *given, code=2)
    assert not Path("x.db").exists()


STORY = "Wall falls\n\nTwo people died when the wall fell, the fire service said on Monday.\n"


@pytest.mark.parametrize(
    "verb",
    [
        ["read"],
        ["compare"],
        ["add", "--store", "desk.db"],
        ["watch", "feeds", "--store", "desk.db"],
    ],
)
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("max_hats=3", "limits are max_bytes, "),
        ("max_bytes=many", "above 0"),
        ("max_bytes=0", "above 0"),
        ("fields=1", "limits are"),
        ("max_bytes", "above 0"),
    ],
)
def test_what_is_no_limit(
    verb: list[str], given: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(STORY)
    Path("ledger.json").write_text('{"format": "rashomon-ledger/3", "reports": [], "stories": []}')
    Path("feeds").write_text("http://127.0.0.1:9/feed\n")
    paths = ["a.txt"] if verb[0] in {"read", "compare", "add"} else []
    run = CliRunner().invoke(main, [*verb, *paths, "--limit", given])
    assert (run.exit_code, told in run.output) == (1, True), run.output


def test_a_limit_is_obeyed_and_its_message_names_the_option_that_raises_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    assert (
        "longer than 20 characters: split it, or raise the limit with --limit max_characters=NUMBER"
        in output("read", str(tmp_path), "--limit", "max_characters=20", code=4)
    )
    assert (
        CliRunner()
        .invoke(
            main,
            [
                "read",
                str(tmp_path),
                "--limit",
                "max_characters=20",
                "--limit",
                "max_characters=2000",
            ],
        )
        .exit_code
        == 0
    )
