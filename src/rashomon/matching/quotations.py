"""Finds quoted words in a text that may print them a little otherwise (`stands_in`)."""

import re

from rashomon.text.name_words import fold

_SAID_BETWEEN = re.compile(
    r"[,.]?[”\"] (?:[^\s“”\"]+ ){0,4}(?:said|says|added|asked|told|wrote)"
    r"(?: [^\s“”\"]+){0,4}, [“\"]"
)
_OMITTED = re.compile(r"\[[^\]]*\]|…|\.\.\.")


def stands_in(words: str, text: str) -> bool:
    """Returns whether quoted words stand in a text. Punctuation, blanks and capitals may differ.
    The author may have marked words as left out or added, and the text may say in the middle who
    speaks: "We wait," he said, "for rain"."""
    quoted = [fold(piece).replace(" ", "") for piece in _OMITTED.split(words)]
    for printed in (text, _SAID_BETWEEN.sub(" ", text)):
        if all(piece in fold(printed).replace(" ", "") for piece in quoted):
            return True
    return False
