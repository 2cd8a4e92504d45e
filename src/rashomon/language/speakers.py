"""Words that head the phrase of a speaker: persons, offices, institutions, texts, media, and what they tell of the sex."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, frozenset[str]]:
    return {key: frozenset(value.split()) for key, value in _raw().items() if isinstance(value, str)}


@cache
def _raw() -> dict[str, object]:
    return tomllib.loads((files("rashomon.tables") / "speakers.toml").read_text(encoding="utf-8"))


def is_among(word: str, *lists: str) -> bool:
    """Whether this word stands in one of these lists of the table."""
    return any(word in _table()[name] for name in lists)


@cache
def channels() -> dict[str, str]:
    """What people speak in or on, with the name of the channel."""
    found = _raw()["channels"]
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def sex_of(noun: str) -> str | None:
    """ "f" or "m" where the noun or title tells."""
    bare = noun.casefold().rstrip(".")
    if is_among(bare, "female", "female_titles"):
        return "f"
    return "m" if is_among(bare, "male", "male_titles") else None
