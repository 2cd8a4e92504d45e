"""Roles as keys: "the council's head" and "head of the council" are the same role."""

import re

from rashomon.lexicon import set_of, texts
from rashomon.text.name_words import load_name_words
from rashomon.text.spellings import fold

_SMALL = set_of("small_words.of_roles")
_SAME = texts("people.same_roles")


def role_key(text: str) -> frozenset[str] | None:
    """Returns the words that identify a role, its institution included; None if the text does not name the role of a single institution or
    place.
    """
    words = [word for word in fold(re.sub(r"['’]s\b", " ", text)).split() if word not in _SMALL]
    roles = load_name_words().roles
    held = [word for word in words if word in roles]
    if len(held) != 1 or not 2 <= len(words) <= 5:
        return None
    return frozenset(_SAME.get(word, word) if word in held else word for word in words)
