"""Other forms of words in languages other than English: their stems, by the Snowball rules
(`stems_of`), and how names are written in Latin letters (`in_latin`)."""

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


def in_latin(name: str, language: str | None) -> str:
    """Returns a name in Cyrillic or Greek letters as the press of other countries writes it, in
    lower case: "Ветлугин" as "vetlugin"; a name in other letters as it is."""
    return name.lower().translate(_letters_of(language))


@cache
def _letters_of(language: str | None) -> dict[int, str]:
    latin = load_small_words().latin
    letters = {**latin["cyrillic"], **latin["greek"], **latin.get(language or "", {})}
    return str.maketrans(letters)
