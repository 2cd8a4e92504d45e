"""Trains the weights of the signals by which sentences stand side by side.

Usage: python -m bench.train.claims FOLDER... [--folds N] [--out FILE]

FOLDER holds reports/*.txt and gold.json. A pair of sentences of two reports is right where both
carry accounts of one gold point. Logistic regression with a quadratic penalty; stories of our own
count OWN of what an event of real news counts, and copies COPIED, since they are found anyway. With
--folds nothing is written: the average precision of each event by weights learned on the others is
printed, and how often pairs are right of which the program says so.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import parser_of
from bench.score.clusters import ROOT
from bench.train.events import start_of
from bench.train.logistic import fit
from rashomon.claims.find_claims import COPY, sentences_with_terms
from rashomon.claims.signals import SIGNAL_NAMES, SignalWeights, pairs_of
from rashomon.claims.terms import SentenceTerms
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.parsing.parse import annotate_reports
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.shipped.weights.logistic import BIAS

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "passages.json"
OWN, COPIED, PENALTY = 0.3, 0.3, 2.0
STEPS = np.arange(0.1, 1.0, 0.2)


@dataclass
class Event:
    """The pairs of one event: signals, whether each is right, what it counts; and how many right
    pairs there are in all."""

    name: str
    signals: np.ndarray
    right: np.ndarray
    weight: np.ndarray
    own: np.ndarray
    whole: int


def prepared(folder: Path) -> Prepared:
    """Returns an event's reports with all that is known before its claims."""
    settings = Settings(stories=StorySettings(one_story=True))
    return prepare_story(
        list(annotate_reports(report_pile.read(str(folder / "reports"), settings=settings).reports))
    )


def read_event(folder: Path) -> Event:
    """Returns the pairs of an event, labelled by its gold."""
    known = prepared(folder)
    sentences = sentences_with_terms(
        known.used, names=known.names, statements=known.statements, dates=known.dates
    )
    texts = {page.report.id: page.report.text for page in known.used}
    points = points_in(sentences, folder, texts)
    signals, right = [], []
    for pairs in pairs_of(sentences, range(len(sentences))):
        signals.append(pairs.signals)
        right += [bool(points[i] & points[j]) for i, j in zip(pairs.one, pairs.other, strict=True)]
    table = np.concatenate(signals) if signals else np.zeros((0, len(SIGNAL_NAMES)))
    copied = table[:, SIGNAL_NAMES.index("letters")] >= COPY
    ours = ROOT / "bench" in folder.resolve().parents
    weight = np.where(copied, COPIED, 1.0) * (OWN if ours else 1.0)
    whole = sum(
        bool(points[i] & points[j]) and sentences[i].quote.report != sentences[j].quote.report
        for i in range(len(sentences))
        for j in range(i)
    )
    return Event(folder.name, table, np.array(right, dtype=float), weight, ~copied, whole)


def points_in(
    sentences: Sequence[SentenceTerms], folder: Path, texts: dict[str, str]
) -> list[set[str]]:
    """Returns the gold points of which each sentence has an account."""
    places: list[tuple[str, int, str]] = []
    for story in json.loads((folder / "gold.json").read_text("utf-8"))["stories"]:
        for point in story["points"]:
            for account in point["accounts"]:
                quote = (
                    account["quote"]
                    if isinstance(account["quote"], dict)
                    else {"quote": account["quote"]}
                )
                report = quote.get("report", account["report"])
                start = (
                    quote["start"]
                    if quote.get("start") is not None
                    else start_of(quote, texts.get(report, ""))
                )
                places.append((report, start, point["id"]))
    return [
        {
            point
            for report, start, point in places
            if report == one.quote.report and one.quote.start <= start < one.quote.end
        }
        for one in sentences
    ]


def learn(events: Iterable[Event]) -> SignalWeights:
    """Returns the weights that fit these events."""
    chosen = list(events)
    table = np.concatenate([event.signals for event in chosen])
    table = np.concatenate([np.ones((len(table), 1)), table], axis=1)
    right, weight = (
        np.concatenate([getattr(event, field) for event in chosen]) for field in ("right", "weight")
    )
    found = fit(table, right, weight, np.array([1e-3] + [PENALTY] * len(SIGNAL_NAMES)))
    return SignalWeights(
        round(float(found[0]), 4),
        {name: round(float(w), 4) for name, w in zip(SIGNAL_NAMES, found[1:], strict=True)},
    )


def average_precision(event: Event, strength: np.ndarray) -> float:
    """Returns the average precision of the event's pairs that are no copies, over all right pairs
    of it."""
    order = np.argsort(-strength[event.own], kind="stable")
    right = event.right[event.own][order]
    missed = event.whole - event.right.sum()
    return float(
        (np.cumsum(right) / np.arange(1, len(right) + 1) * right).sum()
        / max(1.0, right.sum() + missed)
    )


def report_folds(events: Sequence[Event], folds: int) -> None:
    """Prints how well pairs of events are told by weights learned on the others."""
    said, found, precisions = [], [], []
    for fold in range(folds):
        weights = learn(event for n, event in enumerate(events) if n % folds != fold)
        for event in events[fold::folds]:
            strength = weights.strength(event.signals)
            precisions.append(average_precision(event, strength))
            said.append(strength[event.own])
            found.append(event.right[event.own])
    print(f"average precision {np.mean(precisions):.3f} over {len(events)} events")
    all_said, all_found = np.concatenate(said), np.concatenate(found)
    for low in STEPS:
        inside = (all_said >= low) & (all_said < low + 0.2)
        if inside.any():
            print(
                f"  said {all_said[inside].mean():.2f}, found {all_found[inside].mean():.2f} "
                f"of {inside.sum()} pairs"
            )


def main() -> None:
    """Trains and writes, or tries."""
    parser = parser_of(__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    events = [event for folder in options.folders if (event := read_event(folder)).right.size]
    if options.folds:
        report_folds(events, options.folds)
        return
    weights = learn(events)
    document = {BIAS: weights.bias, "signals": dict(weights.signals)}
    options.out.write_text(json.dumps(document, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
