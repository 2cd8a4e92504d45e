"""Which answers to one question say the same."""

import numpy as np
import pytest

from factories import parse_report
from rashomon.language.same_answer import FEATURES, Said, features, load_same_answer, said_in, same_answer


def said(text: str, *, names: str = "", numbers: tuple[float, ...] = (), negative: bool = False) -> Said:
    keys = tuple(word for word in text.casefold().split() if len(word) > 3)
    return Said(keys, frozenset(names.split()), frozenset(numbers), negative, text)


ANSWERS = [
    said("the dam burst after heavy rain"),
    said("heavy rain burst the old dam"),
    said("a gate was left open by the keeper"),
    said("the keeper forgot to close a gate"),
    said("goats had eaten the reeds"),
]


def test_answers_in_one_anothers_words_are_likelier_the_same() -> None:
    likely = same_answer(ANSWERS)
    assert likely[0, 1] > 0.5 > likely[0, 4]
    assert likely[2, 3] > max(likely[0, 2], likely[1, 3], likely[4, 2])


def test_it_is_the_same_both_ways_and_in_any_order() -> None:
    likely = same_answer(ANSWERS)
    assert np.array_equal(likely, likely.T)
    order = [3, 0, 4, 1, 2]
    assert np.allclose(same_answer([ANSWERS[i] for i in order]), likely[np.ix_(order, order)], atol=2e-6)


@pytest.mark.parametrize(
    ("name", "one", "other", "expected"),
    [
        ("number", said("nine goats", numbers=(9,)), said("nine of them", numbers=(9,)), 1),
        ("number_differs", said("nine goats", numbers=(9,)), said("eleven goats", numbers=(11,)), 1),
        ("number_differs", said("nine goats", numbers=(9,)), said("some goats"), 0),
        ("number_alone", said("nine goats", numbers=(9,)), said("some goats"), 1),
        ("names_differ", said("Orla did it", names="orla"), said("Tamsin did it", names="tamsin"), 1),
        ("names", said("Orla did it", names="orla"), said("Orla Venn did it", names="orla venn"), 1),
        ("negation", said("it burst"), said("it never burst", negative=True), 1),
        ("length", said("heavy rain"), said("heavy rain again tonight"), 0.5),
    ],
)
def test_features(name: str, one: Said, other: Said, expected: float) -> None:
    assert features([one, other, ANSWERS[4]])[0, 1, FEATURES.index(name)] == pytest.approx(expected)


def test_few_and_empty_answers_are_no_error() -> None:
    assert same_answer([]).shape == (0, 0)
    assert same_answer([ANSWERS[0]]).shape == (1, 1)
    assert np.isfinite(same_answer([said(""), said(""), ANSWERS[0]])).all()


def test_every_feature_has_a_weight() -> None:
    _, weights = load_same_answer()
    assert len(weights) == len(FEATURES)
    assert all(weights)


@pytest.mark.weights
def test_what_tokens_say() -> None:
    doc = parse_report("Orla Venn never sold nine goats.").doc
    found = said_in(list(doc), doc.text)
    assert found.negative
    assert found.numbers == {9}
    assert "venn" in found.names
    assert "goat" in found.keys
