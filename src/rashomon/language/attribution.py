"""Word lists by which attributions are read."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = tomllib.loads((files("rashomon.tables") / "attribution.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


def word_set(name: str) -> frozenset[str]:
    """One list of the table."""
    return _lists()[name]
