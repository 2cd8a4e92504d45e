"""Families of words that news English uses for the same kind of happening or thing."""

import tomllib
from functools import cache
from importlib import resources


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Lemma -> the families it stands in, sorted."""
    table = tomllib.loads(resources.files("rashomon.tables").joinpath("families.toml").read_text("utf-8"))
    of: dict[str, set[str]] = {}
    for family, words in table["families"].items():
        for word in words.split():
            of.setdefault(word, set()).add(family)
    return {word: tuple(sorted(found)) for word, found in of.items()}


def families_of(lemma: str) -> tuple[str, ...]:
    """The families of a lemma (any case); its own stem where the table has none."""
    return families().get(lemma.casefold(), ())
