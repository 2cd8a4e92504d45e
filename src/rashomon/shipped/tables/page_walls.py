"""What pages say that stand between a reader and an article: page_walls.toml, compiled."""

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
    """All kinds in their order, the last the notice of cookies and consent, of which `hint` finds a
    word."""

    walls: tuple[Wall, ...]
    hint: re.Pattern[str]

    @property
    def consent(self) -> Wall:
        """The notice of cookies and consent."""
        return self.walls[-1]


@cache
def load_walls() -> Walls:
    """The table."""
    table = tomllib.loads(
        files("rashomon.shipped.tables").joinpath("page_walls.toml").read_text(encoding="utf-8")
    )
    return Walls(
        tuple(
            Wall(wall["asks"], _any(wall["sign"] + cuts), _any(cuts[1:] or "(?!)"))
            for wall in table["wall"]
            for cuts in [f"|{wall['cuts']}" if "cuts" in wall else ""]
        ),
        _any(table["hint"]),
    )


def _any(pattern: str) -> re.Pattern[str]:
    """The alternatives, which stand on lines of their own."""
    return re.compile(pattern.replace("\n", ""), re.IGNORECASE)
