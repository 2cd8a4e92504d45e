"""By which words parts of an answer are told that claim no sentence, and what its headings say
(tables/answer_words.toml)."""

import re
from functools import cache
from itertools import chain

from rashomon.model.answer import About
from rashomon.shipped.words import toml_table

TAKING_BACK = (
    "negation.called_false",
    "negation.falsely",
    "negation.retracting",
    "answers.taking_back",
)
_BEFORE = " *_(—–-"
# No letter goes on, but in scripts that part no words.
_END_OF_WORD = r"(?!(?<![\u2e80-\uffff])\w)"
_TABLE = toml_table("answer_words.toml")


def told_guess(language: str) -> str | None:
    """Returns with which word a model is told to guess in a language."""
    words = _TABLE["guesses"].get(language, [])
    return words[0].lower() if words else None


def is_guess(sentence: str) -> bool:
    """Whether a sentence begins as a guess does, in whatever letters."""
    return _begins("guesses", sentence)


def is_conclusion(sentence: str) -> bool:
    """Whether a sentence begins as a conclusion does."""
    is_within = sentence.lstrip(_BEFORE)[:1].islower()
    is_other = is_within or _begins("no_conclusions", sentence)
    return not is_other and _begins("conclusions", sentence)


def concludes_within(part: str) -> bool:
    """Whether a part has words of a guess or of reckoning anywhere, or one of its clauses begins as
    a conclusion does: "on a Saturday, so in December"."""
    clauses = re.split(r"[,;:] ", part)
    if _pattern("guesses").search(part) or _pattern("reckonings").search(part):
        return True
    return any(_pattern("conclusions").match(clause) for clause in clauses)


def is_refusal(reply: str) -> bool:
    """Whether a reply begins as one does that tells nothing."""
    begins = tuple(_TABLE["refusals"]["begin"])
    return reply.strip().casefold().replace("’", "'").startswith(begins)


@cache
def about_of(heading: str) -> About | None:
    """Returns what a heading says of the lines below it."""
    text = heading.casefold()
    for kind in About:
        for piece in _TABLE["about"][kind]:
            if piece in text:
                return kind
    return None


def _begins(part: str, sentence: str) -> bool:
    """Whether a sentence begins with words of a part of the table."""
    return _pattern(part).match(sentence.lstrip(_BEFORE)) is not None


@cache
def _pattern(part: str) -> re.Pattern[str]:
    """The words of a part of the table, in all languages."""
    words = map(re.escape, chain.from_iterable(_TABLE[part].values()))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)}){_END_OF_WORD}", re.IGNORECASE)
