"""Our own stories: whole, and apart from each other."""

import itertools
import json
import re
from pathlib import Path

import pytest
from lxml import html

from check_gold import check

ROOT = Path(__file__).parent.parent.parent


UTF_8 = html.HTMLParser(encoding="utf-8")
VISIBLE = "//text()[not(ancestor::script or ancestor::style)]"
STORIES = sorted((ROOT / "bench" / "stories").glob("*/*/gold.json"))


def _runs(folder: Path) -> set[tuple[str, ...]]:
    """All runs of six words in the story's reports."""
    out: set[tuple[str, ...]] = set()
    for path in sorted((folder / "reports").glob("*.txt")):
        words = re.findall(r"\w+", path.read_text("utf-8").casefold())
        out.update(zip(*(words[k:] for k in range(6)), strict=False))
    return out


@pytest.mark.parametrize("gold", STORIES, ids=lambda path: path.parent.name)
def test_gold_checks(gold: Path) -> None:
    faults, sizes = check(gold.parent)
    assert faults == []
    assert sizes["points"] >= 30


def test_no_six_words_stand_in_two_stories() -> None:
    assert {gold.parent.parent.name for gold in STORIES} == {"train", "dev", "test", "points"}
    runs = {gold.parent.name: _runs(gold.parent) for gold in STORIES}
    shared = {(a, b): sorted(runs[a] & runs[b]) for a, b in itertools.combinations(runs, 2)}
    assert {pair: found for pair, found in shared.items() if found} == {}


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


@pytest.mark.parametrize(
    "gold",
    [gold for gold in STORIES if (gold.parent / "html").is_dir()],
    ids=lambda path: path.parent.name,
)
def test_saved_pages_hold_their_reports(gold: Path) -> None:
    reports = json.loads(gold.read_text("utf-8"))["reports"]
    assert {path.stem for path in (gold.parent / "html").iterdir()} == {
        report["id"] for report in reports
    }
    for report in reports:
        page = (gold.parent / "html" / f"{report['id']}.html").read_bytes()
        shown = _letters("".join(html.fromstring(page, parser=UTF_8).xpath(VISIBLE)))
        prose = (gold.parent / "reports" / f"{report['id']}.txt").read_text("utf-8")
        for span in report["furniture"]:
            prose = prose.replace(span["quote"] if isinstance(span, dict) else span, "\n")
        assert [line for line in prose.splitlines() if _letters(line) not in shown] == []
