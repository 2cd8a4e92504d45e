"""Which groups of answers join."""

import json
from collections.abc import Sequence
from importlib import resources

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import make_answer, table_of
from rashomon.model.point import PointKind
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_similarity import FEATURES, Edges, Matrix
from rashomon.points.merge_groups import NAMES, MergeModel, Merging, load_merge_model, merge_groups, read_trees
from rashomon.points.shared_keys import Sparse


def edges_of(likely: Matrix) -> Edges:
    """All pairs of a matrix that are likely at all, with a feature that is the probability itself."""
    left, right = np.nonzero(np.triu(likely > 0.004, 1))
    features = np.zeros((len(left), len(FEATURES)), dtype=np.float32)
    features[:, FEATURES.index("words")] = likely[left, right]
    return Edges(left, right, likely[left, right], features)


def by(name: str, at: float, least: float = 0.5) -> MergeModel:
    """A model that joins groups where one feature is above a value."""
    tree = {
        "feature": [NAMES.index(name), 0, 0],
        "threshold": [at, 0, 0],
        "below": [1, -1, -1],
        "above": [2, -1, -1],
        "value": [0, -4.0, 4.0],
    }
    return MergeModel(read_trees({"names": list(NAMES), "base": 0.0, "trees": [tree]}), 0.5, least)


def answers(*reports: str) -> list[CandidateAccount]:
    return [make_answer(f"answer {k}", report) for k, report in enumerate(reports)]


def matrix(pairs: dict[tuple[int, int], float], n: int) -> Matrix:
    out = np.zeros((n, n))
    for (i, j), p in pairs.items():
        out[i, j] = out[j, i] = p
    return out


NOBODY = table_of(np.zeros((4, 4)))


def feature(
    groups: Sequence[Sequence[int]], held: Sequence[CandidateAccount], likely: Matrix, name: str, apart: Sparse | None = None
) -> float:
    """What the model sees of the only pair of groups."""
    a, b, rows = Merging(held, edges_of(likely), table_of(np.zeros(likely.shape)) if apart is None else apart, groups).pairs()
    assert (a.tolist(), b.tolist()) == ([0], [1])
    return float(rows[0, NAMES.index(name)])


PAIR = matrix({(0, 2): 0.5, (1, 3): 0.1, (0, 3): 0.2}, 4)  # 1 and 2 are not held against each other
SEEN = [
    ("mean likely", 0.2),
    ("best likely", 0.5),
    ("held", 0.75),
    ("mean words", 0.2),
    ("most words", 0.5),
    ("best odds", 0.0),
    ("rank", 1.0),
    ("lower rank", 1.0),
    ("before next", 0.2),  # there is no next one
    ("reports in both", 1.0),
    ("reports in both of fewer", 0.5),
    ("reports of all", 1.0),
    ("reports of the story", 3.0),
    ("lesser size", 2.0),
    ("same kind", 1.0),
    (f"kind {PointKind.YES_NO.value}", 2.0),
    (f"kind {PointKind.DATE.value}", 0.0),
    ("best odds at home", -1.38629),  # of 0 and 3, both of report a
]


@pytest.mark.parametrize(("name", "expected"), SEEN)
def test_what_is_seen_of_two_groups(name: str, expected: float) -> None:
    assert feature([[0, 1], [2, 3]], answers("a", "b", "c", "a"), PAIR, name) == pytest.approx(expected, abs=1e-4)


def test_figures_and_denials_of_two_groups() -> None:
    held = [
        make_answer("nine", "a", kind=PointKind.COUNT, low=9, high=9),
        make_answer("nine dead", "b", kind=PointKind.COUNT, low=9, high=9),
        make_answer("four", "c", kind=PointKind.COUNT, low=4, high=4),
        make_answer("nobody died", "d", polarity=False),
    ]
    assert feature([[0], [1]], held, matrix({(0, 1): 0.3}, 4), "figures in both") == 1
    assert feature([[0, 1], [2, 3]], held, PAIR, "figures in both") == 0
    assert feature([[0, 1], [2, 3]], held, PAIR, "both figures") == 1
    assert feature([[0, 1], [2, 3]], held, PAIR, "negative differs") == 0.5


