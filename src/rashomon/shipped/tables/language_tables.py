"""What tells languages apart: small words, scripts and letters (tables/languages.toml)."""

from collections.abc import Mapping
from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import toml_table


@record
class SmallWords:
    """What tells languages apart; see languages.toml. `scripts` has, for each language, its letters
    as a range and their least share."""

    words: Mapping[str, frozenset[str]]
    asking: Mapping[str, frozenset[str]]  # with which questions begin
    scripts: tuple[tuple[str, str, float], ...]
    letters: Mapping[str, frozenset[str]]
    latin: Mapping[str, Mapping[str, str]]  # letters in Latin ones, by script or language
    stemmers: Mapping[str, str]  # what Snowball calls the languages of whose words it has the stems


@cache
def load_small_words() -> SmallWords:
    """Returns the table."""
    table = toml_table("languages.toml")
    shares = table["shares"]
    return SmallWords(
        words=_word_sets(table["words"]),
        asking=_word_sets(table["asking"]),
        scripts=tuple(
            (code, letters, shares.get(code, 0.5)) for code, letters in table["scripts"].items()
        ),
        letters={code: frozenset(letters) for code, letters in table["letters"].items()},
        latin={code: _pairs(letters) for code, letters in table["latin"].items()},
        stemmers=table["stemmers"],
    )


def _pairs(row: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in row.split())
    return {letter: written for letter, _, written in pairs}


def _word_sets(languages: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in languages.items()}


@cache
def every_small_word() -> frozenset[str]:
    """Returns the small words of all known languages."""
    return frozenset[str]().union(*load_small_words().words.values())
