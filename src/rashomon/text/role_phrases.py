"""Roles that stand for a person: "the council's head" and "head of the council" are one role."""

import re

from rashomon.lexicon import set_of, texts
from rashomon.text.name_words import load_name_words
from rashomon.text.spellings import fold

_SMALL = set_of("small_words.of_roles")
_SAME = texts("people.same_roles")


def role_key(text: str) -> frozenset[str] | None:
    """The words that tell a role from others, the body included; None where the text names no role of one body or place."""
    words = [word for word in fold(re.sub(r"['’]s\b", " ", text)).split() if word not in _SMALL]
    roles = load_name_words().roles
    held = [word for word in words if word in roles]
    if len(held) != 1 or not 2 <= len(words) <= 5:
        return None
    return frozenset(_SAME.get(word, word) if word in held else word for word in words)
