"""The stems of words in languages other than English, by the Snowball rules (`stems_of`)."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

# The languages whose rules Snowball has, by their ISO codes.
_RULES = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "es": "spanish",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}


def stems_of(words: Sequence[str], language: str | None) -> list[str]:
    """Returns the stem of each word in lower case ("Menschen": "mensch"); in a language without
    rules, the word in lower case."""
    if language not in _RULES:
        return [word.lower() for word in words]
    return [_stem(word.lower(), language) for word in words]


@lru_cache(maxsize=200_000)  # a report repeats most of its words
def _stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word)) or word


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(_RULES[language])
