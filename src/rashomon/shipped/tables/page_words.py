"""What pages say for themselves, and what the class names, ids and roles of their parts are,
and what stands between a reader and an article: en/page_words.toml, page_zones.toml and
page_walls.toml, compiled."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from rashomon.model.record import record
from rashomon.shipped.words import read_table, toml_table


@record
class PictureWords:
    """How captions and the credits of pictures look."""

    libraries: tuple[str, ...]
    leading: tuple[str, ...]
    label: re.Pattern[str]


@record
class TellingWords:
    """What tells a sentence of the news from one of the page."""

    label: re.Pattern[str]
    orders: re.Pattern[str]
    page: re.Pattern[str]
    reader: re.Pattern[str]
    said: re.Pattern[str]
    perhaps: re.Pattern[str]
    finite: re.Pattern[str]
    certain: re.Pattern[str]
    past: re.Pattern[str]
    asking: re.Pattern[str]


@record
class PageWords:
    """Words of buttons and menus, typed patterns of lines, lines that end the story, notes of
    correction, words of mastheads."""

    interface: frozenset[str]
    sections: frozenset[str]
    acts: frozenset[str]
    rules: tuple[
        tuple[str, re.Pattern[str], bool], ...
    ]  # a type of furniture, what finds it in a line, whether that is a form
    correction_hints: tuple[str, ...]  # lower case; every note of correction holds one of them
    correction_start: re.Pattern[str]
    correction_inside: re.Pattern[str]
    telling: TellingWords
    pictures: PictureWords
    outlet_words: frozenset[str]
    outlet_notes: tuple[re.Pattern[str], ...]
    rights: re.Pattern[str]
    original: re.Pattern[str]  # the house whose text a report says it is
    tip: re.Pattern[str]  # the house that it says had it first
    beats: frozenset[str]
    roles: re.Pattern[str]
    staff: re.Pattern[str]
    openings: frozenset[str]
    stations: frozenset[str]


@cache
def load_page_words() -> PageWords:
    """The table."""
    table = toml_table("en", "page_words.toml")
    outlets = table["outlets"]
    bylines = table["bylines"]
    return PageWords(
        interface=frozenset(table["interface"].split()),
        sections=frozenset(table["sections"].split()),
        acts=frozenset(table["acts"].split()),
        rules=tuple(
            (rule["type"], _loose(rule["pattern"]), rule.get("form", False))
            for rule in table["rule"]
        ),
        correction_hints=tuple(table["correction"]["hints"].split("|")),
        correction_start=_loose(table["correction"]["start"]),
        correction_inside=_loose(table["correction"]["inside"]),
        telling=TellingWords(
            **{name: _loose(pattern) for name, pattern in table["telling"].items()}
        ),
        pictures=_pictures(table["pictures"]),
        outlet_words=frozenset(outlets["words"].split()),
        outlet_notes=tuple(re.compile(pattern) for pattern in outlets["notes"]),
        rights=_loose(outlets["rights"]),
        original=re.compile(outlets["original"]),
        tip=re.compile(outlets["tip"]),
        beats=frozenset(bylines["beats"].split()),
        roles=_loose(bylines["roles"]),
        staff=re.compile(bylines["staff"]),
        openings=frozenset(bylines["openings"]),
        stations=_stations(),
    )


def _stations() -> frozenset[str]:
    """Stations, papers and bodies that open or credit stories as agencies do, and are none; in
    lower case."""
    lines = read_table("stations.csv").splitlines()
    return frozenset(line.casefold() for line in lines[1:] if line)


def _pictures(part: Mapping[str, Any]) -> PictureWords:
    return PictureWords(
        libraries=tuple(part["libraries"]),
        leading=tuple(part["leading"]),
        label=_loose(part["label"]),
    )


def _loose(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@record
class PageZones:
    """Patterns on an element's names, with the type of furniture that such an element holds; tried
    in order."""

    rules: tuple[tuple[str, re.Pattern[str]], ...]
    months: Mapping[str, int]  # the number of a month by every spelling of other languages


@cache
def load_page_zones() -> PageZones:
    """The table."""
    table = toml_table("page_zones.toml")
    return PageZones(
        tuple((rule["kind"], _names_pattern(rule["names"])) for rule in table["rule"]),
        _month_names(table["months"]),
    )


def _names_pattern(names: str) -> re.Pattern[str]:
    """One of these names as a whole name or as whole parts of one that is joined by hyphens."""
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(names.split()) + r")(?![a-z0-9])")


def _month_names(table: dict[str, str]) -> Mapping[str, int]:
    return {
        spelling.replace("_", " "): number
        for months in table.values()
        for number, month in enumerate(months.split(), 1)
        for spelling in month.split("/")
    }


@record
class Wall:
    """One kind of such pages: what it does, how it is told, and which of these signs may stand
    below the beginning of an article."""

    asks: str
    sign: re.Pattern[str]
    cuts: re.Pattern[str]


@record
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
    table = toml_table("page_walls.toml")
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
