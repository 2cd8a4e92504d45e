"""What --fetch, --fields, --limit and --families ask for."""

import dataclasses
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from rashomon.errors import BadSettings, StopError

if TYPE_CHECKING:
    from rashomon.model.judgement import Judgement
    from rashomon.seams import Fetch
    from rashomon.settings import FetchSettings, ReadSettings


_Verb = TypeVar("_Verb", bound=Callable[..., object])


def limit_option(verb: _Verb) -> _Verb:
    """The option --limit."""
    told = "Set a limit of reading, say max_seconds=30 (the names: docs/reference/settings.md, under read); may be given again."
    return click.option("--limit", "limits", multiple=True, metavar="NAME=NUMBER", help=told)(verb)


def make_fetcher(settings: "FetchSettings") -> "Fetch":
    """What fetches addresses; the network is not so much as imported without it."""
    from rashomon.fetching.fetch import Fetcher

    return Fetcher(settings)


def reading_settings(fields: str | None, limits: tuple[str, ...] = ()) -> "ReadSettings":
    """The settings of reading with the fields of this TOML file and these limits ("name=number"). Raises StopError or BadSettings."""
    from rashomon.settings import ReadSettings

    named = _fields_of(fields) if fields is not None else ()
    return ReadSettings(**dict(map(_limit, limits)), fields=named)


def _limit(given: str) -> tuple[str, int]:
    """A limit and its number. Raises BadSettings where it is none."""
    from rashomon.settings import ReadSettings

    names = [knob.name for knob in dataclasses.fields(ReadSettings) if knob.name != "fields"]
    name, _, number = given.partition("=")
    if name not in names:
        raise BadSettings(f"--limit {given}: limits are {', '.join(names)}, each with =NUMBER")
    if not (number.isascii() and number.isdigit() and 0 < int(number[:20]) < 2**63):
        raise BadSettings(f"--limit {given}: {name} is a whole number above 0")
    return name, int(number)


def _fields_of(fields: str) -> tuple[tuple[str, str], ...]:
    """The fields that a TOML file names. Raises StopError, or BadSettings for a name that is not known."""
    from rashomon.tables.report_fields import NAMES

    try:
        table = tomllib.loads(Path(fields).read_text(encoding="utf-8"))
    except OSError as error:
        raise StopError(f"{fields} could not be opened: {error.strerror}") from error
    except ValueError as error:  # not UTF-8, not TOML
        raise BadSettings(f"{fields} is not TOML: {error}") from error
    allowed = ("records", *NAMES)
    wrong = sorted(name for name, path in table.items() if name not in allowed or not isinstance(path, str))
    if wrong:
        raise BadSettings(f'{fields}: {", ".join(wrong)}: not a field (fields are {", ".join(allowed)}, each = "path")')
    if "text" not in table:
        raise BadSettings(f'{fields}: it does not say where the text is (text = "path")')
    return tuple(sorted(table.items()))


def read_judged(path: str | None, *, without_models: bool) -> "tuple[Judgement, ...]":
    """The judgements of this file, if one is given; those of language models left out where that is wanted. Raises StopError."""
    from dataclasses import replace

    from rashomon.api import read_judgements
    from rashomon.model.judgement import by_model

    judged = read_judgements(path) if path else ()
    return tuple(replace(j, undone_by=None) for j in judged if not by_model(j)) if without_models else judged


def read_families(path: str) -> str:
    """The publishers of this file, as the setting holds them. Raises StopError, or BadSettings for a line without an owner and outlets."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise StopError(f"{path} could not be opened: {error.strerror}") from error
    except ValueError as error:
        raise BadSettings(f"{path} is not UTF-8") from error
    lines = [line.strip().rstrip(";") for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    for line in lines:
        owner, colon, outlets = line.partition(":")
        if not (owner.strip() and colon and outlets.strip()):
            raise BadSettings(f'{path}: {line!r}: a line is "Owner: Outlet, Outlet"')
    return "; ".join(lines)
