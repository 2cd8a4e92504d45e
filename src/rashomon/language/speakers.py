"""Words that head the phrase of a speaker: persons, offices, institutions, texts, media, and what they tell of the sex."""

import tomllib
import unicodedata
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


@cache
def _given_names() -> dict[str, str]:
    table = tomllib.loads((files("rashomon.tables") / "given_names.toml").read_text(encoding="utf-8"))
    return {name: sex for sex, key in (("f", "female"), ("m", "male")) for name in table[key].split()}


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
