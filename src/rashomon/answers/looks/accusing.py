"""Words of a statement that accuse and that no report of its story prints (`AccusingWords`): an
exact look-up of a small table, in all forms, and nothing of who did it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rashomon.shipped.words import table
from rashomon.text.word_forms import stems_of

_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGE = "en"


class AccusingWords:
    """Looks accusing words up in the texts of a story."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._printed = {family for text in texts for family, _, _ in _families_in(text)}

    def unprinted(self, statement: str) -> Iterator[tuple[int, int]]:
        """Yields where a statement has an accusing word of which no report prints any form, or a
        word of its family."""
        for family, start, end in _families_in(statement):
            if family not in self._printed:
                yield start, end


def accuses(statement: str) -> bool:
    """Returns whether a statement has any word of the table."""
    return any(True for _ in _families_in(statement))


def _families_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Yields the number of each accusing family that has words in a text, and where these stand."""
    matches = list(_WORD.finditer(text))
    stems = stems_of([match[0] for match in matches], _LANGUAGE)
    for place, match in enumerate(matches):
        family = _families().get(f"{stems[place]} {' '.join(stems[place + 1 : place + 2])}")
        if family is not None:
            yield family, match.start(), matches[place + 1].end()
            continue
        family = _families().get(stems[place])
        if family is not None:
            yield family, match.start(), match.end()


@cache
def _families() -> dict[str, int]:
    """Maps the stems of accusing words, those of two words with a blank, to the numbers of their
    families."""
    families = {}
    for number, line in enumerate(table("accusing")["families"]):
        for word in line.split():
            families[" ".join(stems_of(word.split("_"), _LANGUAGE))] = number
    return families
