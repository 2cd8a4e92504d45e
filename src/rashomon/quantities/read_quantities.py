"""Reads quantities in plain text: digits, number words, bounds, ranges, shares, money and vague
amounts; ordinals, years, days of a month and times of day are none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rashomon.model.record import IntIfAny, NumberIfAny, Strings, TextIfAny, record
from rashomon.quantities.bounds import Bounds
from rashomon.quantities.calendar_figures import is_calendar
from rashomon.quantities.figures import (
    DASHES,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNITS,
    Lexemes,
    Read,
    is_pronoun,
    lexemes_of,
    number_at,
    past_dash,
    scale_of,
    share_at,
    word_at,
    words_from,
)
from rashomon.quantities.limits import manner_after, manner_before
from rashomon.quantities.measures import (
    after_sign,
    currency_after,
    currency_before,
    is_across,
    unit_called,
)
from rashomon.shipped.words import ordered, set_of, table

_SIZED, _VAGUE = "dozens", "vague"
# Words that tell a size and no figure: their unit, and from where to where they reach.
_SIZES = {
    tuple(phrase.split()): (unit, bounds)
    for phrase, unit, bounds in (
        *((phrase, "%", (None, None)) for phrase in ordered("amounts.vague_shares")),
        *((phrase, None, (None, None)) for phrase in ordered("amounts.vague")),
        *(
            (phrase, None, (float(low), float(high)))
            for phrase, (low, high) in table("amounts")["sizes"].items()
        ),
    )
}
SIZES = frozenset(
    word for words, (_, (low, high)) in _SIZES.items() if low != high for word in words
) - {"a", "of", *SCALES}  # of which one stands in each that reaches from a number to another
_LONGEST_SIZE = max(map(len, _SIZES))


@record
class Quantity:
    """An amount in a text: half-open offsets, bounds (None if open or vague), and `%` or an ISO
    code for shares and money.

    `figure` is where the bare number starts, after "at least" and the like. `manner` is exact,
    near, low, high, range or vague.
    """

    start: int
    end: int
    figure: int
    text: str
    low: NumberIfAny
    high: NumberIfAny
    unit: TextIfAny
    manner: str

    @property
    def bounds(self) -> Bounds:
        """Returns its lowest and highest value."""
        return self.low, self.high

    def vague(self) -> bool:
        """Whether the text gives no number ("dozens")."""
        return self.manner in (_SIZED, _VAGUE)

    def bare(self) -> "Quantity":
        """Returns the same without the word before it that limits it."""
        value = self.high if self.low is None else self.low
        text = self.text[self.figure - self.start :]
        return replace(self, start=self.figure, text=text, low=value, high=value, manner="exact")


Quantities = tuple[Quantity, ...]
# A quantity, None for words that are none, and where its words end.
_Reading = tuple[Quantity | None, int]


@lru_cache(maxsize=4096)  # the words of a story are read again and again
def read_quantities(text: str) -> Quantities:
    """Returns the quantities of a text in order, without overlaps."""
    return tuple(_each(lexemes_of(text)))


def _each(lexemes: Lexemes) -> Iterator[Quantity]:
    i = 0
    free = 0  # the first lexeme that no quantity before has taken
    while i < len(lexemes):
        quantity, end = _read_at(lexemes, i, free)
        # at a sign that could not be decoded, "4½" may have been printed
        if quantity and "\ufffd" not in lexemes.text[quantity.start : quantity.end + 1]:
            yield quantity
            free = end
        i = max(end, i + 1)


def _read_at(lexemes: Lexemes, i: int, free: int) -> _Reading:
    if lexemes[i].word in _STARTS or lexemes[i].value is not None:
        for reader in (_fraction, _amount, _size, _lone):
            reading = reader(lexemes, i, free)
            if reading:
                return reading
    return None, i


_STARTS = frozenset(
    {*UNITS, *TENS, "a", "an", "not", "half", *(words[0] for words in _SIZES)}
)  # with figures, all with which an amount can start


def _amount(lexemes: Lexemes, i: int, free: int) -> _Reading | None:
    read = number_at(lexemes, i)
    if read is None:
        return None
    value, end = read
    if is_calendar(lexemes, i, end):
        return None, end
    money = currency_before(lexemes, i)
    sign = money[1] if money else i
    place = lexemes[sign].start
    below = _BELOW_ZERO.search(
        lexemes.text[max(0, place - 8) : place]
    )  # "minus 5 degrees", "rose -3%"
    if below:
        value = -value
    high = value
    (manner, start) = manner_before(lexemes, i, free)
    ranged = _range(lexemes, start, end, value)
    odd = _odd(lexemes, end, value)
    if ranged:
        value, high, end = ranged
        manner = "range"
        start -= start > free and lexemes[start - 1].word == "between"
    elif odd:
        high, end = odd
        manner = "near"
    else:
        manner, end = manner_after(lexemes, end, manner)
    unit, after, first = _unit(lexemes, i, end, start)
    if below and word_at(lexemes, after) in set_of("amounts.many_people"):
        return None, after
    if below:
        first = min(first, sign - 1)
    if manner == "low" and unit != "%" and is_across(lexemes, start, end):
        manner, first = "exact", i
    return _made(lexemes, first, i, after, (value, high), unit, manner)


def _made(
    lexemes: Lexemes,
    start: int,
    figure: int,
    end: int,
    bounds: Bounds,
    unit: TextIfAny,
    manner: str,
) -> _Reading:
    """Returns the amount and `end`, the lexeme behind it. It starts at the lexeme `start`, with the
    words of its limit; its figure starts at `figure`. The manner "high" takes away its lower
    bound, "low" its upper."""
    low, high = bounds
    if manner == "high":
        low = None
    elif manner == "low":
        high = None
    first = lexemes[start].start
    last = lexemes[end - 1].end
    words = lexemes.text[first:last]
    return Quantity(first, last, lexemes[figure].start, words, low, high, unit, manner), end


_BELOW_ZERO = re.compile(r"(?i)(?:\bminus\s*|(?:^|[ (])[-−])$")


def _odd(lexemes: Lexemes, end: int, value: float) -> Read | None:
    """Returns the highest value of "thirty-odd", below the next round number, and where it ends."""
    at = past_dash(lexemes, end)
    if word_at(lexemes, at) not in {"odd", "something"} or value < 20 or value != int(value):
        return None
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return value + 10**zeros - 1, at + 1


def _range(lexemes: Lexemes, first: int, end: int, low: float) -> tuple[float, float, int] | None:
    """Returns the bounds of "300-400", "300 to 400", "two or three", "between 5 and 7"."""
    # "a three- to four-day wait"
    end += word_at(lexemes, end) in DASHES and word_at(lexemes, end + 1) in {"to", "or"}
    link = word_at(lexemes, end)
    led = word_at(lexemes, first - 1)
    if link not in (*DASHES, "to", "or") and (led, link) != ("between", "and"):
        return None
    moves = (led, link) == ("from", "to")
    if moves and word_at(lexemes, first - 2) not in set_of("amounts.ranging"):
        return None
    at = end + 1
    if at < len(lexemes):
        at = after_sign(lexemes, at)
    read = number_at(lexemes, at) if at < len(lexemes) else None
    if read is None:
        return None
    high, after = read
    told = lexemes[after - 1].word
    scale = SCALES.get(told) or SHORT_SCALES.get(told, 0.0)
    if 0 < scale <= high and lexemes[end - 1].word not in SCALES and low * scale < high:
        low *= scale  # "2 to 3 million", "three to four hundred", "2-3bn"
    elif link in DASHES and 1000 * low < high < 10_000 * low:
        low *= 1000  # "5-6,000"
    if low >= high or (link == "or" and high > 2 * low + 1):
        return None
    return low, high, after


def _unit(lexemes: Lexemes, first: int, end: int, start: int) -> tuple[TextIfAny, int, int]:
    """Returns `%` or an ISO code, and the bounds with the words that say so."""
    behind = _behind_percent(lexemes, end)
    if behind and not _is_points(lexemes, behind):
        return "%", behind, start
    money = currency_before(lexemes, first)
    if money and not behind:
        return money[0], end, min(start, money[1])
    paid = None if behind else currency_after(lexemes, end)
    return *(paid or (None, end)), start


def _behind_percent(lexemes: Lexemes, at: int) -> IntIfAny:
    """Returns the place behind "percent", None where it does not stand here."""
    if word_at(lexemes, at) in {"%", "percent", "pct", "percentage"}:
        return at + 1
    if words_from(lexemes, at, at + 2) == ("per", "cent"):
        return at + 2
    return None


def _is_points(lexemes: Lexemes, at: int) -> bool:
    """Whether "point" stands here: points of a percentage are no percent of anything."""
    return word_at(lexemes, past_dash(lexemes, at)) in ("point", "points")


def _part_of_percent(
    lexemes: Lexemes, start: int, i: int, end: int, share: float
) -> _Reading | None:
    """Reads "a quarter of a percentage point": where manner, share and rest begin."""
    unit_at = end
    if words_from(lexemes, end, end + 2) in (("of", "a"), ("of", "one")):
        unit_at = end + 2
    behind = _behind_percent(lexemes, unit_at)
    unit = None
    if _is_points(lexemes, behind or unit_at):
        end -= lexemes[end - 1].word in DASHES  # "a half-point cut"
    elif behind is None:
        return None
    else:
        end = behind
        unit = "%"
    return _made(lexemes, start, i, end, (share, share), unit, "exact")


def _fraction(lexemes: Lexemes, i: int, free: int) -> _Reading | None:
    """Reads "half", "a third", "two-thirds", "three quarters" of something."""
    word = lexemes[i].word
    if word == "half" and word_at(lexemes, i + 1) in ("a", "an", *DASHES):
        start = manner_before(lexemes, i, free)[1]
        end = i + 2
        part = _part_of_percent(lexemes, start, i, end, 0.5)
        if part or unit_called(word_at(lexemes, end)) is None:
            return part
        return _made(lexemes, start, i, end, (0.5, 0.5), None, "exact")  # "half a mile"
    read = share_at(lexemes, i)
    if read is None:
        return None
    share, end = read
    before = word_at(lexemes, i - 1)
    behind = word_at(lexemes, end)
    if behind == "as":
        return None, end  # "half as many"
    number = number_at(lexemes, i) if behind in ("of", *SCALES) else None
    if number and number[1] > end:
        return None  # "a quarter of a million", "the half million"
    is_cut = (before, word) == ("in", "half") and behind != "of"
    if is_cut or before in {"first", "second", "other", "latter"}:
        return None, end  # "cut in half", "the second half"
    manner, start = manner_before(lexemes, i, free)
    value = round(100 * share, 3)
    return _part_of_percent(lexemes, start, i, end, share) or _made(
        lexemes, start, i, end, (value, value), "%", manner
    )


def _size(lexemes: Lexemes, i: int, free: int) -> _Reading | None:
    """Reads "dozens", "several hundred million", "a few", "most of them"."""
    words = words_from(lexemes, i, i + _LONGEST_SIZE)
    while words and words not in _SIZES:
        words = words[:-1]
    if not words or _is_no_size(lexemes, i, words):
        return None
    unit, (low, high) = _SIZES[words]
    end = i + len(words) - (words[-1] == "of")
    while low and high and (scale := scale_of(word_at(lexemes, end))):
        low *= scale
        high *= scale
        end += 1
    money = currency_after(lexemes, end + (word_at(lexemes, end) == "of"))
    unit, end = money or (unit, end)  # "billions of dollars"
    manner, start = manner_before(lexemes, i, free)
    if low is None:
        manner = _VAGUE
    elif low == high:
        manner = "exact"
    elif manner in {"low", "high"}:  # "no more than a few dozen"
        return _made(lexemes, start, i, end, (low, high), unit, manner)
    else:
        manner = _SIZED
    return _made(lexemes, i, i, end, (low, high), unit, manner)


def _is_no_size(lexemes: Lexemes, i: int, words: Strings) -> bool:
    """Whether these words tell no size here: "most important", "the most", "twice the size"."""
    before = word_at(lexemes, i - 1)
    behind = word_at(lexemes, i + len(words))
    if len(words) == 1 and before in set_of("amounts.before_many"):
        return True
    last = words[-1]
    if words == ("most",) and behind != "of":  # but "most people"
        return not behind.endswith("s") or before in {"the", "'s", "its", "his"}
    if last == "majority":
        return behind != "of"
    if last in {"single", "one"}:
        return _is_no_single(lexemes, i + len(words))
    if words == ("a", "couple"):
        return behind not in ("of", "more", *SCALES)
    if words == ("twice",):
        return behind in set_of("amounts.behind_twice")
    return words == ("scores",) and before in set_of("amounts.before_scores")


def _is_no_single(lexemes: Lexemes, end: int) -> bool:
    """Whether "a single" and "not one" count nothing: "a single mother", "not one of them"."""
    noun = word_at(lexemes, end)
    if not noun.isalpha() or noun in set_of("amounts.behind_single"):
        return True
    return lexemes[end - 1].word == "one" and is_pronoun(lexemes, end - 1, end)


def _lone(lexemes: Lexemes, i: int, free: int) -> _Reading | None:
    """Reads "more than a week", "nearly an hour": one of a unit, where a limit stands before it."""
    (manner, start) = manner_before(lexemes, i, free)
    unit = word_at(lexemes, i + 1)
    if lexemes[i].word not in {"a", "an"} or manner == "exact" or unit == "second":
        return None
    if unit_called(unit) is None or is_across(lexemes, start, i + 1):
        return None
    return _made(lexemes, start, i, i + 1, (1.0, 1.0), None, manner)
