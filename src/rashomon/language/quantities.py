"""Reads how many or how much: digits, number words, bounds, ranges, shares, money and vague amounts.

Works on plain text, so a quantity is found whatever the parser made of it. Ordinals, years, days of a
month and times of day are no quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.language.currencies import after_sign, currency_after, currency_before, is_money
from rashomon.language.numbers import DASHES, SCALES, UNITS, Lexeme, is_pronoun, lexemes_of, number_at, word_at

_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "thirds": 2 / 3, "quarter": 1 / 4, "quarters": 3 / 4, "fifth": 1 / 5, "fifths": 1 / 5}
_PLURAL_SCALES = ("dozens", "scores", "hundreds", "thousands", "millions", "billions")
_VAGUE = (
    ("tens", "of", "thousands"),
    ("tens", "of", "millions"),
    ("hundreds", "of", "thousands"),
    ("hundreds", "of", "millions"),
    ("a", "great", "many"),
    ("a", "good", "many"),
    ("a", "handful"),
    ("a", "number", "of"),
    ("a", "couple"),
    ("a", "few"),
    ("several", "dozen"),
    ("several", "hundred"),
    ("several", "thousand"),
    ("a", "few", "dozen"),
    ("a", "few", "hundred"),
    ("a", "few", "thousand"),
    ("several",),
    ("many",),
    ("few",),
    ("numerous",),
    ("countless",),
    *((word,) for word in _PLURAL_SCALES),
)
_VAGUE_SHARES = (("the", "vast", "majority"), ("the", "majority"), ("a", "majority"), ("most",), ("nearly", "all"), ("almost", "all"))
_VAGUE_BY_WORD = {key[0]: sorted((k for k in _VAGUE if k[0] == key[0]), key=len, reverse=True) for key in _VAGUE}
_SHARES_BY_WORD = {key[0]: sorted((k for k in _VAGUE_SHARES if k[0] == key[0]), key=len, reverse=True) for key in _VAGUE_SHARES}
_NOT_VAGUE = frozenset({"as", "how", "so", "too", "very", "last", "past", "next", "first"})
# What stands before a number says which way it is open. "up" leaves the lower end open, "down" the upper one.
_BEFORE = {
    ("at", "least"): "low",
    ("a", "least"): "low",
    ("more", "than"): "low",
    ("over",): "low",
    ("above",): "low",
    ("upwards", "of"): "low",
    ("upward", "of"): "low",
    ("no", "fewer", "than"): "low",
    ("no", "less", "than"): "low",
    ("not", "less", "than"): "low",
    ("well", "over"): "low",
    ("exceeding",): "low",
    ("a", "minimum", "of"): "low",
    ("greater", "than"): "low",
    ("larger", "than"): "low",
    ("bigger", "than"): "low",
    ("higher", "than"): "low",
    ("in", "excess", "of"): "low",
    ("more", "than", "or", "equal", "to"): "low",
    ("greater", "than", "or", "equal", "to"): "low",
    ("equal", "to", "or", "greater", "than"): "low",
    ("smaller", "than"): "high",
    ("lower", "than"): "high",
    ("less", "than", "or", "equal", "to"): "high",
    ("equal", "to", "or", "less", "than"): "high",
    ("not", "exceeding"): "high",
    ("up", "to"): "high",
    ("as", "many", "as"): "high",
    ("as", "much", "as"): "high",
    ("at", "most"): "high",
    ("no", "more", "than"): "high",
    ("not", "more", "than"): "high",
    ("fewer", "than"): "high",
    ("less", "than"): "high",
    ("under",): "high",
    ("below",): "high",
    ("a", "maximum", "of"): "high",
    ("about",): "near",
    ("around",): "near",
    ("nearly",): "near",
    ("almost",): "near",
    ("approximately",): "near",
    ("roughly",): "near",
    ("some",): "near",
    ("an", "estimated"): "near",
    ("estimated",): "near",
    ("close", "to"): "near",
    ("just", "over"): "low",
    ("just", "under"): "high",
    ("only",): "exact",
    ("just",): "exact",
    ("exactly",): "exact",
    ("all",): "exact",
}
_LONGEST_BEFORE = max(map(len, _BEFORE))
_AFTER = {
    ("or", "more"): "low",
    ("or", "above"): "low",
    ("and", "above"): "low",
    ("or", "over"): "low",
    ("and", "over"): "low",
    ("or", "higher"): "low",
    ("or", "greater"): "low",
    ("or", "larger"): "low",
    ("and", "up"): "low",
    ("or", "below"): "high",
    ("and", "below"): "high",
    ("or", "under"): "high",
    ("or", "lower"): "high",
    ("or", "smaller"): "high",
    ("or", "so"): "near",
    ("or", "fewer"): "high",
    ("or", "less"): "high",
    ("plus",): "low",
    ("-", "plus"): "low",
    ("+",): "low",
}
_PERCENT = {"%", "percent", "pct", "percentage"}
_MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    }
)  # fmt: skip
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "o'clock", "gmt", "bst", "utc", "hrs"})
_STREETS = frozenset({"street", "road", "lane", "avenue", "square", "boulevard", "drive", "st", "rd", "ave"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a text: half-open offsets, bounds (None: open or vague), and `%` or an ISO code where the amount is a share or money.

    `figure` is where the bare number starts, after "at least" and the like; `manner` is exact, near, low, high, range or vague.
    """

    start: int
    end: int
    figure: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    manner: str

    def vague(self) -> bool:
        """Whether the text gives no number ("dozens")."""
        return self.manner == "vague"


