"""Texts as vectors, so that quotes of near meaning lie near each other.

The vector of a text is the normalised mean of the vectors of its word pieces: a static embedding (as in fastText and Model2Vec), tuned by
`bench/train/encoder.py` so that accounts from several reports that answer one question lie near each other, and the story's other accounts
far away.
"""

import gzip
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

# Splits text into the pieces of words that have vectors: WordPiece with the greedy longest match (Wu et al. 2016), lower-cased and without accents.

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 40  # a longer string is not a word, and matching takes quadratic time


def split_pieces(text: str, known: Mapping[str, int]) -> list[int]:
    """Returns the number of each word piece of the text, in order. A word that `known` pieces cannot spell is omitted."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(letter) != "Mn")
    return [piece for word in _WORD.findall(plain) for piece in _pieces_of(word, known)]


def _pieces_of(word: str, known: Mapping[str, int]) -> list[int]:
    """Returns the longest known piece from the left, then the longest continuation ("##ing"), to the end."""
    if len(word) > _LONGEST:
        return []
    found, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in known), None)
        if end is None:
            return []
        found.append(known[mark + word[start:end]])
        start = end
    return found


Vectors = npt.NDArray[np.float64]
_DIGITS = 6  # rounded before it decides anything, since the last bits of a sum differ between machines


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """A static text encoder. `pieces`: the row of each word piece; `table`: their vectors, int8, with one scale."""

    pieces: Mapping[str, int]
    table: npt.NDArray[np.int8]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Returns one unit-length row per text, shape (texts, dimensions); zeros for a text without known pieces."""
        of_text: dict[str, Vectors] = {}
        out = np.zeros((len(texts), self.table.shape[1]))
        for row, text in enumerate(texts):
            if text not in of_text:
                of_text[text] = self._vector(text)
            out[row] = of_text[text]
        return out

    def _vector(self, text: str) -> Vectors:
        total = self.table[split_pieces(text, self.pieces)].sum(axis=0, dtype=np.int64).astype(float)  # whole numbers: exact in any order
        length = float(np.sqrt((total * total).sum()))
        out: Vectors = total / length if length else total
        return out


def likeness(left: Vectors, right: Vectors) -> Vectors:
    """Returns the cosines of all pairs of rows, shape (rows of left, rows of right), with negative values as 0."""
    found: Vectors = np.maximum(0.0, np.round(left @ right.T, _DIGITS))
    return found


def likeness_of_rows(left: Vectors, right: Vectors) -> Vectors:
    """Returns the same for rows at equal positions, shape (rows,)."""
    found: Vectors = np.maximum(0.0, np.round((left * right).sum(axis=1), _DIGITS))
    return found


@cache
def load_encoder() -> Encoder:
    """Returns the shipped encoder."""
    packed = resources.files("rashomon.tables").joinpath("word_pieces.txt.gz").read_bytes()
    pieces = gzip.decompress(packed).decode("utf-8").splitlines()
    table = np.frombuffer(resources.files("rashomon.weights").joinpath("encoder.bin").read_bytes(), dtype=np.int8).reshape(len(pieces), -1)
    return Encoder({piece: row for row, piece in enumerate(pieces)}, table)
