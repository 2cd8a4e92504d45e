"""Deeds of violence and protest, as types of ACLED's by small lists of words: which types a text
names, and where words tell that such a thing happened."""

import re
from collections.abc import Mapping
from functools import cache

from rashomon.shipped.words import either, set_of, table

PROTEST = frozenset({"Protests", "Riots"})
_NEAR = 120  # characters before a deed, among which these words stand:
_BEFORE = 5  # words before a deed that leave open, deny or plan it
_WORD = re.compile(r"[^\W\d_]+")


def deeds_in(text: str) -> set[str]:
    """Returns the types of violence and protest of which the words of a text tell."""
    return {name for name, found in _patterns().items() if found.search(text)}


def told_in(text: str) -> set[str]:
    """Returns the types of deeds that a text tells as done: no plan, charge or denial of one, and
    by no word alone that tells of much else, too ("battle")."""
    return {
        name
        for name, pattern in _patterns().items()
        for found in pattern.finditer(text)
        if _is_told(found)
    }


def _is_told(found: re.Match[str]) -> bool:
    near = found.string[max(0, found.start() - _NEAR) : found.start()].casefold()
    before = _WORD.findall(near)[-_BEFORE:]
    return not _alone().fullmatch(found[0]) and not any(map(_leaves_open, before))


def _leaves_open(word: str) -> bool:
    """Whether a word before a deed leaves open that it was done."""
    return word in set_of("fates.helpers", "event_types.open") or any(
        word.startswith(stem) for stem in set_of("event_types.open_stems")
    )


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(either("event_types.alone"), re.IGNORECASE)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(_pattern, words.split()))})(?!\w)", re.IGNORECASE)
        for name, words in table("event_types")["kinds"].items()
    }


def _pattern(word: str) -> str:
    return re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*")
