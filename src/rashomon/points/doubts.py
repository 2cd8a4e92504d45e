"""Lists what grouping the answers of a story left unsure."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from rashomon.model.point import Point, PointKind
from rashomon.model.question import DoubtedAnswer, Doubts, PairDoubt
from rashomon.model.statement import Stance
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_similarity import FEATURES, Matrix
from rashomon.points.cluster import Gathered
from rashomon.points.review_answers import answer_features, load_review_model, logistic
from rashomon.weights.logistic import read_weights

_LEAST_SAME, _LEAST_CLASH = 0.015, 0.001


def find_doubts(gathered: Gathered, points: Sequence[Point]) -> Doubts:
    """Returns all candidates, whether or not they became accounts of these points, and the pairs that may match or clash."""
    groups = grouped(gathered, points)
    standing = standing_of(gathered, groups)
    group_of = {i: k for k, group in enumerate(groups) for i in group}
    kept = {account.id for point in points for account in point.accounts}
    candidates = tuple(
        DoubtedAnswer(
            account=answer.account,
            kind=answer.kind,
            sentence=answer.sentence,
            group=group_of[i],
            kept=answer.account.id in kept,
            standing=standing[i],
            negative=answer.negative(),
            denies=answer.account.stance is Stance.DENIES,
            headline=answer.headline,
        )
        for i, answer in enumerate(gathered.answers)
    )
    every = range(len(gathered.rows))
    probabilities, apart = gathered.likely_between().inside(every), gathered.apart.block(0, gathered.apart.size)
    seen = gathered.likeness.everything[np.ix_(gathered.rows, gathered.rows)]
    features = clash_features(gathered.answers, seen, probabilities, groups, standing)
    clash = clash_probabilities(features, load_weights())
    worth = (probabilities >= _LEAST_SAME) | (clash >= _LEAST_CLASH)
    pairs = [
        PairDoubt(i, j, float(probabilities[i, j]), float(clash[i, j]), bool(apart[gathered.rows[i], gathered.rows[j]]))
        for i, j in np.argwhere(np.triu(worth, 1)).tolist()
    ]
    return Doubts(candidates, tuple(pairs))


def grouped(gathered: Gathered, points: Sequence[Point]) -> list[list[int]]:
    """Returns the candidates of each point, and each candidate without a point as a group of its own."""
    point_of = {account.id: k for k, point in enumerate(points) for account in point.accounts}
    groups: list[list[int]] = [[] for _ in points]
    alone: list[list[int]] = []
    for i, ident in enumerate(gathered.ids()):
        if ident in point_of:
            groups[point_of[ident]].append(i)
        else:
            alone.append([i])
    return [group for group in (*groups, *alone) if group]


def standing_of(gathered: Gathered, groups: Sequence[Sequence[int]]) -> list[float]:
    """Returns how likely each candidate is worth coding, given these groups."""
    model = load_review_model()
    return [logistic(features, model.answers) for features in answer_features(groups, gathered.answers, gathered.likely_between())]


# How likely two answers exclude each other: this decides which questions people are asked, not which relations are given.
# A logistic model over the features of the pair, trained by `bench/train/questions.py` on stories of our own.

_PLAIN = (
    "same_report", "kind", "identical", "days_differ", "context", "words", "families", "names", "heads", "subject", "head_family", "rarest",
    "asked", "asked_typed", "places_differ", "speaker", "copied",
)  # fmt: skip
_OWN = (
    "constant", "likely", "likely above even", "together", "one negative", "one denies", "one negative, words", "one denies, words",
    "one negative, subject", "figures differ", "figures differ, unit", "figures differ, toll", "figures differ, kind", "both figures",
    "standing", "lower standing", "length", "lesser length", "reports", "fewer reports", "said", "both said", "days differ, dates",
    "one negative, together", "figures differ, likely", "identities, subject", "yes-no, one negative",
)  # fmt: skip
NAMES = (*_OWN, *_PLAIN, *(f"both {kind.value}" for kind in PointKind))


@cache
def load_weights() -> tuple[float, ...]:
    """Returns the shipped weights, in the order of NAMES."""
    weights = read_weights("clashes")["weights"]
    return tuple(weights.get(name, 0.0) for name in NAMES)


def clash_features(
    answers: Sequence[CandidateAccount], likeness: Matrix, likely: Matrix, groups: Sequence[Sequence[int]], standing: Sequence[float]
) -> Matrix:
    """Returns the features for and against a clash of every two answers, shape (n, n, len(NAMES)); `likeness`: all its rows."""
    f = {name: likeness[..., FEATURES.index(name)] for name in FEATURES}
    one = _single(answers, groups, standing)
    group = one["group"]
    logit = np.log(np.clip(likely, 1e-4, 1 - 1e-4) / (1 - np.clip(likely, 1e-4, 1 - 1e-4)))
    together = (group[:, None] == group[None, :]).astype(float)
    negative, denies = (np.abs(np.subtract.outer(one[name], one[name])) for name in ("negative", "denies"))
    both = {kind: np.outer(one[kind.value], one[kind.value]) for kind in PointKind}
    differ = f["count_differs"]
    own = [
        np.ones_like(logit), logit, np.maximum(0, logit), together, negative, denies, negative * f["words"], denies * f["words"],
        negative * f["subject"], differ, differ * f["unit"], differ * f["toll"], differ * f["kind"], np.outer(one["figure"], one["figure"]),
        *_ends(one["standing"]), *_ends(one["length"]), *_ends(one["reports"]), *_ends(one["said"]), f["days_differ"] * both[PointKind.DATE],
        negative * together, differ * logit, both[PointKind.IDENTITY] * f["subject"], both[PointKind.YES_NO] * negative,
    ]  # fmt: skip
    return np.stack([*own, *(f[name] for name in _PLAIN), *(both[kind] for kind in PointKind)], axis=-1)


def clash_probabilities(features: Matrix, weights: Sequence[float]) -> Matrix:
    """Returns the probability that two answers cannot both be true, rounded so that the last bits of a sum decide nothing."""
    found = np.round(1 / (1 + np.exp(-(features @ np.array(weights)))), 6)
    np.fill_diagonal(found, 0.0)
    return np.asarray(found)


def _single(answers: Sequence[CandidateAccount], groups: Sequence[Sequence[int]], standing: Sequence[float]) -> dict[str, Matrix]:
    group, reports = np.zeros(len(answers)), np.zeros(len(answers))
    for k, members in enumerate(groups):
        group[list(members)] = k
        reports[list(members)] = np.log(len({answers[i].account.report for i in members}))
    likely = np.clip(np.array(standing), 1e-3, 1 - 1e-3)
    columns: dict[str, list[float]] = {
        "negative": [float(a.negative()) for a in answers],
        "denies": [float(a.account.stance is Stance.DENIES) for a in answers],
        "figure": [float(a.figure() is not None) for a in answers],
        "said": [float(a.account.statement is not None) for a in answers],
        "length": [min(20, len(a.account.quote.quote.split())) / 10 for a in answers],
        **{kind.value: [float(a.kind is kind) for a in answers] for kind in PointKind},
    }
    return {name: np.array(column) for name, column in columns.items()} | {
        "group": group,
        "reports": reports,
        "standing": np.log(likely / (1 - likely)),
    }


def _ends(column: Matrix) -> tuple[Matrix, Matrix]:
    """The greater and the lesser of every two values."""
    return np.maximum.outer(column, column), np.minimum.outer(column, column)
