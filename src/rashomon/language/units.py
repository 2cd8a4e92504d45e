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
    """Every unit by its words (lower case, singular) and its symbols ("=km")."""
    table = tomllib.loads(resources.files("rashomon.tables").joinpath("units.toml").read_text("utf-8"))
    prefixes = table.pop("prefixes")
    taking = frozenset(prefixes.pop("of").split())
    out: dict[str, Unit] = {}
    for dimension, names in table.items():
        for name, (size, words, symbols) in names.items():
            unit = Unit(name, dimension, code=size) if dimension == "currency" else Unit(name, dimension, float(size))
            listed = {
                **{word: unit for word in words.split("|") if word},
                **{f"={symbol}": unit for symbol in symbols.split("|") if symbol},
            }
            prefixed = _prefixed(unit, words.split("|"), symbols.split("|"), prefixes) if name in taking else {}
            out = prefixed | out | listed
    # "Ghz", "KM": in another case where that is no other unit's symbol.
    symbols = [(word[1:], unit) for word, unit in out.items() if word.startswith("=") and len(word) > 2 and word[1:].isalpha()]
    return {f"={form}": unit for word, unit in symbols for form in (word.lower(), word.upper(), word.capitalize())} | out


def _prefixed(unit: Unit, words: list[str], symbols: list[str], prefixes: dict[str, tuple[float, str]]) -> dict[str, Unit]:
    """ "milligram", "mg" and the like of a unit."""
    out: dict[str, Unit] = {}
    for prefix, (factor, letter) in prefixes.items():
        one = Unit(prefix + unit.name, unit.dimension, unit.size * factor)
        out |= {prefix + word: one for word in words if " " not in word} | {f"={letter}{symbol}": one for symbol in symbols[:1] if symbol}
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
    symbols = sorted(
        (re.escape(w[1:]) for w, u in _units().items() if w.startswith("=") and u.dimension == "currency"), key=lambda w: (-len(w), w)
    )
    return re.compile(rf"(?:(?<=[\s(\"'-])|^)(?P<symbol>{'|'.join(symbols)})[ \u00a0]?$")


# Symbols that are words, grades or names as well: only right behind the number, or where nothing can follow them but the end of a phrase.
_TIGHT = frozenset(
    {"K", "t", "st", "pt", "ct", "A", "B", "L", "N", "J", "Mb", "ha", "mi", "kt", "mb", "g", "h", "l", "s", "V", "W", "T", "m"}
)
_NEVER_LOOSE = frozenset({"in", "st", "pt"})
_LOOSE = re.compile(r"\s*(?:[.,;:)\]/·*²³^-]|$)|\s+(?:of|per|and|or|to|at|in|x|×|is|are|was|were)\b")
_POWER = re.compile(r"(?:\^?(?P<digit>[23²³])(?!\d)| (?P<word>squared|cubed)\b)")
_FACTOR = re.compile(
    r"(?:[ -](?P<per>per)[ -]| ?(?P<slash>/) ?| (?P<article>an?) |(?P<times>[*·]|(?<=[a-z])-(?=[a-z])| (?=[Nmk]?m\b)))(?P<kind>square |cubic )?(?P<word>[A-Za-zµΩ°]+)"
)
_RANGE = re.compile(r"(?:-? ?(?:to|or|through) (?:about |around )?| ?[-–—−] ?)")
_GIVE_OR_TAKE = re.compile(r" ?(?:±|\+/[-−]|plus or minus|plus minus|give or take) ?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:about |around )?$", re.IGNORECASE)


