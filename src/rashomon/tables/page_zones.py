"""What the class names, ids and roles of pages call their parts: page_zones.toml, compiled."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PageZones:
    """Patterns on an element's names, with the type of furniture that such an element holds; tried in order."""

    rules: tuple[tuple[str, re.Pattern[str]], ...]
    months: tuple[tuple[tuple[str, ...], ...], ...]  # a language each, January first, every spelling of a month


@cache
def load_page_zones() -> PageZones:
    """The table."""
    table = tomllib.loads(files("rashomon.tables").joinpath("page_zones.toml").read_text(encoding="utf-8"))
    return PageZones(tuple((rule["kind"], _pattern(rule["names"])) for rule in table["rule"]), _month_names(table["months"]))


def _pattern(names: str) -> re.Pattern[str]:
    """One of these names as a whole name or as whole parts of one that is joined by hyphens."""
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(names.split()) + r")(?![a-z0-9])")


def _month_names(table: dict[str, str]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(tuple(spelling.replace("_", " ") for spelling in month.split("/")) for month in months.split()) for months in table.values()
    )
