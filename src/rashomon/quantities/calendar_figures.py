"""Numbers that are days, years or times (`is_calendar`)."""

from rashomon.quantities.figures import (
    TENS,
    UNITS,
    Lexemes,
    is_pronoun,
    number_at,
    word_at,
    words_from,
)
from rashomon.quantities.measures import currency_before
from rashomon.shipped.words import lowered, set_of

_MONTHS = frozenset(lowered("calendar.months", "calendar.short_months")) | {"sept"}


def is_calendar(lexemes: Lexemes, i: int, end: int) -> bool:
    """Whether the number is a day, a year, a time of day, an ordinal or part of a code."""
    lexeme = lexemes[i]
    before = word_at(lexemes, i - 1)
    if lexeme.value is None:
        if _is_century(lexeme.word, word_at(lexemes, end)) or _is_century(before, lexeme.word):
            return True
        # "at half nine"
        return before == "half" or _is_hour(lexemes, i, end) or is_pronoun(lexemes, i, end)
    if i and lexemes[i - 1].end == lexeme.start and (before in set("/:#'’") or before.isalpha()):
        return currency_before(lexemes, i) is None  # "Rs500"
    is_code = lexeme.text[0] == "0" and lexeme.text[1:].isdecimal()  # "0900 hrs", "007"
    is_name = end == i + 1 and _is_label(lexemes, i)
    return is_code or is_name or _is_hour(lexemes, i, end) or _is_day(lexemes, i, end)


def _is_label(lexemes: Lexemes, i: int) -> bool:
    """Whether a figure before a noun is of the thing named before it: "Line 4 passengers",
    but not "at Harn Station 12 people"."""
    behind = word_at(lexemes, i + 1)
    is_plural = behind.endswith("s") and len(behind) > 3
    if not i or not (is_plural or behind in set_of("amounts.many_people")):
        return False
    named = lexemes[i - 1].text
    led = lexemes[i - 2].text if i > 1 else ""
    if led[:1].isupper() or not named.istitle():
        return False
    return named.casefold() in set_of("account_words.labelled") and lexemes[i].text.isdecimal()


def _is_hour(lexemes: Lexemes, i: int, end: int) -> bool:
    """Whether the number is a time of day: "9 p.m.", "at seven."."""
    word = word_at(lexemes, end)
    if word.replace("’", "'") in set_of("calendar.behind_hours"):
        return True
    if word in {"a", "p"} and words_from(lexemes, end + 1, end + 3) == (".", "m"):
        return True
    if word_at(lexemes, i - 1) != "at" or end != i + 1 or word not in {"", ".", ",", ";", ")"}:
        return False
    return _may_be_hour(lexemes, i)


def _is_day(lexemes: Lexemes, i: int, end: int) -> bool:
    """Whether the figure is an ordinal, the day of a month or a year: "21st", "6 June", "2015/16",
    "in 2011"."""
    word = word_at(lexemes, end)
    if end == i + 1:
        before = word_at(lexemes, i - 1)
        if before in _MONTHS or (before == "." and word_at(lexemes, i - 2) in _MONTHS):
            return True
        is_named = word in _MONTHS and lexemes[end].text[:1].isupper()
        if (is_named and len(lexemes[i].text) < 3) or _is_year(lexemes, i):
            return True
    is_ordinal = word in set_of("calendar.behind_ordinals") or word.startswith(("am", "pm"))
    return is_ordinal and lexemes[end].start == lexemes[end - 1].end


def _is_century(number: str, word: str) -> bool:
    """Whether a number begins a year in words: "nineteen sixty", "the eighteen nineties"."""
    if word.endswith("ies"):
        word = word.removesuffix("ies") + "y"
    # the least number with which a year in words is taken to begin
    return word in TENS and UNITS.get(number, 0) >= 17


def _may_be_hour(lexemes: Lexemes, i: int) -> bool:
    """Whether "at seven." may be a time of day: no hour reaches 43, and a toll is put "at 14"."""
    read = number_at(lexemes, i)
    if read is None or not 0 < read[0] <= 24 or read[0] != int(read[0]):
        return False
    return not any(word_at(lexemes, k) in set_of("amounts.levels") for k in range(i - 8, i))


def _is_year(lexemes: Lexemes, i: int) -> bool:
    """Whether a figure of four digits is a year. Before a plural noun it counts things ("1800
    soldiers"), unless a preposition of time leads it."""
    text = lexemes[i].text
    if len(text) != 4 or not text.isdecimal() or not 1500 <= int(text) < 2100:
        return False
    before = word_at(lexemes, i - 1)
    after = word_at(lexemes, i + 1)
    if after.endswith("s") and len(after) > 3 and before not in set_of("amounts.of_years"):
        return False
    return before not in set_of("amounts.before_counts")
