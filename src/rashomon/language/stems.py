"""Brings words of one meaning together: "killed", "deaths" and "died" are one family, "evacuate" and "evacuation" one stem."""

import tomllib
from functools import cache
from importlib import resources

_ENDINGS = (
    "ations", "ation", "ators", "ator", "ating", "ings", "ing", "ments", "ment", "ions", "ion", "ances", "ance", "ers", "er", "ors", "or",
    "als", "al", "ies", "ied", "es", "ed", "ate", "s", "e", "y",
)  # fmt: skip
_LEAST = 5  # letters that must be left: shorter stems bring strangers together


@cache
def word_families() -> dict[str, str]:
    """The family of each word that the table lists."""
    families = tomllib.loads(resources.files("rashomon.tables").joinpath("families.toml").read_text("utf-8"))["families"]
    out: dict[str, tuple[int, str]] = {}
    for family, words in families.items():
        for place, word in enumerate(str(words).split()):  # a word of several families goes where it stands first
            out[word] = min(out.get(word, (place, str(family))), (place, str(family)))
    return {word: family for word, (_, family) in out.items()}


@cache
def family_of(lemma: str) -> str:
    """The family of a lemma where the table has one, else its stem."""
    word = lemma.casefold()
    return word_families().get(word) or _stem(word)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: len(word) - len(ending)]
    return word
