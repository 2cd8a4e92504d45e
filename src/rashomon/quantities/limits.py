"""What the words around a number make of it: a bound ("at least", "or more"), or an estimate."""

from rashomon.model.record import Strings
from rashomon.quantities.figures import Lexemes, ToldBeside, word_at, words_from
from rashomon.quantities.measures import currency_before
from rashomon.shipped.words import ordered, set_of


def _open_by(place: str, bounds: Strings) -> dict[Strings, str]:
    """Maps the words before or after a number to the kind of bound that they make it."""
    opened = {}
    for bound in bounds:
        for phrase in ordered(f"bounds.{place}_{bound}"):
            opened[tuple(phrase.split())] = bound
    return opened


_BEFORE = _open_by("before", ("low", "high", "near", "exact"))
_LONGEST_BEFORE = max(map(len, _BEFORE))
_AFTER = _open_by("after", ("low", "high", "near"))


def manner_before(lexemes: Lexemes, i: int, free: int) -> ToldBeside:
    """Returns the manner given by the words before a number, and where those words start."""
    start = i
    money = currency_before(lexemes, i) if i > free else None
    if money and money[1] >= free:
        start = money[1]
    manner = "exact"
    while bound := _bound_before(lexemes, start, free):
        if manner == "exact":
            manner = _BEFORE[bound]
        start -= len(bound)
    return manner, start


def _bound_before(lexemes: Lexemes, start: int, free: int) -> Strings | None:
    """Returns the longest words right before a place that make a bound: no "goes up to 29"."""
    words = words_from(lexemes, max(free, start - _LONGEST_BEFORE), start)
    is_rising = word_at(lexemes, start - 3) in set_of("bounds.rising")
    while words:
        if words in _BEFORE and not (is_rising and words == ("up", "to")):
            return words
        words = words[1:]
    return None


def manner_after(lexemes: Lexemes, end: int, manner: str) -> ToldBeside:
    """Returns the manner given by the words behind a number, and where they end."""
    for phrase, given in _AFTER.items():
        after = end + len(phrase)
        figure = word_at(lexemes, after)[:1].isdecimal()  # "over 500 and below 20"
        if not figure and words_from(lexemes, end, after) == phrase:
            return given, after
    if word_at(lexemes, end).isalpha() and word_at(lexemes, end + 1) in {"or", "at"}:
        # "40 people or more", "40 people at least"
        given, after = manner_after(lexemes, end + 1, manner)
        if after > end + 1:
            return given, after
    return manner, end