@lru_cache(maxsize=256)  # the quotes of one point are read again and again
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, none overlapping."""
    return tuple(_walk(text, lexemes_of(text)))


def _walk(text: str, lexemes: list[Lexeme]) -> Iterator[Quantity]:
    waiting: Quantity | None = None
    for quantity in _each(text, lexemes):
        if waiting is not None and (both := _both_bounds(text, waiting, quantity)):
            waiting = both
            continue
        if waiting is not None:
            yield waiting
        waiting = quantity
    if waiting is not None:
        yield waiting


_AND_ALSO = re.compile(r",? (?:and|but) |, ")


def _both_bounds(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    """ "more than 5 but fewer than 10" as one range, or None."""
    if {one.manner, other.manner} != {"low", "high"} or one.unit != other.unit or not _AND_ALSO.fullmatch(text, one.end, other.start):
        return None
    low, high = (one.low, other.high) if one.manner == "low" else (other.low, one.high)
    if low is None or high is None or low >= high:
        return None
    return Quantity(one.start, other.end, one.figure, text[one.start : other.end], low, high, one.unit, "range")


def _each(text: str, lexemes: list[Lexeme]) -> Iterator[Quantity]:
    i, free = 0, 0  # `free`: the first lexeme that no quantity before has taken
    while i < len(lexemes):
        found = (
            _or_two(text, lexemes, i) or _fraction(text, lexemes, i, free) or _amount(text, lexemes, i, free) or _vague(text, lexemes, i)
        )
        if found is None:
            i += 1
            continue
        quantity, end = found
        if quantity is not None:
            yield quantity
            free = end
        i = max(end, i + 1)


def _amount(text: str, lexemes: list[Lexeme], i: int, free: int) -> tuple[Quantity | None, int] | None:
    read = number_at(lexemes, i)
    if read is None:
        return None
    value, end = read
    if _is_calendar(lexemes, i, end):
        return None, end
    low: float | None = value
    high: float | None = value
    manner, start = _before(lexemes, i, free)
    ranged = None if manner == "from" else _range(lexemes, start, end, value)
    if ranged:
        low, high, end = ranged
        manner = "range"
        if start and lexemes[start - 1].word == "between" and start - 1 >= free:
            start -= 1
    else:
        manner, end = _after(lexemes, end, manner)
    unit, end, start = _unit(text, lexemes, i, end, start)
    if low == high:
        low, high = (None if manner == "high" else low), (None if manner == "low" else high)
    first, last = lexemes[start].start, lexemes[end - 1].end
    return Quantity(first, last, lexemes[i].start, text[first:last], low, high, unit, "exact" if manner == "from" else manner), end


def _range(lexemes: list[Lexeme], first: int, end: int, value: float) -> tuple[float, float, int] | None:
    """The bounds of "300-400", "300 to 400", "two or three", "between 5 and 7"."""
    link = word_at(lexemes, end)
    between = first > 0 and lexemes[first - 1].word == "between"
    if not (link in DASHES or link in ("to", "or") or (between and link == "and")) or end + 1 >= len(lexemes):
        return None
    at = end + 1
    at = after_sign(lexemes, at)
    other = number_at(lexemes, at) if at < len(lexemes) else None
    if other is None:
        return None
    high, after = other
    low = value
    scale = SCALES.get(lexemes[after - 1].word)
    if scale and high >= scale and lexemes[end - 1].word not in SCALES and low * scale < high:
        low *= scale  # "2 to 3 million"
    return (low, high, after) if low < high and not (link == "or" and high > 2 * low + 1) else None


def _before(lexemes: list[Lexeme], i: int, free: int) -> tuple[str, int]:
    """The manner that the words before a number give it, and where these words start."""
    money = currency_before(lexemes, i) if i > free else None
    start = money[1] if money and money[1] >= free else i
    manner = "exact"
    while start > free:
        for size in range(min(_LONGEST_BEFORE, start - free), 0, -1):
            key = tuple(lexeme.word for lexeme in lexemes[start - size : start])
            if key in _BEFORE:
                given = _BEFORE[key]
                manner = given if manner == "exact" else manner
                start -= size
                break
        else:
            break
    if start == i and start > free and lexemes[start - 1].word == "from" and word_at(lexemes, i + 1) == "to":
        return "from", start
    return manner, start


def _after(lexemes: list[Lexeme], end: int, manner: str) -> tuple[str, int]:
    for key, given in _AFTER.items():
        after = end + len(key)
        figure = after < len(lexemes) and lexemes[after].text[0].isdecimal()  # "over 500 and below 20"
        if not figure and tuple(lexeme.word for lexeme in lexemes[end:after]) == key:
            return given, end + len(key)
    return manner, end


def _unit(text: str, lexemes: list[Lexeme], first: int, end: int, start: int) -> tuple[str | None, int, int]:
    """`%` or an ISO code, and the bounds with the words that say so."""
    word = word_at(lexemes, end)
    if word in _PERCENT:
        return "%", end + 1, start
    if word == "per" and word_at(lexemes, end + 1) == "cent":
        return "%", end + 2, start
    if before := currency_before(lexemes, first):
        return before[0], end, min(start, before[1])
    if word in ("pounds", "pound") and is_money(text, lexemes[first].start, lexemes[end].end):
        return "GBP", end + 1, start
    after = currency_after(lexemes, end)
    return (after[0], after[1], start) if after else (None, end, start)


def _is_calendar(lexemes: list[Lexeme], i: int, end: int) -> bool:
    """Whether the number is a day, a year, a time of day, an ordinal or part of a code."""
    one, word, before = lexemes[i], word_at(lexemes, end), word_at(lexemes, i - 1) if i else ""
    if word.replace("’", "'") in _CLOCK or (before == "at" and word in ("", ".", ",", ";", ")") and end == i + 1):
        return True
    if not one.text[0].isdecimal():
        return is_pronoun(lexemes, i, end)
    tight = end < len(lexemes) and lexemes[end].start == lexemes[end - 1].end
    if tight and (word in ("st", "nd", "rd", "th", "s", "/", ":") or word.startswith(("am", "pm"))):
        return True
    if i and lexemes[i - 1].end == one.start and (before in ("/", ":", "#", "'", "’") or before.isalpha()):
        return currency_before(lexemes, i) is None  # "Rs500"
    if _is_address(lexemes, end) or (word in ("a", "p") and word_at(lexemes, end + 1) == "." and word_at(lexemes, end + 2) == "m"):
        return True
    month_before = before in _MONTHS or (before == "." and i > 1 and lexemes[i - 2].word in _MONTHS)
    if month_before and end == i + 1:
        return True
    if word in _MONTHS and end == i + 1 and _capital(lexemes, end) and len(one.text) < 3:
        return True
    return end == i + 1 and _is_year(lexemes, i)


def _is_address(lexemes: list[Lexeme], i: int) -> bool:
    """Whether a street's name follows: "4 Mill Lane"."""
    names = [lexeme for lexeme in lexemes[i : i + 3] if lexeme.text[:1].isupper()]
    return any(lexeme.word in _STREETS for lexeme in names)


