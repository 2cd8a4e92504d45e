"""Reads the amounts of plain text: digits, number words, limits, ranges, shares, money and sizes
such as "dozens"; ordinals, years, days of a month and times of day are none."""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from rashomon.mentions.numbers.lexemes import DASHES, Lexeme, first_lexeme
from rashomon.mentions.numbers.limits import limit_after, limit_before
from rashomon.mentions.numbers.no_amounts import is_calendar
from rashomon.mentions.numbers.plain_numbers import (
    TENS,
    UNITS,
    Read,
    is_pronoun,
    number_at,
    scale_of,
    share_at,
)
from rashomon.mentions.numbers.units import (
    after_sign,
    currency_after,
    currency_before,
    unit_called,
)
from rashomon.model.number import Limit
from rashomon.model.record import record
from rashomon.shipped.words import ordered, set_of, table
from rashomon.text.printed_figures import SCALES, SHORT_SCALES

# Words that tell a size and no figure: from where to where they reach; of vague ones nobody knows.
_SIZES: dict[tuple[str, ...], tuple[float | None, float | None]] = {
    tuple(phrase.split()): (None, None) for phrase in ordered("amounts.vague")
}
for _phrase, (_low, _high) in table("amounts")["sizes"].items():
    _SIZES[tuple(_phrase.split())] = float(_low), float(_high)
_LONGEST_SIZE = max(map(len, _SIZES))
# With figures, all with which an amount can start.
_STARTS = frozenset({*UNITS, *TENS, "a", "an", "not", "half", *(words[0] for words in _SIZES)})


@record
class Amount:
    """An amount in a text.

    - `start`, `end`: where it stands, with its limit word and unit; half-open offsets
    - `figure`: where its bare number starts, behind "at least" and the like
    - `text`: its words
    - `low`, `high`: its bounds, None where it has none
    - `unit`: "%" or the ISO code of a currency
    """

    start: int
    end: int
    figure: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    limit: Limit


Amounts = tuple[Amount, ...]
# An amount, None for words that are none, and what stands behind its words.
_Reading = tuple[Amount | None, Lexeme]
_PLACE = attrgetter("start")


@lru_cache(maxsize=4096)  # the words of a story are read again and again
def english_amounts(text: str) -> Amounts:
    """Returns the amounts of an English text in order, without overlaps."""
    return tuple(_amounts_from(first_lexeme(text)))


def _amounts_from(lexeme: Lexeme) -> Iterator[Amount]:
    free = lexeme  # the first that no amount before has taken
    while lexeme.text:
        amount, end = _read_at(lexeme, free)
        # at a sign that could not be decoded, "4½" may have been printed
        if amount and "\ufffd" not in lexeme.whole[amount.start : amount.end + 1]:
            yield amount
            free = end
        lexeme = max(end, lexeme.after, key=_PLACE)


def _read_at(first: Lexeme, free: Lexeme) -> _Reading:
    if first.word in _STARTS or first.value is not None:
        for reader in (_fraction, _amount, _size, _one_of_unit):
            reading = reader(first, free)
            if reading:
                return reading
    return None, first


def _amount(figure: Lexeme, free: Lexeme) -> _Reading | None:
    """Reads one amount that begins at this figure, and where it ends. It has a limit ("at least"),
    bounds ("between 40 and 50"), and a unit, which may be a currency before it. A day, a year or a
    time of day is none: for it, the reading is None."""
    number = number_at(figure)
    if number is None:
        return None
    value, end = number
    if is_calendar(figure, end):
        return None, end
    money = currency_before(figure)
    sign = money[1] if money else figure
    text_before = figure.whole[max(0, sign.start - 8) : sign.start]
    below = _BELOW_ZERO.search(text_before)  # "minus 5 degrees", "rose -3%"
    if below:
        value = -value
    high = value
    limit, start = limit_before(figure, free)
    range_read = _range(start, end=end, low=value)
    odd_read = _odd_range(end, value)
    if range_read:
        value, high, end = range_read
        limit = Limit.RANGE
        if start.start > free.start and start.before.word == "between":
            start = start.before
    elif odd_read:
        high, end = odd_read
        limit = Limit.NEAR
    else:
        limit, end = limit_after(end, limit)
    unit, after, first = _unit(figure, end=end, start=start)
    is_small = figure.value is None and value <= 12 and unit_called(end.word) is None
    if is_small and start.word == "over":  # "flew over three villages"
        limit, first = Limit.EXACT, figure
    if below and after.word in set_of("amounts.many_people"):
        return None, after
    if below:
        first = min(first, sign.before, key=_PLACE)
    return _amount_of(first, figure=figure, end=after, bounds=(value, high), unit=unit, limit=limit)


