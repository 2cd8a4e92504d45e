"""Fits what the signals weigh by which numbers stand beside each other (numbers/likeness.py), and
prints them with how often pairs are right, by weights learned on other stories.

Usage: python -m bench.train.tallies

bench/train/number_pairs.jsonl has a pair a line: its story in the shared data, whether readers held
both numbers to be of one thing, and of each its report, place and the first digits of its words'
sha256.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.score.clusters import ROOT, shared_folder
from bench.train.logistic import fit
from rashomon.comparing.finish import lay_side_by_side, numbers_of
from rashomon.comparing.prepare import prepare_story
from rashomon.numbers.fates import BEFALLEN
from rashomon.numbers.likeness import Likeness, tally_key
from rashomon.numbers.tallies import is_counted
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.text.gathering import by_key

FOLDS, PENALTY, STEPS = 8, 1.0, (0.5, 0.6, 0.7, 0.8)


def texts_of(story: str, shared: Path) -> Mapping[str, str]:
    """Returns the reports of a story by id."""
    kind, name = story.split("/")
    if kind == "news":
        return {p.stem: p.read_text("utf-8") for p in (shared / story / "reports").glob("*.txt")}
    lines = map(json.loads, (shared / "data" / kind / "train.jsonl").open(encoding="utf-8"))
    return {x["id"].replace("/", "_"): x["text"] for x in lines if x["subtopic"] == name}


def rows_of(
    pairs: Sequence[Mapping], texts: Mapping[str, str]
) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yields the signals of each pair that the program may set beside each other, and whether it is
    right."""
    with tempfile.TemporaryDirectory() as folder:
        for report, text in texts.items():
            Path(folder, f"{report}.txt").write_text(text, encoding="utf-8")
        one_story = Settings(stories=StorySettings(one_story=True))
        known = prepare_story(
            list(annotate_reports(report_pile.read(folder, settings=one_story).reports))
        )
    given = list(filter(is_counted, numbers_of(known)))
    likeness = Likeness(given, lay_side_by_side(known).strength)
    found = {(n.report, n.number.span.start): n for n in given}
    for pair in pairs:
        for report, start, end, sha in (pair["a"], pair["b"]):
            if hashlib.sha256(texts[report][start:end].encode()).hexdigest()[:16] != sha:
                raise SystemExit(f"{pair['story']}/{report} at {start} reads otherwise")
        one, other = (found.get((side[0], side[1])) for side in (pair["a"], pair["b"]))
        if one and other and one.fate not in BEFALLEN and tally_key(one) == tally_key(other):
            yield likeness.signals(one, other), pair["one"]


def main() -> None:
    """Fits and prints."""
    lines = (ROOT / "bench" / "train" / "number_pairs.jsonl").read_text("utf-8").splitlines()
    stories = by_key((pair["story"], pair) for pair in map(json.loads, lines))
    shared = shared_folder()
    rows = [
        (n % FOLDS, *row)
        for n, (story, some) in enumerate(sorted(stories.items()))
        for row in rows_of(some, texts_of(story, shared))
    ]
    fold, x, y = (np.array([row[k] for row in rows], float) for k in range(3))
    ridge = np.full(x.shape[1], PENALTY)
    chance = np.zeros(len(y))
    for k in range(FOLDS):
        weights = fit(x[fold != k], y[fold != k], np.ones(int((fold != k).sum())), ridge)
        chance[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ weights))
    for step in STEPS:
        held = chance >= step
        right = y[held].mean(), y[held].sum() / y.sum()
        print(f"{step}: {right[0]:.2f} right of {held.sum()}, {right[1]:.2f} of all")
    print(fit(x, y, np.ones(len(y)), ridge).round(2).tolist())


if __name__ == "__main__":
    main()
