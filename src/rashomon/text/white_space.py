"""White space of texts."""

import re
from collections.abc import Iterable

PLAIN_WORD = re.compile(r"[^\W_]+")
"""Letters and digits alone, as names and sentences are compared."""


def single_spaced(text: str) -> str:
    """Returns the words of a text with single blanks between them."""
    return " ".join(text.split())


def stripped(parts: Iterable[str]) -> list[str]:
    """Returns those of these parts of a text that are more than white space, without it."""
    lines = []
    for part in parts:
        if words := part.strip():
            lines.append(words)
    return lines


def word_count(text: str) -> int:
    """Returns the number of words between the blanks of a text."""
    return len(text.split())
