"""The unit of a number: the words or symbol behind it."""

import re
from functools import cache

from rashomon.lexicon import either
from rashomon.text.compound_units import called_kind, composed
from rashomon.text.unit_table import MeasureUnit, load_units, unit_called


@cache
def written_after() -> re.Pattern[str]:
    """Unit words or symbols behind a number."""
    words = sorted(
        (re.escape(word).replace(r"\ ", "[ -]") for word in load_units() if not word.startswith("=")), key=lambda w: (-len(w), w)
    )
    symbols = sorted((re.escape(word[1:]) for word in load_units() if word.startswith("=")), key=lambda w: (-len(w), w))
    return re.compile(
        rf"[ \u00a0-]?(?:(?P<word>(?i:{'|'.join(words)}))s?(?![\w])|(?P<symbol>{'|'.join(symbols)})(?:(?=(?:\^[-−]?\d|⁻?[¹²³]|[23])?(?![\w^]))|(?<=°)(?=\d)))"
    )


# Symbols that are words, grades or names as well: only right behind the number, or where nothing can follow them but the end of a phrase.
_TIGHT = frozenset({"K", "t", "st", "pt", "ct", "A", "B", "N", "J", "Mb", "mi", "kt", "mb", "g", "h", "l", "s", "T", "m"})
_GRADES = frozenset({"A", "B", "C", "F", "T", "K"})  # "5-A" is a class, "12-V" a voltage
_NEVER_LOOSE = frozenset({"in", "st", "pt", "p", "c"})
_NEVER = frozenset({"pm", "PM", "Pm", "am", "AM", "F"})  # times of day, not picometres
DECADE = re.compile(r"(?:1[5-9]|20)\d0s\b")
_TENS = re.compile(rf"\b(?:{either('calendar.before_decades')})[ -](?:mid-|early |late )?[1-9]0s\b", re.IGNORECASE)
_LONG = re.compile(rf" (?:{either('amounts.behind_lengths')})\b")
_LOOSE = re.compile(
    r"\s+\d+ ?(?:min|m|s|sec)\b|\s*(?:[.,;:!?)\]/·*²³^\"'”’-]|$)"
    rf"|\s+(?:{either('amounts.behind_loose_symbols')})\b"
)
_INVERSE = re.compile(r"[ ·*.]?(?:s|m|kg|h|K|mol|L|l|g|cm)(?:\^?[-−][123]|⁻[¹²³])(?![\d\w])")
_SHORT_INCHES = re.compile(rf"\.?(?:{either('amounts.behind_short_inches')})|\. (?:of|in)\b")  # "12 in. of snow", "5 in x 20 in"
_SHORT_KIND = re.compile(r"[ \u00a0-](?P<kind>sq|cu)\.?[ -](?P<word>[A-Za-z]+)\b")
_BEHIND_FEET = re.compile(r"\d ?(?:ft|feet|foot|['′])[ ,]*\d+(?:\.\d+)?$")


def unit_after(text: str, at: int) -> tuple[MeasureUnit, int] | None:
    """Returns the unit whose words or symbol stand at this offset behind a number, and where they end."""
    match = written_after().match(text, at)
    if match is None:
        return _short_kind(text, at)
    found, end = load_units()[f"={match['symbol']}" if match["symbol"] else match["word"].casefold().replace("-", " ")], match.end()
    if match["symbol"] in _NEVER or (match["symbol"] == "s" and is_decade(text, at)):
        return None
    apart = text[at : at + 1] in " \u00a0-"
    if text[at : at + 1] == "-" and match["symbol"] in _GRADES:
        return None
    if apart and not _may_stand_apart(text, at, match["symbol"], end):
        return None
    return composed(text, end, found)


def is_decade(text: str, at: int) -> bool:
    """Whether the "s" at this offset makes a decade: "the 1990s", "in his 30s"."""
    return bool(DECADE.match(text, max(0, at - 4)) or any(tens.end() == at + 1 for tens in _TENS.finditer(text, max(0, at - 24), at + 1)))


def _short_kind(text: str, at: int) -> tuple[MeasureUnit, int] | None:
    """Reads abbreviated square and cubic units: "10 sq. miles", "5 cu ft"."""
    match = _SHORT_KIND.match(text, at)
    base = unit_called(match["word"]) if match else None
    if match is None or base is None or base.dimension != "length":
        return None
    return composed(text, match.end(), called_kind(match["kind"], base))


def _may_stand_apart(text: str, at: int, symbol: str | None, end: int) -> bool:
    """Whether a symbol that may also be a word, a grade or a name is a unit when a space separates it from its number."""
    if symbol == "in":
        return bool(
            _BEHIND_FEET.search(text, max(0, at - 24), at) or (text[at - 1].isdecimal() and _SHORT_INCHES.match(text, end))
        )  # "6 ft 2 in"
    if symbol in _NEVER_LOOSE:
        return False
    if symbol not in _TIGHT or _LOOSE.match(text, end) or _INVERSE.match(text, end):
        return True
    return symbol == "m" and bool(_LONG.match(text, end))
