"""Splits a text into lines with their offsets."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"\w[\w'’.-]*")
_STOP = (".", "!", "?", "…", ";", ":", ",")
_CLOSING = "\"'”’»)]* "
# What can be typed but not seen; it splits words in two for a reader of bytes, so it is taken out
# before a line is judged.
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]")


Piece = tuple[int, int, str]  # furniture: start, end, type


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank: its offsets without surrounding white space, and what it looks
    like."""

    start: int
    end: int
    text: str
    number: int
    words: tuple[str, ...]  # of its first characters, case folded

    @property
    def length(self) -> int:
        """Returns its number of words (counted up to a few hundred)."""
        return len(self.words)

    @property
    def stopped(self) -> bool:
        """Whether it ends like a sentence."""
        return self.text.rstrip(_CLOSING).endswith(_STOP)

    @property
    def sentence(self) -> bool:
        """Whether it looks like running prose: long enough, and ending like a sentence."""
        return self.stopped and self.length >= 9


def split_lines(text: str) -> tuple[TextLine, ...]:
    """Returns the lines that are not blank, in order."""
    lines: list[TextLine] = []
    start = 0
    for raw in text.split("\n"):
        shown = raw.strip()
        if _UNSEEN.sub("", shown).strip():
            lead = len(raw) - len(raw.lstrip())
            seen = _UNSEEN.sub("", shown).strip()
            words = tuple(word.casefold().strip(".'’-") for word in _WORD.findall(seen[:2000]))
            lines.append(TextLine(start + lead, start + lead + len(shown), seen, len(lines), words))
        start += len(raw) + 1
    return tuple(lines)
