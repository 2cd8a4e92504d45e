"""The numbers that a text in another language than English prints, in figures and spelled out
(`values_printed`, `amounts_printed`, `figures_printed`)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from rashomon.model.record import record
from rashomon.quantities.figures_in_languages import Figure, printed_figures
from rashomon.shipped.words import Pattern, either_of, toml_table
from rashomon.text.name_words import without_accents

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s-]")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TEN = 10
_TWENTY = 20
_HUNDRED = 100
_THOUSAND = 1000
_SHORT = 3  # letters of a shortened word: "Mio.", "млн."
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
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    return without_accents(_HYPHEN.sub("", text).casefold())


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
        value = number_word(word, language)
        if not value or (values == [1] and 0 < value[0] < _HUNDRED):  # "une dizaine"
            yield _total(values)
            values = []
        values = [*values, *value]
    yield _total(values)


@record
class _Spelling:
    """How a language spells numbers: the value of each stem, a pattern of the stems, and one of a
    whole word."""

    values: dict[str, float]
    stems: Pattern
    word: Pattern


@cache
def _spelling_of(language: str) -> _Spelling:
    numbers = without_accents(_TABLE["numbers"].get(language, "").casefold())
    pairs = (pair.partition("=") for pair in numbers.split())
    values = {stem: float(value) for stem, _, value in pairs}
    known_spellings = either_of(values) or "(?!)"
    before = _TABLE["before"].get(language, "")
    behind = _TABLE["behind"].get(language, "")
    return _Spelling(
        values=values,
        stems=re.compile(known_spellings),
        word=re.compile(f"{before}((?:{known_spellings})+){behind}"),
    )


@lru_cache(maxsize=65536)  # a report repeats most of its words
def number_word(word: str, language: str) -> list[float]:
    """Returns the numbers of which a word in plain small letters is made; none of a word that is no
    number. "roman" stands for a language, too."""
    spelling = _spelling_of(language)
    match = spelling.word.fullmatch(word)
    return [spelling.values[stem] for stem in spelling.stems.findall(match[1])] if match else []


def _total(values: list[float]) -> float:
    """Returns the number that a row of number words means: 3, 100, 40, 1000, 5 is 340,005.

    A hundred multiplies the word before it, a thousand and more all words before it.
    """
    total = below = last = 0.0
    for value in values:
        if value >= _THOUSAND:
            total += (below or 1.0) * value
            below = 0.0
        elif value == _HUNDRED:
            below += (last or 1.0) * value - last  # the word before it was added already
        else:
            below += value
        last = value
    return total + below


# Amounts with their places.


@record
class Amount:
    """An amount of a text: half-open offsets, "thousand" and "million" included, what it may amount
    to, whether it is spelled out, and whether "thousand" or more stands at its end."""

    start: int
    end: int
    readings: tuple[float, ...]
    is_spelled: bool
    is_scaled: bool

    @property
    def value(self) -> float | None:
        """Returns what it amounts to, None where that is not sure."""
        return self.readings[0] if len(self.readings) == 1 else None


def amounts_printed(text: str, language: str) -> Iterator[Amount]:
    """Yields the amounts of a text, in figures and spelled out, in order."""
    figures = list(printed_figures(text, language))
    first = figures[0].start if figures else len(text)
    yield from _spelled_amounts(text, 0, first, language)
    for figure, following in pairwise((*figures, None)):
        if figure:
            amount = _figure_with_scales(figure, text, language)
            yield amount
            end = following.start if following else len(text)
            yield from _spelled_amounts(text, amount.end, end, language)


def _figure_with_scales(figure: Figure, text: str, language: str) -> Amount:
    scales = list[float]()
    end = figure.end
    while (word := _next_word(text, end)) and (
        scale := [value for value in _numbers_of(word, language) if value >= _THOUSAND]
    ):
        scales += scale
        end = word.end()
        end += text[end : end + 2] == ". " and len(word[0]) <= _SHORT
    return Amount(
        start=figure.start,
        end=end,
        readings=tuple(_total([reading, *scales]) for reading in figure.readings),
        is_spelled=False,
        is_scaled=bool(scales),
    )


def _next_word(text: str, end: int) -> re.Match[str] | None:
    return _COMPOUND.match(text, end + text[end : end + 1].isspace())


def _numbers_of(word: re.Match[str], language: str) -> list[float]:
    return number_word(_plain(word[0]), language)


def _spelled_amounts(text: str, start: int, end: int, language: str) -> Iterator[Amount]:
    """Yields the runs of number words between two places that make one number.

    "and" is none alone, nor is the article before another: of "un once por ciento", "once" and
    "ciento".
    """
    for word in _COMPOUND.finditer(text, start, end):
        values = _numbers_of(word, language)
        following = _next_word(text, word.end())
        behind = _numbers_of(following, language) if following else []
        is_article = values == [1] and bool(behind) and 0 < behind[0] < _HUNDRED
        if word.start() < start or not sum(values) or is_article:
            continue
        start = word.end()  # what was read is not read again
        while following and behind:
            values = [*values, *behind]
            # "and" has no value, and is part of the run only before another number
            if sum(behind):
                start = following.end()
            following = _next_word(text, following.end())
            behind = _numbers_of(following, language) if following else []
        if _is_one_number(values):
            yield Amount(
                start=word.start(),
                end=start,
                readings=(_total(values),),
                is_spelled=True,
                is_scaled=values[-1] >= _THOUSAND * _THOUSAND,
            )


def _is_one_number(values: Sequence[float]) -> bool:
    """Whether number words make one number; "two three", "forty fifty" are two."""
    for first, second in pairwise(filter(None, values)):
        are_units = first < _TEN and second < _TEN
        are_tens = _TEN <= first < _HUNDRED and _TWENTY <= second < _HUNDRED
        if are_units or are_tens:
            return False
    return True
