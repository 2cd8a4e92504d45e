"""Which unit a number is of: units of measure and currencies, before or after it; read from tables/units.toml."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.language.numbers import SCALES, Number, find_numbers


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name; `dimension` "currency" has an ISO code in `code`, the others a `size` in the first unit of their dimension."""

    name: str
    dimension: str
    size: float = 1.0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number or a range of numbers with its unit; the offsets hold all of it."""

    start: int
    end: int
    low: float
    high: float
    unit: Unit | None


@cache
def _units() -> dict[str, Unit]:
    """Every unit by its words (lower case, singular) and its symbols."""
    table = tomllib.loads(resources.files("rashomon.tables").joinpath("units.toml").read_text("utf-8"))
    out: dict[str, Unit] = {}
    for dimension, names in table.items():
        for name, (size, words, symbols) in names.items():
            unit = Unit(name, dimension, code=size) if dimension == "currency" else Unit(name, dimension, float(size))
            out |= {word: unit for word in words.split("|") if word} | {f"={symbol}": unit for symbol in symbols.split("|") if symbol}
    return out


@cache
def _after() -> re.Pattern[str]:
    """Unit words or symbols behind a number."""
    words = sorted((re.escape(word).replace(r"\ ", "[ -]") for word in _units() if not word.startswith("=")), key=lambda w: (-len(w), w))
    symbols = sorted((re.escape(word[1:]) for word in _units() if word.startswith("=")), key=lambda w: (-len(w), w))
    return re.compile(rf"[ \u00a0-]?(?:(?P<word>(?i:{'|'.join(words)}))s?(?![\w])|(?P<symbol>{'|'.join(symbols)})(?![\w²³^]))")


@cache
def _before() -> re.Pattern[str]:
    """A currency's symbol or code before a number."""
    symbols = sorted((re.escape(w[1:]) for w, u in _units().items() if w.startswith("=") and u.dimension == "currency"), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:(?<=[\s(\"'-])|^)(?P<symbol>{'|'.join(symbols)})[ \u00a0]?$")


# Symbols that are words as well: only right behind the number.
_TIGHT = frozenset({"in", "C", "F", "K", "t", "s", "st", "pt", "ct", "A", "B", "L", "N", "J", "Mb", "ha", "mi", "kt", "mb", "g", "h", "l"})
_PER = re.compile(r"(?:[ -]per[ -]|/| an? )(?P<word>[A-Za-z]+)\b")
_RANGE = re.compile(r"(?:-? ?(?:to|or|through) (?:about |around )?| ?[-–—−] ?)")
_BETWEEN = re.compile(r"\bbetween (?:about |around )?$", re.IGNORECASE)


def unit_after(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit whose words or symbol stand at an offset, behind a number, and where they end."""
    match = _after().match(text, at)
    if match is None:
        return None
    found, end = _units()[f"={match['symbol']}" if match["symbol"] else match["word"].casefold().replace("-", " ")], match.end()
    if match["symbol"] in _TIGHT and text[at : at + 1] in " \u00a0-":
        return None
    return _per(text, end, found)


def _per(text: str, end: int, unit: Unit) -> tuple[Unit, int]:
    """The unit with "per day" or "/kg" where that follows, and where the words end."""
    per = _PER.match(text, end)
    word = per["word"] if per else ""
    base = _units().get(word.casefold()) or _units().get(word.casefold().removesuffix("s")) or _units().get(f"={word}")
    if per and base and base.dimension in {"time", "area", "length", "weight", "volume", "energy"}:
        name, dimension = f"{unit.name} per {base.name}", f"{unit.dimension} per {base.dimension}"
        return Unit(name, dimension, unit.size / base.size, unit.code), per.end()
    return unit, end


def currency_before(text: str, at: int) -> tuple[Unit, int] | None:
    """The currency whose symbol or code stands right before an offset, and where it starts."""
    match = _before().search(text, max(0, at - 6), at)
    return (_units()[f"={match['symbol']}"], match.start()) if match else None


def read_measured(text: str) -> Iterator[Measured]:
    """The numbers of a text with their units, in order; "8 to 16 metres" is one with two ends."""
    numbers = [number for number in find_numbers(text) if not number.ordinal]
    at = 0
    while at < len(numbers):
        ranged = _ranged(text, numbers[at], numbers[at + 1]) if at + 1 < len(numbers) else None
        yield ranged or _single(text, numbers[at])
        at += 2 if ranged else 1


def _single(text: str, number: Number) -> Measured:
    """ "£5", "5 km", "$5 per day"."""
    before, start = currency_before(text, number.start) or (None, number.start)
    if before:
        unit, end = _per(text, number.end, before)
        return Measured(start, end, number.value, number.value, unit)
    found, end = unit_after(text, number.end) or (None, number.end)
    return Measured(start, end, number.value, number.value, found)


def _ranged(text: str, one: Number, other: Number) -> Measured | None:
    """Both numbers as the ends of one range, or None: "8 to 16 metres", "between £3 and £5", "5 km to 7 km"."""
    before, start = currency_before(text, one.start) or (None, one.start)
    found, end = (None, one.end) if before else unit_after(text, one.end) or (None, one.end)
    link = text[end : (currency_before(text, other.start) or (None, other.start))[1]]
    if one.value >= other.value or not (_RANGE.fullmatch(link) or (link == " and " and _BETWEEN.search(text, max(0, start - 16), start))):
        return None
    last = _single(text, other)
    if found and found != last.unit:
        return None
    low = one.value
    if other.value >= 1000 * max(low, 1) and text[other.start : other.end].rstrip(".").split()[-1:] and not text[one.start : one.end].endswith("on"):
        low *= _scale_of(text[other.start : other.end])
    return Measured(start, last.end, low, other.value, last.unit or before)


def _scale_of(words: str) -> float:
    """The thousand or million that "2 to 3 million" gives the first number as well."""
    return SCALES.get(words.split()[-1].casefold(), 1.0)
