"""Words that harm whom they are said of in languages that the program does not parse
(`harms_in`)."""

from functools import cache

from rashomon.shipped.words import toml_table

_LATIN = "\u0370"
_SHORT = 3  # letters of a Latin stem that is a whole word


def harms_in(text: str) -> list[frozenset[str]]:
    """Returns of each word of a text in such a language that harms in which senses it does; of a
    sentence that denies, doubts or asks nothing."""
    stems = _stems()
    words = [_bare(word) for word in text.split()]
    if any(_begins(word, stems["denial"]) for word in words) or {"?", "؟"} & set(text):
        return []
    harms = []
    for word in words:
        senses = [sense for sense in stems if _begins(word, stems[sense])]
        harms += [frozenset(senses)] if senses else []
    return harms


def _bare(word: str) -> str:
    told = word.casefold().replace("’", "'").rpartition("'")[2]
    return told.strip('.,;:!¡¿«»“”„"()،').removeprefix("و").removeprefix("ال")


def _begins(word: str, stems: tuple[str, ...]) -> bool:
    long = tuple(stem for stem in stems if len(stem) > _SHORT or stem > _LATIN)
    return word in stems or word.startswith(long)


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    senses = toml_table("harm_elsewhere.toml")
    return {sense: tuple(stems.split()) for sense, stems in senses.items()}
