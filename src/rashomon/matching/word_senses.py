"""In which senses a word harms those of whom it is said, and which senses it shares with others
(tables/en/accusing.toml)."""

from functools import cache

from rashomon.shipped.words import table
from rashomon.text.parsed_word import ParsedWord


@cache
def senses_of(lists: str) -> dict[str, frozenset[str]]:
    """Maps each word of these lists to its senses. A list has words of one sense, which is called
    by the first of them."""
    senses: dict[str, frozenset[str]] = {}
    for line in table("accusing")[lists]:
        for word in line.split():
            senses[word] = senses.get(word, frozenset()) | {line.split()[0]}
    return senses


def senses_at(word: ParsedWord) -> frozenset[str]:
    """Returns in which senses a word harms those of whom it is said, if it does any harm here."""
    is_deed = word.pos == "VERB" or word.dep == "dobj"  # "faces a fine"
    is_name = word.pos == "PROPN" and word.text[0].isupper()
    is_name = is_name and not word.words.opens[word.i]
    is_hedge = word.dep == "amod" and word.listed("passages.hedges")
    if is_name or is_hedge or (word.base_listed("accusing.only_verbs") and not is_deed):
        return frozenset()
    senses = senses_of("harming")
    for phrase in phrases_at(word):
        if phrase in senses:
            return senses[phrase]
    return frozenset()


def phrases_at(word: ParsedWord) -> list[str]:
    """Returns a word together with each word below it, because two words may mean something else
    than one ("turn_away"), and then the word alone. A particle makes most verbs other ones ("set
    up"), but none of force ("tore out")."""
    phrases = [f"{word.base}_{child.base}" for child in word.children]
    is_other = word.has("prt") and not word.base_listed("accusing.forceful")
    return phrases if is_other else [*phrases, word.base, word.lower]


def alike_at(word: ParsedWord) -> frozenset[str]:
    """Returns the senses that a word, alone or with a word below it, shares with other words."""
    senses: frozenset[str] = frozenset()
    for phrase in phrases_at(word):
        senses |= senses_of("alike").get(phrase, frozenset())
    return senses
