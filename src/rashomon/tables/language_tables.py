"""What is known of other languages: small words of many (tables/languages.toml), and days and names
of those with a folder."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class SmallWords:
    """By what languages are told apart; see languages.toml. `scripts`: a language, its letters as a
    range, their least share."""

    words: Mapping[str, frozenset[str]]
    scripts: tuple[tuple[str, str, float], ...]
    letters: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language names days: rules as (kind, pattern), and what each of its words is in
    English."""

    english: Mapping[str, str]
    rules: tuple[tuple[str, str], ...]
    ahead: str


@dataclass(frozen=True, slots=True)
class NameLists:
    """The words by which a language shows what a name is of; single words in lower case."""

    small: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    said: frozenset[str]
    at: frozenset[str]
    place_heads: frozenset[str]
    bodies: frozenset[str]
    english: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language other than English of which a folder of tables says how it writes days and
    names."""

    code: str
    name: str
    dates: DateWords
    names: NameLists


@cache
def load_small_words() -> SmallWords:
    """The table."""
    table = tomllib.loads(
        files("rashomon.tables").joinpath("languages.toml").read_text(encoding="utf-8")
    )
    shares: Mapping[str, float] = table["shares"]
    return SmallWords(
        words={code: frozenset(words.split()) for code, words in table["words"].items()},
        scripts=tuple(
            (code, letters, shares.get(code, 0.5)) for code, letters in table["scripts"].items()
        ),
        letters={code: frozenset(letters) for code, letters in table["letters"].items()},
    )


@cache
def tongue_codes() -> tuple[str, ...]:
    """The languages other than English that have a folder of their own."""
    folders = (
        entry
        for entry in files("rashomon.tables").iterdir()
        if len(entry.name) == 2 and entry.is_dir()
    )
    return tuple(sorted(entry.name for entry in folders if entry.name != "en"))


@cache
def load_tongue(code: str | None) -> Tongue | None:
    """What is known of a language, None where it has no folder."""
    return _tongue(code) if code in tongue_codes() and code else None


def _tongue(code: str) -> Tongue:
    table = {name: _table(code, name) for name in ("language", "numbers", "dates", "names")}
    names = {
        key: frozenset(words.split())
        for key, words in table["names"].items()
        if isinstance(words, str)
    }
    return Tongue(
        code=code,
        name=str(table["language"]["name"]),
        dates=_dates(table["dates"], table["numbers"]),
        names=NameLists(**names, english=table["names"]["english"]),
    )


def _dates(table: Mapping[str, Any], numbers: Mapping[str, Any]) -> DateWords:
    months, weekdays, units = (
        dict(_pairs(str(table[key]))) for key in ("months", "weekdays", "units")
    )
    counts = sorted(
        (word for word, value in _pairs(str(numbers["words"])) if float(value) < 32),
        key=lambda word: (-len(word), word),
    )
    words: Mapping[str, str] = table["words"]
    places = {
        "{month}": _either(months),
        "{weekday}": _either(weekdays),
        "{unit}": _either(units),
        "{count}": rf"\d{{1,4}}|{_either(counts)}",
    }
    rules = []
    for rule in table["rule"]:
        pattern = rule["pattern"]
        for place, either in places.items():
            pattern = pattern.replace(place, f"(?:{either})")
        rules.append((rule["kind"], pattern))
    english = (
        {word: value.removesuffix(".0") for word, value in _pairs(str(numbers["words"]))}
        | months
        | weekdays
        | units
        | dict(words)
    )
    tense: Mapping[str, str] = table["tense"]
    return DateWords(english=english, rules=tuple(rules), ahead=tense["ahead"])


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(word, value) for word, _, value in (pair.partition("=") for pair in text.split())]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _table(code: str, name: str) -> Mapping[str, Any]:
    return tomllib.loads(
        files("rashomon.tables").joinpath(code, f"{name}.toml").read_text(encoding="utf-8")
    )
