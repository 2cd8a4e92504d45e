"""Whether words deny: cues of denial ("denied", "dismissed as"), falsehoods ("untrue") and words of
negation."""

from collections.abc import Iterable

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.text.polarity import NEGATIONS
from rashomon.text.speaker_words import lemma_of, noun_cue, verb_cue
from rashomon.text.word_families import family_of

_DENY = "deny"


def is_denial(token: Token) -> bool:
    """Whether a word is a cue of denial or calls something false."""
    lemma = lemma_of(token.lemma_.casefold())
    cue = noun_cue(lemma) if token.pos_ in ("NOUN", "PROPN") else verb_cue(lemma)
    return (
        bool(cue and cue.stance == "denies")
        or family_of(lemma) == _DENY
        or token.lower_ in set_of("attribution.falsehoods")
    )


def denies(tokens: Iterable[Token]) -> bool:
    """Whether a cue of denial stands among the words."""
    return any(is_denial(token) for token in tokens)


def negates(tokens: Iterable[Token]) -> bool:
    """Whether a word of negation, or one that denies, stands among the words."""
    return any(
        token.dep_ == "neg" or token.lower_ in NEGATIONS or is_denial(token) for token in tokens
    )
