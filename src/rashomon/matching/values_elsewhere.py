"""The numbers, days and names of a sentence in a language that is not parsed, and numbers in the
signs of other scripts (`in_digits`)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rashomon.facts.sentence_facts import Facts
from rashomon.shipped.words import PatternMatch, toml_table
from rashomon.text.name_words import as_heard, without_accents

THOUSANDS = re.compile(r"(?<=\d)[,.’'٬\s]{1,2}(?=\d{3}(?!\d))")
"""What parts the thousands of a number."""
_WORD = re.compile(r"\d+(?:[.,٫]\d{1,2}(?!\d))?|[^\W\d_]+|[^\w\s-]")
_HUNDRED = 100
_THOUSAND = 1000
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_LEAST = 2  # consonants by which a name is known
_ENDING = 2  # consonants that another case may add to a name
_ARTICLE = re.compile(r"\b[وبل]?ال")
_KEYCAP = re.compile("\ufe0f?\u20e3")
_NOT_PLAIN = re.compile(r"[^\x00-\x7f](?<![A-Za-z][²³])")
_TABLE = toml_table("values_elsewhere.toml")
_ROMAN = re.compile(_TABLE["roman"]["pattern"])
_LATIN = "\u0370"


def in_digits(text: str, printed: str) -> str:
    """Returns a text with all its numbers in plain digits: "77" for "٧٧", "⑦⑦" and, if no report
    has it (`printed`), "LXXVII"."""
    plain = _NOT_PLAIN.sub(_in_digits, _KEYCAP.sub("", text))
    for found in _ROMAN.finditer(plain):
        if found[0] not in printed:
            value = sum(_values_of(found[0].casefold(), "roman"))
            plain = plain.replace(found[0], f"{value:.0f}")
    return plain


def _in_digits(found: PatternMatch) -> str:
    sign = found[0]
    value = unicodedata.numeric(sign, 0.5)
    return f"{value:.0f}" if value.is_integer() and not sign.isalpha() else sign


def has_number_words(facts: Facts) -> bool:
    """Returns whether numbers that are spelled out in a sentence's language are known."""
    return facts.page.report.language in _TABLE["numbers"]


def printed_numbers(facts: Facts) -> set[float]:
    """Returns the numbers of a sentence, in figures and spelled out, with "thousand" and
    "million"."""
    return {*_numbers_in(facts.quote, facts.page.report.language or "")}


@lru_cache(maxsize=16384)
def _numbers_in(text: str, language: str) -> frozenset[float]:
    numbers = set()
    values = list[float]()
    text = _HYPHEN.sub("", THOUSANDS.sub("", text))
    for word in _WORD.findall(without_accents(text.casefold())):
        found = _values_of(word, language)
        if word[0].isdecimal() or not found:
            numbers.add(_total(values))
            values = []
        values += found
    return frozenset({*numbers, _total(values)} - {0.0})


def as_figures(numbers: Iterable[float], form: str) -> set[str]:
    """Returns numbers in figures."""
    return {format(number, form) for number in numbers}


@lru_cache(maxsize=8192)
def _values_of(word: str, language: str) -> list[float]:
    """The numbers of which a number word is made; none of another word."""
    if word[0].isdecimal():
        return [float(re.sub("[,٫]", ".", word))]
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


# Days.


def days_in(facts: Facts) -> Iterator[str]:
    """Yields the days of a sentence, month and day: "03-11"; of a month without one "03-"."""
    for number, named in _months_of(facts.page.report.language):
        for day in re.findall(named, facts.quote):
            yield f"{number:02}-{int(day):02}" if day else f"{number:02}-"


@lru_cache
def _months_of(language: str | None) -> list[tuple[int, str]]:
    """The numbers of months, each with a pattern of its spellings and the day before it."""
    found = []
    for code, lines in toml_table("date_lines.toml").items():
        own = lines["months"].split() if code.partition("_")[0] == language else ()
        for number, month in enumerate(own, 1):
            spellings = month.replace("/", "|").replace("_", " ")
            named = rf"(?i)(?:\b(\d{{1,2}})\.?(?: de)? )?\b(?:{spellings})\b"
            found.append((number, named))
    return found


# Names.


def is_written(name: Sequence[str], text: str) -> bool | None:
    """Returns whether the last word of a name stands in a text by its consonants, whatever its
    letters and its ending, or the one before it where they are too few; None where all have too
    few."""
    is_latin = sum(letter < _LATIN for letter in text) * 2 > len(text)
    for word in reversed(name):
        sought = as_heard(word if is_latin else word.replace("w", ""))  # "Awad", "عواد"
        if len(sought) >= _LEAST:
            return any(_is_heard(sought, heard) for heard in _heard(text))
    return None


def _is_heard(sought: str, heard: str) -> bool:
    is_longer = sought in heard and len(heard) - len(sought) <= _ENDING
    return heard == sought or (is_longer and len(sought) > _LEAST)


@lru_cache(maxsize=4096)
def _heard(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", _ARTICLE.sub("", text.casefold().replace("х", "kh")))
    return frozenset(as_heard("".join(map(_latin, word))) for word in words)


@lru_cache(maxsize=1024)
def _latin(letter: str) -> str:
    """The consonant of a letter in its name, "CYRILLIC SMALL LETTER EL"; "a" of one without."""
    silent = _TABLE["letters"]["silent"].replace(",", "|")
    sound = re.search(rf"LETTER (?!{silent})E?([^\W\d_AEIOUY]+)", unicodedata.name(letter, ""))
    return sound[1].lower() if sound else "a"
