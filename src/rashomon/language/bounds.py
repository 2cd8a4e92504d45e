"""Which way an amount is open, by the words before and behind its number: "at least", "up to", "or more", "about"."""

from rashomon.language.currencies import currency_before
from rashomon.language.numbers import Lexeme, word_at
from rashomon.lexicon import set_of

TIMES = set_of("calendar.units")
"""Units of time, in the singular."""
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
    ("just", "under"): "near",
    ("a", "little", "over"): "near",
    ("a", "little", "under"): "near",
    ("a", "little", "more", "than"): "near",
    ("a", "little", "less", "than"): "near",
    ("slightly", "over"): "near",
    ("slightly", "under"): "near",
    ("slightly", "more", "than"): "near",
    ("slightly", "less", "than"): "near",
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
    ("at", "least"): "low",
    ("at", "the", "least"): "low",
    ("at", "a", "minimum"): "low",
    ("at", "most"): "high",
    ("at", "the", "most"): "high",
    ("at", "the", "very", "least"): "low",
    ("at", "the", "very", "most"): "high",
    ("or", "fewer"): "high",
    ("or", "less"): "high",
    ("plus",): "low",
    ("-", "plus"): "low",
    ("+",): "low",
}

# "The toll goes up to 29", "the bribes add up to 41 million": up to this, not at most this.
_RISING = set_of("bounds.rising")
_LASTING = set_of("bounds.lasting")


def manner_before(lexemes: list[Lexeme], i: int, free: int) -> tuple[str, int]:
    """The manner that the words before a number give it, and where these words start."""
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
    """ "tapped over 14 months" is in the course of them; "lasted over 14 months", "over 14 months ago" is more."""
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
