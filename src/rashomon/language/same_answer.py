"""Which answers to one question say the same: a small logistic model over what two answers share, seen against all answers to the question.

What answers share in words, word families and runs of letters weighs the more the fewer of the other answers have it; the few directions in which the answers differ
most bring together those that share no word but the company of words. The weights are made by `bench/train_same_answer.py`.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log

import numpy as np
import numpy.typing as npt
from spacy.tokens import Token

from rashomon.language.content_keys import CONTENT, content_key
from rashomon.language.families import families_of
from rashomon.language.polarity import is_negative
from rashomon.language.quantities import read_quantities

Matrix = npt.NDArray[np.float64]

FEATURES = (
    "words", "words_within", "rarest", "letters", "letters_within", "names", "names_differ", "number", "number_differs", "number_alone", "negation",
    "words_here", "company_here", "mutual", "least", "length", "directions", "directions_letters",
)  # fmt: skip
_RUN = 4  # letters
_DIRECTIONS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says: the lemmas of its content words, names, numbers, whether it is negated, and its text."""

    keys: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[float]
    negative: bool
    text: str


def said_in(tokens: Sequence[Token], text: str) -> Said:
    """What these tokens, whose text is given, say."""
    return Said(
        keys=tuple(
            key
            for token in tokens
            if token.pos_ in CONTENT and not (token.is_space or token.is_punct) and (key := content_key(token.lemma_))
        ),
        names=frozenset(token.lower_ for token in tokens if token.pos_ == "PROPN"),
        numbers=frozenset(bound for q in read_quantities(text) for bound in (q.low, q.high) if bound is not None),
        negative=is_negative(list(tokens)),
        text=text,
    )


def features(answers: Sequence[Said]) -> Matrix:
    """The features of every two answers to a question, shape (answers, answers, len(FEATURES))."""
    if not answers:
        return np.zeros((0, 0, len(FEATURES)))
    words = _Bags([_families(answer.keys) for answer in answers])
    letters = _Bags([_runs(answer.text) for answer in answers])
    likely = words.cosines()
    company = _cosines((np.eye(len(answers)) + _off((likely + letters.cosines()) / 2)) @ words.vectors)
    names, numbers = _sets([a.names for a in answers]), _sets([a.numbers for a in answers])
    lengths = np.array([max(1, len(a.keys)) for a in answers], dtype=float)
    negative = np.array([a.negative for a in answers])
    layers = {
        "words": likely,
        "words_within": words.within(),
        "rarest": words.rarest(),
        "letters": letters.cosines(),
        "letters_within": letters.within(),
        "names": names.shared / np.maximum(1, np.minimum.outer(names.sizes, names.sizes)),
        "names_differ": names.differ(),
        "number": (numbers.shared > 0).astype(float),
        "number_differs": numbers.differ(),
        "number_alone": ((numbers.sizes > 0)[:, None] != (numbers.sizes > 0)[None, :]).astype(float),
        "negation": (negative[:, None] != negative[None, :]).astype(float),
        "words_here": _against_all(likely),
        "company_here": _against_all(company),
        "mutual": _mutual(likely),
        "least": np.minimum.outer(lengths, lengths) / 10,
        "length": np.minimum.outer(lengths, lengths) / np.maximum.outer(lengths, lengths),
        "directions": _along_main(words.vectors),
        "directions_letters": _along_main(np.concatenate([words.vectors, letters.vectors], axis=1)),
    }
    return np.stack([layers[name] for name in FEATURES], axis=-1)


def same_answer(answers: Sequence[Said]) -> Matrix:
    """How likely every two answers to a question say the same, shape (answers, answers), rounded so that the last bits of a sum decide nothing."""
    intercept, weights = load_same_answer()
    return np.asarray(np.round(1 / (1 + np.exp(-(features(answers) @ np.array(weights) + intercept))), 6))


@cache
def load_same_answer() -> tuple[float, tuple[float, ...]]:
    """The shipped intercept and weights."""
    document = json.loads(resources.files("rashomon.weights").joinpath("same_answer.json").read_text("utf-8"))
    return document["intercept"], tuple(document["weights"].get(name, 0.0) for name in FEATURES)


