"""Lineage held against gold: gold points in, our lines out."""

from pathlib import Path

import pytest

from bench.score import lineage_figures
from bench.train.gold_story import gold_ledger

ROOT = Path(__file__).resolve().parents[2]
STORIES = ROOT / "bench" / "stories" / "train"


def tally(edit=None) -> lineage_figures.Tally:
    gold = gold_ledger(STORIES / "valley-flood")
    ours = edit(gold) if edit else gold
    counted = lineage_figures.Tally()
    lineage_figures.given_points(gold, ours, counted)
    lineage_figures.directions(gold, ours, counted)
    lineage_figures.drifts(gold, ours, counted, {})
    lineage_figures.credits(gold, ours, counted)
    return counted


def test_gold_against_itself() -> None:
    counted = tally()
    assert counted.share("direction") == counted.share("drift") == counted.share("credits") == 1.0
    assert counted.share("lines") >= 0.85


def test_without_copies_and_credits_the_lines_are_wrong() -> None:
    from dataclasses import replace

    def bare(gold):
        stories = tuple(replace(story, copies=()) for story in gold.stories)
        return replace(
            gold,
            stories=stories,
            reports=tuple(
                replace(report, agencies=(), furniture=(), outlet=None) for report in gold.reports
            ),
        )

    counted = tally(bare)
    assert counted.share("direction") == counted.share("drift") == counted.share("credits") == 0.0
    assert counted.share("lines") < tally().share("lines")
    assert counted.f1("circular") == 0.0


@pytest.mark.parametrize(
    "story", sorted(path.name for path in STORIES.iterdir() if (path / "gold.json").exists())
)
def test_every_story_can_be_read_as_a_ledger(story: str) -> None:
    gold = gold_ledger(STORIES / story)
    texts = {report.id: report.text for report in gold.reports}
    assert all(
        texts[s.report][s.start : s.end] == s.quote
        for copy in gold.stories[0].copies
        for s in (copy.a, copy.b)
    )


def test_every_label_finds_its_copy() -> None:
    import tomllib

    labels = tomllib.loads(lineage_figures.LABELS.read_text(encoding="utf-8"))
    for name, parts in labels.items():
        folder = next(
            path
            for split in ("train", "dev")
            if (path := ROOT / "bench" / "stories" / split / name).is_dir()
        )
        gold = gold_ledger(folder)
        for change in parts.get("drift", ()):
            assert lineage_figures._copy_with(gold, change)
        for group in parts.get("origins", ()):
            assert set(group) <= {report.id for report in gold.reports}