def test_what_joins_is_seen_as_a_whole() -> None:
    """The groups of a joined pair look as they would had they been together from the start."""
    likely = matrix({(0, 1): 0.9, (0, 2): 0.4, (1, 2): 0.2, (2, 3): 0.3, (0, 3): 0.1}, 4)
    held = answers("a", "b", "c", "d")
    step = Merging(held, edges_of(likely), NOBODY, [[0], [1], [2], [3]])
    step.join([(0, 1)])
    whole = Merging(held, edges_of(likely), NOBODY, [[0, 1], [2], [3]])
    assert step.groups == whole.groups
    for left, right in zip(step.pairs(), whole.pairs(), strict=True):
        assert left.tolist() == right.tolist()


def test_the_likeliest_join_until_none_is_likely_enough() -> None:
    likely = matrix({(0, 1): 0.45, (2, 3): 0.45, (1, 2): 0.1}, 4)
    found = merge_groups([[0], [1], [2], [3]], answers(*"abcd"), edges_of(likely), NOBODY, by("mean likely", 0.2))
    assert found == [[0, 1], [2, 3]]
    assert merge_groups([[0, 1], [2, 3]], answers(*"abcd"), edges_of(likely), NOBODY, by("mean likely", 0.02)) == [[0, 1, 2, 3]]
    assert merge_groups(
        [[0], [1]], answers(*"ab"), edges_of(likely[:2, :2]), table_of(np.zeros((2, 2))), by("mean likely", 0.2, least=0.999)
    ) == [
        [0],
        [1],
    ]
    assert merge_groups([], [], edges_of(np.zeros((0, 0))), table_of(np.zeros((0, 0))), by("mean likely", 0.2)) == []


def test_groups_that_are_mostly_apart_never_join() -> None:
    likely = matrix({(0, 1): 0.9}, 2)
    assert merge_groups([[0], [1]], answers(*"ab"), edges_of(likely), table_of(likely), by("mean likely", 0.2)) == [[0], [1]]


def test_what_people_keep_apart_stays_apart() -> None:
    likely = matrix({(0, 1): 0.9, (1, 2): 0.8}, 3)
    model = by("best likely", 0.2)
    assert merge_groups([[0], [1], [2]], answers(*"abc"), edges_of(likely), table_of(np.zeros((3, 3))), model) == [[0, 1, 2]]
    assert merge_groups([[0], [1], [2]], answers(*"abc"), edges_of(likely), table_of(np.zeros((3, 3))), model, never=[(0, 2)]) == [
        [0, 1],
        [2],
    ]
    assert merge_groups([[0], [1], [2]], answers(*"abc"), edges_of(likely), table_of(np.zeros((3, 3))), model, never=[(1, 0)]) == [
        [0],
        [1, 2],
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.02, 0.1, 0.3, 0.6, 0.95]), min_size=15, max_size=15), st.permutations(range(6)))
def test_the_order_of_the_groups_given_decides_nothing(values: list[float], order: list[int]) -> None:
    """With the shipped model, every answer is in one group still, and the same ones are together."""
    likely = matrix(
        dict(zip([(i, j) for i in range(6) for j in range(i + 1, 6)], [v + k / 1e4 for k, v in enumerate(values)], strict=True)), 6
    )
    held = answers("a", "b", "c", "a", "d", "b")
    groups = [[i] for i in range(6)]
    found = merge_groups(groups, held, edges_of(likely), table_of(np.zeros((6, 6))), load_merge_model())
    assert sorted(i for group in found for i in group) == list(range(6))
    assert found == merge_groups([groups[i] for i in order], held, edges_of(likely), table_of(np.zeros((6, 6))), load_merge_model())


def test_the_shipped_model_sees_what_the_program_shows_it() -> None:
    document = json.loads(resources.files("rashomon.weights").joinpath("groups.json").read_text("utf-8"))
    assert tuple(document["names"]) == NAMES
    assert 0 < document["least"] < document["start"] < 1
