"""Words that harm whom they are said of in languages that the program does not parse
(`harms_in`)."""

import re
from functools import cache

from rashomon.shipped.words import toml_table

_LATIN = "\u0370"
_SIGNS = '.,;:!¡¿«»“”„"()،'
_SHORT = 3  # letters of a Latin stem that is a whole word


def harms_in(text: str) -> list[frozenset[str]]:
    """Returns of each word of a text in such a language that harms in which senses it does; of a
    sentence that denies, doubts or asks nothing."""
    harms = []
    for word in text.casefold().replace("’", "'").split():
        bare = word.rpartition("'")[2].strip(_SIGNS).removeprefix("و").removeprefix("ال")
        senses = frozenset(sense for sense, begins in _senses().items() if begins.match(bare))
        if "denial" in senses or "?" in word or "؟" in word:
            return []
        if senses:
            harms.append(senses)
    return harms


@cache
def _senses() -> dict[str, re.Pattern[str]]:
    """Of each sense the beginnings of its words; a short Latin stem is a whole word."""
    senses = {}
    for sense, stems in toml_table("harm_elsewhere.toml").items():
        begins = []
        for stem in stems.split():
            is_whole = len(stem) <= _SHORT and stem < _LATIN
            begins.append(stem + r"\b" * is_whole)
        senses[sense] = re.compile("|".join(begins))
    return senses
