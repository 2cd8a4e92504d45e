"""The stories of our own: their gold checks, and no two of them share a sentence pattern."""

import itertools
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from check_gold import check

ROOT = Path(__file__).parent.parent.parent
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


class _Page(HTMLParser):
    """The text of a page, scripts and styles aside."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.texts.append(data)


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
        page = _Page()
        page.feed((gold.parent / "html" / f"{report['id']}.html").read_text("utf-8"))
        shown = _letters("".join(page.texts))
        prose = (gold.parent / "reports" / f"{report['id']}.txt").read_text("utf-8")
        for span in report["furniture"]:
            prose = prose.replace(span["quote"] if isinstance(span, dict) else span, "\n")
        assert [line for line in prose.splitlines() if _letters(line) not in shown] == []


def test_half_of_the_stories_stand_as_saved_pages() -> None:
    assert sum((gold.parent / "html").is_dir() for gold in STORIES) >= 12
