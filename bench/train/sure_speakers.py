"""Trains the weights by which the program says how surely words are those of the speaker that it
found (`statements/sure_speakers.py`).

    python -m bench.train.sure_speakers [--news DIR] [--out FILE]

Learned on the events of DIR (default: news/ of the shared folder) that are annotated for it
(bench/said/learn), and on bench/stories/train, of which a speaker counts OWN of a real one. A
speaker of found words is right when the annotation has the same. Printed is how many are right, by
weights from other events, and of the events that nothing is learned from (bench/said/test).
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench import parser_of
from bench.score.clusters import ROOT, clusters_in, shared_folder
from bench.train.logistic import fit_named, write
from bench.train.statement_labels import Labelled, annotated, label
from rashomon.shipped.weights.logistic import BIAS
from rashomon.statements.sure_speakers import chance_of_speaker

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "sure_speakers.json"
PENALTY, OWN, FOLDS = 2.0, 0.5, 8
# Of the speakers that are printed at least so many must be right, on events not trained on.
RIGHT = 0.958


def fitted(stories: Sequence[Labelled]) -> dict[str, float]:
    """Returns the weights by the speakers of these stories."""
    rows = [signals for story in stories for signals, _ in story.speakers]
    right = np.array([float(right) for story in stories for _, right in story.speakers])
    weight = np.concatenate([np.full(len(story.speakers), story.weight) for story in stories])
    return fit_named(rows, right, weight, penalty=PENALTY, constant=BIAS)


def chances_of(story: Labelled, weights: dict[str, float]) -> list[tuple[float, bool]]:
    """Returns how surely each speaker of a story is right, and whether it is."""
    return [(chance_of_speaker(signals, weights), right) for signals, right in story.speakers]


def least_chance(chances: Sequence[tuple[float, bool]]) -> float:
    """Returns the least chance, in hundredths, from which on enough of the speakers are right."""
    for hundredths in range(50, 100):
        printed = [right for chance, right in chances if chance >= hundredths / 100]
        if np.mean(printed) >= RIGHT:
            return hundredths / 100
    return 1.0


def told(name: str, chances: Sequence[tuple[float, bool]], least: float) -> str:
    """Returns a line about the speakers of a set."""
    right = [right for _, right in chances]
    printed = [right for chance, right in chances if chance >= least]
    return (
        f"{name}: {len(right)} speakers, {np.mean(right):.3f} right; printed from {least}: "
        f"{len(printed)}, {np.mean(printed):.3f} right, of the right ones "
        f"{sum(printed) / sum(right):.3f}"
    )


def main() -> None:
    """Trains, prints how it does on events it has not seen, and writes the weights."""
    parser = parser_of(__doc__)
    parser.add_argument("--news", type=Path, default=(shared_folder() or ROOT) / "news")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    folders = clusters_in(ROOT / "bench" / "stories" / "train")
    own = [replace(label(folder), weight=OWN) for folder in folders]
    events = list(annotated("learn", options.news))
    unseen = []
    for fold in range(FOLDS):
        others = [event for place, event in enumerate(events) if place % FOLDS != fold]
        weights = fitted([*own, *others])
        for event in events[fold::FOLDS]:
            unseen += chances_of(event, weights)
    least = least_chance(unseen)
    weights = fitted([*own, *events])
    test = [chance for e in annotated("test", options.news) for chance in chances_of(e, weights)]
    print(told("learn, unseen", unseen, least))
    print(told("test", test, least))
    write(options.out, {"least": least, "weights": weights})


if __name__ == "__main__":
    main()
