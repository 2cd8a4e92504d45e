"""Says how rare words are in English (tables/word_rarity.txt.xz)."""

import lzma
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from rashomon.model.record import record


@record
class Rarity:
    """For each word, the logarithm of one over its share of all words. A word that is not listed is
    rarer than all others."""

    known: Mapping[str, float]
    rarest: float

    def of_word(self, word: str) -> float:
        """Returns the rarity of a word in lower case."""
        return self.known.get(word, self.rarest)


@cache
def load_rarity() -> Rarity:
    """Returns the table, read once."""
    packed = files("rashomon.shipped.tables").joinpath("word_rarity.txt.xz").read_bytes()
    rarities: dict[str, float] = {}
    for line in lzma.decompress(packed).decode("utf-8").splitlines():
        level, *words = line.split(" ")
        # levels a natural unit, as bench/build/word_rarity.py writes them
        rarities |= dict.fromkeys(words, int(level) / 4)
    return Rarity(rarities, max(rarities.values()))
