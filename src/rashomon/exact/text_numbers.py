"""The numbers of any text, in figures and spelled out, with their units and the words behind them
(`numbers_of_text`)."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rashomon.mentions.numbers.spelled_numbers import number_word, printed_numbers
from rashomon.model.record import record
from rashomon.shipped.words import numbers, set_of
from rashomon.text.name_words import without_accents
from rashomon.text.word_forms import stems_of

_FIGURE = re.compile(
    r"(?<![^\W_])(?<!\d[.,:/٫٬])(?<![^\W\d_][-–])(?<!\.)"
    r"(?P<whole>\d{1,3}(?:[.,’'٬\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?P<part>[.,٫]\d{1,4}(?!\d))?"
    r"(?P<short>[kmb]n?(?![^\W_]))?"
    r"(?![^\W_]|[:/]\d|[.,]\d)"
)
_RANGE = re.compile(r"\s?(?:[-–—]|to|bis|à|a|до)\s?")
_PERCENT = re.compile(
    r"\s?(?:%|٪)|[\s-](?:per\s?cent|pct|percentage|prozent|procent)\b", re.IGNORECASE
)
_CURRENCY = re.compile(r"[$£€¥₽₹₺₴₪]")
_WORD_BEHIND = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s'’-]")
_SCALE = re.compile(r"[\s-]([^\W\d_]+)")
_MOST_NOUNS = 3  # words behind a number that may say what it counts
_SMALL = set_of("small_words.function_words")
_ONES = {0.0, 1.0}
_THOUSAND = 1000


@record
class TextNumber:
    """A number of a text: half-open offsets, what it may amount to (both ends of a range), its
    unit ("%", a sign of a currency or None) and stems of the words behind it."""

    start: int
    end: int
    amounts: frozenset[float]
    unit: str | None = None
    nouns: tuple[str, ...] = ()


def numbers_of_text(text: str, language: str | None) -> list[TextNumber]:
    """Returns the numbers of a text in a language (ISO code), in their order. "One" and "zero" in
    words are none, nor is what is part of a word."""
    read = [*_in_digits(text, language), *_in_words(text, language or "")]
    read.sort(key=lambda amount: amount.start)
    joined = list(_ranges_joined(read, text))
    ends = [amount.start for amount in joined[1:]]
    return [
        _with_unit(amount, text[: end or len(text)], language)
        for amount, end in zip_longest(joined, ends)
        if amount
    ]


def _in_digits(text: str, language: str | None) -> Iterator[TextNumber]:
    scales = numbers("numbers.short_scales")
    for match in _FIGURE.finditer(text):
        end = match.end()
        scale = scales.get(match["short"] or "", 1.0)
        while word := _SCALE.match(text, end):
            value = _scale_of(word[1], language or "")
            if not value:
                break
            scale *= value
            end = word.end()
        readings = _readings(match["whole"], match["part"] or "", language)
        amounts = frozenset(round(reading * scale, 6) for reading in readings)
        yield TextNumber(start=match.start(), end=end, amounts=amounts)


def _scale_of(word: str, language: str) -> float:
    """Returns what a word multiplies the figure before it by, 0 if it is no such word."""
    short = numbers("numbers.short_scales").get(word, 0.0) if len(word) > 1 else 0.0
    value = sum(number_word(without_accents(word.casefold()), language))
    return short or (value if value >= _THOUSAND else 0.0)


def _readings(whole: str, part: str, language: str | None) -> Iterator[float]:
    """Yields what a figure may amount to: "1.200" is 1200 and, with one point, also 1.2 unless the
    text is English, in which "1,200" is surely 1200."""
    digits = re.sub(r"\D", "", whole)
    yield float(f"{digits}.{part[1:]}" if part else digits)
    signs = re.findall(r"\D", whole)
    is_open = signs == ["."] or (signs == [","] and language != "en")
    if is_open and not part:
        yield float(re.sub(r"\D", ".", whole))


def _in_words(text: str, language: str) -> Iterator[TextNumber]:
    for amount in printed_numbers(text, language):
        if amount.is_spelled and amount.readings[0] not in _ONES:
            yield TextNumber(start=amount.start, end=amount.end, amounts=frozenset(amount.readings))


def _ranges_joined(amounts: Sequence[TextNumber], text: str) -> Iterator[TextNumber]:
    """Yields the numbers, those of a range ("300-400", "30 to 40") as one."""
    waiting: TextNumber | None = None
    for amount in amounts:
        if waiting and amount.start < waiting.end:
            continue
        if waiting and _RANGE.fullmatch(text[waiting.end : amount.start]):
            both = waiting.amounts | amount.amounts
            yield TextNumber(start=waiting.start, end=amount.end, amounts=both)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = amount
    if waiting:
        yield waiting


def _with_unit(amount: TextNumber, text: str, language: str | None) -> TextNumber:
    start = amount.start
    end = amount.end
    unit = None
    if sign := _PERCENT.match(text, end):
        unit = "%"
        end = sign.end()
    elif start and _CURRENCY.match(text, start - 1):
        start -= 1
        unit = text[start]
    nouns = list[str]()
    for word in _WORD_BEHIND.finditer(text, end, end + 80):
        if not word[0][0].isalpha() or len(nouns) == _MOST_NOUNS:
            break
        if word[0].casefold() not in _SMALL:
            nouns.append(word[0])
    stems = tuple(stems_of(nouns, language))
    return TextNumber(start=start, end=end, amounts=amount.amounts, unit=unit, nouns=stems)
