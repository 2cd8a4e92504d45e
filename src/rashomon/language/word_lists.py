"""Word lists of the tables."""

import tomllib
from functools import cache
from importlib import resources


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of `account_words.toml` by name."""
    text = resources.files("rashomon.tables").joinpath("account_words.toml").read_text("utf-8")
    return {str(name): frozenset(str(words).split()) for name, words in tomllib.loads(text)["lists"].items()}


def word_list(name: str) -> frozenset[str]:
    """One list."""
    return word_lists()[name]
