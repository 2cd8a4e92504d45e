"""Words that head the phrase of a speaker: persons, offices, institutions, texts, media, and what they tell of the sex."""

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from rashomon.lexicon import table, texts


@cache
def _table() -> dict[str, frozenset[str]]:
    return {key: frozenset(value.split()) for key, value in table("speakers").items() if isinstance(value, str)}


def is_among(word: str, *lists: str) -> bool:
    """Whether this word stands in one of these lists of the table."""
    return any(word in _table()[name] for name in lists)


@cache
def channels() -> dict[str, str]:
    """What people speak in or on, with the name of the channel."""
    return texts("speakers.channels")


@cache
def _given_names() -> dict[str, str]:
    names = tomllib.loads((files("rashomon.tables") / "given_names.toml").read_text(encoding="utf-8"))
    return {name: sex for sex, key in (("f", "female"), ("m", "male")) for name in names[key].split()}


def sex_of_given_name(name: str) -> str | None:
    """ "f" or "m" where a given name nearly always tells; accents do not count."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _given_names().get(plain)


def sex_of(noun: str) -> str | None:
    """ "f" or "m" where the noun or title tells."""
    bare = noun.casefold().rstrip(".")
    if is_among(bare, "female", "female_titles"):
        return "f"
    return "m" if is_among(bare, "male", "male_titles") else None
