"""Shares in words: "half", "two-thirds", "a third of", "one in five", "eight out of ten"."""

from rashomon.lexicon import ordered
from rashomon.text.bounds import TIMES
from rashomon.text.numbers import DASHES, UNITS, Lexeme, number_at, word_at

_PARTS = {"third": 3, "quarter": 4, **{word: value for value, word in enumerate(ordered("numbers.first_to_ninth")[4:], 5)}, "tenth": 10}
SHARE_WORDS = frozenset({"half", *_PARTS, *(f"{part}s" for part in _PARTS)})
"""Words of which one stands in each share that is told without a figure or a number word."""
_BE = frozenset("is are was were has have had".split())


def share_at(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """Returns the share that starts at a lexeme, between 0 and 1, and the place after it."""
    word, end = lexemes[i].word, i + 1
    share: float | None = None
    if (
        word == "half"
        and word_at(lexemes, i + 1) not in ("a", "an", "-", "past", "hour", "time", "way", "mile")
        and (word_at(lexemes, end).isalpha() or word_at(lexemes, i - 1) == "by")
    ):
        share = 0.5
    elif (word in ("a", "one") or 1 < UNITS.get(word, 0) < 10) and i + 1 < len(lexemes):
        at = i + 2 if lexemes[i + 1].text in DASHES and i + 2 < len(lexemes) else i + 1
        name, times = lexemes[at].word, UNITS.get(word, 1)
        under, several = _PARTS.get(name.removesuffix("s")), name.endswith("s")
        if under and (several or word_at(lexemes, at + 1) == "of" or word_at(lexemes, at + 1) in _BE) and several == (times > 1):
            share, end = times / under, at + 1
        elif ratio := _one_in(lexemes, i):
            share, end = ratio
    elif word_at(lexemes, i + 1) == "out" and lexemes[i].text.isdecimal() and (ratio := _one_in(lexemes, i)):
        share, end = ratio
    return (share, end) if share is not None and 0 < share < 1 else None


_ROUND = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 20.0, 50.0, 100.0, 1000.0})


def _one_in(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """Returns "one in five", "nine trains in ten", "eight out of ten" as a share, and where it ends; "two in five days" is none."""
    over = UNITS.get(lexemes[i].word) or lexemes[i].number() or 0
    at = i + 1 if word_at(lexemes, i + 1) in ("in", "out") else i + 2
    out = (word_at(lexemes, at), word_at(lexemes, at + 1)) == ("out", "of")
    under = number_at(lexemes, at + 1 + out) if at + 1 + out < len(lexemes) and (out or word_at(lexemes, at) == "in") else None
    if under is None or not 0 < over < under[0] or under[0] not in (_ROUND if not out else {10.0, 100.0, 1000.0}):
        return None
    if (
        (not out and lexemes[at + 1].text[0].isdecimal())
        or word_at(lexemes, under[1]).removesuffix("s") in TIMES
        or (at > i + 1 and _counts_things(lexemes, under[1]))
    ):
        return None
    return over / under[0], under[1]


def _counts_things(lexemes: list[Lexeme], end: int) -> bool:
    """Whether the second number has a noun of its own: "two goats in five pens"."""
    return word_at(lexemes, end).endswith("s") and len(word_at(lexemes, end)) > 3
