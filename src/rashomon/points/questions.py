"""Which answers are answers to the same question, and how the question reads.

Pairs of answers are judged by a logistic model over the features of `likeness.py` (trained by `bench/train_points.py` on stories of our own),
then joined by average linkage; two answers whose words overlap in one report never join, for one span answers one question.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from rashomon.model.point import PointKind
from rashomon.points.accounts import Answer
from rashomon.points.likeness import FEATURES, Matrix

CROSSED = (
    ("words", "kind"),
    ("families", "kind"),
    ("words", "same_report"),
    ("families", "families"),
    ("words", "unit"),
    ("subject", "head_family"),
)


@dataclass(frozen=True, slots=True)
class PairModel:
    """Weights of the features, then of the crossed features; `threshold` is the least mean probability at which groups join."""

    intercept: float
    weights: tuple[float, ...]
    threshold: float


@cache
def load_pair_model() -> PairModel:
    """The shipped model."""
    document = json.loads(resources.files("rashomon.weights").joinpath("pairs.json").read_text("utf-8"))
    names = [*FEATURES, *(f"{a}*{b}" for a, b in CROSSED)]
    return PairModel(document["intercept"], tuple(document["weights"].get(name, 0.0) for name in names), document["threshold"])


def crossed(found: Matrix) -> Matrix:
    """The features with the products of CROSSED appended on the last axis."""
    columns = [found[..., FEATURES.index(a)] * found[..., FEATURES.index(b)] for a, b in CROSSED]
    return np.concatenate([found, *(column[..., None] for column in columns)], axis=-1)


def same_question(found: Matrix, model: PairModel) -> Matrix:
    """The probability that two answers answer one question, shape (n, n)."""
    logits = crossed(found) @ np.array(model.weights) + model.intercept
    return np.asarray(1.0 / (1.0 + np.exp(-logits)))


def overlapping(answers: Sequence[Answer]) -> Matrix:
    """1 where the quotes of two answers share characters, shape (n, n)."""
    reports = {report: k for k, report in enumerate(sorted({a.account.report for a in answers}))}
    report = np.array([reports[a.account.report] for a in answers])
    start = np.array([a.account.quote.start for a in answers])
    end = np.array([a.account.quote.end for a in answers])
    shared = (report[:, None] == report[None, :]) & (start[:, None] < end[None, :]) & (start[None, :] < end[:, None])
    np.fill_diagonal(shared, False)
    return shared.astype(float)


def link(probabilities: Matrix, apart: Matrix, threshold: float) -> list[list[int]]:
    """Groups by average linkage: the likest two groups join while their mean probability is at least `threshold`."""
    n = len(probabilities)
    likeness = np.where(apart > 0, -3.0, probabilities)
    np.fill_diagonal(likeness, -9.0)
    sizes = np.ones(n)
    groups: list[list[int]] = [[i] for i in range(n)]
    best = likeness.argmax(axis=1) if n else np.zeros(0, dtype=int)
    value = likeness.max(axis=1) if n else np.zeros(0)
    while n > 1:
        i = int(value.argmax())
        if value[i] < threshold:
            break
        i, j = sorted((i, int(best[i])))
        merged = (likeness[i] * sizes[i] + likeness[j] * sizes[j]) / (sizes[i] + sizes[j])
        likeness[i, :] = likeness[:, i] = merged
        likeness[i, i] = -9.0
        likeness[j, :] = likeness[:, j] = -9.0
        sizes[i] += sizes[j]
        groups[i] += groups[j]
        groups[j] = []
        stale = np.flatnonzero((best == i) | (best == j) | (merged > value))
        for k in {i, j, *stale.tolist()}:
            best[k] = int(likeness[k].argmax())
            value[k] = likeness[k, best[k]]
    return [sorted(group) for group in groups if group]


def kind_of(answers: Sequence[Answer]) -> PointKind:
    """The kind that most answers have; the ledger's order decides among equals."""
    counts = Counter(answer.kind for answer in answers)
    return max(PointKind, key=lambda kind: (counts[kind], -list(PointKind).index(kind)))


def wording(answers: Sequence[Answer], kind: PointKind) -> str:
    """A question in words, made from the shortest telling answer of that kind."""
    fitting = [a for a in answers if a.kind is kind] or list(answers)
    telling = min(fitting, key=lambda a: (a.headline, abs(len(a.account.quote.quote) - 60), a.account.quote))
    text = " ".join(telling.account.quote.quote.split()).strip(" .,;:\"'“”‘’")
    value = telling.account.value or ""
    if kind in (PointKind.COUNT, PointKind.SHARE) and value and value in text:
        asked = "how many" if kind is PointKind.COUNT else "what share"
        return _sentence(text.replace(value, asked, 1))
    if kind is PointKind.DATE:
        return _sentence(f"when: {_about(telling, text)}")
    if kind is PointKind.PLACE:
        return _sentence(f"where: {_about(telling, text)}")
    if kind is PointKind.IDENTITY:
        return _sentence(f"who or what: {_about(telling, text)}")
    if kind is PointKind.ATTRIBUTE:
        return _sentence(f"of what kind: {_about(telling, text)}")
    return _sentence(f"is it so that {text[0].lower() + text[1:] if text[1:2].islower() and not telling.names else text}")


def _about(answer: Answer, text: str) -> str:
    """The quote, with its subject in front where the quote leaves it out."""
    if answer.subject and answer.subject.casefold() not in text.casefold():
        return f"{answer.subject}, {text}"
    if len(text.split()) < 4 and answer.predicate:
        return f"{answer.predicate} {text}"
    return text


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}?"
