"""Nouns that head the phrase of a speaker (persons, offices, institutions, texts, media), and the gender that they imply."""

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from rashomon.lexicon import set_of, table, texts


@cache
def _table() -> dict[str, frozenset[str]]:
    return {key: set_of(f"speakers.{key}") for key, value in table("speakers").items() if isinstance(value, str)}


def is_among(word: str, *lists: str) -> bool:
    """Whether this word is in one of these lists of the table."""
    return any(word in _table()[name] for name in lists)


def singulars(word: str) -> tuple[str, ...]:
    """What a plural in -s can be the plural of, by its letters alone: "witnesses" of "witnesse" or "witness"; none of another word."""
    if not word.endswith("s"):
        return ()
    return tuple(word.removesuffix(ending) + one for ending, one in (("s", ""), ("es", ""), ("ies", "y")) if word.endswith(ending))


@cache
def channels() -> dict[str, str]:
    """Maps the words for what people speak in or on to the name of the channel."""
    return texts("speakers.channels")


@cache
def _given_names() -> dict[str, str]:
    names = tomllib.loads((files("rashomon.tables") / "given_names.toml").read_text(encoding="utf-8"))
    return {name: sex for sex, key in (("f", "female"), ("m", "male")) for name in names[key].split()}


def sex_of_given_name(name: str) -> str | None:
    """Returns "f" or "m" if a given name nearly always implies it; accents are ignored."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _given_names().get(plain)


def sex_of(noun: str) -> str | None:
    """Returns "f" or "m" if the noun or title implies it."""
    bare = noun.casefold().rstrip(".")
    if is_among(bare, "female", "female_titles"):
        return "f"
    return "m" if is_among(bare, "male", "male_titles") else None
