"""Quotations in a headline that name nobody: who says these words in the report."""

from collections.abc import Sequence

from rashomon.statements.draft import Draft
from rashomon.statements.reading import Reading

_LEAST = 3  # words


def headline_echoes(reading: Reading, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Each free quotation of the headline with the draft whose content holds its words."""
    out = []
    for first, last in reading.bounds:
        if reading.stretch_of[first] < 0 or not reading.stretches[reading.stretch_of[first]].title:
            continue
        words = _words(reading, first, last)
        if len(words) < _LEAST or any(d.first < last and first < d.last for d in drafts):
            continue
        said = next((d for d in drafts if d.first >= last and _holds(_words(reading, d.first, d.last), words)), None)
        if said is not None:
            out.append((Draft(first, last, None, None), said))
    return out


def _words(reading: Reading, first: int, last: int) -> list[str]:
    return [token.lower_ for token in reading.doc[first:last] if token.is_alpha or token.like_num]


def _holds(content: list[str], words: list[str]) -> bool:
    """Whether the words stand in the content in this order, most of them side by side."""
    length = len(words)
    if any(content[i : i + length] == words for i in range(len(content) - length + 1)):
        return True
    shared = sum(word in content for word in words)
    return length >= 5 and shared >= 0.8 * length
