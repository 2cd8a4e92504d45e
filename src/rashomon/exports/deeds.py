"""Deeds of violence and protest, as types of ACLED's by small lists of words: which type texts
suggest, and where words tell that such a thing happened."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.shipped.words import either, set_of, table

PROTEST = frozenset({"Protests", "Riots"})
POLITICS = "Strategic developments"  # its words are those of politics, too
CLASHES = "Battles"
_NEAR = 120  # characters before a deed, among which these words stand:
_BEFORE = 5  # words before a deed that leave open, deny or plan it
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A type of event for a coder to accept or reject, and the words that it rests on."""

    type: str
    words: tuple[str, ...]


def suggest(texts: Sequence[str]) -> Suggestion | None:
    """Returns the type suggested by most different words of an event's texts; None if no word
    tells, or two types are told by as many. Who protest and fight riot."""
    text = " . ".join(texts)
    words = {
        name: sorted({found.casefold() for found in pattern.findall(text)})
        for name, pattern in _patterns().items()
    }
    most = max(len(found) for found in words.values())
    best = [name for name, found in words.items() if most and len(found) == most]
    if len(best) > 1 and PROTEST & {*best} and {*best} <= {*PROTEST, CLASHES}:
        words |= {"Riots": sorted(word for name in best for word in words[name])}
        best = ["Riots"]
    return Suggestion(best[0], tuple(words[best[0]])) if len(best) == 1 else None


def deeds_in(text: str) -> set[str]:
    """Returns the types of violence and protest of which the words of a text tell."""
    return {name for name, found in _patterns().items() if name != POLITICS and found.search(text)}


def told_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yields the words of a text that tell of a deed as of one that happened, each with its type:
    no plan, charge or denial of one, and none that tells of much else, too ("battle")."""
    for name, pattern in _patterns().items():
        for found in pattern.finditer(text) if name != POLITICS else ():
            near = text[max(0, found.start() - _NEAR) : found.start()].casefold()
            before = _WORD.findall(near)[-_BEFORE:]
            if not _alone().fullmatch(found[0]) and not any(map(_leaves_open, before)):
                yield name, found


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
        for name, words in table("event_types")["acled"].items()
    }


def _pattern(word: str) -> str:
    return re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*")
