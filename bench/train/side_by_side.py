#!/usr/bin/env python3
"""Trains the weights of the signals by which two sentences stand side by side on the first view
(`show/side_by_side.py`).

    python -m bench.train.side_by_side [--keep DIR] [--out FILE]

Learned on the keys that readers wrote of large stories (`bench/keys`: those of ECB+ to train on,
real news, own stories of train and dev): two sentences of two reports are a right pair where each
shows another side of one difference. Printed is the average precision in stories that the weights
have not seen. --keep DIR: ledgers as `key_figures.py --keep` leaves them.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

import numpy as np

import score_key
from bench import parser_of
from bench.score.clusters import ROOT
from bench.score.key_figures import Job, counted, stories_in
from bench.train.logistic import fit_named, write
from rashomon.claims.understood import ENDS
from rashomon.model.claim import ClaimSentence
from rashomon.model.document import from_json
from rashomon.model.story import Story
from rashomon.shipped.weights.logistic import BIAS, probability
from rashomon.show.side_by_side import (
    LEAST_SHARED,
    SentenceToShow,
    sentences_to_show,
    share_of,
    signals_of,
)

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "side_by_side.json"
PARTS = ("train", "news", "own-train", "own-dev")
PENALTY = 1.0
FOLDS = 4
Row = tuple[dict[str, float], float]  # signals of a pair, 1.0 where it is right
Sides = set[tuple[str, int]]  # differences of the key by id, with the side that a sentence shows


def sentences_of(story: Story) -> dict[str, ClaimSentence]:
    """Returns all sentences of a story, by id."""
    sentences = {}
    for claim in story.claims:
        for sentence in claim.sentences:
            sentences[sentence.id] = sentence
    for alone in story.alone:
        told = ClaimSentence(id=alone.sentence, span=alone.span, speaker=alone.speaker)
        sentences.setdefault(alone.sentence, told)
    return sentences


def sides_shown(
    candidate: SentenceToShow, items: Mapping[str, list], stems: Mapping[str, str]
) -> Sides:
    """Returns the sides of the key that a sentence shows."""
    span = candidate.sentence.span
    place = (stems[span.report], span.start, span.end, span.quote)
    shown = set()
    for item, sides in items.items():
        for number, side in enumerate(sides):
            if score_key.shows(side, *place):
                shown.add((item, number))
    return shown


def is_right(sides: Sides, others: Sides) -> bool:
    """Returns whether two sentences show two sides of one difference."""
    for item, side in sides:
        if any(other == item and number != side for other, number in others):
            return True
    return False


def rows_of(folder: Path, ledger_path: Path) -> Iterator[Row]:
    """Yields the pairs of sentences of a story that have words in common."""
    ledger = from_json(ledger_path.read_text(encoding="utf-8"))
    texts = {path.stem: path.read_text("utf-8") for path in (folder / "reports").glob("*.txt")}
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    items = {
        item["id"]: list(score_key.sides_of(item, texts))
        for item in key
        if item["kind"] in score_key.MANY
    }
    stems = {report.id: Path(report.source).stem for report in ledger.reports}
    for story in ledger.stories:
        sentences = sentences_of(story)
        lengths = {
            ident: len(sentence.span.quote.split())
            for ident, sentence in sentences.items()
            if sentence.span.quote.endswith(ENDS)
        }
        candidates = sentences_to_show(story, sentences.values(), lengths).values()
        sides = {one.sentence.id: sides_shown(one, items, stems) for one in candidates}
        for one, other in combinations(candidates, 2):
            shared = share_of(one, other)
            if one.report != other.report and shared >= LEAST_SHARED:
                right = is_right(sides[one.sentence.id], sides[other.sentence.id])
                yield signals_of(one, other, shared), float(right)


def stories_with_ledgers(keep: Path) -> Iterator[tuple[Path, Path]]:
    """Yields each story's folder and its ledger, made where it is not there yet."""
    for part in PARTS:
        folder = keep / part
        if folder.exists():
            stories = sorted(folder.iterdir())
        else:
            folder.mkdir(parents=True)
            stories = stories_in(part, folder)
        ledgers = keep / "ledgers" / part
        ledgers.mkdir(parents=True, exist_ok=True)
        for story in stories:
            path = ledgers / f"{story.name}.json"
            if not path.exists():
                counted(Job(part, story, ledgers))
            yield story, path


def average_precision(chances: np.ndarray, right: np.ndarray) -> float:
    """Returns the mean precision at each right pair, the likeliest first."""
    ranked = right[np.argsort(-chances, kind="stable")]
    places = np.flatnonzero(ranked) + 1
    return float(np.mean(np.arange(1, len(places) + 1) / places)) if len(places) else 1.0


def fitted(stories: list[list[Row]]) -> dict[str, float]:
    """Returns the weights by the pairs of these stories."""
    rows = [row for story in stories for row in story]
    signals = [row[0] for row in rows]
    right = np.array([row[1] for row in rows])
    return fit_named(signals, right, np.ones(len(rows)), penalty=PENALTY, constant=BIAS)


def main() -> None:
    """Trains, prints how it does on stories it has not seen, and writes the weights."""
    parser = parser_of(__doc__)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        stories = []
        for folder, ledger in stories_with_ledgers(given.keep or Path(made)):
            stories.append(list(rows_of(folder, ledger)))
    precision = []
    for fold in range(FOLDS):
        weights = fitted([story for n, story in enumerate(stories) if n % FOLDS != fold])
        for story in stories[fold::FOLDS]:
            chances = np.array([probability(signals, weights) for signals, _ in story])
            precision.append(average_precision(chances, np.array([row[1] for row in story])))
    print(f"average precision in unseen stories: {np.mean(precision):.3f}")
    pairs = sum(map(len, stories))
    print(f"{pairs} pairs of {len(stories)} stories")
    write(given.out, {"weights": fitted(stories)})


if __name__ == "__main__":
    main()
