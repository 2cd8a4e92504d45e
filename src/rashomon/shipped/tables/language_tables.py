"""By what languages are told apart: small words, scripts and letters (tables/languages.toml)."""

from collections.abc import Mapping
from functools import cache

from rashomon.model.record import record
from rashomon.shipped.words import toml_table


@record
class SmallWords:
    """By what languages are told apart; see languages.toml. `scripts`: a language, its letters as a
    range, their least share."""

    words: Mapping[str, frozenset[str]]
    scripts: tuple[tuple[str, str, float], ...]
    letters: Mapping[str, frozenset[str]]


@cache
def load_small_words() -> SmallWords:
    """The table."""
    table = toml_table("languages.toml")
    shares = table["shares"]
    return SmallWords(
        words={code: frozenset(words.split()) for code, words in table["words"].items()},
        scripts=tuple(
            (code, letters, shares.get(code, 0.5)) for code, letters in table["scripts"].items()
        ),
        letters={code: frozenset(letters) for code, letters in table["letters"].items()},
    )


@cache
def every_small_word() -> frozenset[str]:
    """The small words of all languages known."""
    return frozenset[str]().union(*load_small_words().words.values())
