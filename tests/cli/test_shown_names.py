"""What is printed of names."""

import json
import re
from pathlib import Path

import pytest

from commands import run

pytestmark = pytest.mark.weights

TEXTS = (
    "Fire in Valmora\n\nA fire broke out in Valmora on Monday, said Ilka Renn. Renn said two "
    "boats sank near Lisbon.\n",
    "Boats burn\n\nTwo boats sank in Walmora, Ilke Renn said on Monday. Police in Lisbon were "
    "told.\n",
)


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


def test_compare_says_which_judgements_are_about_nothing(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "j.csv"
    kept.write_text("action,target\nsame,Nobody | Noone\n", encoding="utf-8")
    found = run("compare", str(folder / "r0.txt"), "--judgements", str(kept))
    assert "not obeyed: what it is about is in no story (Nobody, Noone)" in found.output
