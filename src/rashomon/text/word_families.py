"""Groups words of one meaning: "killed", "deaths" and "died" are one family, "evacuate" and
"evacuation" one stem."""

from collections import defaultdict
from functools import cache

from rashomon.shipped.words import ordered, table

_ENDINGS = ordered("grammar.endings")


@cache
def family_of(lemma: str) -> str:
    """Returns the family of words to which a lemma belongs most. If it belongs to none, returns its
    stem."""
    word = lemma.casefold()
    places = families().get(word)
    if places:
        return min(places)[1]
    for ending in _ENDINGS:
        # shorter stems bring strangers together
        if word.endswith(ending) and len(word) - len(ending) >= 5:
            return word.removesuffix(ending)
    return word


@cache
def families() -> dict[str, set[tuple[int, str]]]:
    """Returns, for each lemma, the families that list it, with its rank in each. A lemma belongs
    most to the family in which its rank is lowest."""
    ranked = defaultdict(set)
    for family, words in table("families").items():
        for place, word in enumerate(str(words).split()):
            ranked[word].add((place, str(family)))
    return ranked