def _amount_of(
    start: Lexeme,
    figure: Lexeme,
    end: Lexeme,
    bounds: tuple[float | None, float | None],
    unit: str | None,
    limit: Limit,
) -> _Reading:
    """Returns the amount and `end`, the lexeme behind it. It starts at the lexeme `start`, with the
    words of its limit; its figure starts at `figure`. A high limit takes away its lower bound, a
    low one its upper."""
    low, high = bounds
    if limit is Limit.HIGH:
        low = None
    elif limit is Limit.LOW:
        high = None
    last = end.before.end
    words = start.whole[start.start : last]
    return Amount(
        start=start.start,
        end=last,
        figure=figure.start,
        text=words,
        low=low,
        high=high,
        unit=unit,
        limit=limit,
    ), end


_BELOW_ZERO = re.compile(r"(?i)(?:\bminus\s*|(?:^|[ (])[-−])$")


def _odd_range(end: Lexeme, value: float) -> Read | None:
    """Returns the highest value of "thirty-odd", below the next round number, and what stands
    behind."""
    odd = end.past_dash
    if odd.word not in {"odd", "something"} or value < 20 or value != int(value):
        return None
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return value + 10**zeros - 1, odd.after


def _range(first: Lexeme, end: Lexeme, low: float) -> tuple[float, float, Lexeme] | None:
    """Returns the bounds of "300-400", "300 to 400", "two or three" or "between 5 and 7", and what
    stands behind. "From 5 to 7" is one only behind a word of ranging, because elsewhere something
    rose."""
    if end.word in DASHES and end.after.word in {"to", "or"}:
        end = end.after  # "a three- to four-day wait"
    link = end.word
    word_before = first.before.word
    if link not in (*DASHES, "to", "or") and (word_before, link) != ("between", "and"):
        return None
    may_be_change = (word_before, link) == ("from", "to")
    if may_be_change and first.before.before.word not in set_of("amounts.ranging"):
        return None
    upper_number = number_at(after_sign(end.after))
    if upper_number is None:
        return None
    high, after = upper_number
    scale_word = after.before.word
    scale = SCALES.get(scale_word) or SHORT_SCALES.get(scale_word, 0.0)
    # the scale of the second number is meant for both
    if 0 < scale <= high and end.before.word not in SCALES and low * scale < high:
        low *= scale  # "2 to 3 million", "three to four hundred", "2-3bn"
    elif link in DASHES and 1000 * low < high < 10_000 * low:
        low *= 1000  # "5-6,000"
    # "nine or two", "one or ten" are no range
    if low >= high or (link == "or" and high > 2 * low + 1):
        return None
    return low, high, after


def _unit(figure: Lexeme, end: Lexeme, start: Lexeme) -> tuple[str | None, Lexeme, Lexeme]:
    """Returns `%` or an ISO code, and the bounds with the words that say so."""
    behind = _behind_percent(end)
    if behind and not _is_points(behind):
        return "%", behind, start
    money = currency_before(figure)
    if money and not behind:
        return money[0], end, min(start, money[1], key=_PLACE)
    paid = None if behind else currency_after(end)
    return *(paid or (None, end)), start


def _behind_percent(lexeme: Lexeme) -> Lexeme | None:
    """Returns what stands behind "percent", None where it does not stand here."""
    if lexeme.word in {"%", "percent", "pct", "percentage"}:
        return lexeme.after
    if lexeme.words(2) == ("per", "cent"):
        return lexeme.past(2)
    return None


def _is_points(lexeme: Lexeme) -> bool:
    """Whether "point" stands here: points of a percentage are no percent of anything."""
    return lexeme.past_dash.word in ("point", "points")


