"""Our own stories and made piles: whole, counted right, apart from each other."""

import itertools
import json
import re
from pathlib import Path

import pytest
from lxml import html

from bench.score import agreement, kept_sentences, story_counts, templated
from bench.score.added_lines import read
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


TEXT = story_counts.README.read_text(encoding="utf-8")


def test_the_readme_counts_what_the_files_hold() -> None:
    assert story_counts.renewed(TEXT) == TEXT, "run bench/score/story_counts.py --write"


def test_two_annotators_agree() -> None:
    with agreement.annotators(agreement.TEST) as (a, b):
        assert (
            {folder.name for folder in a.iterdir()}
            == {folder.name for folder in b.iterdir()}
            == {folder.name for folder in agreement.clusters_in(agreement.TEST)}
        )
        assert [
            fault for side in (a, b) for folder in side.iterdir() for fault in check(folder)[0]
        ] == []
        for figures in agreement.agreement(a, b):
            assert figures["points.conflicts"]["value"] >= 0.80
            assert figures["statements.found"]["value"] >= 0.92
        whole, again = agreement.agreement(a, a)
        assert whole["ledger"]["value"] == again["ledger"]["value"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    "part", [part for part in ("dev", "test") if (templated.MADE / part).is_dir()]
)
def test_piles_of_many_events_are_told_apart_by_their_words(part: str) -> None:
    for kind in templated.kinds_of(part):
        told = templated.many_of(part, kind, 50)
        assert len({one.event for one in told}) == 50
        assert len({one.text for one in told}) == 100, kind


TEXT_KEPT_SENTENCES = (
    "A ferry burned\n\nA ferry burned off Port Arden on Sunday, the coastguard said.\n\nIts "
    "captain was taken to hospital by a fishing boat.\n"
)


@pytest.mark.parametrize("place", ["closing", "inner"])
def test_a_paragraph_is_found_where_it_was_set(place: str) -> None:
    added = kept_sentences.set_in(
        read(TEXT_KEPT_SENTENCES), "The captain, {name}, was charged on {day}.", 1, place
    )
    assert (
        added.report.text[slice(*added.part)]
        == "The captain, Iqbal Ferron, was charged on Wednesday."
    )
    assert added.report.text.endswith("boat.\n" if place == "inner" else "Wednesday.\n")
    assert added.share() == 0
