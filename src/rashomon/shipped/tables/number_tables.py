"""What stands in and beside figures in languages other than English
(tables/numbers_in_languages.toml)."""

from collections.abc import Mapping
from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import phrases_of, toml_table


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

    - `units`: what a number measures: "Prozent" as "%", "por ciento" as "%", "Euro" as "EUR"
    - `vague`: number words that say no certain number: "Hunderte"
    - `several`: words behind which a number word says no certain number: "mehrere hundert"
    - `linking`: what joins "million" and its noun: "de"
    - `choosing`: adjectives that stand between a figure and its noun
    - `lengths`: nouns of time; how long something lasts is not compared
    - `limits`: what makes of a number about, at least or at most so many, by pattern
    - `idle`: words that do not say what happens to the counted
    - `sources`: pattern of words with which a clause begins that says who says so
    - `apart`: pattern of words by which a sentence tells of another time, of others or of what is
      not so
    """

    units: Mapping[str, str]
    vague: frozenset[str]
    several: frozenset[str]
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
    units = (pair.partition("=") for pair in rows["units"].split())
    return NumberWords(
        units={words.replace("_", " "): unit for words, _, unit in units},
        vague=frozenset(rows["vague"].split()),
        several=frozenset(rows["several"].split()),
        linking=frozenset(rows["linking"].split()),
        choosing=frozenset(rows["choosing"].split()),
        lengths=frozenset(rows["lengths"].split()),
        limits={limit: _whole(rows[limit]) for limit in ("near", "low", "high")},
        idle=frozenset(rows["idle"].split()),
        sources=_whole(rows["sources"]),
        apart=_whole(rows["apart"]),
    )


def _whole(row: str) -> str:
    """Returns a pattern of the phrases of a row as whole words, in large and small letters."""
    return rf"(?i)\b{phrases_of(row)}\b"
