"""What stands in and beside figures in languages other than English
(tables/numbers_in_languages.toml)."""

from collections.abc import Mapping
from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import either_of, toml_table


@record
class FigureMarks:
    """Languages by the sign that parts the thousands of their figures: "1.200", "1,200",
    "1 200"."""

    points: frozenset[str]
    commas: frozenset[str]
    blanks: frozenset[str]


@cache
def load_figure_marks() -> FigureMarks:
    """Returns the languages by their signs."""
    marks = toml_table("numbers_in_languages.toml")["thousands"]
    return FigureMarks(
        points=frozenset(marks["points"].split()),
        commas=frozenset(marks["commas"].split()),
        blanks=frozenset(marks["blanks"].split()),
    )


@record
class NumberWords:
    """The words of a language that stand beside numbers, in lower case.

    - `scales`: what multiplies a figure: "Millionen"
    - `units`: what it measures: "Prozent" as "%", "Euro" as "EUR"
    - `linking`: what joins a scale and its noun: "de"
    - `choosing`: adjectives that stand between a figure and its noun
    - `lengths`: nouns of time; how long something lasts is not compared
    - `limits`: what makes of a number about, at least or at most so many, by pattern
    - `idle`: words that do not say what happens to the counted
    - `sources`: pattern of words with which a clause begins that says who says so
    - `apart`: pattern of words by which a sentence tells of another time, of others or of what is
      not so
    """

    scales: Mapping[str, float]
    units: Mapping[str, str]
    linking: frozenset[str]
    choosing: frozenset[str]
    lengths: frozenset[str]
    limits: Mapping[str, str]
    idle: frozenset[str]
    sources: str
    apart: str


@cache
def load_number_words() -> Mapping[str, NumberWords]:
    """Returns the words by language (ISO code), for those whose numbers are compared."""
    table = toml_table("numbers_in_languages.toml")["words"]
    return {language: _words_of(rows) for language, rows in table.items()}


def _words_of(rows: Mapping[str, str]) -> NumberWords:
    return NumberWords(
        scales={word: float(size) for word, size in _pairs(rows["scales"])},
        units=dict(_pairs(rows["units"])),
        linking=frozenset(rows["linking"].split()),
        choosing=frozenset(rows["choosing"].split()),
        lengths=frozenset(rows["lengths"].split()),
        limits={limit: _either(rows[limit]) for limit in ("near", "low", "high")},
        idle=frozenset(rows["idle"].split()),
        sources=_either(rows["sources"]),
        apart=_either(rows["apart"]),
    )


def _pairs(row: str) -> list[tuple[str, str]]:
    pairs = (pair.partition("=") for pair in row.split())
    return [(word, value) for word, _, value in pairs]


def _either(row: str) -> str:
    """Returns a pattern of the phrases of a row, which have signs in place of blanks:
    "mehr_als"."""
    phrases = [phrase.replace("_", " ") for phrase in row.split()]
    return rf"(?i)\b(?:{either_of(phrases)})\b"
