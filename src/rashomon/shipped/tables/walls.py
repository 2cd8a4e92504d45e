"""What pages say that stand between a reader and an article: walls.toml, compiled."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wall:
    """One kind of such pages: what it does, how it is told, and which of these signs may stand
    below the beginning of an article."""

    asks: str
    sign: re.Pattern[str]
    cuts: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Walls:
    """How notices of cookies and consent are told, and the kinds of walls in their order."""

    consent: re.Pattern[str]
    walls: tuple[Wall, ...]


@cache
def load_walls() -> Walls:
    """The table."""
    table = tomllib.loads(
        files("rashomon.shipped.tables").joinpath("walls.toml").read_text(encoding="utf-8")
    )
    return Walls(
        _any(table["consent"]),
        tuple(
            Wall(wall["asks"], _any(wall["sign"] + cuts), _any(cuts[1:] or "(?!)"))
            for wall in table["wall"]
            for cuts in [f"|{wall['cuts']}" if "cuts" in wall else ""]
        ),
    )


def _any(pattern: str) -> re.Pattern[str]:
    """The alternatives, which stand on lines of their own."""
    return re.compile(pattern.replace("\n", ""), re.IGNORECASE)
