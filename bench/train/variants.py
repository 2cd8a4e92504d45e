"""Trains the weights of the signals by which two readings are of one thing.

Usage: python -m bench.train.variants STORIES [--judged FILE] [--folds N] [--out FILE]

STORIES holds folders with reports/*.txt and key.json (bench/keys/BRIEF.md); FILE (judged.jsonl)
what readers said of pairs of places: V, readings of one thing that differ; T, trivially; W, of no
one thing. A pair is right where readers said V, or where it gives the values of two sides of an
item of the key; where no reader judged it, it counts UNSURE. Places of the same words count as one
pair in a story, however many reports print them. Logistic regression with a quadratic
penalty. With --folds nothing is written: how often pairs are right by weights learned on other
stories.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.score.clusters import ROOT
from bench.score.key_sides import gives, sides_in
from bench.train.logistic import fit
from bench.train.passages import prepared
from rashomon.passages.find_passages import sentences_with_terms, strengths_of, twins_in
from rashomon.passages.slots import SlotSentence, differing_slots, places_of
from rashomon.passages.variant_signals import VARIANT_SIGNALS, StoryTerms, signals_of

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "variants.json"
JUDGED = ROOT / "bench" / "keys" / "judged.jsonl"
UNSURE, PENALTY = 0.25, 2.0
Place = tuple[str, int, int]


def judged_in(path: Path) -> dict[str, dict[tuple[Place, Place], str]]:
    """Returns the letters that readers gave, by story and by the two places."""
    found: dict[str, dict[tuple[Place, Place], str]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        one, other = (tuple(item[side]) for side in "ab")
        found[item["story"]][one, other] = item["letter"]
    return found


def read_story(
    folder: Path, letters: Mapping[tuple[Place, Place], str]
) -> tuple[Any, Any, Any, Any]:
    """Returns the signals of every pair of places of a story, whether it is right, what it counts,
    and how many pairs are of the same words."""
    known = prepared(folder)
    sentences = sentences_with_terms(
        known.used(), names=known.names, statements=known.statements, dates=known.dates
    )
    pages = {page.report.id: page for page in known.used()}
    stems = {one: Path(page.report.source).stem for one, page in pages.items()}
    sides, story = sides_in(folder), StoryTerms(sentences)
    read = [SlotSentence(one, pages[one.quote.report].words) for one in sentences]
    signals, right, weight, printed = [], [], [], []
    strengths, _ = strengths_of(sentences, sorted(twins_in(sentences)))
    for (i, j), strength in sorted(strengths.items()):
        for pair in differing_slots(read[i], read[j]):
            places = []
            for filler, n in ((pair.one, i), (pair.other, j)):
                report = sentences[n].quote.report
                start, end = places_of(read[n].words, filler)
                places.append((stems[report], start, end, pages[report].report.text[start:end]))
            letter = letters.get((places[0][:3], places[1][:3]))
            given = any(
                gives(item[a], places[0]) and gives(item[b], places[1])
                for item in sides
                for a in range(len(item))
                for b in range(len(item))
                if a != b
            )
            signals.append(list(signals_of(pair, read[i], read[j], strength, story).values()))
            right.append(letter == "V" if letter else given)
            weight.append(1.0 if letter or given else UNSURE)
            printed.append(frozenset(place[3].casefold() for place in places))
    often = Counter(printed)
    counts = np.array([often[pair] for pair in printed])
    return np.array(signals), np.array(right, dtype=float), np.array(weight), counts


def main() -> None:
    """Trains, or tries by leaving stories out."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("stories", type=Path)
    ask.add_argument("--judged", type=Path, default=JUDGED)
    ask.add_argument("--folds", type=int, default=0)
    ask.add_argument("--out", type=Path, default=OUT)
    given = ask.parse_args()
    letters = judged_in(given.judged)
    folders = sorted(path.parent for path in given.stories.glob("*/key.json"))
    read = [read_story(folder, letters.get(folder.name, {})) for folder in folders]
    if given.folds:
        tried(read, given.folds)
        return
    bias, weights = fitted(read)
    document = {"bias": bias, "signals": dict(zip(VARIANT_SIGNALS, weights, strict=True))}
    given.out.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def fitted(read: Sequence[tuple[Any, Any, Any, Any]]) -> tuple[float, list[float]]:
    """Returns the bias and the weights learned on these stories."""
    signals, right, weight, often = (np.concatenate([one[n] for one in read]) for n in range(4))
    whole = np.hstack([signals, np.ones((len(signals), 1))])
    found = fit(whole, right, weight / often, np.array([PENALTY] * signals.shape[1] + [0.001]))
    return round(float(found[-1]), 4), [round(float(w), 4) for w in found[:-1]]


def tried(read: Sequence[tuple[Any, Any, Any, Any]], folds: int) -> None:
    """Prints how often pairs are right of which the program says so, each story by the others."""
    said, found = [], []
    for fold in range(folds):
        bias, weights = fitted([one for n, one in enumerate(read) if n % folds != fold])
        for n, (signals, right, weight, _) in enumerate(read):
            if n % folds == fold:
                judged = weight == 1.0
                said.append(1 / (1 + np.exp(-(signals[judged] @ np.array(weights) + bias))))
                found.append(right[judged])
    said, found = np.concatenate(said), np.concatenate(found)
    for low in np.arange(0, 1, 0.1):
        inside = (said >= low) & (said < low + 0.1)
        if inside.sum():
            print(f"{low:.1f}: {inside.sum():5} pairs, right {found[inside].mean():.2f}")


if __name__ == "__main__":
    main()
