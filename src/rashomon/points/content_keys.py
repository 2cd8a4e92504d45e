"""Content keys: the form of a word in which answers are compared."""

from spacy.tokens import Doc

from rashomon.lexicon import set_of
from rashomon.text.parsed_words import words_of

_STOP = set_of("small_words.no_content")
_HELD = "rashomon content keys"
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X"})


def content_keys(doc: Doc) -> list[str | None]:
    """Returns the content key of each word of a parse, computed once, since a word stands under several answers."""
    held: list[str | None] | None = doc.user_data.get(_HELD)
    if held is None:
        words = words_of(doc)
        held = doc.user_data[_HELD] = [
            content_key(lemma) if pos in CONTENT and not punct and not space else None
            for pos, lemma, punct, space in zip(words.pos, words.lemma, words.punct, words.space, strict=True)
        ]
    return held


def content_key(lemma: str) -> str | None:
    """Returns the lower-case lemma of a content word; None for function words."""
    key = lemma.casefold()
    return key if key not in _STOP and len(key) > 1 else None
