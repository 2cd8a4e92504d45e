"""Numbers that are days, years or times (`is_calendar`)."""

import re

from rashomon.mentions.numbers.lexemes import DASHES, Lexeme
from rashomon.mentions.numbers.plain_numbers import TENS, UNITS, is_pronoun, number_at
from rashomon.mentions.numbers.units import currency_before
from rashomon.shipped.words import lowered, set_of

_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_GROUPS = 5  # of figures in the number of a telephone
_MONTHS = frozenset(lowered("calendar.months", "calendar.short_months")) | {"sept"}


def is_calendar(figure: Lexeme, end: Lexeme) -> bool:
    """Tells whether the number is a day, a year, a time of day, an ordinal or part of a code: "3
    May", "half nine", "007".

    Number words have rules of their own, since no code is spelled out.
    """
    before = figure.before.word
    if _is_of_a_name(figure) or _is_of_a_note(figure, end):
        return True
    if figure.value is None:
        if _is_century(figure.word, end.word) or _is_century(before, figure.word):
            return True
        # "at half nine"
        return before == "half" or _is_hour(figure, end) or is_pronoun(figure, end)
    is_led = before in set("/:#'’") or before.isalpha()
    if is_led and figure.before.end == figure.start:
        return currency_before(figure) is None  # "Rs500"
    return _is_code(figure) or _is_hour(figure, end) or _is_day(figure, end)


def _is_code(figure: Lexeme) -> bool:
    """Whether nothing is counted in a figure, since it begins with nought or goes on with one that
    does: "0900 hrs", "007", "0555 12 88", but not "at 0915 12 people"."""
    if figure.after.word in {"and", "or"} or not figure.after.word.isalpha():
        for _ in range(_GROUPS):
            if figure.before.value is None or figure.text[0] == "0":
                break
            figure = figure.before
    return figure.text[0] == "0" and figure.text[1:].isdecimal()


def _is_of_a_note(figure: Lexeme, end: Lexeme) -> bool:
    """Whether the number opens a note: "[2] Minutes of the council"."""
    bracket = figure.before
    return bracket.text == "[" and not bracket.before.text and end.text == "]"


def _is_of_a_name(figure: Lexeme) -> bool:
    """Whether figures and a number word are joined, as only names are: "7-Eleven"."""
    left = figure.before.before if figure.value is None else figure
    dash = left.after
    word = dash.after
    is_joined = left.end == dash.start and dash.end == word.start
    is_word = word.word in UNITS or word.word in TENS
    return left.value is not None and is_joined and dash.word in DASHES and is_word


def _is_hour(figure: Lexeme, end: Lexeme) -> bool:
    """Whether the number is a time of day: "9 p.m.", "at seven.", "at 1405 hours"."""
    word = end.word
    if word.replace("’", "'") in set_of("calendar.behind_hours"):
        return True
    if word in {"a", "p"} and end.after.words(2) == (".", "m"):
        return True
    if word in set_of("calendar.behind_hours_of_four_digits") and _CLOCK.fullmatch(figure.text):
        return figure.before.word in set_of("calendar.before_hours_of_four_digits")
    is_alone = end == figure.after and word in {"", ".", ",", ";", ")"}
    return is_alone and figure.before.word == "at" and _may_be_hour(figure)


def _is_day(figure: Lexeme, end: Lexeme) -> bool:
    """Whether the figure is an ordinal, the day of a month or a year: "21st", "6 June", "2015/16",
    "in 2011"."""
    word = end.word
    if end == figure.after:
        before = figure.before
        if before.word in _MONTHS or (before.word == "." and before.before.word in _MONTHS):
            return True
        is_named = word in _MONTHS and end.text[:1].isupper()
        if (is_named and len(figure.text) < 3) or _is_year(figure):
            return True
    is_ordinal = word in set_of("calendar.behind_ordinals") or word.startswith(("am", "pm"))
    return is_ordinal and end.start == end.before.end


def _is_century(number: str, word: str) -> bool:
    """Whether a number begins a year in words: "nineteen sixty", "the eighteen nineties"."""
    if word.endswith("ies"):
        word = word.removesuffix("ies") + "y"
    # the least number with which a year in words is taken to begin
    return word in TENS and UNITS.get(number, 0) >= 17


def _may_be_hour(figure: Lexeme) -> bool:
    """Whether a number behind "at" may be a time of day: "at seven.". No hour reaches 43, and a
    toll is put "at 14"."""
    number = number_at(figure)
    if number is None:
        return False
    value, _ = number
    if not 0 < value <= 24 or value != int(value):
        return False
    lexeme = figure
    for _ in range(8):
        lexeme = lexeme.before
        if lexeme.word in set_of("amounts.levels"):
            return False
    return True


def _is_year(figure: Lexeme) -> bool:
    """Whether a figure of four digits is a year. Before a plural noun it counts things ("1800
    soldiers"), unless a preposition of time leads it."""
    text = figure.text
    if len(text) != 4 or not text.isdecimal() or not 1500 <= int(text) < 2100:
        return False
    before = figure.before.word
    after = figure.after.word
    if after.endswith("s") and len(after) > 3 and before not in set_of("amounts.of_years"):
        return False
    return before not in set_of("amounts.before_counts")
