"""Whether a Latin form and a native form may be one name: letters that stand for each other, learned from pairs of names.

The weights (weights/transliteration.json, made by bench/train_transliteration.py) hold scores of chunks of letters; the likeness of two forms
is the score of their best alignment.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

# Letters of a Latin form against letters of a native one that may stand for each other at once.
SHAPES = ((1, 1), (2, 1), (3, 1), (4, 1), (1, 2), (2, 2), (1, 0), (2, 0), (0, 1))
_ALONE = -3.0  # a letter without a partner that the weights do not know
_STRANGE = -5.0  # two letters that were never seen to stand for each other
_NEVER = float("-inf")
_NOTHING: Mapping[str, float] = {}


def plain_latin(text: str) -> str:
    """The Latin letters of a name without accents, marks and case."""
    plain = unicodedata.normalize(
        "NFKD", text.casefold().replace("ß", "ss").replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i")
    )
    return "".join(c for c in plain if c.isalpha() and not unicodedata.combining(c))


def plain_native(text: str) -> str:
    """The letters of a name in another script: without vowel points and the marks that only join letters."""
    plain = unicodedata.normalize("NFKC", text.casefold())
    return "".join(c for c in plain if (c.isalpha() or c == "'") and c != "ـ")


class Letters:
    """The learned chunks of one script."""

    def __init__(self, table: Mapping[str, Mapping[str, float]]) -> None:
        self._table = table
        self._shapes = sorted({(len(a), len(b)) for a, row in table.items() for b in row} | {(1, 1), (1, 0), (0, 1)})
        self._widest = max(b for _, b in self._shapes)

    def likeness(self, latin: str, native: str) -> float:
        """The score of the best alignment of two plain forms; above zero where chance is the less likely cause."""
        width = len(native) + 1
        best = [[_NEVER] * width for _ in range(len(latin) + 1)]
        best[0][0] = 0.0
        chunks = [[native[j : j + b] for b in range(self._widest + 1)] for j in range(width)]
        for i in range(len(latin) + 1):
            row, steps = best[i], self._steps(latin, i)
            for j in range(width):
                here = row[j]
                if here == _NEVER:
                    continue
                for b, target, known, strange in steps:
                    if j + b < width:
                        value = here + known.get(chunks[j][b], strange)
                        best[target][j + b] = max(best[target][j + b], value)
        return best[-1][-1]

    def _steps(self, latin: str, i: int) -> list[tuple[int, int, Mapping[str, float], float]]:
        """The chunks that may begin at a letter: (letters taken of the other form, where the next begins, scores, score of a stranger)."""
        steps = []
        for a, b in self._shapes:
            if i + a <= len(latin):
                strange = _ALONE if a + b == 1 else _STRANGE if a == b == 1 else _NEVER
                known = self._table.get(latin[i : i + a], _NOTHING)
                if known or strange != _NEVER:
                    steps.append((b, i + a, known, strange))
        return steps


@cache
def letters_of(script: str) -> Letters:
    """The learned chunks of a script: arabic, hebrew or russian."""
    text = resources.files("rashomon.weights").joinpath("transliteration.json").read_text("utf-8")
    return Letters(json.loads(text)[script])


def likeliest_native(latin: str, candidates: Sequence[str], script: str) -> str:
    """The candidate that the Latin name most likely stands for; the first among equals."""
    letters, own = letters_of(script), plain_latin(latin)
    return max(candidates, key=lambda native: letters.likeness(own, plain_native(native)))
