"""Which unit a number is of: units of measure and currencies, before or after it; read from tables/units.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.language.currencies import other_names, signed_by_country


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name; `dimension` "currency" has an ISO code in `code`, the others a `size` in the first unit of their dimension."""

    name: str
    dimension: str
    size: float = 1.0
    code: str = ""


@cache
def load_units() -> dict[str, Unit]:
    """Every unit by its words (lower case, singular) and its symbols ("=km")."""
    table = tomllib.loads(resources.files("rashomon.tables").joinpath("units.toml").read_text("utf-8"))
    prefixes = table.pop("prefixes")
    taking = frozenset(prefixes.pop("of").split())
    out: dict[str, Unit] = {}
    for dimension, names in table.items():
        for name, (size, words, symbols) in names.items():
            unit = Unit(name, dimension, code=size) if dimension == "currency" else Unit(name, dimension, float(size))
            spelled = [word for word in words.split("|") if word]
            if dimension == "currency":
                spelled = [name for word in spelled for name in other_names(word)]
            listed = {
                **dict.fromkeys([form for word in spelled for form in (word, word.replace("-", " "))], unit),
                **{f"={symbol}": unit for symbol in symbols.split("|") if symbol},
            }
            prefixed = _prefixed(unit, words.split("|"), symbols.split("|"), prefixes) if name in taking else {}
            out = prefixed | out | listed
    # "Ghz", "KM": in another case where that is no other unit's symbol.
    spelled = [(word[1:], unit) for word, unit in out.items() if word.startswith("=") and unit.dimension != "currency"]
    out |= {f"={word.replace('µ', 'μ')}": unit for word, unit in spelled if "µ" in word}  # the sign for micro and the Greek letter
    symbols = [(word, unit) for word, unit in spelled if len(word) > 1 and word.isalpha()]
    return {f"={form}": unit for word, unit in symbols for form in (word.lower(), word.upper(), word.capitalize())} | out


_RARE = frozenset({"centi", "deci", "hecto"})
_TAKES_RARE = frozenset({"metre", "gram", "litre", "pascal"})


def _prefixed(unit: Unit, words: list[str], symbols: list[str], prefixes: dict[str, tuple[float, str]]) -> dict[str, Unit]:
    """ "milligram", "mg" and the like of a unit."""
    out: dict[str, Unit] = {}
    for prefix, (factor, letter) in prefixes.items():
        if prefix in _RARE and unit.name not in _TAKES_RARE:
            continue  # "hs" is no hundred seconds, "Da" no tenth of an ampere
        one = Unit(prefix + unit.name, unit.dimension, unit.size * factor)
        out |= {prefix + word: one for word in words if " " not in word} | {f"={letter}{symbol}": one for symbol in symbols[:1] if symbol}
    return out


@cache
def written_after() -> re.Pattern[str]:
    """Unit words or symbols behind a number."""
    words = sorted(
        (re.escape(word).replace(r"\ ", "[ -]") for word in load_units() if not word.startswith("=")), key=lambda w: (-len(w), w)
    )
    symbols = sorted((re.escape(word[1:]) for word in load_units() if word.startswith("=")), key=lambda w: (-len(w), w))
    return re.compile(rf"[ \u00a0-]?(?:(?P<word>(?i:{'|'.join(words)}))s?(?![\w])|(?P<symbol>{'|'.join(symbols)})(?![\w²³^]))")


@cache
def _before() -> re.Pattern[str]:
    """A currency's symbol or code before a number."""
    symbols = sorted(
        (re.escape(w[1:]) for w, u in load_units().items() if w.startswith("=") and u.dimension == "currency"), key=lambda w: (-len(w), w)
    )
    return re.compile(rf"(?:(?<=[\s(\"'-])|^)(?P<symbol>{'|'.join(symbols)})[ \u00a0]?$")


