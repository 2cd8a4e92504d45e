"""What is printed of names."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.authored.judgement_lines import read_judgements
from rashomon.cli.group import main
from rashomon.model.judgement import Action

pytestmark = pytest.mark.weights

TEXTS = (
    "Fire in Valmora\n\nA fire broke out in Valmora on Monday, said Ilka Renn. Renn said two "
    "boats sank near Lisbon.\n",
    "Boats burn\n\nTwo boats sank in Walmora, Ilke Renn said on Monday. Police in Lisbon were "
    "told.\n",
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("names")
    for i, text in enumerate(TEXTS):
        (path / f"r{i}.txt").write_text(text, encoding="utf-8")
    run(
        "compare",
        str(path / "r0.txt"),
        str(path / "r1.txt"),
        "--one-story",
        "-o",
        str(path / "ledger.json"),
    )
    return path


def joins(ledger: str) -> set[tuple[str, str]]:
    (story,) = json.loads(run("show", ledger, "--json").stdout)["stories"]
    return {(join["a"], join["b"]) for name in story["names"] for join in name["joins"]}


def test_weak_joins_come_first_with_their_reasons(folder: Path) -> None:
    printed = run("show", str(folder / "ledger.json"), "--names").stdout
    strengths = [float(found) for found in re.findall(r"(?m)^  (\d\.\d\d)  .+ = .+$", printed)]
    assert len(strengths) == len(joins(str(folder / "ledger.json"))) > 1
    assert strengths == sorted(strengths)


def test_places_are_listed_with_where_they_were_put(folder: Path) -> None:
    printed = run("show", str(folder / "ledger.json"), "--places").stdout
    assert "Lisbon: 38.7" in printed
    assert "not known" in printed


def test_a_judgement_is_kept_obeyed_and_undone(folder: Path, tmp_path: Path) -> None:
    ledger, kept, out = (
        str(folder / "ledger.json"),
        str(tmp_path / "judged.jsonl"),
        str(tmp_path / "new.json"),
    )
    reports = (
        str(folder / "r0.txt"),
        str(folder / "r1.txt"),
        "--one-story",
        "-o",
        out,
        "--judgements",
        kept,
    )
    assert (
        run(
            "judge",
            ledger,
            "different",
            "name",
            "Ilka Renn",
            "Ilke Renn",
            "--judgements",
            kept,
            "--by",
            "ed",
        ).exit_code
        == 0
    )
    [made] = read_judgements(Path(kept).read_text(encoding="utf-8"))
    assert (made.action, made.target, made.by) == (
        Action.DIFFERENT,
        ("Ilka Renn", "Ilke Renn"),
        "ed",
    )
    run("compare", *reports)
    assert "obeyed" in run("show", out, "--names").stdout
    pairs = joins(out)
    assert ("Ilka Renn", "Ilke Renn") not in pairs
    run("judge", out, "undo", made.id, "--judgements", kept)
    run("compare", *reports)
    pairs = joins(out)
    assert ("Ilka Renn", "Ilke Renn") in pairs


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (
            ("same", "name", "Ilka Renn", "Nobody", "--judgements", "j.jsonl"),
            1,
            "no name of the ledger is spelled 'Nobody'",
        ),
        (
            ("set", "kind", "Valmora", "--to", "town", "--judgements", "j.jsonl"),
            1,
            "a kind is one of",
        ),
        (("undo", "j-1", "--judgements", "absent.jsonl"), 1, "could not be opened"),
    ],
)
def test_a_slip_is_said(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    found = run("judge", str(folder / "ledger.json"), *arguments)
    assert found.exit_code == code
    assert words in found.output


def test_compare_says_which_judgements_are_about_nothing(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "j.csv"
    kept.write_text("action,target\nsame,Nobody | Noone\n", encoding="utf-8")
    found = run("compare", str(folder / "r0.txt"), "--judgements", str(kept))
    assert "not obeyed: what it is about is in no story (Nobody, Noone)" in found.output
