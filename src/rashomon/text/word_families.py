"""Groups words of one meaning: "killed", "deaths" and "died" are one family, "evacuate" and
"evacuation" one stem."""

import re
from functools import cache, lru_cache

from rashomon.shipped.words import ordered, table
from rashomon.text.by_key import by_key

_ENDINGS = ordered("grammar.endings")
_BRITISH = re.compile(r"([a-z]{3}[iy])s(?=(?:e[ds]?|ing|ation|er)\b)")
_LEAST = 5  # letters that must be left: shorter stems bring strangers together


@cache
def family_of(lemma: str) -> str:
    """Returns the family to which a lemma belongs most, else its stem."""
    word = lemma.casefold()
    places = families().get(word)
    return min(places)[1] if places else _stem(word)


@lru_cache(maxsize=16384)
def roots_of(word: str) -> frozenset[str]:
    """Returns what tells a word's root in any form and class of it: "evacuated" and "evacuation"
    share one, "killed" and "died" none."""
    low = _BRITISH.sub(r"\1z", word.casefold())
    bare = low.removesuffix("ing") if len(low) > _LEAST else low  # "killing", "driving", "robbing"
    bares = (bare, f"{bare}e", bare[:-1]) if bare[-2:-1] == bare[-1:] else (bare, f"{bare}e")
    found = {low, _stem(low), *(bares if bare != low else ())}
    return frozenset(found.union(*(_irregular().get(one, frozenset()) for one in found)))


@cache
def _irregular() -> dict[str, frozenset[str]]:
    listed = [
        frozenset(_BRITISH.sub(r"\1z", words).split()) for words in ordered("questions.roots")
    ]
    return {word: words for words in listed for word in words}


@cache
def families() -> dict[str, frozenset[tuple[int, str]]]:
    """Maps each lemma to the families that list it, with its rank in each; it belongs most to the
    one where it ranks first."""
    of = by_key(
        (word, (place, str(family)))
        for family, words in table("families").items()
        for place, word in enumerate(str(words).split())
    )
    return {word: frozenset(found) for word, found in of.items()}


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: len(word) - len(ending)]
    return word
