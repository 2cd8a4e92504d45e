"""What the words around a number make of it: a bound ("at least", "or more"), or an estimate."""

from rashomon.quantities.figures import Lexeme, ToldBeside
from rashomon.quantities.measures import currency_before
from rashomon.shipped.words import ordered, set_of


def _open_by(place: str, bounds: tuple[str, ...]) -> dict[tuple[str, ...], str]:
    """Maps the words before or after a number to the kind of bound that they make it."""
    opened = {}
    for bound in bounds:
        for phrase in ordered(f"bounds.{place}_{bound}"):
            opened[tuple(phrase.split())] = bound
    return opened


_BEFORE = _open_by("before", ("low", "high", "near", "exact"))
_SHORT_OF = tuple(f"{words} " for words in ordered("bounds.short_of"))
_LONGEST_BEFORE = max(map(len, _BEFORE))
_AFTER = _open_by("after", ("low", "high", "near"))


def manner_before(figure: Lexeme, free: Lexeme) -> ToldBeside:
    """Returns the manner given by the words before a number, and the first of those words. They
    may begin at `free`."""
    start = figure
    money = currency_before(figure)
    if money and money[1].start >= free.start:
        start = money[1]
    manner = "exact"
    while bound := _bound_before(start, free):
        bound_manner, start = bound
        if manner == "exact":
            manner = bound_manner
    return manner, start


def is_short_of(text: str) -> bool:
    """Whether these words of an amount say that it was not reached ("nearly 80")."""
    return text.casefold().startswith(_SHORT_OF)


def without_low(text: str, low: float | None, high: float | None) -> float | None:
    """Returns the lower bound of an amount of these words, None of one that was not reached:
    "nearly 80" is at most 80."""
    return None if low == high and is_short_of(text) else low


def _bound_before(lexeme: Lexeme, free: Lexeme) -> ToldBeside | None:
    """Returns the bound that the longest words right before a lexeme make, and the first of them:
    no "goes up to 29"."""
    is_rising = lexeme.before.before.before.word in set_of("bounds.rising")
    bound_found = None
    words: tuple[str, ...] = ()
    first = lexeme
    while len(words) < _LONGEST_BEFORE and first.start > free.start:
        first = first.before
        words = (first.word, *words)
        if words in _BEFORE and not (is_rising and words == ("up", "to")):
            bound_found = _BEFORE[words], first
    return bound_found


def manner_after(end: Lexeme, manner: str) -> ToldBeside:
    """Returns the manner given by the words behind a number, and what stands behind them."""
    for phrase, bound_manner in _AFTER.items():
        after = end.past(len(phrase))
        figure = after.word[:1].isdecimal()  # "over 500 and below 20"
        if not figure and end.words(len(phrase)) == phrase:
            return bound_manner, after
    if end.word.isalpha() and end.after.word in {"or", "at"}:
        # "40 people or more", "40 people at least"
        bound_manner, after = manner_after(end.after, manner)
        if after != end.after:
            return bound_manner, after
    return manner, end
