"""Which reports of a pile are one text, and which groups tell an event in the same words."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from rashomon.stories.report_similarity import UNIT
from rashomon.stories.reprints import find_reprints, join_by_text
from rashomon.stories.vectors import Terms, terms_of


class Pile:
    """Reports by how often their words occur; none has names, fillings or a day."""

    def __init__(self, reports: Sequence[Mapping[str, int]]) -> None:
        self.days = np.full(len(reports), np.nan)
        self._words, self._none = terms_of(reports), terms_of([{} for _ in reports])

    def terms(self, places: Sequence[int]) -> tuple[Terms, Terms, Terms]:
        return self._words.take(places), self._none.take(places), self._none.take(places)


def words(first: int, last: int, times: int = 1) -> dict[str, int]:
    return {f"w{number}": times for number in range(first, last)}


def reprints(*reports: Mapping[str, int], seen: frozenset[int] = frozenset()) -> dict[int, int]:
    pairs = np.array([(one, other) for other in range(len(reports)) for one in range(other)])
    return find_reprints(Pile(reports), pairs, np.full(len(pairs), UNIT), seen)


def test_a_text_without_some_of_its_sentences_is_one_text_with_it() -> None:
    assert reprints(words(0, 60), words(12, 60)) == {1: 0}


def test_copies_that_lack_other_sentences_are_one_text_that_the_whole_stands_for() -> None:
    copies = [words(0, 50), {**words(0, 20), **words(30, 60)}, words(8, 60)]
    assert reprints(*copies, words(0, 60)) == {0: 3, 1: 3, 2: 3}
    assert reprints(*copies, words(0, 60), seen=frozenset({3}))[3] != 3


@pytest.mark.parametrize(
    "other",
    [
        words(0, 120),  # a digest that holds it beside as much of another event
        words(20, 80),  # a third of each is its own
        words(0, 15),  # too little to tell
        words(60, 120),
    ],
)
def test_what_only_shares_words_is_no_copy(other: dict[str, int]) -> None:
    assert reprints(words(0, 60), other) == {}


def joined(groups: list[list[int]], *reports: Mapping[str, int]) -> list[list[int]]:
    pairs = np.array([(one, other) for other in range(len(reports)) for one in range(other)])
    return join_by_text(Pile(reports), groups, pairs, np.full(len(pairs), UNIT))


def test_groups_that_share_text_are_one() -> None:
    reports = [words(0, 60), words(0, 50), words(30, 90), words(100, 160)]
    assert joined([[0, 1], [2], [3]], *reports) == [[0, 1], [2], [3]]
    assert joined([[0, 1], [2], [3]], *reports[:2], words(10, 60), reports[3]) == [[0, 1, 2], [3]]


def test_one_report_of_many_does_not_join_two_groups() -> None:
    """Four reports on each of two events, and one of them tells both."""
    one = [words(100 * place, 100 * place + 60) for place in range(4)]
    other = [words(1000 + 100 * place, 1060 + 100 * place) for place in range(3)]
    digest = {**words(1300, 1360), **words(0, 60)}
    groups = [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert joined(groups, *one, *other, digest) == groups
    assert joined(groups, *one, *other[:1], *[{**report, **words(1300, 1320)} for report in one[:2]], digest) == [list(range(8))]


def test_reports_that_are_not_grouped_join_nothing() -> None:
    assert joined([[0], [2]], words(0, 60), words(0, 120), words(60, 120)) == [[0], [2]]
