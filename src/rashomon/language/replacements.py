"""What stands in the place of what when two sentences are told in the same words but for one phrase, and whether the two exclude each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.name_words import country_names, demonyms
from rashomon.language.numbers import ORDINALS
from rashomon.language.quantities import read_quantities

_LONGEST = 3  # words of the phrase that differs
_LEAST, _SHARE = 3, 0.6  # words that both must have, and their share of the longer text
_WORDS = re.compile(r"(?<![\w'’.-])[\w'’.-]*\w")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Replacement:
    """The words that stand in each text where the other has others."""

    left: str
    right: str


def replacement(left: str, right: str) -> Replacement | None:
    """The one short phrase in which two texts differ; None where they differ in more, or in nothing."""
    one, other = _WORDS.findall(left), _WORDS.findall(right)
    before = _common(one, other)
    after = _common(one[before:][::-1], other[before:][::-1])
    first, second = one[before : len(one) - after], other[before : len(other) - after]
    if not first or not second or max(len(first), len(second)) > _LONGEST:
        return None
    if before + after < max(_LEAST, _SHARE * max(len(one), len(other))):
        return None
    return Replacement(" ".join(first), " ".join(second))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the two have in common at their beginning."""
    n = 0
    for left, right in zip(one, other, strict=False):
        if left.casefold() != right.casefold():
            break
        n += 1
    return n


def excluding(found: Replacement) -> str | None:
    """What the two phrases are when only one of them can stand: "numbers", "ordinals" or "countries"; None where nothing is known."""
    numbers = [{(q.low, q.high) for q in read_quantities(text)} for text in (found.left, found.right)]
    if numbers[0] and numbers[1]:
        return "numbers" if numbers[0].isdisjoint(numbers[1]) else None
    placed = [ordinal(text) for text in (found.left, found.right)]
    if placed[0] is not None and placed[1] is not None:
        return "ordinals" if placed[0] != placed[1] else None
    codes = [_countries().get(text.casefold()) for text in (found.left, found.right)]
    return "countries" if codes[0] and codes[1] and codes[0] != codes[1] else None


@cache
def _countries() -> dict[str, str]:
    """Code of each country by its names, its adjective and the word for its people, in small letters."""
    return {word.casefold(): code for words in (demonyms(), country_names()) for word, code in words.items()}


@cache
def ordinal(text: str) -> int | None:
    """The number of an ordinal in words or figures ("third", "21st"); None for anything else."""
    word = text.casefold().removeprefix("the ")
    figure = _ORDINAL.fullmatch(word)
    if figure:
        return int(figure[1])
    return int(ORDINALS[word]) if word in ORDINALS else None
