"""Recognises the encoding of a text by its letters: encodings.toml, compiled."""

import re
from functools import cache
from typing import Any

from rashomon.model.record import record
from rashomon.shipped.words import Pattern, toml_table


@record
class Letters:
    """The letters of a language besides a to z, small and large; which of them never stand beside a
    to z in a word; and the encodings that its texts, and the names in its archives, may have."""

    small: Pattern
    large: Pattern
    apart: Pattern
    encodings: tuple[str, ...]
    names: tuple[str, ...]


@record
class Encodings:
    """Which encoding a label means, in lower case, and the languages."""

    labels: dict[str, str]
    languages: tuple[Letters, ...]


@cache
def load_encodings() -> Encodings:
    """Returns the table."""
    table = toml_table("encodings.toml")
    return Encodings(table["labels"], tuple(map(_language, table["language"])))


def _language(entry: dict[str, Any]) -> Letters:
    letters = entry["letters"] + _common(*entry.get("common", ("", 1, 0)))
    is_own = "\u0370" <= letters[0] < "\u1100"  # an alphabet that shares no letter with the Latin
    large = letters.upper() if letters.upper() != letters else ""
    return Letters(
        small=re.compile(f"[{letters}]"),
        large=re.compile(f"[{large}]" if large else "(?!)"),
        apart=re.compile(f"[A-Za-z][{letters}]|[{letters}][A-Za-z]" if is_own else "(?!)"),
        encodings=tuple(entry["encodings"]),
        names=tuple(entry["names"]),
    )


def _common(encoding: str, first: int, last: int) -> str:
    """Returns the characters of two bytes whose first lies between these."""
    lowest = 0x40 if encoding == "big5" else 0xA1
    characters = ""
    for lead in range(first, last + 1):
        for trail in range(lowest, 0xFF):
            characters += bytes((lead, trail)).decode(encoding, errors="ignore")
    return characters
