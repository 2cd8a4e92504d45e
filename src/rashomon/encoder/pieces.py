"""Splits text into the pieces of words that have vectors: WordPiece with the greedy longest match (Wu et al. 2016), lower-cased and without accents."""

import re
import unicodedata
from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 40  # letters of a word; a longer one is no word, and the match takes the square of its length


def split_pieces(text: str, known: Mapping[str, int]) -> list[int]:
    """The number of each piece of the text, in order. A word that cannot be put together from `known` pieces is left out."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(letter) != "Mn")
    return [piece for word in _WORD.findall(plain) for piece in _pieces_of(word, known)]


def _pieces_of(word: str, known: Mapping[str, int]) -> list[int]:
    """The longest known piece from the left, then the longest that goes on from there ("##ing"), to the end."""
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
