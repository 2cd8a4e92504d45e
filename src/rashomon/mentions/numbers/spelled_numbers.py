"""Numbers of other languages as they are spelled and printed, with their places."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from rashomon.mentions.numbers.figures_in_languages import Figure, printed_figures
from rashomon.model.record import record
from rashomon.shipped.words import Pattern, either_of, toml_table
from rashomon.text.name_words import without_accents

_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_SHORT = 3  # letters of a shortened word: "Mio.", "млн."
_TEN = 10
_TWENTY = 20
_HUNDRED = 100
_THOUSAND = 1000
_MILLION = 1_000_000
_TABLE = toml_table("values_elsewhere.toml")


@record
class PrintedNumber:
    """A number of a text: half-open offsets, "thousand" and "million" included, and what it may
    amount to.

    - `is_spelled`: whether it is written in words
    - `is_scaled`: whether "million" or more stands at its end
    """

    start: int
    end: int
    readings: tuple[float, ...]
    is_spelled: bool
    is_scaled: bool


def has_number_words(language: str | None) -> bool:
    """Returns whether numbers that are spelled out in a language (ISO code) are known."""
    return language in _TABLE["numbers"]


def printed_numbers(text: str, language: str) -> Iterator[PrintedNumber]:
    """Yields the numbers of a text in a language (ISO code), in figures and spelled out, in
    order."""
    figures = list(printed_figures(text, language))
    first = figures[0].start if figures else len(text)
    yield from _spelled_between(text, 0, first, language)
    for figure, following in pairwise((*figures, None)):
        if figure:
            number = _with_scales(figure, text, language)
            yield number
            end = following.start if following else len(text)
            yield from _spelled_between(text, number.end, end, language)


def _with_scales(figure: Figure, text: str, language: str) -> PrintedNumber:
    scales = list[float]()
    end = figure.end
    while word := _next_word(text, end):
        values = _numbers_of(word, language)
        if not values or min(values) < _THOUSAND:
            break
        scales += values
        end = word.end()
        end += text[end : end + 2] == ". " and len(word[0]) <= _SHORT
    return PrintedNumber(
        start=figure.start,
        end=end,
        readings=tuple(_total([reading, *scales]) for reading in figure.readings),
        is_spelled=False,
        is_scaled=bool(scales),
    )


def _spelled_between(text: str, start: int, end: int, language: str) -> Iterator[PrintedNumber]:
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
            yield PrintedNumber(
                start=word.start(),
                end=start,
                readings=(_total(values),),
                is_spelled=True,
                is_scaled=values[-1] >= _MILLION,
            )


def _is_one_number(values: Sequence[float]) -> bool:
    """Whether number words make one number; "two three", "forty fifty" are two."""
    for first, second in pairwise(filter(None, values)):
        are_units = first < _TEN and second < _TEN
        are_tens = _TEN <= first < _HUNDRED and _TWENTY <= second < _HUNDRED
        if are_units or are_tens:
            return False
    return True


def _total(values: Sequence[float]) -> float:
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


def _next_word(text: str, end: int) -> re.Match[str] | None:
    return _COMPOUND.match(text, end + text[end : end + 1].isspace())


def _numbers_of(word: re.Match[str], language: str) -> list[float]:
    return number_word(without_accents(_HYPHEN.sub("", word[0]).casefold()), language)


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
    stems = either_of(values) or "(?!)"
    before = _TABLE["before"].get(language, "")
    behind = _TABLE["behind"].get(language, "")
    return _Spelling(
        values=values,
        stems=re.compile(stems),
        word=re.compile(f"{before}((?:{stems})+){behind}"),
    )


@lru_cache(maxsize=65536)  # a report repeats most of its words
def number_word(word: str, language: str) -> list[float]:
    """Returns the numbers of which a word in plain small letters is made; none of a word that is no
    number. "roman" stands for a language, too."""
    spelling = _spelling_of(language)
    match = spelling.word.fullmatch(word)
    return [spelling.values[stem] for stem in spelling.stems.findall(match[1])] if match else []
