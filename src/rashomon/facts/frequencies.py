"""Says how often something is done according to a sentence (`frequencies_in`)."""

import re
from collections.abc import Iterator
from enum import StrEnum

from rashomon.facts.clause_words import clause_families
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import PatternMatch, either, numbers, ordered, set_of, text, texts
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import ParsedWord

_COUNTS = numbers("turns.counts")
_PERIODS = numbers("turns.periods")
_ADVERBS = texts("turns.adverbs")
NUMERALS = ordered("numbers.one_to_nine", "numbers.ten_to_twelve")
_PARTS = {
    "counts": "|".join(_COUNTS),
    "periods": "|".join(_PERIODS),
    "adverbs": "|".join(_ADVERBS),
    "numeral": rf"[1-9]\d*|{'|'.join(NUMERALS)}",
    "level": either("turns.often", "turns.seldom"),
}
_HOW_OFTEN = re.compile(text("turns.how_often").strip().format_map(_PARTS))


class Measure(StrEnum):
    """The measure by which a sentence says how often something is done."""

    TIMES = "times"
    A_DAY = "a day"
    LEVEL = "often or seldom"


@record
class Frequency:
    """How often something is done: so many times, so many times a day, or often (1) or seldom (0).
    `told_of` has the families of the words that it is about."""

    measure: Measure
    value: float
    told_of: frozenset[str]


def frequencies_in(sentence: Span, page: Annotations) -> Iterator[tuple[Span, Frequency]]:
    """Yields how often something is done according to a sentence of this page, with the words that
    say so."""
    for match in _HOW_OFTEN.finditer(sentence.quote):
        start = sentence.start
        words = page.report.span(start + match.start(), start + match.end())
        word = ParsedWord(page.words, page.words.of(words)[0])
        if word.pos not in {"SCONJ", "NOUN", "PROPN"} and not _is_formerly(word):
            measure, value = _measure_and_value(match)
            families = clause_families(word.predicate)
            yield words, Frequency(measure, value, families)


def _measure_and_value(match: PatternMatch) -> tuple[Measure, float]:
    """Returns what a match measures, and how much of it: "often" is a level, "every other day" half
    a time a day, "three times a week" 3/7 of a time a day, "three times" a number of times."""
    parts = {name: words.casefold() for name, words in match.groupdict(default="").items()}
    if parts["level"]:
        return Measure.LEVEL, float(parts["level"] in set_of("turns.often"))
    if parts["adverb"]:
        return Measure.A_DAY, 1 / _PERIODS[_ADVERBS[parts["adverb"]]]
    if parts["period"]:
        apart = (
            2.0 if parts["apart"] in {"other", "second"} else numeral_value(parts["apart"] or "1")
        )
        return Measure.A_DAY, 1 / (apart * _PERIODS[parts["period"]])
    times = _COUNTS.get(parts["times"]) or numeral_value(parts["times"].split()[0])
    if parts["per"]:
        return Measure.A_DAY, times / _PERIODS[parts["per"]]
    return Measure.TIMES, times


def numeral_value(numeral: str) -> float:
    """Returns a number up to twelve that is spelled out, or one in figures."""
    word = numeral.casefold()
    return float(NUMERALS.index(word) + 1 if word in NUMERALS else word)


def _is_formerly(word: ParsedWord) -> bool:
    """Whether "once" stands before its verb, and tells of former times, unless "only" stands
    before it."""
    is_once = word.lower == "once" and word.predicate.i > word.i
    return is_once and word.before.lower not in {"only", "just"}
