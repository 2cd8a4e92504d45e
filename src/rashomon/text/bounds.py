"""What the words around a number make of it: a bound ("at least", "or more"), a share ("two in three"), a day or an hour."""

from rashomon.lexicon import lowered, ordered, set_of
from rashomon.text.currencies import currency_before
from rashomon.text.numbers import DASHES, UNITS, Lexeme, is_pronoun, number_at, word_at

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


# Shares.

_PARTS = {"third": 3, "quarter": 4, **{word: value for value, word in enumerate(ordered("numbers.first_to_ninth")[4:], 5)}, "tenth": 10}
SHARE_WORDS = frozenset({"half", *_PARTS, *(f"{part}s" for part in _PARTS)})
"""Words of which one stands in each share that is told without a figure or a number word."""
_BE = frozenset("is are was were has have had".split())


def share_at(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """Returns the share that starts at a lexeme, between 0 and 1, and the place after it."""
    word, end = lexemes[i].word, i + 1
    share: float | None = None
    if (
        word == "half"
        and word_at(lexemes, i + 1) not in ("a", "an", "-", "past", "hour", "time", "way", "mile")
        and (word_at(lexemes, end).isalpha() or word_at(lexemes, i - 1) == "by")
    ):
        share = 0.5
    elif (word in ("a", "one") or 1 < UNITS.get(word, 0) < 10) and i + 1 < len(lexemes):
        at = i + 2 if lexemes[i + 1].text in DASHES and i + 2 < len(lexemes) else i + 1
        name, times = lexemes[at].word, UNITS.get(word, 1)
        under, several = _PARTS.get(name.removesuffix("s")), name.endswith("s")
        if under and (several or word_at(lexemes, at + 1) == "of" or word_at(lexemes, at + 1) in _BE) and several == (times > 1):
            share, end = times / under, at + 1
        elif ratio := _one_in(lexemes, i):
            share, end = ratio
    elif word_at(lexemes, i + 1) == "out" and lexemes[i].text.isdecimal() and (ratio := _one_in(lexemes, i)):
        share, end = ratio
    return (share, end) if share is not None and 0 < share < 1 else None


_ROUND = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 20.0, 50.0, 100.0, 1000.0})


def _one_in(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """Returns "one in five", "nine trains in ten", "eight out of ten" as a share, and where it ends; "two in five days" is none."""
    over = UNITS.get(lexemes[i].word) or lexemes[i].number() or 0
    at = i + 1 if word_at(lexemes, i + 1) in ("in", "out") else i + 2
    out = (word_at(lexemes, at), word_at(lexemes, at + 1)) == ("out", "of")
    under = number_at(lexemes, at + 1 + out) if at + 1 + out < len(lexemes) and (out or word_at(lexemes, at) == "in") else None
    if under is None or not 0 < over < under[0] or under[0] not in (_ROUND if not out else {10.0, 100.0, 1000.0}):
        return None
    if (
        (not out and lexemes[at + 1].text[0].isdecimal())
        or word_at(lexemes, under[1]).removesuffix("s") in TIMES
        or (at > i + 1 and _counts_things(lexemes, under[1]))
    ):
        return None
    return over / under[0], under[1]


def _counts_things(lexemes: list[Lexeme], end: int) -> bool:
    """Whether the second number has a noun of its own: "two goats in five pens"."""
    return word_at(lexemes, end).endswith("s") and len(word_at(lexemes, end)) > 3


# Numbers that are days, years or times.

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
