"""The numbers of any text, in figures and spelled out, with their units and the words behind them
(`numbers_of_text`)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from rashomon.mentions.numbers.spelled_numbers import printed_numbers
from rashomon.mentions.numbers.values import values_in
from rashomon.model.number import Limit
from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.word_forms import stems_of

_PERCENT = re.compile(r"(?i)\s?[%٪]|\s(?:prozent|por ?ciento|pour ?cent|per cento|процент\w*)\b")
_WORD_BEHIND = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s'’-]")
_MOST_NOUNS = 3  # words behind a number that may say what it counts
_COUNTED_BY_AUTHOR = 12  # up to this number authors spell out what they count themselves
_PEOPLE = "people"
_SMALL = set_of("small_words.function_words")
_SURE = (Limit.EXACT, Limit.LOW, Limit.HIGH, Limit.NEAR, Limit.RANGE)


@record
class TextNumber:
    """A number of a text: half-open offsets, what it may amount to (both ends of a range), and
    stems of the words behind it.

    - `nouns`: with "people", if one of the words is for people
    - `limit`: whether it is a bound ("over 90"), an estimate or a range
    - `unit`: "%" or the ISO code of a currency
    - `is_vague`: whether it is a size and no number ("dozens"), or what an author counts himself:
      reports, or a share or small number in words of nothing that is named
    """

    start: int
    end: int
    amounts: frozenset[float]
    limit: Limit = Limit.EXACT
    unit: str | None = None
    nouns: tuple[str, ...] = ()
    is_vague: bool = False

    @property
    def says(self) -> tuple[frozenset[float], Limit, str | None]:
        """Returns what it says of how many there are."""
        return self.amounts, self.limit, self.unit


def numbers_of_text(text: str, language: str | None) -> list[TextNumber]:
    """Returns the numbers of a text in a language (ISO code), in their order."""
    read = list(_in_english(text) if language == "en" else _in_languages(text, language or ""))
    ends = [number.start for number in read[1:]]
    return [
        _with_nouns(number, text[: end or len(text)], language)
        for number, end in zip_longest(read, ends)
        if number
    ]


def _in_english(text: str) -> Iterator[TextNumber]:
    for amount in values_in(text):
        bounds = {bound for bound in (amount.low, amount.high) if bound is not None}
        yield TextNumber(
            start=amount.start,
            end=amount.end,
            amounts=frozenset(bounds),
            limit=amount.limit,
            unit=amount.unit,
            is_vague=not bounds or amount.limit not in _SURE,
        )


def _in_languages(text: str, language: str) -> Iterator[TextNumber]:
    for number in printed_numbers(text, language):
        if not (number.is_spelled and number.readings[0] <= 1):  # "un" is also an article
            percent = _PERCENT.match(text, number.end)
            yield TextNumber(
                start=number.start,
                end=percent.end() if percent else number.end,
                amounts=frozenset(number.readings),
                unit="%" if percent else None,
            )


def _with_nouns(number: TextNumber, text: str, language: str | None) -> TextNumber:
    """Returns a number with the words behind it, up to the end of a text or of the clause."""
    nouns = list[str]()
    for word in _WORD_BEHIND.finditer(text, number.end, number.end + 80):
        if not word[0][0].isalpha() or len(nouns) == _MOST_NOUNS:
            break
        if word[0].casefold() not in _SMALL:
            nouns.append(word[0])
    is_spelled = not any(map(str.isdigit, text[number.start : number.end]))
    highest = max(number.amounts, default=0)
    is_bare = number.unit == "%" or (highest <= _COUNTED_BY_AUTHOR and not nouns)
    is_own_count = is_spelled and (highest <= 1 or is_bare)
    counts_people = any(singular in set_of("counted.people") for singular in _singulars(nouns))
    is_of_texts = bool(nouns) and nouns[0].casefold().removesuffix("s") in set_of("answers.texts")
    return replace(
        number,
        nouns=tuple(stems_of([*nouns, *([_PEOPLE] if counts_people else [])], language)),
        is_vague=number.is_vague or is_own_count or is_of_texts,
    )


def _singulars(nouns: Iterable[str]) -> Iterator[str]:
    """Yields nouns, and those in the plural without their ending."""
    for noun in nouns:
        word = noun.casefold()
        yield from (word, word.removesuffix("s"), word.removesuffix("es"))
