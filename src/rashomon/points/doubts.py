"""Lists what grouping the answers of a story left unsure."""

from collections.abc import Sequence

import numpy as np

from rashomon.model.doubt import DoubtedAnswer, Doubts, PairDoubt
from rashomon.model.point import Point
from rashomon.model.statement import Stance
from rashomon.points.cluster import Gathered
from rashomon.points.exclusion import clash_features, clash_probabilities, is_negative, load_weights
from rashomon.points.review_answers import answer_features, load_review_model, logistic

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
            negative=is_negative(answer),
            denies=answer.account.stance is Stance.DENIES,
            headline=answer.headline,
        )
        for i, answer in enumerate(gathered.answers)
    )
    probabilities, seen = np.asarray(gathered.likely_between()), gathered.likeness.everything()
    if len(seen) < len(gathered.rows):
        seen = seen[np.ix_(gathered.rows, gathered.rows)]
    features = clash_features(gathered.answers, seen, probabilities, groups, standing)
    clash = clash_probabilities(features, load_weights())
    worth = (probabilities >= _LEAST_SAME) | (clash >= _LEAST_CLASH)
    pairs = [
        PairDoubt(i, j, float(probabilities[i, j]), float(clash[i, j]), bool(gathered.apart[gathered.rows[i], gathered.rows[j]]))
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
