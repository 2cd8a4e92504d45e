"""Which answers are answers to one question."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import make_answer, make_reading, make_report, table_of
from rashomon.model.point import PointKind
from rashomon.points import answer_similarity as likeness_module
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_features import AnswerFeatures
from rashomon.points.answer_similarity import FEATURES, Edges, Likeness, Matrix
from rashomon.points.same_question import (
    LEAST,
    crossed,
    kept_apart,
    kind_of,
    likeliest,
    likely_of,
    link,
    load_pair_model,
    same_question,
)

REPORT = make_report("Eleven barges sank and four crewmen drowned in the gale.", "a")


def count(quote: str, low: float | None, unit: str | None, report: str = "b", **fields: object) -> CandidateAccount:
    return make_answer(quote, report, kind=PointKind.COUNT, low=low, high=low, unit=unit, **fields)


def apart(left: CandidateAccount, right: CandidateAccount, one: AnswerFeatures | None = None, other: AnswerFeatures | None = None) -> bool:
    found = kept_apart([left, right], [one or make_reading(), other or make_reading()]).block(0, 2)
    assert (found == found.T).all()
    assert not found.diagonal().any()
    return bool(found[0, 1])


APART = [
    (make_answer("Eleven barges sank", REPORT), make_answer("barges sank and four crewmen drowned", REPORT), True),
    (make_answer("Eleven barges sank", REPORT), make_answer("four crewmen drowned", REPORT), False),
    (make_answer("Eleven barges sank", REPORT), make_answer("Eleven barges sank", "b"), False),
    (count("nine", 9, "barge"), count("nine hours", 9, "hour", "c"), True),
    (count("9 days", 9, "day"), count("9 hours", 9, "hour", "c"), True),
    (count("9 days", 9, "day"), count("9 days", 9, "day", "c"), False),
    (count("9 days", 9, "day"), count("4 days", 4, "day", "c"), True),
    (count("9 days", 9, "day", subject="trial"), count("4 days", 4, "day", "c", subject="trial"), False),
    (count("9 days", 9, "day", predicate="last"), count("4 days", 4, "day", "c", predicate="last"), False),
    (count("9 barges", 9, "barge"), count("4 crewmen", 4, "crewman", "c"), False),
    (count("9 people", 9, "people"), count("4 dead", 4, "dead", "c"), False),
    (count("9%", 9, "%"), count("4%", 4, "%", "c"), False),
    (count("9 hurt", 9, "hurt"), count("four of them seriously", 4, None, "c"), True),
    (count("several days", None, "day"), count("4 hours", 4, "hour", "c"), False),
]


@pytest.mark.parametrize(("left", "right", "expected"), APART)
def test_kept_apart(left: CandidateAccount, right: CandidateAccount, expected: bool) -> None:
    assert apart(left, right) is expected
    assert apart(right, left) is expected


def test_two_figures_of_one_sentence_are_of_two_things() -> None:
    left = make_answer("Eleven barges", REPORT, kind=PointKind.COUNT, low=11.0, high=11.0, unit="barge")
    right = make_answer("four crewmen", REPORT, kind=PointKind.COUNT, low=4.0, high=4.0, unit="crewman")
    assert apart(left, right)


TOLLS = [
    ({"background": True}, {}, True),
    ({}, {}, False),
    ({"quoted_places": frozenset({"x"})}, {"quoted_places": frozenset({"y"})}, True),
    ({"quoted_places": frozenset({"x"})}, {"quoted_places": frozenset({"x", "y"})}, False),
    ({"quoted_places": frozenset({"x"})}, {}, False),
]


@pytest.mark.parametrize(("one", "other", "expected"), TOLLS)
def test_tolls_of_other_events(one: dict[str, object], other: dict[str, object], expected: bool) -> None:
    left, right = count("9 dead", 9, "dead"), count("4 dead", 4, "dead", "c")
    killed: dict[str, object] = {"measures": frozenset({"killed"})}
    assert apart(left, right, make_reading(**(killed | one)), make_reading(**(killed | other))) is expected


def square(n: int, values: dict[tuple[int, int], float], rest: float = 0.0) -> Matrix:
    out = np.full((n, n), rest)
    for (i, j), value in values.items():
        out[i, j] = out[j, i] = value
    return out


LINKS = [
    (0, {}, {}, []),
    (1, {}, {}, [[0]]),
    (3, {(0, 1): 0.9}, {}, [[0, 1], [2]]),
    (3, {(0, 1): 0.9, (1, 2): 0.9}, {}, [[0, 1], [2]]),  # 0 and 2 have nothing in common: the mean stays under the threshold
    (3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.3}, {}, [[0, 1, 2]]),
    (2, {(0, 1): 0.9}, {(0, 1): 1.0}, [[0], [1]]),
    (3, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.8}, {(0, 1): 1.0}, [[0, 2], [1]]),
]


@pytest.mark.parametrize(("n", "likely", "kept", "expected"), LINKS)
def test_link(n: int, likely: dict[tuple[int, int], float], kept: dict[tuple[int, int], float], expected: list[list[int]]) -> None:
    assert link(table_of(square(n, likely)), table_of(square(n, kept)), 0.5) == expected


def test_one_apart_from_a_large_group_stays_out() -> None:
    """However like it is to the others of the group."""
    probabilities = np.full((40, 40), 0.98)
    probabilities[0, :] = probabilities[:, 0] = 0.9
    np.fill_diagonal(probabilities, 0.0)
    groups = link(table_of(probabilities), table_of(square(40, {(0, 1): 1.0})), 0.5)
    assert not any({0, 1} <= set(group) for group in groups)


@st.composite
def linkable(draw: st.DrawFn) -> tuple[Matrix, Matrix]:
    n = draw(st.integers(1, 9))
    pairs = list(itertools.combinations(range(n), 2))
    values = draw(st.lists(st.floats(0, 1), min_size=len(pairs), max_size=len(pairs)))
    kept = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    return square(n, dict(zip(pairs, values, strict=True))), square(n, {pair: 1.0 for pair, yes in zip(pairs, kept, strict=True) if yes})


@settings(deadline=None)
@given(linkable(), st.floats(0.05, 0.95))
def test_links_partition_and_keep_apart(found: tuple[Matrix, Matrix], threshold: float) -> None:
    probabilities, kept = found
    groups = link(table_of(probabilities), table_of(kept), threshold)
    assert sorted(i for group in groups for i in group) == list(range(len(probabilities)))
    assert groups == sorted(sorted(group) for group in groups)
    assert not any(kept[i, j] for group in groups for i, j in itertools.combinations(group, 2))


PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73)


@settings(deadline=None)
@given(st.permutations(range(7)), st.randoms(use_true_random=False))
def test_the_order_of_answers_decides_nothing(order: list[int], random: object) -> None:
    """Where no two pairs are equally likely; among equals the first in order go first, and answers come sorted."""
    pairs = list(itertools.combinations(range(7), 2))
    values = [prime**0.5 % 1 for prime in PRIMES]  # no two means of roots of primes are equal
    random.shuffle(values)  # type: ignore[attr-defined]
    probabilities = square(7, dict(zip(pairs, values, strict=True)))
    turned = probabilities[np.ix_(order, order)]
    groups = link(table_of(turned), table_of(np.zeros((7, 7))), 0.5)
    assert sorted(sorted(order[i] for i in group) for group in groups) == link(table_of(probabilities), table_of(np.zeros((7, 7))), 0.5)


KINDS = [
    ([PointKind.COUNT, PointKind.COUNT, PointKind.DATE], PointKind.COUNT),
    ([PointKind.DATE, PointKind.COUNT], PointKind.COUNT),
    ([PointKind.YES_NO, PointKind.PLACE], PointKind.PLACE),
    ([PointKind.YES_NO, PointKind.YES_NO, PointKind.PLACE], PointKind.YES_NO),
]


@pytest.mark.parametrize(("kinds", "expected"), KINDS)
def test_kind_of(kinds: list[PointKind], expected: PointKind) -> None:
    assert kind_of([make_answer("it sank", kind=kind) for kind in kinds]) is expected


def test_probabilities() -> None:
    """Of the pairs that are likely at all, higher for answers in the same words than for strangers."""
    words = ["barge sink gale", "barge sink gale", "mayor open school"]
    answers = [make_answer(text, report) for text, report in zip(words, "abc", strict=True)]
    likeness = Likeness(answers, [make_reading(text) for text in words], [])
    edges = same_question(likeness, load_pair_model())
    found = likely_of(3, edges).block(0, 3)
    assert (found == found.T).all()
    assert ((edges.likely >= LEAST) & (edges.likely <= 1)).all()
    assert found[0, 1] > found[0, 2]
    assert (edges.left < edges.right).all()
    assert (edges.features == likeness.rows(0, 3)[edges.left, edges.right].astype(np.float32)).all()


def test_of_too_many_pairs_the_likeliest_are_held_against_each_other() -> None:
    edges = Edges(
        np.arange(6),
        np.arange(6) + 1,
        np.array([0.1, 0.5, 0.2, 0.2, 0.9, 0.05]),
        np.arange(6 * len(FEATURES), dtype=np.float32).reshape(6, -1),
    )
    assert likeliest(edges, 6) is edges
    assert likeliest(edges, 2).left.tolist() == [1, 4]
    assert likeliest(edges, 3).left.tolist() == [1, 4]  # of two that are as likely, both or none
    assert likeliest(edges, 4).features.tolist() == edges.features[[1, 2, 3, 4]].tolist()


def test_crossed_features_are_products() -> None:
    features = np.arange(len(FEATURES), dtype=float).reshape(1, 1, -1)
    out = crossed(features)
    assert (out[..., : len(FEATURES)] == features).all()
    assert out[0, 0, len(FEATURES)] == FEATURES.index("words") * FEATURES.index("kind")


def test_likelihood_is_worked_out_once_for_both_ways_round(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [make_answer(f"the ferry number {n} sank at the quay", f"r{n}") for n in range(6)]
    readings = [make_reading(f"ferry sink quay n{n % 3}") for n in range(6)]
    likeness = Likeness(answers, readings, [])
    edges = same_question(likeness, load_pair_model())
    monkeypatch.setattr(likeness_module, "BLOCK", 2)
    in_parts = same_question(likeness, load_pair_model())
    for name in ("left", "right", "likely", "features"):
        assert getattr(in_parts, name).tolist() == getattr(edges, name).tolist()
