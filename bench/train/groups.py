"""What `points.py` fits to groups of answers: which two of them answer one question (src/rashomon/weights/groups.json).

The examples are groups as they stand while they are put together, in stories whose pairs were judged by weights of other stories: first as
average linkage leaves them at several thresholds, then as a first model leaves them. Two groups count as one question by the share of their
pairs of answers that the gold holds together. Boosted trees by scikit-learn, written out as lists (`src/rashomon/points/merge_groups.py`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from bench.train.gold_labels import Gold, match
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_similarity import Edges
from rashomon.points.merge_groups import NAMES, MergeModel, Merging, merge_groups, read_trees
from rashomon.points.same_question import link
from rashomon.points.shared_keys import Sparse

START = 0.5  # mean probability of pairs from which answers are together before groups are looked at
LINKED, MERGED = (0.5, 0.3, 0.15, 0.07), (0.6, 0.45, 0.35, 0.25, 0.18)  # where the groups of the examples are taken
UNKNOWN = 0.2  # the weight of two groups of which one holds no answer of the gold
ITERATIONS, RATE, LEAVES, LEAST_IN_LEAF, PENALTY = 150, 0.06, 10, 40, 5.0

Groups = Sequence[Sequence[int]]


@dataclass
class Judged:
    """A story's answers, how likely two of them are to meet, and the gold point of each that stands for a gold account."""

    answers: Sequence[CandidateAccount]
    likely: Sparse
    edges: Edges
    apart: Sparse
    points: Mapping[int, str]

    def linked(self, threshold: float) -> list[list[int]]:
        """Groups by average linkage."""
        return link(self.likely, self.apart, threshold)

    def merged(self, model: MergeModel, least: float | None = None) -> list[list[int]]:
        """Groups as the model makes them."""
        chosen = replace(model, least=model.least if least is None else least)
        return merge_groups(self.linked(model.start), self.answers, self.edges, self.apart, chosen)


def points_of(gold: Sequence[Gold], places: Sequence) -> dict[int, str]:
    """The gold point of each answer that stands for a gold account."""
    return {j: gold[i].point for i, j in match(gold, places).items()}


@dataclass
class Examples:
    """Features of pairs of groups, the share of their pairs of answers that answer one question, and weights."""

    features: np.ndarray
    same: np.ndarray
    weight: np.ndarray


def examples_of(story: Judged, states: Sequence[Groups]) -> Examples:
    """Every pair of groups that is held against each other in these states."""
    features, same, weight = [], [], []
    for groups in states:
        a, b, rows = Merging(story.answers, story.edges, story.apart, groups).pairs()
        held = [Counter(story.points[i] for i in group if i in story.points) for group in groups]
        for one, other in zip(a.tolist(), b.tolist(), strict=True):
            pairs = held[one].total() * held[other].total()
            same.append(sum(n * held[other][point] for point, n in held[one].items()) / pairs if pairs else 0.0)
            weight.append(min(pairs, 6) ** 0.5 if pairs else UNKNOWN)
        features.append(rows)
    return Examples(np.concatenate(features), np.array(same), np.array(weight))


def joined(parts: Sequence[Examples]) -> Examples:
    """All of them."""
    return Examples(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("features", "same", "weight")))


def fit_groups(parts: Sequence[Examples]) -> dict[str, object]:
    """The trees, as `points/merge_groups.py` reads them."""
    whole = joined(parts)
    yes, no = whole.same > 0, whole.same < 1
    rows = np.concatenate([whole.features[yes], whole.features[no]])
    labels = np.concatenate([np.ones(yes.sum()), np.zeros(no.sum())])
    weight = np.concatenate([(whole.weight * whole.same)[yes], (whole.weight * (1 - whole.same))[no]])
    model = HistGradientBoostingClassifier(
        max_iter=ITERATIONS,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=LEAST_IN_LEAF,
        l2_regularization=PENALTY,
        early_stopping=False,
        random_state=0,
    )
    with threadpool_limits(1):  # the order of sums, and so the last bits, depends on the number of threads
        model.fit(rows, labels, weight)
    return written(model)


def written(model: HistGradientBoostingClassifier) -> dict[str, object]:
    """The fitted trees as lists: a leaf has no node below and above, another node no value."""
    trees = []
    for (tree,) in model._predictors:
        nodes = tree.nodes
        leaf = nodes["is_leaf"].astype(bool)
        trees.append(
            {
                "feature": np.where(leaf, 0, nodes["feature_idx"]).tolist(),
                "threshold": [round(float(x), 5) for x in np.where(leaf, 0, nodes["num_threshold"])],
                "below": np.where(leaf, -1, nodes["left"].astype(int)).tolist(),
                "above": np.where(leaf, -1, nodes["right"].astype(int)).tolist(),
                "value": [round(float(x), 5) for x in np.where(leaf, nodes["value"], 0)],
            }
        )
    return {"names": list(NAMES), "base": round(float(model._baseline_prediction.ravel()[0]), 5), "trees": trees}


def merge_model(document: Mapping[str, object], least: float) -> MergeModel:
    """The model that these trees are."""
    return MergeModel(read_trees(document), START, least)


def train_groups(
    stories: Sequence[Judged], folds: Sequence[Sequence[int]], least: float
) -> tuple[dict[str, object], list[dict[str, object]]]:
    """The trees of all stories, and for each fold those of the stories outside it."""
    first = [examples_of(story, [story.linked(threshold) for threshold in LINKED]) for story in stories]
    early = [merge_model(fit_groups(_outside(first, fold)), least) for fold in folds]
    fold_of = {i: k for k, fold in enumerate(folds) for i in fold}
    states = [[story.merged(early[fold_of[i]], at) for at in MERGED] for i, story in enumerate(stories)]
    parts = [joined([known, examples_of(story, seen)]) for story, known, seen in zip(stories, first, states, strict=True)]
    return fit_groups(parts), [fit_groups(_outside(parts, fold)) for fold in folds]


def _outside(parts: Sequence[Examples], fold: Sequence[int]) -> list[Examples]:
    return [part for i, part in enumerate(parts) if i not in fold]
