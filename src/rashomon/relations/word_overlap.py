"""Measures how much the words of two accounts have in common."""

from functools import lru_cache

from rashomon.encoder.encode import Vectors, likeness_of_rows, load_encoder
from rashomon.lexicon import set_of
from rashomon.relations.account_evidence import Evidence
from rashomon.text.word_families import akin, families_of

# Verbs with so many meanings that sharing one shows nothing.
_LIGHT = set_of("grammar.light_verbs")


def one_voice(left: Evidence, right: Evidence) -> bool:
    """Whether one speaker says both, or one report says both in its own words."""
    if left.speaker or right.speaker:
        return left.speaker == right.speaker
    return left.account.report == right.account.report


def alike(left: Evidence, right: Evidence) -> float:
    """Returns the share of the shorter account's words whose family the other has too; with equal lengths, the lower share."""
    if not left.words or not right.words:
        return 0.0
    if len(left.words) != len(right.words):
        small, large = sorted((left, right), key=lambda e: len(e.words))
        return _shared(small, large) / len(small.words)
    return min(_shared(left, right), _shared(right, left)) / len(left.words)


def shared_words(left: Evidence, right: Evidence) -> int:
    """Returns how many words, by family, stand in both; the lower count of the two sides."""
    return min(_shared(left, right), _shared(right, left))


def _shared(small: Evidence, large: Evidence) -> int:
    return _found(small.words, large.words, large.families)


@lru_cache(maxsize=65536)
def _found(words: frozenset[str], others: frozenset[str], families: frozenset[str]) -> int:
    return sum(word in others or any(family in families for family in families_of(word)) for word in words)


def nearness(left: Evidence, right: Evidence) -> float:
    """Returns how near the two quotes are in meaning, 0..1."""
    return float(likeness_of_rows(_vector(left.account.quote.quote), _vector(right.account.quote.quote))[0])


@lru_cache(maxsize=4096)
def _vector(text: str) -> Vectors:
    return load_encoder().encode([text])


def same_words(left: Evidence, right: Evidence) -> bool:
    """Whether both use the same words and neither negates them."""
    one, other = (" ".join(e.account.quote.quote.casefold().split()).strip(" .,;\"'“”‘’") for e in (left, right))
    return one == other and left.negative == right.negative and left.numbers == right.numbers


def same_predicate(left: Evidence, right: Evidence) -> bool:
    """Whether the governing verbs are the same or of one family."""
    one, other = left.predicate, right.predicate
    if not one or not other or one in _LIGHT or other in _LIGHT:
        return False
    return one == other or akin(one, other)
