"""Names and codes of countries."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from rashomon.text.name_words import country_names, demonyms, load_countries


def country_name(code: str | None) -> str | None:
    """Returns the English name of the country with this ISO 3166 alpha-2 code, or None."""
    country = load_countries().get(code or "")
    return country.name if country else None


def alpha3(code: str | None) -> str | None:
    """Returns the alpha-3 code for this alpha-2 code, or None."""
    return _codes().get(code or "")


def countries_in(text: str) -> Mapping[str, str]:
    """Returns the countries that the text names, directly or by their people: {alpha-2 code: the word}."""
    known = _known()
    found: dict[str, str] = {}
    words = re.findall(r"[^\W\d_][\w.'’-]*", text)
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            spelled = " ".join(words[start : start + size]).rstrip(".")
            code = known.get(spelled) or known.get(f"{spelled}.") or known.get(re.sub(r"['’]s$", "", spelled))
            if code and not any(spelled in word for word in found.values()):
                found.setdefault(code, spelled)
    return found


@cache
def _known() -> Mapping[str, str]:
    return {**demonyms(), **country_names()}


@cache
def _codes() -> Mapping[str, str]:
    text = resources.files("rashomon.tables").joinpath("country_codes.tsv").read_text("utf-8")
    return {row[0]: row[1] for row in (line.split("\t") for line in text.splitlines()[1:])}
