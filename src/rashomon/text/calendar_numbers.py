"""Tells numbers that are days, years, times of day, house numbers or parts of codes from amounts."""

from rashomon.lexicon import lowered, set_of
from rashomon.text.currencies import currency_before
from rashomon.text.numbers import Lexeme, is_pronoun, number_at, word_at

_MONTHS = frozenset(lowered("calendar.months", "calendar.short_months")) | {"sept"}
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "o'clock", "gmt", "bst", "utc", "hrs"})
_STREETS = set_of("places.streets")


def is_calendar(lexemes: list[Lexeme], i: int, end: int) -> bool:
    """Whether the number is a day, a year, a time of day, an ordinal or part of a code."""
    one, word, before = lexemes[i], word_at(lexemes, end), word_at(lexemes, i - 1) if i else ""
    if word.replace("’", "'") in _CLOCK or (
        before == "at" and word in ("", ".", ",", ";", ")") and end == i + 1 and _may_be_hour(lexemes, i)
    ):
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


_LEVELS = set_of("amounts.levels")


def _may_be_hour(lexemes: list[Lexeme], i: int) -> bool:
    """Whether "at seven." may be a time of day: no hour reaches 43, and a toll is put "at 14"."""
    value = number_at(lexemes, i)
    if value is None or value[0] > 24 or value[0] != int(value[0]) or not value[0]:
        return False
    return not any(word_at(lexemes, k) in _LEVELS for k in range(max(0, i - 8), i))


def _is_address(lexemes: list[Lexeme], i: int) -> bool:
    """Whether a street name follows: "4 Mill Lane"."""
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
