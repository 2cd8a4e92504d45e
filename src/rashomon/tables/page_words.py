"""What pages say for themselves: en/page_words.toml, its patterns compiled."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class LineRule:
    """A type of furniture and what finds it in a line; `hints`: words of which such a line, in lower case, holds one (none: any line may)."""

    type: str
    pattern: str
    hints: tuple[str, ...] = ()
    opening: bool = False  # whether the pattern looks at the line's beginning alone
    anchored: bool = False  # whether that alone tells if the rule is worth trying

    def finds(self, line: str) -> re.Match[str] | None:
        """What the pattern, compiled when it is first tried, finds in a line."""
        compiled = _loose(self.pattern)
        return compiled.match(line) if self.opening else compiled.search(line)


@dataclass(frozen=True, slots=True)
class PictureWords:
    """How captions and the credits of pictures look."""

    libraries: tuple[str, ...]
    leading: tuple[str, ...]
    label: re.Pattern[str]
    mark: re.Pattern[str]
    present: re.Pattern[str]
    past: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TellingWords:
    """What tells a sentence of the news from one of the page."""

    label: re.Pattern[str]
    page: re.Pattern[str]
    reader: re.Pattern[str]
    said: re.Pattern[str]
    perhaps: re.Pattern[str]
    finite: re.Pattern[str]
    certain: re.Pattern[str]
    past: re.Pattern[str]
    asking: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words of buttons and menus, typed patterns of lines, lines that end the story, notes of correction, words of mastheads."""

    interface: frozenset[str]
    sections: frozenset[str]
    acts: frozenset[str]
    rules: tuple[LineRule, ...]
    opens: re.Pattern[str]  # matches whatever an anchored rule finds: most lines open as none does, which is seen at once
    tail: re.Pattern[str]
    correction_hints: tuple[str, ...]  # lower case; every note of correction holds one of them
    correction_start: re.Pattern[str]
    correction_inside: re.Pattern[str]
    telling: TellingWords
    pictures: PictureWords
    outlet_words: frozenset[str]
    outlet_notes: tuple[re.Pattern[str], ...]
    rights: re.Pattern[str]
    beats: frozenset[str]
    roles: re.Pattern[str]
    staff: re.Pattern[str]
    openings: frozenset[str]
    stations: frozenset[str]


@cache
def load_page_words() -> PageWords:
    """The table."""
    table = tomllib.loads(files("rashomon.tables").joinpath("en", "page_words.toml").read_text(encoding="utf-8"))
    outlets, bylines = table["outlets"], table["bylines"]
    return PageWords(
        interface=frozenset(table["interface"].split()),
        sections=frozenset(table["sections"].split()),
        acts=frozenset(table["acts"].split()),
        rules=tuple(_line_rule(rule) for rule in table["rule"]),
        opens=_loose("|".join(f"(?:{rule['pattern']})" for rule in table["rule"] if "hints" not in rule and _is_anchored(rule["pattern"]))),
        tail=_loose(table["tail"]["pattern"]),
        correction_hints=tuple(table["correction"]["hints"].split("|")),
        correction_start=_loose(table["correction"]["start"]),
        correction_inside=_loose(table["correction"]["inside"]),
        telling=TellingWords(**{name: _loose(pattern) for name, pattern in table["telling"].items()}),
        pictures=_pictures(table["pictures"]),
        outlet_words=frozenset(outlets["words"].split()),
        outlet_notes=tuple(re.compile(pattern) for pattern in outlets["notes"]),
        rights=_loose(outlets["rights"]),
        beats=frozenset(bylines["beats"].split()),
        roles=_loose(bylines["roles"]),
        staff=re.compile(bylines["staff"]),
        openings=frozenset(bylines["openings"]),
        stations=_stations(),
    )


def _stations() -> frozenset[str]:
    """Stations, papers and bodies that open or credit stories as agencies do, and are none; in lower case."""
    lines = files("rashomon.tables").joinpath("stations.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines[1:] if line)


def _pictures(part: Mapping[str, Any]) -> PictureWords:
    return PictureWords(
        libraries=tuple(part["libraries"]),
        leading=tuple(part["leading"]),
        label=_loose(part["label"]),
        mark=_loose(part["mark"]),
        present=re.compile(part["present"]),
        past=re.compile(part["past"]),
    )


@cache
def _loose(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _line_rule(rule: Mapping[str, str]) -> LineRule:
    opening, hints = _is_anchored(rule["pattern"]), tuple(rule["hints"].split("|")) if "hints" in rule else ()
    return LineRule(rule["type"], rule["pattern"], hints, opening, opening and not hints)


def _is_anchored(pattern: str) -> bool:
    """Whether every alternative starts at the line's beginning: `search` would try each place in vain."""
    return all(part.startswith("^") for part in _alternatives(pattern))


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern outside of its groups."""
    parts, depth, at, i = [], 0, 0, 0
    while i < len(pattern):
        sign = pattern[i]
        if sign == "\\":
            i += 1
        elif sign == "[":
            i = pattern.index("]", i + 2)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            parts.append(pattern[at:i])
            at = i + 1
        i += 1
    return [*parts, pattern[at:]]