class _Bags:
    """Bags of keys, each key weighted by how few of the bags have it."""

    def __init__(self, bags: Sequence[Sequence[str]]) -> None:
        spread = Counter(key for bag in bags for key in set(bag))
        index = {key: k for k, key in enumerate(sorted(spread))}
        self.rarity = np.array([log(1 + len(bags) / spread[key]) for key in index] or [0.0])
        self.held = np.zeros((len(bags), max(1, len(index))))
        for row, bag in enumerate(bags):
            for key in bag:
                self.held[row, index[key]] = 1.0
        self.vectors = _unit(self.held * self.rarity)

    def cosines(self) -> Matrix:
        return np.asarray(self.vectors @ self.vectors.T)

    def within(self) -> Matrix:
        """The share of the weight of the lighter bag that the other has too."""
        weight = self.held @ self.rarity
        least = np.minimum.outer(weight, weight)
        return np.asarray(((self.held * self.rarity) @ self.held.T) / np.where(least > 0, least, 1))

    def rarest(self) -> Matrix:
        """The weight of the rarest key that two bags share, of the largest that there is."""
        weighed = self.held * self.rarity
        rows = [np.minimum(weighed, one).max(axis=1) for one in weighed]
        return np.asarray(np.array(rows) / log(1 + len(self.held)))


@dataclass(frozen=True, slots=True)
class _Sets:
    """How many members every two sets share, and how many each has."""

    shared: Matrix
    sizes: Matrix

    def differ(self) -> Matrix:
        """1 where both have members and none in common."""
        filled = self.sizes > 0
        return np.asarray((np.logical_and.outer(filled, filled) & (self.shared == 0)).astype(float))


def _sets(sets: Sequence[frozenset[str] | frozenset[float]]) -> _Sets:
    shared = np.array([[len(one & other) for other in sets] for one in sets], dtype=float).reshape(len(sets), len(sets))
    return _Sets(shared, np.array([len(one) for one in sets], dtype=float))


def _families(keys: Sequence[str]) -> list[str]:
    return [family for key in keys for family in (families_of(key) or (key,))]


def _runs(text: str) -> list[str]:
    """The runs of letters and figures of a text, its words one space apart."""
    plain = " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
    padded = f" {plain} "
    return [padded[k : k + _RUN] for k in range(len(padded) - _RUN + 1)]


def _unit(rows: Matrix) -> Matrix:
    length = np.linalg.norm(rows, axis=1)
    return np.asarray(rows / np.where(length > 0, length, 1)[:, None])


def _cosines(rows: Matrix) -> Matrix:
    unit = _unit(rows)
    return np.asarray(unit @ unit.T)


def _off(square: Matrix) -> Matrix:
    """The same with zeros where an answer meets itself."""
    return np.asarray(square * (1 - np.eye(len(square))))


def _against_all(likely: Matrix) -> Matrix:
    """By how much two are likelier than two are on the whole, in thirds of how far they spread."""
    others = likely[~np.eye(len(likely), dtype=bool)]
    if not others.size:
        return np.zeros_like(likely)
    return np.asarray((likely - others.mean()) / (others.std() + 1e-6) / 3)


def _mutual(likely: Matrix) -> Matrix:
    """How high two answers rank among each other's likest: 1 when each is the other's first, then 1/2, ...; 0 where they share nothing."""
    others = np.round(_off(likely), 9)
    rank = np.argsort(np.argsort(-others, axis=1, kind="stable"), axis=1, kind="stable")
    return np.asarray(np.where(others > 0, 1 / (1 + np.maximum(rank, rank.T)), 0.0))


def _along_main(rows: Matrix) -> Matrix:
    """The cosines along the few directions in which the rows differ most."""
    left, sizes, _ = np.linalg.svd(rows, full_matrices=False)
    return _cosines(left[:, :_DIRECTIONS] * sizes[:_DIRECTIONS])
