"""The word under a token by which answers are held against each other."""

from spacy.tokens import Doc

from rashomon.language.words import words_of

_STOP = frozenset(
    "the a an of to in on at by for with from as and or but that this these those it its he she they them his her their we our us you i my me who which "
    "what be have do will would could may might shall should can not no there here then than so also very just about into over after before during "
    "between through up down out off on again more most some any all both each other such only own same too when where why how if while because until "
    "against under above say tell add mr mrs ms dr s n't 's been being".split()
)
_HELD = "rashomon content keys"
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X"})


def content_keys(doc: Doc) -> list[str | None]:
    """The content key of each word of a parse, worked out once: a word stands under several answers."""
    held: list[str | None] | None = doc.user_data.get(_HELD)
    if held is None:
        words = words_of(doc)
        held = doc.user_data[_HELD] = [
            content_key(lemma) if pos in CONTENT and not punct and not space else None
            for pos, lemma, punct, space in zip(words.pos, words.lemma, words.punct, words.space, strict=True)
        ]
    return held


def content_key(lemma: str) -> str | None:
    """The lemma of a content word in small letters; None for the words that every sentence has."""
    key = lemma.casefold()
    return key if key not in _STOP and len(key) > 1 else None
