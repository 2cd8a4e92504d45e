"""The words of two texts merged, with those of only one marked (`word_changes`)."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MOST = 1500  # words of both that are compared


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """Words of both texts, or of only the first ("del") or the second ("ins")."""

    text: str
    change: str = ""


def word_changes(one: str, other: str) -> Iterator[DiffPiece]:
    """Yields the pieces; very long texts are not compared."""
    left, right = re.findall(r"\S+", one), re.findall(r"\S+", other)
    if len(left) + len(right) > _MOST:
        yield DiffPiece(" ".join(left))
        return
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if a2 > a1:
            yield DiffPiece(" ".join(left[a1:a2]), "" if tag == "equal" else "del")
        if b2 > b1 and tag != "equal":
            yield DiffPiece(" ".join(right[b1:b2]), "ins")
