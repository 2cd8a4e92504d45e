"""The documents are in step with the program."""

import re
import tomllib
from pathlib import Path

import pytest

from bench.score.leaks import unlisted_tables
from rashomon.cli.group import VERBS
from source_files import ROOT, text

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_readme(verb: str) -> None:
    assert re.search(rf"(`|\brashomon ){verb}\b", text("README.md"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_names_is_there(name: str) -> None:
    named = re.findall(r"`((?:src/|bench/|tests/|examples/|docs/|\.ci/)[\w./-]+)`", text(name))
    assert named
    made = (
        "bench/results.json",
        "bench/RESULTS.md",
        "bench/score/pins.toml",
    )  # by `make bench` and `make pin`
    assert [path for path in named if path not in made and not (ROOT / path).exists()] == []


def test_every_module_that_decides_is_there() -> None:
    named = re.findall(r"`(\w+(?:/\w+)*\.py)`", text("docs/ARCHITECTURE.md"))
    modules = [path for path in named if not path.startswith(("src/", "bench/", "tests/"))]
    assert modules
    assert [path for path in modules if not (ROOT / "src" / "rashomon" / path).exists()] == []


def test_every_make_target_that_a_document_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = {target for name in DOCUMENTS for target in re.findall(r"`make ([a-z-]+)", text(name))}
    assert named
    assert named <= targets


PILES = {
    "several": "examples/ferry-fire/reports",
    "another language": {"uno": "Cae un puente en Ostmar\n\nUn puente cayó el lunes en Ostmar."},
    "one report": {"one": "Bridge falls\n\nA bridge fell in Ostmar on Monday, police said."},
    "hardly a story": {"one": "Bridge falls in Ostmar"},
}


@pytest.mark.weights
@pytest.mark.parametrize("name", PILES)
def test_the_python_of_the_readme_prints_something_on_every_pile(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = re.search(r"```python\n(.*?)```", text("README.md"), re.DOTALL)
    assert code
    first, *rest = [line for line in code[1].splitlines() if line]
    assert (first, len(rest)) == ("import rashomon", 6)
    pile = PILES[name]
    if isinstance(pile, str):
        monkeypatch.chdir((ROOT / pile).parent)
    else:
        (tmp_path / "reports").mkdir()
        for report, words in pile.items():
            (tmp_path / "reports" / f"{report}.txt").write_text(f"{words}\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
    exec(code[1], {})  # noqa: S102  the README's own lines
    out = capsys.readouterr().out
    assert out.strip()
    assert name != "several" or "killed" in out


def test_every_layer_is_in_the_architecture() -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    modules = {name.strip() for layer in contracts[0]["layers"] for name in layer.split("|")}
    document = text("docs/ARCHITECTURE.md")
    assert {name for name in modules if f"`{name}" not in document} == set()


def test_every_table_has_an_origin() -> None:
    assert unlisted_tables(ROOT / "src" / "rashomon" / "shipped" / "tables") == []