def unit_after(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit whose words or symbol stand at an offset, behind a number, and where they end."""
    match = _after().match(text, at)
    if match is None:
        return None
    found, end = _units()[f"={match['symbol']}" if match["symbol"] else match["word"].casefold().replace("-", " ")], match.end()
    apart = text[at : at + 1] in " \u00a0-"
    if apart and (match["symbol"] in _NEVER_LOOSE or (match["symbol"] in _TIGHT and not _LOOSE.match(text, end))):
        return None
    return _composed(text, end, found)


def _composed(text: str, end: int, unit: Unit) -> tuple[Unit, int]:
    """The unit with "per day", "/kg", "squared" or a second factor where those follow, and where the words end."""
    unit, end = _raised(text, end, unit)
    for _ in range(3):
        factor = _FACTOR.match(text, end)
        base = _lookup(factor["word"]) if factor else None
        if factor is None or base is None or base.dimension in {"currency", "share"}:
            break
        if factor["article"] and base.dimension != "time":
            break
        if factor["kind"]:
            base = _lookup(factor["kind"] + base.name) or Unit(factor["kind"] + base.name, f"{factor['kind']}{base.dimension}", base.size)
        raised, after = _raised(text, factor.end(), base)
        unit, end = (_product if factor["times"] else _quotient)(unit, raised), after
    return unit, end


def _lookup(word: str) -> Unit | None:
    units = _units()
    return units.get(f"={word}") or units.get(word.casefold()) or units.get(word.casefold().removesuffix("s"))


def _raised(text: str, end: int, unit: Unit) -> tuple[Unit, int]:
    """The unit with the power that is written behind it."""
    power = _POWER.match(text, end) if unit.dimension in {"length", "time"} else None
    if power is None:
        return unit, end
    how = "square" if power["word"] == "squared" or power["digit"] in {"2", "²"} else "cubic"
    name = f"{how} {unit.name}"
    return _units().get(name) or Unit(name, f"{how} {unit.dimension}", unit.size ** (2 if how == "square" else 3)), power.end()


def _quotient(unit: Unit, base: Unit) -> Unit:
    return Unit(f"{unit.name} per {base.name}", f"{unit.dimension} per {base.dimension}", unit.size / base.size, unit.code)


def _product(unit: Unit, other: Unit) -> Unit:
    return Unit(f"{unit.name} {other.name}", f"{unit.dimension} {other.dimension}", unit.size * other.size)


def currency_before(text: str, at: int) -> tuple[Unit, int] | None:
    """The currency whose symbol or code stands right before an offset, and where it starts."""
    match = _before().search(text, max(0, at - 6), at)
    return (_units()[f"={match['symbol']}"], match.start()) if match else None


def read_measured(text: str, *, ranges: bool = True) -> Iterator[Measured]:
    """The numbers of a text with their units, in order; "8 to 16 metres" is one with two ends unless each number is asked for."""
    numbers = [number for number in find_numbers(text) if not number.ordinal]
    at, free = 0, 0
    while at < len(numbers):
        if numbers[at].start < free:  # the 2 of "m/s^2"
            at += 1
            continue
        other = numbers[at + 1] if at + 1 < len(numbers) else None
        ranged = _ranged(text, numbers[at], other) if other and ranges else None
        found = ranged or _single(text, numbers[at])
        whole = _with_coins(text, found, other) if other and not ranged else None
        yield whole or found
        free = (whole or found).end
        at += 2 if ranged or whole else 1


_COINS = {"USD": "cent", "EUR": "cent", "AUD": "cent", "CAD": "cent", "GBP": "penny"}


def _with_coins(text: str, found: Measured, other: Number) -> Measured | None:
    """ "five dollars and 30 cents" as one amount; None where no coins follow."""
    coin = _COINS.get(found.unit.code) if found.unit and found.unit.name not in {"cent", "penny"} else None
    if coin is None or text[found.end : other.start] not in {" and ", " ", ", "} or not 0 < other.value < 100:
        return None
    last = _single(text, other)
    if last.unit is None or last.unit.name != coin:
        return None
    value = found.high + other.value / 100
    return Measured(found.start, last.end, value, value, found.unit)


# "3m long" is a length; "£3m" and "3m people" are millions.
_METRES = re.compile(r"(?:[.,;:)]|$)|\s+(?:long|high|tall|wide|deep|away|above|below|by|x|×|and|of)\b")


def _single(text: str, number: Number) -> Measured:
    """ "£5", "5 km", "$5 per day", "3m long"."""
    before, start = currency_before(text, number.start) or (None, number.start)
    metres = text[number.end - 1] == "m" and text[number.end - 2].isdecimal() and _METRES.match(text, number.end)
    if metres and before is None:
        return Measured(number.start, number.end, number.value / 1e6, number.value / 1e6, _units()["=m"])
    if before:
        unit, end = _composed(text, number.end, before)
        return Measured(start, end, number.value, number.value, unit)
    found, end = unit_after(text, number.end) or (None, number.end)
    return Measured(start, end, number.value, number.value, found)


def _ranged(text: str, one: Number, other: Number) -> Measured | None:
    """Both numbers as the ends of one range, or None: "8 to 16 metres", "between £3 and £5", "5 km to 7 km"."""
    before, start = currency_before(text, one.start) or (None, one.start)
    found, end = (None, one.end) if before else unit_after(text, one.end) or (None, one.end)
    link = text[end : (currency_before(text, other.start) or (None, other.start))[1]]
    if _GIVE_OR_TAKE.fullmatch(link):  # "5 ± 0.5 metres": what is meant is the middle
        last = _single(text, other)
        return Measured(start, last.end, one.value, one.value, last.unit or before or found)
    if one.value >= other.value or not (_RANGE.fullmatch(link) or (link == " and " and _BETWEEN.search(text, max(0, start - 16), start))):
        return None
    last = _single(text, other)
    if found and found != last.unit:
        return None
    low = one.value
    if (
        other.value >= 1000 * max(low, 1)
        and text[other.start : other.end].rstrip(".").split()[-1:]
        and not text[one.start : one.end].endswith("on")
    ):
        low *= _scale_of(text[other.start : other.end])
    return Measured(start, last.end, low, other.value, last.unit or before)


def _scale_of(words: str) -> float:
    """The thousand or million that "2 to 3 million" gives the first number as well."""
    return SCALES.get(words.rsplit(maxsplit=1)[-1].casefold(), 1.0)
