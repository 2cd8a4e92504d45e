"""Units and currencies; what a figure measures, and whether two amounts or two counted nouns are of the same kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rashomon.lexicon import set_of, table
from rashomon.text.word_families import akin, families_of

# Units of measure and currencies, from tables/en/units.toml.

_CURRENCIES = "currency"


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit of measure; `size` is its factor to the base unit of its dimension."""

    name: str
    dimension: str
    size: float


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its ISO code; `words`: its names in lower case and the singular; `signs`: signs and letters, as written."""

    code: str
    words: tuple[str, ...]
    signs: tuple[str, ...]


@cache
def load_units() -> dict[str, MeasureUnit]:
    """Returns every unit of measure by its spellings, lower case and singular."""
    return {
        spelling: MeasureUnit(str(name), str(dimension), float(size))
        for dimension, units in table("units").items()
        if dimension != _CURRENCIES
        for name, (size, spellings) in units.items()
        for spelling in str(spellings).split("|")
    }


@cache
def load_currencies() -> tuple[Currency, ...]:
    """Returns every currency with its words and signs, in the table's order; a currency may stand twice, by other words."""
    rows = table("units")[_CURRENCIES].values()
    return tuple(Currency(str(code), _parts(words), _parts(signs)) for code, words, signs in rows)


def _parts(listed: str) -> tuple[str, ...]:
    return tuple(part for part in listed.split("|") if part)


@lru_cache(maxsize=4096)
def unit_called(word: str | None) -> MeasureUnit | None:
    """Returns the unit of measure of a word in singular or plural, or of a symbol; None for counted things."""
    spelling = (word or "").casefold().replace("-", " ").strip()
    return load_units().get(spelling) or load_units().get(spelling.removesuffix("s"))


GROWING = set_of("casualties.growing")
"""Measures that only grow while an event is being reported."""
MOVING = frozenset({"missing", "evacuated", "displaced", "trapped"})
"""Measures that go up and down."""
_AMOUNT = re.compile(r"(?<!\d)(\d+(?:,\d{3}){0,6}(?:\.\d+)?)[\s-]*+([^\W\d_]+)")
_NEAR = 0.9  # share of the larger amount, since conversions are rounded


def _table() -> Mapping[str, Any]:
    return table("measures")


@cache
def _measures() -> dict[str, frozenset[str]]:
    return {str(name): frozenset(str(words).split()) for name, words in _table()["measures"].items()}


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(str(_table()["groups"][name]).split())


@lru_cache(maxsize=4096)
def measures_of(words: frozenset[str]) -> frozenset[str]:
    """Returns what is measured, as far as these lemmas tell."""
    return frozenset(name for name, listed in _measures().items() if words & listed)


@cache
def _happenings() -> dict[str, frozenset[str]]:
    return {str(name): frozenset(str(words).split()) for name, words in _table()["happenings"].items()}


@lru_cache(maxsize=4096)
def happenings_of(words: frozenset[str]) -> frozenset[str]:
    """Returns what the counted people or things did, as far as these lemmas tell: gather, stay away from work, fall ill, ..."""
    return frozenset(name for name, listed in _happenings().items() if words & listed)


@lru_cache(maxsize=4096)
def who_counts(unit: str | None) -> str:
    """Returns whom a count in this unit counts: "anyone", or the family of the noun."""
    word = (unit or "person").casefold().split()[-1]
    return "anyone" if word in _group("anyone") else (families_of(word) or (word,))[0]


def is_measured(unit: str | None) -> bool:
    """Whether a figure in this unit measures, a share, a sum of money or a length, and counts no things."""
    return unit is not None and (unit == "%" or unit.isupper() or unit_called(unit) is not None)


@lru_cache(maxsize=4096)
def same_thing(left: str | None, right: str | None) -> bool | None:
    """Whether two units count the same kind of thing; None if a unit is missing or unknown."""
    if not left or not right:
        return None
    one, other = left.casefold().strip(), right.casefold().strip()
    if one == other or one.split()[-1:] == other.split()[-1:]:
        return True
    first, second = unit_called(one), unit_called(other)
    if first or second:
        return bool(first and second and first.dimension == second.dimension)
    if left.isupper() or right.isupper() or "%" in (one, other):
        return False
    return _same_people(one.split()[-1], other.split()[-1])


def _same_people(one: str, other: str) -> bool | None:
    parts = [frozenset(families_of(word)) & _group("parts") for word in (one, other)]
    if one in _group("anyone") and other in _group("anyone"):
        return True
    if parts[0] or parts[1]:
        return bool(parts[0] & parts[1])
    return True if akin(one, other) else None


def is_converted(one: str, other: str) -> bool:
    """Whether both texts begin with amounts of one dimension in different units that are nearly equal once converted."""
    first, second = _measured(one), _measured(other)
    if not first or not second or not is_other_size(first[0], second[0]):
        return False
    small, large = sorted(unit.size * figure for unit, figure in (first, second))
    return large > 0 and small >= _NEAR * large


def is_other_size(one: MeasureUnit | None, other: MeasureUnit | None) -> bool:
    """Whether both are units of one dimension, and not the same."""
    return one is not None and other is not None and one.dimension == other.dimension and one.size != other.size


def _measured(text: str) -> tuple[MeasureUnit, float] | None:
    """Returns unit and figure of the first amount."""
    for match in _AMOUNT.finditer(text):
        if unit := unit_called(match[2]):
            return unit, float(match[1].replace(",", ""))
    return None
