"""The numbers, days and names of a sentence in a language that is not parsed, and numbers in the
signs of other scripts (`in_digits`)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from rashomon.facts.sentence_facts import Facts
from rashomon.model.span import Span
from rashomon.numbers.values_printed import figures_printed, number_word, values_printed
from rashomon.shipped.words import PatternMatch, toml_table
from rashomon.text.letter_sounds import heard_in_latin
from rashomon.text.name_words import as_heard, fold

THOUSANDS = re.compile(r"(?<=\d)[,.’'٬\s]{1,2}(?=\d{3}(?!\d))")
"""What parts the thousands of a number."""
_LEAST = 2  # consonants by which a name is known
_ALIKE = 60  # of a hundred, from which on two rows of consonants may be one name
_ENDING = 2  # consonants that another case may add to a name
_KEYCAP = re.compile("\ufe0f?\u20e3")
_NOT_PLAIN = re.compile(r"[^\x00-\x7f](?<![A-Za-z][²³])")
_TABLE = toml_table("values_elsewhere.toml")
_ROMAN = re.compile(_TABLE["roman"]["pattern"])
_LATIN = "\u0370"


def in_digits(text: str, text_of_reports: str) -> str:
    """Returns a text with all its numbers in plain digits: "77" for "٧٧", "⑦⑦" and, if no report
    has it (`printed`), "LXXVII"."""
    plain = _NOT_PLAIN.sub(_in_digits, _KEYCAP.sub("", text))
    for match in _ROMAN.finditer(plain):
        if match[0] not in text_of_reports:
            value = sum(number_word(match[0].casefold(), "roman"))
            plain = plain.replace(match[0], f"{value:.0f}")
    return plain


def _in_digits(match: PatternMatch) -> str:
    sign = match[0]
    value = unicodedata.numeric(sign, 0.5)
    return f"{value:.0f}" if value.is_integer() and not sign.isalpha() else sign


def printed_numbers(facts: Facts) -> frozenset[float]:
    """Returns the numbers of a sentence, in figures and spelled out, with "thousand" and
    "million"."""
    return values_printed(facts.quote, facts.page.report.language)


def readings_at(figure: Span, facts: Facts) -> tuple[float, ...]:
    """Returns what a figure of a sentence may amount to; nothing if it is no number."""
    for number in figures_printed(facts.quote, facts.page.report.language):
        if number.start == figure.start - facts.span.start:
            return number.readings
    return ()


def as_figures(numbers: Iterable[float], form: str) -> set[str]:
    """Returns numbers in figures."""
    return {format(number, form) for number in numbers}


# Days.


def days_in(facts: Facts) -> Iterator[str]:
    """Yields the days of a sentence, month and day: "03-11"; of a month without one "03-"."""
    for number, pattern in _months_of(facts.page.report.language):
        for day in re.findall(pattern, facts.quote):
            yield f"{number:02}-{int(day):02}" if day else f"{number:02}-"


@lru_cache
def _months_of(language: str | None) -> list[tuple[int, str]]:
    """The numbers of months, each with a pattern of its spellings and the day before it."""
    month_patterns = []
    for code, lines in toml_table("date_lines.toml").items():
        months = lines["months"].split() if code.partition("_")[0] == language else ()
        for number, month in enumerate(months, 1):
            spellings = month.replace("/", "|").replace("_", " ")
            month_pattern = rf"(?i)(?:\b(\d{{1,2}})\.?(?: de)? )?\b(?:{spellings})\b"
            month_patterns.append((number, month_pattern))
    return month_patterns


# Names.


def is_written(name: Sequence[str], text: str) -> bool | None:
    """Whether the last word of a name stands in a text by its consonants, whatever its letters and
    ending. If it has too few of them, the word before it is looked for. Returns None if all words
    have too few."""
    if is_latin(text) and is_latin(name[-1]) and len(as_heard(name[-1])) == _LEAST:
        return f" {fold(name[-1])} " in f" {fold(text)} "  # so few are those of many words
    for word in reversed(name):
        sound = _sound_of(word, text)
        if len(sound) >= _LEAST:
            return any(_is_heard(sound, sound_there) for sound_there in _heard(text))
    return None


def has_namesake(name: Sequence[str], text: str) -> bool:
    """Returns whether a text has the given name of a name before another surname: in its own
    letters, or before words none of which sounds like the surname."""
    if len(name) < _LEAST:
        return False
    *_, first, last = name
    pairs = list(pairwise(re.findall(r"[^\W\d_]+", text)))
    if is_latin(text):
        return any(fold(word) == fold(first) and behind[0].isupper() for word, behind in pairs)
    sound = _sound_of(first, text)
    sounds = [_heard(behind) for word, behind in pairs if sound in _heard(word)]
    unlike = [
        fuzz.ratio(_sound_of(last, text), *sounds_behind) < _ALIKE for sounds_behind in sounds
    ]
    return len(sound) >= _LEAST and bool(unlike) and all(unlike)


def is_latin(text: str) -> bool:
    """Returns whether most letters of a text are Latin ones."""
    return sum(letter < _LATIN for letter in text) * 2 > len(text)


def _sound_of(word: str, text: str) -> str:
    """Returns the consonants of a word by which it is looked for in a text."""
    if not is_latin(word):
        return heard_in_latin(word)
    return as_heard(word if is_latin(text) else word.replace("w", ""))  # "Awad", "عواد"


def _is_heard(sound: str, sound_there: str) -> bool:
    is_longer = sound in sound_there and len(sound_there) - len(sound) <= _ENDING
    return sound_there == sound or (is_longer and len(sound) > _LEAST)


@lru_cache(maxsize=4096)
def _heard(text: str) -> frozenset[str]:
    return frozenset(map(heard_in_latin, re.findall(r"[^\W\d_]+", text)))
