"""The numbers that a text in another language than English prints, in figures and spelled out
(`values_printed`, `figures_printed`)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rashomon.quantities.figures_in_languages import Figure, printed_figures
from rashomon.shipped.words import toml_table
from rashomon.text.name_words import without_accents

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s-]")
_HUNDRED = 100
_THOUSAND = 1000
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_TABLE = toml_table("values_elsewhere.toml")


def has_number_words(language: str | None) -> bool:
    """Returns whether numbers that are spelled out in a language (ISO code) are known."""
    return language in _TABLE["numbers"]


@lru_cache(maxsize=16384)
def values_printed(text: str, language: str | None) -> frozenset[float]:
    """Returns the numbers of a text, with "thousand" and "million"; of a figure that may be read as
    several, all of them."""
    code = language or ""
    values = set(_spelled(_words_of(text[: _first(text, code)]), code))
    for figure, words in _with_words_behind(text, code):
        scales = list(_scales(words, code))
        values.update(_total([reading, *scales]) for reading in figure.readings)
        values.update(_spelled(words[len(scales) :], code))
    return frozenset(values - {0.0})


def figures_printed(text: str, language: str | None) -> Iterator[Figure]:
    """Yields the figures of a text with what they may amount to, "thousand" and "million" behind
    them included."""
    code = language or ""
    for figure, words in _with_words_behind(text, code):
        scales = list(_scales(words, code))
        readings = tuple(_total([reading, *scales]) for reading in figure.readings)
        yield Figure(figure.start, figure.end, readings)


def _first(text: str, language: str) -> int:
    """Returns where the first figure begins."""
    return next((figure.start for figure in printed_figures(text, language)), len(text))


def _with_words_behind(text: str, language: str) -> Iterator[tuple[Figure, list[str]]]:
    """Yields each figure with the words up to the next one."""
    for figure, following in pairwise((*printed_figures(text, language), None)):
        if figure:
            yield figure, _words_of(text[figure.end : following.start if following else None])


def _words_of(text: str) -> list[str]:
    return _WORD.findall(without_accents(_HYPHEN.sub("", text).casefold()))


def _scales(words: Sequence[str], language: str) -> Iterator[float]:
    """Yields the thousands and millions with which the words behind a figure begin."""
    for word in words:
        scale = sum(number_word(word, language))
        if scale < _THOUSAND:
            return
        yield scale


def _spelled(words: Sequence[str], language: str) -> Iterator[float]:
    """Yields the numbers that are spelled out, and digits that are part of something else."""
    values = list[float]()
    for word in words:
        if word.isdecimal():
            yield float(word)
        found = number_word(word, language)
        if not found:
            yield _total(values)
            values = []
        values += found
    yield _total(values)


@lru_cache(maxsize=8192)
def number_word(word: str, language: str) -> list[float]:
    """Returns the numbers of which a word in plain small letters is made; none of a word that is no
    number. "roman" stands for a language, too."""
    numbers = without_accents(_TABLE["numbers"].get(language, "").casefold())
    pairs = dict(pair.split("=") for pair in numbers.split())
    known = "|".join(sorted(pairs, key=len, reverse=True)) or "(?!)"
    before = _TABLE["before"].get(language, "")
    behind = _TABLE["behind"].get(language, "")
    match = re.fullmatch(f"{before}((?:{known})+){behind}", word)
    return [float(pairs[stem]) for stem in re.findall(known, match[1])] if match else []


def _total(values: list[float]) -> float:
    total = below = last = 0.0
    for value in values:
        if value >= _THOUSAND:
            total += (below or 1.0) * value
            below = 0.0
        elif value == _HUNDRED:
            below += (last or 1.0) * value - last
        else:
            below += value
        last = value
    return total + below
