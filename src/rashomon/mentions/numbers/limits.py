"""What the words around a number make of it: a limit ("at least", "or more"), or an estimate."""

from rashomon.mentions.numbers.lexemes import Lexeme
from rashomon.mentions.numbers.units import currency_before
from rashomon.model.number import Limit
from rashomon.shipped.words import ordered, set_of

# What a limit makes of a number, and the first of its words or what stands behind them.
LimitBeside = tuple[Limit, Lexeme]


def _limits_of(place: str, *limits: Limit) -> dict[tuple[str, ...], Limit]:
    """Maps the words before or after a number to the limit that they make it."""
    limit_of = {}
    for limit in limits:
        for phrase in ordered(f"bounds.{place}_{limit}"):
            limit_of[tuple(phrase.split())] = limit
    return limit_of


_BEFORE = _limits_of("before", Limit.LOW, Limit.HIGH, Limit.NEAR, Limit.EXACT)
_LONGEST_BEFORE = max(map(len, _BEFORE))
_AFTER = _limits_of("after", Limit.LOW, Limit.HIGH, Limit.NEAR)


def limit_before(figure: Lexeme, free: Lexeme) -> LimitBeside:
    """Returns the limit given by the words before a number, and the first of those words. They
    may begin at `free`."""
    start = figure
    money = currency_before(figure)
    if money and money[1].start >= free.start:
        start = money[1]
    limit = Limit.EXACT
    while bound := _bound_before(start, free):
        bound_limit, start = bound
        if limit is Limit.EXACT:
            limit = bound_limit
    return limit, start


def _bound_before(lexeme: Lexeme, free: Lexeme) -> LimitBeside | None:
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


def limit_after(end: Lexeme, limit: Limit) -> LimitBeside:
    """Returns the limit given by the words behind a number, and what stands behind them."""
    for phrase, bound_limit in _AFTER.items():
        after = end.past(len(phrase))
        figure = after.word[:1].isdecimal()  # "over 500 and below 20"
        if not figure and end.words(len(phrase)) == phrase:
            return bound_limit, after
    if end.word.isalpha() and end.after.word in {"or", "at"}:
        # "40 people or more", "40 people at least"
        bound_limit, after = limit_after(end.after, limit)
        if after != end.after:
            return bound_limit, after
    return limit, end