def _fraction(first: Lexeme, free: Lexeme) -> _Reading | None:
    """Reads "half", "a third", "two-thirds", "three quarters" of something. Parts of a percentage
    are none: "half a point"."""
    end = first.past(2)
    if first.word == "half" and first.after.word in ("a", "an", *DASHES):
        behind = _behind_percent(end)
        is_of_points = behind is not None and _is_points(behind)
        if end.word == "point" or (behind is None and unit_called(end.word) is None):
            return None
        unit = "%" if behind and not is_of_points else None
        end = behind or end  # "half a mile", "half a percentage point", "half a percent"
        limit, start = limit_before(first, free)
        return _amount_of(start, figure=first, end=end, bounds=(0.5, 0.5), unit=unit, limit=limit)
    share_and_end = share_at(first)
    if share_and_end is None:
        return None
    share, end = share_and_end
    before = first.before.word
    number = number_at(first) if end.word in ("of", *SCALES) else None
    if number and number[1].start > end.start:
        return None  # "a quarter of a million", "the half million"
    is_cut = (before, first.word) == ("in", "half") and end.word != "of"
    is_part_of_percent = end.words(2) in (("of", "a"), ("of", "one")) and (
        _behind_percent(end.past(2)) or _is_points(end.past(2))
    )
    if is_cut or is_part_of_percent or end.word == "as":
        return None, end  # "cut in half", "a quarter of a point", "half as many"
    if before in {"first", "second", "other", "latter"}:
        return None, end  # "the second half"
    limit, start = limit_before(first, free)
    value = round(100 * share, 3)
    return _amount_of(start, figure=first, end=end, bounds=(value, value), unit="%", limit=limit)


def _size(first: Lexeme, free: Lexeme) -> _Reading | None:
    """Reads "dozens", "several hundred million", "a few"."""
    words = first.words(_LONGEST_SIZE)
    while words and words not in _SIZES:
        words = words[:-1]
    if not words or _is_no_size(first, words):
        return None
    low, high = _SIZES[words]  # the longest wording that the table has
    end = first.past(len(words) - (words[-1] == "of"))
    while low and high and (scale := scale_of(end.word)):
        low *= scale
        high *= scale
        end = end.after
    # "billions of dollars"
    unit, end = currency_after(end.after if end.word == "of" else end) or (None, end)
    limit, start = limit_before(first, free)
    if low is None:
        limit = Limit.VAGUE
    elif low == high:
        limit = Limit.EXACT
    elif limit in {Limit.LOW, Limit.HIGH}:  # "no more than a few dozen"
        return _amount_of(start, figure=first, end=end, bounds=(low, high), unit=unit, limit=limit)
    else:
        limit = Limit.DOZENS
    return _amount_of(first, figure=first, end=end, bounds=(low, high), unit=unit, limit=limit)


def _is_no_size(first: Lexeme, words: tuple[str, ...]) -> bool:
    """Whether these words tell no size here: "so many", "twice the size"."""
    before = first.before.word
    end = first.past(len(words))
    behind = end.word
    if len(words) == 1 and before in set_of("amounts.before_many"):
        return True
    last = words[-1]
    if last in {"single", "one"}:
        return _is_no_single(end)
    if words == ("a", "couple"):
        return behind not in ("of", "more", *SCALES)
    if words == ("twice",):
        return behind in set_of("amounts.behind_twice")
    return words == ("scores",) and before in set_of("amounts.before_scores")


def _is_no_single(end: Lexeme) -> bool:
    """Whether "a single" and "not one" count nothing: "a single mother", "not one of them"."""
    noun = end.word
    if not noun.isalpha() or noun in set_of("amounts.behind_single"):
        return True
    return end.before.word == "one" and is_pronoun(end.before, end)


def _one_of_unit(article: Lexeme, free: Lexeme) -> _Reading | None:
    """Reads "more than a week", "nearly an hour": one of a unit, where a limit stands before it."""
    limit, start = limit_before(article, free)
    unit = article.after
    if article.word not in {"a", "an"} or limit is Limit.EXACT or unit.word == "second":
        return None
    if unit_called(unit.word) is None:
        return None
    return _amount_of(start, figure=article, end=unit, bounds=(1.0, 1.0), unit=None, limit=limit)
