"""Which sentences make a row, on strengths written by hand."""

import pytest

from rashomon.claims.sentence_groups import TWIN, make_groups

REPORTS = ["a", "a", "b", "b", "c", "c"]


@pytest.mark.parametrize(
    ("strengths", "reports", "cores"),
    [
        ({(0, 2): 0.4}, REPORTS, []),
        ({(0, 2): 0.7}, REPORTS, [(0, 2)]),
        # groups join by their mean and not by one bridge
        ({(0, 2): 0.9, (0, 4): 0.8, (2, 4): 0.7}, REPORTS, [(0, 2, 4)]),
        ({(0, 2): 0.9, (2, 4): 0.8}, REPORTS, [(0, 2)]),
        ({(0, 2): 0.98, (2, 4): 0.97}, REPORTS, [(0, 2)]),
        # a sentence of two matters stands in the row that it fits best
        (
            {(0, 1): 0.97, (0, 2): 0.97, (1, 2): 0.97, (2, 3): 0.96, (2, 4): 0.96, (3, 4): 0.97},
            ["a", "b", "c", "d", "e"],
            [(0, 1, 2), (3, 4)],
        ),
        # two sentences of a report at most
        ({(0, 3): 0.9, (1, 3): 0.88, (2, 3): 0.86}, ["a", "a", "a", "b"], [(0, 1, 3)]),
    ],
)
def test_which_sentences_are_surely_one_row(
    strengths: dict[tuple[int, int], float], reports: list[str], cores: list[tuple[int, ...]]
) -> None:
    made = [row.sure for row in make_groups(strengths, reports, [], {})]
    assert [core for core in made if len({reports[i] for i in core}) > 1] == cores


def test_sentences_that_are_a_row_by_themselves_head_no_other() -> None:
    rows = make_groups({(0, 2): 0.999, (2, 5): 0.55, (0, 5): 0.56}, REPORTS, [(0, 2)], {})
    assert [(row.sure, row.possible) for row in rows] == [((0, 2), (5,))]
    rows = make_groups(
        {(0, 2): 0.999, (0, 4): 0.9, (4, 1): 0.9, (2, 1): 0.7}, REPORTS, [(0, 2)], {}
    )
    assert len({row.sure for row in rows}) == len(rows)


def test_sentences_of_the_same_words_stand_together_without_having_been_compared() -> None:
    (row,) = make_groups({}, ["a", "b"], [], {0: (0, 1)})
    assert (row.sure, row.strength, row.strongest) == ((0, 1), TWIN, (0, 1))


def test_near_copies_are_as_sure_of_one_matter_as_the_same_words() -> None:
    """Two prints of one bare quotation share too little that is rare to be likely by themselves."""
    (row,) = make_groups({(0, 2): 0.14}, REPORTS, [(0, 2)], {})
    assert (row.sure, row.strength) == ((0, 2), TWIN)
    (row,) = make_groups({(0, 2): 0.14, (0, 4): 0.8, (2, 4): 0.8}, REPORTS, [(0, 2)], {})
    assert (row.sure, round(row.strength, 3)) == ((0, 2, 4), round((TWIN + 1.6) / 3, 3))