def _capital(lexemes: list[Lexeme], i: int) -> bool:
    return lexemes[i].text[:1].isupper()


def _is_year(lexemes: list[Lexeme], i: int) -> bool:
    text = lexemes[i].text
    if not (len(text) == 4 and text.isdecimal() and 1500 <= int(text) < 2100):
        return False
    before, after = word_at(lexemes, i - 1) if i else "", word_at(lexemes, i + 1)
    if before in ("about", "around", "some", "nearly", "over", "than", "least", "only", "roughly", "approximately", "all", "estimated"):
        return False
    # A four-digit number without a comma before a plural noun counts things ("1800 soldiers"), unless a preposition of time leads it.
    return not (after.endswith("s") and len(after) > 3 and before not in ("in", "since", "of", "until", "by", "from", "the", "'s"))


def _fraction(text: str, lexemes: list[Lexeme], i: int, free: int) -> tuple[Quantity | None, int] | None:
    """ "half", "a third", "two-thirds", "three quarters" of something."""
    word, end = lexemes[i].word, i + 1
    share: float | None = None
    if word == "half" and word_at(lexemes, i + 1) not in ("a", "an", "-", "past", "hour", "time", "way", "mile") and _goes_on(lexemes, end):
        share = 0.5
    elif word in ("a", "one", "two", "three", "four") and i + 1 < len(lexemes):
        at = i + 2 if lexemes[i + 1].text in DASHES and i + 2 < len(lexemes) else i + 1
        name = lexemes[at].word
        if name in _FRACTIONS and name != "half" and word_at(lexemes, at + 1) == "of":
            times = UNITS.get(word, 1)
            base = {"third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5}.get(name.removesuffix("s"), 0.0)
            share, end = times * base, at + 1
    if share is None or not 0 < share < 1:
        return None
    if i > 0 and lexemes[i - 1].word in ("first", "second", "other", "latter"):
        return None, end
    manner, start = _before(lexemes, i, free)
    value = round(100 * share, 1)
    first, last = lexemes[start].start, lexemes[end - 1].end
    low, high = (None if manner == "high" else value), (None if manner == "low" else value)
    return Quantity(first, last, lexemes[i].start, text[first:last], low, high, "%", manner), end


def _or_two(text: str, lexemes: list[Lexeme], i: int) -> tuple[Quantity | None, int] | None:
    """ "a day or two"."""
    if lexemes[i].word not in ("a", "an") or word_at(lexemes, i + 2) != "or" or word_at(lexemes, i + 3) != "two":
        return None
    first, last = lexemes[i].start, lexemes[i + 3].end
    return Quantity(first, last, first, text[first:last], 1.0, 2.0, None, "range"), i + 4


def _goes_on(lexemes: list[Lexeme], i: int) -> bool:
    return word_at(lexemes, i).isalpha()


def _vague(text: str, lexemes: list[Lexeme], i: int) -> tuple[Quantity | None, int] | None:
    for table, unit in ((_SHARES_BY_WORD, "%"), (_VAGUE_BY_WORD, None)):
        best = next((key for key in table.get(lexemes[i].word, ()) if _matches(lexemes, i, key)), None)
        if best is None or (best == ("most",) and not _most_of(lexemes, i)) or (len(best) == 1 and i and lexemes[i - 1].word in _NOT_VAGUE):
            continue
        end = i + len(best) - (best[-1] == "of")
        first, last = lexemes[i].start, lexemes[end - 1].end
        return Quantity(first, last, first, text[first:last], None, None, unit, "vague"), end
    return None


def _most_of(lexemes: list[Lexeme], i: int) -> bool:
    """ "most of them", "most people", not "most important", "the most"."""
    return word_at(lexemes, i + 1) == "of" or (
        word_at(lexemes, i + 1).endswith("s") and (not i or lexemes[i - 1].word not in ("the", "'s", "its", "his"))
    )


def _matches(lexemes: list[Lexeme], i: int, key: tuple[str, ...]) -> bool:
    return all(word_at(lexemes, i + k) == word for k, word in enumerate(key))
