"""How a name stands in other sentences (`hold_name`)."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from rashomon.differences.find_words import find_words
from rashomon.facts.findings import FactKind, FactPlace, Finding, Match
from rashomon.facts.sentence_facts import Facts
from rashomon.model.span import Span
from rashomon.text.name_words import fold

_ALIKE = 0.6  # share of letters in which two spellings of one word agree


def hold_name(name: Span, sentences: Sequence[Facts]) -> Finding[Span]:
    """Returns how a name stands in other sentences: where it is printed, and where a name stands
    that is spelled much alike or shares its first or last word."""
    places = []
    for sentence in sentences:
        for words in find_words(sentence.searchable, name.quote):
            places.append(FactPlace(sentence, words, words, Match.SAME))
        for other in sentence.names:
            if _may_be_meant(name.quote, other.quote):
                places.append(FactPlace(sentence, other, other, Match.OTHERWISE))
    return Finding(FactKind.NAME, name, name, tuple(places))


def _may_be_meant(name: str, other: str) -> bool:
    """Whether two names that differ may be meant for one person or place; a fuller form of a name
    does not differ."""
    words, others = fold(name).split(), fold(other).split()
    is_fuller = set(words) <= set(others) or set(others) <= set(words)
    if is_fuller or (other.endswith(".") and name.startswith(other[:-1])):
        return False
    if len(words) > 1 and len(others) > 1 and {words[0], words[-1]} & {others[0], others[-1]}:
        return True
    return is_other_spelling(name, other)


def is_other_spelling(name: str, other: str) -> bool:
    """Whether two names have as many words, and those that differ are alike in their letters."""
    words, others = fold(name).split(), fold(other).split()
    if words == others or len(words) != len(others):
        return False
    for word, spelled in zip(words, others, strict=True):
        if word != spelled and SequenceMatcher(None, word, spelled).ratio() < _ALIKE:
            return False
    return True
