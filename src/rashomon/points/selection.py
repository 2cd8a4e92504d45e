"""Chooses which candidates become accounts."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.points.candidates import Candidate, find_candidates
from rashomon.points.features import features_of
from rashomon.points.reading import Reading
from rashomon.points.support import measure_support


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate that became an account, with its probability."""

    reading: Reading
    candidate: Candidate
    score: float


@cache
def load_weights() -> tuple[float, dict[str, float]]:
    """The least probability of an account and the weight of each feature."""
    document = json.loads(resources.files("rashomon.weights").joinpath("accounts.json").read_text("utf-8"))
    return float(document["threshold"]), {str(name): float(weight) for name, weight in document["weights"].items()}


def choose_candidates(readings: Sequence[Reading]) -> tuple[Chosen, ...]:
    """The candidates worth coding, by report and place."""
    threshold, weights = load_weights()
    pairs = [(reading, candidate) for reading in readings for candidate in find_candidates(reading)]
    scored = [
        Chosen(reading, candidate, probability(features_of(reading, candidate, support), weights))
        for (reading, candidate), support in zip(pairs, measure_support(pairs), strict=True)
    ]
    return tuple(chosen for reading in readings for chosen in _of_report([c for c in scored if c.reading is reading], threshold))


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic of the weighted features."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def _of_report(scored: Sequence[Chosen], threshold: float) -> list[Chosen]:
    """The best first; one that says nearly the same in the same kind as a better one is left out."""
    kept: list[Chosen] = []
    for chosen in sorted(scored, key=lambda c: (-c.score, c.candidate.start, c.candidate.end, c.candidate.kind.value)):
        if chosen.score >= threshold and not any(_repeats(chosen.candidate, other.candidate) for other in kept):
            kept.append(chosen)
    return sorted(kept, key=lambda c: (c.candidate.start, c.candidate.end, c.candidate.kind.value))


def _repeats(one: Candidate, other: Candidate) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return shared > 0 and shared >= (0.7 if one.kind is other.kind else 0.9) * union
