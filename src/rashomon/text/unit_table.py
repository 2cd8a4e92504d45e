"""Units of measure and currencies; read from tables/en/units.toml."""

from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.lexicon import table

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
