"""By which words parts of an answer are told that claim no sentence, and what its headings say
(tables/answer_words.toml)."""

import re
from collections.abc import Mapping
from functools import cache

from rashomon.model.answer import About
from rashomon.shipped.words import toml_table

_LONGEST = 80  # characters among which the beginning of a sentence stands
_BEFORE = " *_(—–-"
_WITHOUT_BLANKS = "\u2e80"  # from here on scripts that part no words


@cache
def _table() -> Mapping[str, dict[str, str]]:
    return toml_table("answer_words.toml")


def told_guesses(language: str) -> tuple[str, ...]:
    """Returns with which words a model is told to begin a guess, and a conclusion, in a
    language."""
    guesses, conclusions = _table()["guesses"], _table()["conclusions"]
    return (guesses[language][0], conclusions[language]) if language in guesses else ()


def is_guess(sentence: str) -> bool:
    """Whether a sentence begins as a guess does, in whatever letters."""
    text = sentence[:_LONGEST].lstrip(_BEFORE).casefold()
    return _begins("guesses").match(text) is not None


def is_conclusion(sentence: str) -> bool:
    """Whether a sentence begins as a conclusion does."""
    text = sentence[:_LONGEST].lstrip(_BEFORE)
    if text[:1].islower() or _begins("no_conclusions").match(text.casefold()):
        return False
    return _begins("conclusions").match(text.casefold()) is not None


def is_refusal(reply: str) -> bool:
    """Whether a reply begins as one does that tells nothing."""
    text = reply.strip().casefold().replace("’", "'")
    return _pieces("refusals", "begin").match(text) is not None


def names_sources(words: str) -> bool:
    """Whether words only say that sentences follow ("Sources:")."""
    return _pieces("sources", "words").fullmatch(words.casefold()) is not None


@cache
def about_of(heading: str) -> About | None:
    """Returns what a heading says of the lines below it."""
    text = heading.casefold()
    return next((kind for kind in About if _pieces("about", kind).search(text)), None)


@cache
def _begins(part: str) -> re.Pattern[str]:
    """The words of all languages of a part of the table, at the beginning of a sentence."""
    every = set[str]()
    for words in _table()[part].values():
        every |= {words} if isinstance(words, str) else set(words)
    longest_first = sorted(every, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_whole, longest_first)))


def _whole(word: str) -> str:
    """A pattern of the word that is not the beginning of another one, where blanks part words."""
    end = r"(?!\w)" if word[-1] < _WITHOUT_BLANKS else ""
    return f"{re.escape(word.casefold())}{end}"


@cache
def _pieces(part: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, re.split(r"[|\n]", _table()[part][key].strip()))))
