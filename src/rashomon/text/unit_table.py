"""Units of measure and currencies by their words and symbols; read from tables/en/units.toml."""

from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import table
from rashomon.text.currencies import other_names


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit by its name. With `dimension` "currency", `code` is an ISO code; other units have a `size` in the base unit of their
    dimension.
    """

    name: str
    dimension: str
    size: float = 1.0
    code: str = ""


@cache
def load_units() -> dict[str, MeasureUnit]:
    """Returns every unit by its words (lower case, singular) and its symbols ("=km")."""
    units = dict(table("units"))
    prefixes = dict(units.pop("prefixes"))
    taking = frozenset(prefixes.pop("of").split())
    out: dict[str, MeasureUnit] = {}
    for dimension, names in units.items():
        for name, (size, words, symbols) in names.items():
            unit = MeasureUnit(name, dimension, code=size) if dimension == "currency" else MeasureUnit(name, dimension, float(size))
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
    for sign, letter in ("\u00b5\u03bc", "\u2126\u03a9", "\u03a9\u2126"):
        out |= {
            f"={word.replace(sign, letter)}": unit for word, unit in spelled if sign in word
        }  # the signs for micro and ohm, and the Greek letters
    symbols = [(word, unit) for word, unit in spelled if len(word) > 1 and word.isalpha()]
    return {f"={form}": unit for word, unit in symbols for form in (word.lower(), word.upper(), word.capitalize())} | out


_RARE = frozenset({"centi", "deci", "hecto"})
_TAKES_RARE = frozenset({"metre", "gram", "litre", "pascal"})


def _prefixed(unit: MeasureUnit, words: list[str], symbols: list[str], prefixes: dict[str, tuple[float, str]]) -> dict[str, MeasureUnit]:
    """Returns "milligram", "mg" and the other prefixed forms of a unit."""
    out: dict[str, MeasureUnit] = {}
    for prefix, (factor, letter) in prefixes.items():
        if prefix in _RARE and unit.name not in _TAKES_RARE:
            continue  # "hs" is no hundred seconds, "Da" no tenth of an ampere
        one = MeasureUnit(prefix + unit.name, unit.dimension, unit.size * factor)
        out |= {prefix + word: one for word in words if " " not in word} | {f"={letter}{symbol}": one for symbol in symbols[:1] if symbol}
    return out


def unit_called(word: str) -> MeasureUnit | None:
    """Returns the unit of a symbol, or of a word in singular or plural."""
    units = load_units()
    return units.get(f"={word}") or units.get(word.casefold()) or units.get(word.casefold().removesuffix("s"))
