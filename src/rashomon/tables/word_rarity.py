"""How rare words and pieces of words are in English (tables/word_rarity.txt.gz)."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LEVELS = 4  # levels a natural unit, as bench/build/word_rarity.py writes them


@dataclass(frozen=True, slots=True)
class Rarity:
    """The log of one over the share that each word or piece ("-" before it) has; what is not listed is rarer than all."""

    known: Mapping[str, float]
    word: float
    piece: float

    def of_word(self, word: str) -> float:
        """Returns the rarity of a word in lower case."""
        return self.known.get(word, self.word)

    def of_piece(self, piece: str) -> float:
        """Returns the rarity of a piece of five letters, the edges of its word as "_"."""
        return self.known.get("-" + piece, self.piece)


@cache
def load_rarity() -> Rarity:
    """Returns the table, read once."""
    packed = files("rashomon.tables").joinpath("word_rarity.txt.gz").read_bytes()
    known: dict[str, float] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        level, *words = line.split(" ")
        known |= dict.fromkeys(words, int(level) / _LEVELS)
    pieces = max(value for word, value in known.items() if word[0] == "-")
    return Rarity(known, max(value for word, value in known.items() if word[0] != "-"), pieces)