# Symbols that are words, grades or names as well: only right behind the number, or where nothing can follow them but the end of a phrase.
_TIGHT = frozenset({"K", "t", "st", "pt", "ct", "A", "B", "N", "J", "Mb", "mi", "kt", "mb", "g", "h", "l", "s", "T", "m"})
_GRADES = frozenset({"A", "B", "C", "F", "T", "K"})  # "5-A" is a class, "12-V" a voltage
_NEVER_LOOSE = frozenset({"in", "st", "pt"})
_NEVER = frozenset({"pm", "PM", "Pm", "am", "AM", "F"})  # times of day, not picometres
DECADE = re.compile(r"(?:1[5-9]|20)\d0s\b")
_LONG = re.compile(r" (?:long|wide|tall|deep|high|thick|away|apart|below|above|across|from|up|down|off)\b")
_LOOSE = re.compile(
    r"\s+\d+ ?(?:min|m|s|sec)\b|\s*(?:[.,;:!?)\]/·*²³^\"'”’-]|$)|\s+(?:of|per|and|or|to|at|in|x|×|is|are|was|were|squared|cubed)\b"
)
_INVERSE = re.compile(r"[ ·*.]?(?P<word>s|m|kg|h|K|mol|L|l|g|cm)(?:\^?[-−](?P<digit>[123])|⁻(?P<raised>[¹²³]))(?![\d\w])")
_BEHIND_FEET = re.compile(r"\d ?(?:ft|feet|foot|['′])[ ,]*\d+(?:\.\d+)?$")
_POWER = re.compile(r"(?:\^?(?P<digit>[23²³])(?!\d)| (?P<word>squared|cubed)\b)")
_SQUARED = re.compile(r" squared\b|[²]|\^2(?!\d)|2(?![\d.,])")
_FACTOR = re.compile(
    r"(?:[ -](?P<per>per)[ -]| ?(?P<slash>/) ?| (?P<article>an?) |(?P<times>[*·]|(?<=[a-z])-(?=[a-z])| (?=[Nmk]?m\b)))(?P<kind>square |cubic )?(?P<word>[A-Za-zµΩ°]+)"
)


def unit_after(text: str, at: int, *, anywhere: bool = False) -> tuple[Unit, int] | None:
    """The unit whose words or symbol stand at an offset, behind a number, and where they end.

    `anywhere`: letters that are words or grades as well ("5 m", "60 W bulb") are units whatever follows them.
    """
    match = written_after().match(text, at)
    if match is None:
        return None
    found, end = load_units()[f"={match['symbol']}" if match["symbol"] else match["word"].casefold().replace("-", " ")], match.end()
    if match["symbol"] in _NEVER or (match["symbol"] == "s" and DECADE.match(text, max(0, at - 4))):
        return None
    apart = text[at : at + 1] in " \u00a0-"
    if text[at : at + 1] == "-" and match["symbol"] in _GRADES:
        return None
    if apart and not _may_stand_apart(text, at, match["symbol"], end) and not (anywhere and match["symbol"] not in _NEVER_LOOSE):
        return None
    return composed(text, end, found)


def _may_stand_apart(text: str, at: int, symbol: str | None, end: int) -> bool:
    """Whether a symbol that is a word, a grade or a name as well is a unit where a space parts it from its number."""
    if symbol == "in":
        return bool(_BEHIND_FEET.search(text, max(0, at - 24), at))  # "6 ft 2 in"
    if symbol in _NEVER_LOOSE:
        return False
    if symbol not in _TIGHT or _LOOSE.match(text, end) or _INVERSE.match(text, end):
        return True
    return symbol == "m" and bool(_LONG.match(text, end))


