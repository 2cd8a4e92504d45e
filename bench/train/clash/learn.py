#!/usr/bin/env python3
"""Tries to learn which unlike clauses of two reports tell one thing differently, and prints how
many of the surest are right.

    python -m bench.train.clash.learn

Pairs are those of judged.jsonl (README.md beside it). Of those to learn from, printed is how many
of the surest are right by weights from other piles, for logistic regression and for boosted trees.
Of the piles of the gate, how many of the ten surest of each are right, as judged. Needs
requirements-bench.lock.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bench import parser_of
from bench.score.clusters import shared_folder
from bench.score.incidents import texts_of
from bench.train.clash.signals import Signals, signals_of
from bench.train.clash.unlike_words import Alignment, read_sentences
from rashomon.comparing.compare import annotate_telling
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.stage_border import Stages
from rashomon.protocols import say_nothing
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.text.gathering import by_key

JUDGED = Path(__file__).parent / "judged.jsonl"
FOLDS = 8
SUREST = (10, 20, 40)
ONE_STORY = Settings(stories=StorySettings(one_story=True))
Row = Mapping[str, Any]
METHODS: dict[str, Callable[[], Any]] = {
    "logistic": lambda: make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=400)),
    "boosted": lambda: HistGradientBoostingClassifier(
        max_iter=60, max_leaf_nodes=6, learning_rate=0.08, min_samples_leaf=6, random_state=0
    ),
}


def pairs_of(given: Mapping[str, str]) -> tuple[dict[tuple[Any, ...], Signals], dict[str, str]]:
    """Returns the signals of all unlike pairs of a pile, by where both items stand, and the texts
    of its reports as the program reads them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in given.items():
            Path(folder, f"{name}.txt").write_text(text, encoding="utf-8")
        pile = report_pile.read(folder, settings=ONE_STORY)
    prepared = prepare_story(annotate_telling(pile.reports, say_nothing), stages=Stages())
    found = {}
    for pair in Alignment(read_sentences(prepared)).unlike_pairs():
        places = [(span.report, span.start, span.end) for span in (pair.item.span, pair.other.span)]
        found[tuple(places)] = signals_of(pair)
    return found, {report.id: report.text for report in pile.reports}


def judged_pairs(shared: Path) -> Iterator[tuple[Row, Signals]]:
    """Yields the judged pairs with their signals. What the program reads otherwise now is said."""
    rows = map(json.loads, JUDGED.read_text("utf-8").splitlines())
    for pile, some in by_key((row["pile"], row) for row in rows).items():
        signals, texts = pairs_of(texts_of(pile, shared))
        for row in some:
            for report, start, end, sha in (row["a"], row["b"]):
                if hashlib.sha256(texts[report][start:end].encode()).hexdigest()[:16] != sha:
                    raise SystemExit(f"{pile}/{report} at {start} reads otherwise")
            places = tuple((report, start, end) for report, start, end, _ in (row["a"], row["b"]))
            if places in signals:
                yield row, signals[places]
            else:
                print(f"no pair any more: {pile} {places}")


def surest_right(chances: np.ndarray, right: np.ndarray) -> str:
    """Returns how many of the surest are right."""
    order = np.argsort(-chances, kind="stable")
    return ", ".join(f"{int(right[order[:most]].sum())} of {most}" for most in SUREST)


def main() -> None:
    """Learns and prints."""
    parser_of(__doc__).parse_args()
    shared = shared_folder()
    if shared is None:
        raise SystemExit("The shared data are missing.")
    judged = list(judged_pairs(shared))
    at_gate = [row["says"] == "same" for row, _ in judged if row["part"] == "gate"]
    print(f"gate: {sum(at_gate)} of {len(at_gate)} right")
    learn = [(row, signals) for row, signals in judged if row["part"] == "learn"]
    names = sorted(learn[0][1])
    x = np.array([[signals[name] for name in names] for _, signals in learn])
    right = np.array([row["says"] == "same" for row, _ in learn])
    fold = np.array(
        [int(hashlib.sha256(row["pile"].encode()).hexdigest(), 16) % FOLDS for row, _ in learn]
    )
    for name, method in METHODS.items():
        chances = np.zeros(len(learn))
        for n in range(FOLDS):
            fitted = method().fit(x[fold != n], right[fold != n])
            chances[fold == n] = fitted.predict_proba(x[fold == n])[:, 1]
        print(f"{name}: {surest_right(chances, right)}")


if __name__ == "__main__":
    main()
