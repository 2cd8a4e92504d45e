"""Whether an amount is a bound, by the words around its number: "at least", "up to", "or more", "about"."""

from rashomon.lexicon import ordered, set_of
from rashomon.text.currencies import currency_before
from rashomon.text.numbers import Lexeme, word_at

TIMES = set_of("calendar.units")
"""Units of time, in the singular."""


def _open_by(place: str, bounds: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """Maps the words before or after a number to the kind of bound that they make it."""
    return {tuple(phrase.split()): bound for bound in bounds for phrase in ordered(f"bounds.{place}_{bound}")}


_BEFORE = _open_by("before", ("low", "high", "near", "exact"))
_LONGEST_BEFORE = max(map(len, _BEFORE))
_AFTER = _open_by("after", ("low", "high", "near"))

# "The toll goes up to 29", "the bribes add up to 41 million": up to this, not at most this.
_RISING = set_of("bounds.rising")
_LASTING = set_of("bounds.lasting")


def manner_before(lexemes: list[Lexeme], i: int, free: int) -> tuple[str, int]:
    """Returns the manner given by the words before a number, and where those words start."""
    money = currency_before(lexemes, i) if i > free else None
    start = money[1] if money and money[1] >= free else i
    manner = "exact"
    while start > free:
        for size in range(min(_LONGEST_BEFORE, start - free), 0, -1):
            key = tuple(lexeme.word for lexeme in lexemes[start - size : start])
            if key in _BEFORE and not (key == ("up", "to") and word_at(lexemes, start - 3) in _RISING and start > 2):
                given = _BEFORE[key]
                manner = given if manner == "exact" else manner
                start -= size
                break
        else:
            break
    if start == i and start > free and lexemes[start - 1].word == "from" and word_at(lexemes, i + 1) == "to":
        return "from", start
    return manner, start


def is_during(lexemes: list[Lexeme], start: int, end: int) -> bool:
    """Whether "over" means "in the course of", as in "tapped over 14 months"; in "lasted over 14 months" and "over 14 months ago" it means
    "more than".
    """
    if lexemes[start].word != "over" or lexemes[start + 1].start > lexemes[end - 1].start:
        return False
    timed = word_at(lexemes, end).removesuffix("s") in TIMES and word_at(lexemes, end + 1) not in (
        "ago",
        "old",
        "later",
        "earlier",
        "before",
        "late",
    )
    return timed and start > 0 and word_at(lexemes, start - 1) not in _LASTING


def manner_after(lexemes: list[Lexeme], end: int, manner: str) -> tuple[str, int]:
    for key, given in _AFTER.items():
        after = end + len(key)
        figure = after < len(lexemes) and lexemes[after].text[0].isdecimal()  # "over 500 and below 20"
        if not figure and tuple(lexeme.word for lexeme in lexemes[end:after]) == key:
            return given, end + len(key)
    return manner, end
