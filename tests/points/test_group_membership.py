"""Which answers of a group stay in it."""

import numpy as np
import pytest

from factories import table_of
from rashomon.points.cluster import keep_tied, mean_tie
from rashomon.points.shared_keys import Sparse

REPORTS = ["a", "b", "c", "a", "b"]


def table(**pairs: float) -> Sparse:
    """How likely answers meet, by two places ("p01"); hardly where nothing is said."""
    out = np.full((5, 5), 0.01)
    for name, value in pairs.items():
        out[int(name[1]), int(name[2])] = out[int(name[2]), int(name[1])] = value
    return table_of(out)


@pytest.mark.parametrize(
    ("likely", "group", "kept"),
    [
        (table(p01=0.9, p02=0.8, p12=0.7), [0, 1, 2], [[0, 1, 2]]),
        (table(p01=0.9), [0, 1, 2], [[0, 1], [2]]),  # nothing of another report bears out the third
        (table(p01=0.9, p03=0.95), [0, 1, 3], [[0, 1], [3]]),  # its own report alone does
        (table(p01=0.9, p23=0.15, p02=0.02), [0, 1, 2, 3], [[0, 1, 2, 3]]),  # two pairs that hang together loosely
        (table(p03=0.9), [0, 3], [[0, 3]]),  # of one report: nothing is asked
        (table(), [0, 1, 2], [[0], [1], [2]]),
        (table(p01=0.12, p12=0.12), [0, 1, 2], [[0], [1], [2]]),  # each has a tie, and all together hardly any
    ],
)
def test_what_no_other_report_bears_out_stands_alone(likely: Sparse, group: list[int], kept: list[list[int]]) -> None:
    assert keep_tied([group], REPORTS, likely, least=0.1, mean=0.1) == kept


def test_no_answer_is_lost_and_other_groups_stay() -> None:
    likely = table(p01=0.9)
    assert keep_tied([[0, 1, 2], [3], [4]], REPORTS, likely) == [[0, 1], [2], [3], [4]]


def test_the_mean_is_of_ties_across_reports() -> None:
    likely = table(p01=0.9, p03=0.3, p13=0.5)
    assert mean_tie([0, 1, 3], REPORTS, likely) == pytest.approx(0.7)  # 0 and 3 are of one report
    assert mean_tie([0, 3], REPORTS, likely) == 0.0
    assert mean_tie([2], REPORTS, likely) == 0.0
