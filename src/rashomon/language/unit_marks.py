"""Units by marks and single letters: 5'10", 6", 30° 12', 37C, 50p, "half a mile", "absolute zero"."""

import re

from rashomon.language.compound_units import composed
from rashomon.language.currencies import is_money
from rashomon.language.number_search import Number
from rashomon.language.unit_table import Unit, load_units
from rashomon.language.units import unit_after

_NEAR = 300  # characters on either side, in which words may tell what a sign or a letter stands for


def unit_by_mark(text: str, number: Number, *, letters: bool) -> tuple[Unit, int] | None:
    """The unit of a number by a mark or a letter behind it, or by the words round it, and where it ends.

    `letters`: as in texts of science, where "5 H" and "3 F/m" have units as well.
    """
    return (
        _halved(text, number)
        or _marked(text, number)
        or _small_coins(text, number)
        or (_of_science(text, number) if letters else None)
        or _absolute(text, number)
    )


_WARMTH = re.compile(
    r"\b(?:temperatur\w*|degrees?|heat\w*|hot|cold\w*|warm\w*|cool\w*|fever\w*|oven|weather|freez\w+|froz\w+|boil\w*|melt\w*|chill\w*|thermomet\w+|mercury)\b",
    re.I,
)


def is_of_warmth(text: str, number: Number) -> bool:
    """Whether words round a number tell of heat or cold."""
    return bool(_WARMTH.search(text, max(0, number.start - _NEAR), number.end + _NEAR))


_HALF = re.compile(r"half an?(?= )", re.IGNORECASE)


def _halved(text: str, number: Number) -> tuple[Unit, int] | None:
    """ "half a mile", "half an hour"."""
    half = _HALF.match(text, number.start) if number.value == 1 / 2 else None
    found = unit_after(text, half.end()) if half else None
    return found if found and found[0].dimension != "currency" else None


_LETTER = re.compile(r" ?(?P<letter>[CF])\b")
_FEET = re.compile(r"['′](?= ?\d+(?:\.\d+)? ?(?:[\"″”]|'')| ?(?:x|×|by) ?\d)|′")
_ARC_MARK = re.compile(r" ?(?P<mark>['′’\"″”])")
_BEHIND_DEGREES = re.compile(r"\d ?[°º](?: ?\d[\d.]* ?['′’])? ?$")
_TIMES_FEET = re.compile(r"\d['′] ?(?:x|×|by) ?\d[\d.]*$")
_TIMES_INCHES = re.compile(r"\d[\"″”] ?(?:x|×|by) ?\d[\d.]*$")
_INCHES = re.compile(r" ?(?:[\"″]|'')(?!\w)")


def _marked(text: str, number: Number) -> tuple[Unit, int] | None:
    """Feet and inches by their marks: 5'10", 6"; no mark that ends a quotation. Degrees by a letter alone."""
    arc = _ARC_MARK.match(text, number.end)
    if arc and _BEHIND_DEGREES.search(text, max(0, number.start - 24), number.start):  # 30° 12' 5"
        return load_units()["minute of arc" if arc["mark"] in "'′’" else "second of arc"], arc.end()
    if feet := _FEET.match(text, number.end):
        return load_units()["foot"], feet.end()
    mark, before = text[number.end : number.end + 1], text[max(0, number.start - 12) : number.end]
    if (mark in {"'", "’"} and _TIMES_FEET.search(before)) or (mark in {'"', "”"} and _TIMES_INCHES.search(before)):  # 5' x 20'
        return load_units()["foot" if mark in "'’" else "inch"], number.end + 1
    letter = _LETTER.match(text, number.end)
    if letter and is_of_warmth(text, number):  # "37C" where it is hot
        return load_units()[_DEGREES[letter["letter"]]], letter.end()
    inches = _INCHES.match(text, number.end)
    if inches and (text[number.end] != '"' or text.count('"', 0, number.end) % 2 == 0 or "'" in text[number.start - 1 : number.start]):
        return load_units()["inch"], inches.end()
    return None


_COIN = re.compile(r"(?P<letter>[pc])\b(?!['’.]\w)")
_EACH = re.compile(r" (?:an?|per|each|off|coins?|stamps?)\b|/")
_WON = re.compile(r" won\b(?! (?:the|an?|their|his|her|its|by|seats|prizes)\b)")
_KOREA = re.compile(r"\b(?:Korean?|Seoul|Pyongyang)\b")
_MANY_WON = 10_000  # above it hardly anybody has "won"


def _small_coins(text: str, number: Number) -> tuple[Unit, int] | None:
    """ "50p", "50c a litre", and "2,000 won" where that is money."""
    coin = _COIN.match(text, number.end)
    few = coin and text[number.start : number.end].isdecimal() and number.value < 100
    if coin and few and (_EACH.match(text, coin.end()) or is_money(text, number.end, coin.end())):
        return composed(text, coin.end(), load_units()["penny" if coin["letter"] == "p" else "cent"])
    won = _WON.match(text, number.end)
    if won and (
        number.value >= _MANY_WON or (number.value >= 100 and _KOREA.search(text, max(0, number.start - _NEAR), number.end + _NEAR))
    ):
        return composed(text, won.end(), load_units()["south korean won"])
    return None


_SYMBOLS = {"C": "coulomb", "F": "farad", "H": "henry", "S": "siemens", "G": "gauss", "d": "day"}
_SYMBOL = re.compile(r"(?: (?P<apart>[CFHSGd])|(?P<tight>[CFHS])(?=[/·]))(?![\w'’])")
_DEGREES = {"C": "degree celsius", "F": "degree fahrenheit"}
_CHARGED = re.compile(r"\b(?:charg\w*|electro\w*|ions?|protons?|capaci\w*|circuits?|coulombs?|farads?)\b", re.IGNORECASE)
_WARM = (0.1, 10_000)  # degrees


def _of_science(text: str, number: Number) -> tuple[Unit, int] | None:
    """A unit by a letter that is a grade, a size or a name elsewhere: "5 H", "3 F/m"; "5 C" are degrees where nothing is charged."""
    match = _SYMBOL.match(text, number.end)
    if match is None:
        return None
    letter = match["apart"] or match["tight"]
    warm = letter in _DEGREES and match["apart"] and text[match.end() : match.end() + 1] not in {"/", "·"}
    charged = _CHARGED.search(text, max(0, number.start - _NEAR), number.end + _NEAR)
    if warm and not charged and _WARM[0] < abs(number.value) < _WARM[1]:
        return load_units()[_DEGREES[letter]], match.end()
    return composed(text, match.end(), load_units()[_SYMBOLS[letter]], science=True)


_ABSOLUTE = re.compile(r"\babsolute $", re.IGNORECASE)


def _absolute(text: str, number: Number) -> tuple[Unit, int] | None:
    """ "absolute zero"."""
    return (load_units()["kelvin"], number.end) if _ABSOLUTE.search(text, max(0, number.start - 10), number.start) else None
