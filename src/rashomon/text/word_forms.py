"""The stems of words in languages other than English, by the Snowball rules (`stems_of`)."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from rashomon.shipped.tables.language_tables import load_small_words


def stems_of(words: Sequence[str], language: str | None) -> list[str]:
    """Returns the stem of each word in lower case ("Menschen": "mensch"); in a language without
    rules, the word in lower case."""
    if language not in load_small_words().stemmers:
        return [word.lower() for word in words]
    return [_stem(word.lower(), language) for word in words]


@lru_cache(maxsize=200_000)  # a report repeats most of its words
def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word)) or word


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(load_small_words().stemmers[language])
