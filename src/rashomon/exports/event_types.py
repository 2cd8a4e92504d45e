"""suggest: an event type and actor codes for a coder to accept or reject, with the words that they rest on; None if the words do not tell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.exports.country_names import alpha3, countries_in
from rashomon.lexicon import table

_FIRST = ("REJECT", "THREATEN", "REQUEST")  # what is rejected, threatened or asked for comes after the word that says so


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A type under each scheme, None if the words do not tell, and the deciding words."""

    plover: str | None
    acled: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorCode:
    """A country (ISO 3166 alpha-3) and a sector, None if the name does not tell, and the deciding words."""

    code: str | None
    sector: str | None
    words: tuple[str, ...]


def suggest(texts: Sequence[str]) -> Suggestion | None:
    """Returns the suggestion for the texts of an event; None if no word is known."""
    plover, because = _plover(" . ".join(texts))
    acled, also = _acled(" . ".join(texts))
    words = tuple(dict.fromkeys([*because, *also]))
    return Suggestion(plover, acled, words) if plover or acled else None


def code_actor(name: str) -> ActorCode | None:
    """Returns country and sector of an actor by the words of its name; None if it has neither."""
    country = countries_in(name)
    sector = next(((code, found[0]) for code, pattern in _patterns("sectors").items() if (found := pattern.search(name))), None)
    if len(country) != 1 and sector is None:
        return None
    code, word = next(iter(country.items())) if len(country) == 1 else (None, None)
    words = tuple(part for part in (word, sector[1] if sector else None) if part)
    return ActorCode(alpha3(code), sector[0] if sector else None, words)


def _plover(text: str) -> tuple[str | None, list[str]]:
    """Returns the class of the first known word; words of rejecting, threatening or asking take precedence over the verbs that they govern."""
    found = [(match.start(), name, match[0]) for name, pattern in _patterns("plover").items() if (match := pattern.search(text))]
    if not found:
        return None, []
    start, name, word = min(found, key=lambda each: (each[0], -len(each[2])))
    governing = [each for each in found if each[1] in _FIRST and each[0] <= start + 40]
    if governing:
        start, name, word = min(governing)
    return name, [word]


def _acled(text: str) -> tuple[str | None, list[str]]:
    """Returns the type suggested by most different words of the texts."""
    words = {name: sorted({found.casefold() for found in pattern.findall(text)}) for name, pattern in _patterns("acled").items()}
    most = max(len(found) for found in words.values())
    best = [name for name, found in words.items() if most and len(found) == most]
    return (best[0], words[best[0]]) if len(best) == 1 else (None, [])


@cache
def _patterns(part: str) -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(_pattern, words.split()))})(?!\w)", re.IGNORECASE)
        for name, words in table("event_types")[part].items()
    }


def _pattern(word: str) -> str:
    return re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*")