def composed(text: str, end: int, unit: Unit) -> tuple[Unit, int]:
    """The unit with "per day", "/kg", "squared" or a second factor where those follow, and where the words end."""
    unit, end = _raised(text, end, unit)
    under = False  # behind a slash everything divides: "W/m·K"
    for _ in range(3):
        if inverse := _INVERSE.match(text, end):
            unit, end = _inverted(unit, inverse), inverse.end()
            continue
        factor = _FACTOR.match(text, end)
        base = unit_called(factor["word"]) if factor else None
        if factor is None or base is None or base.dimension in {"share", "count"} or (base.dimension == "currency" and not factor["per"]):
            break
        if factor["article"] and base.dimension != "time" and unit.dimension != "currency":
            break  # "$5 a barrel", but "5 km a side"
        if factor["kind"]:
            base = unit_called(factor["kind"] + base.name) or Unit(
                factor["kind"] + base.name, f"{factor['kind']}{base.dimension}", base.size
            )
        under = under or bool(factor["slash"])
        raised, after = _raised(text, factor.end(), base)
        unit, end = (_product if factor["times"] and not under else _quotient)(unit, raised), after
    return unit, end


def _inverted(unit: Unit, inverse: re.Match[str]) -> Unit:
    """ "m s-1" is "m/s"."""
    power = inverse["digit"] or str("¹²³".index(inverse["raised"]) + 1)
    base = load_units()[f"={inverse['word']}"]
    if power == "1":
        return _quotient(unit, base)
    how, exponent = ("square ", 2) if power == "2" else ("cubic ", 3)
    return _quotient(unit, Unit(how + base.name, how + base.dimension, base.size**exponent))


def unit_called(word: str) -> Unit | None:
    units = load_units()
    return units.get(f"={word}") or units.get(word.casefold()) or units.get(word.casefold().removesuffix("s"))


def _raised(text: str, end: int, unit: Unit) -> tuple[Unit, int]:
    """The unit with the power that is written behind it."""
    if unit.name.endswith(" per second") and (squared := _SQUARED.match(text, end)):
        name = f"{unit.name.removesuffix('second')}square second"
        return load_units().get(name) or Unit(name, f"{unit.dimension} per time", unit.size), squared.end()
    power = _POWER.match(text, end) if unit.dimension in {"length", "time"} else None
    if power is None:
        return unit, end
    how = "square" if power["word"] == "squared" or power["digit"] in {"2", "²"} else "cubic"
    name = f"{how} {unit.name}"
    return load_units().get(name) or Unit(name, f"{how} {unit.dimension}", unit.size ** (2 if how == "square" else 3)), power.end()


def _quotient(unit: Unit, base: Unit) -> Unit:
    return Unit(f"{unit.name} per {base.name}", f"{unit.dimension} per {base.dimension}", unit.size / base.size, unit.code)


def _product(unit: Unit, other: Unit) -> Unit:
    return Unit(f"{unit.name} {other.name}", f"{unit.dimension} {other.dimension}", unit.size * other.size)


def currency_before(text: str, at: int) -> tuple[Unit, int] | None:
    """The currency whose symbol or code stands right before an offset, and where it starts."""
    match = _before().search(text, max(0, at - 6), at)
    if match is None:
        return None
    return _of_country(text, match.start(), match["symbol"]) or (load_units()[f"={match['symbol']}"], match.start())


_WORDS_BEFORE = re.compile(r"(?:(?:[\w.']+ ){0,3}[\w.']+) ?$")


def _of_country(text: str, start: int, symbol: str) -> tuple[Unit, int] | None:
    """The dollar of "Canadian $5", "Hong Kong $5"."""
    before = _WORDS_BEFORE.search(text, max(0, start - 40), start) if symbol in "$£" else None
    if before is None:
        return None
    at = before.start()
    while at < start:
        code = signed_by_country().get((text[at:start].strip().casefold(), symbol))
        if code:
            return _by_code()[code], at
        at = text.find(" ", at, start) + 1 or start
    return None


@cache
def _by_code() -> dict[str, Unit]:
    """The last unit listed for each code but for parts ("cent")."""
    return {unit.code: unit for unit in load_units().values() if unit.code and " " in unit.name}
