"""What --fetch, --fields, --limit and --families ask for."""

import dataclasses
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.options import given_as
from rashomon.errors import BadSettings, StopError

if TYPE_CHECKING:
    from rashomon.seams import Fetch
    from rashomon.settings import ReadSettings

_LIMIT = click.option(
    "--limit", "limits", multiple=True, metavar="NAME=NUMBER",
    help="Set a limit of reading, say max_seconds=30 (a name that is none lists all); may be given again.",
)  # fmt: skip
_FETCH = click.option("--fetch", is_flag=True, help="Fetch the addresses (http, https) among the PATHs; without it nothing is fetched.")
_FIELDS = click.option(
    "--fields", metavar="FILE", help="Where JSON and CSV exports keep text, title, date and so on (TOML; see docs/formats.md)."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are read: the settings, and what fetches addresses, if wanted."""

    settings: "ReadSettings"
    fetch: "Fetch | None" = None

    @classmethod
    def of_options(cls, fields: str | None = None, limits: tuple[str, ...] = (), fetch: bool = False) -> "Reading":
        """Returns what these options ask for; limits are "name=number". Raises StopError or BadSettings."""
        from rashomon.settings import FetchSettings, ReadSettings

        named = _fields_of(fields) if fields is not None else ()
        settings = ReadSettings(**dict(map(_limit, limits)), fields=named)
        if not fetch:
            return cls(settings)
        from rashomon.fetching.fetch import Fetcher  # without --fetch the network is not so much as imported

        return cls(settings, Fetcher(FetchSettings()))


reading_options = given_as("reading", Reading.of_options, _FETCH, _FIELDS, _LIMIT)
source_options = given_as("reading", Reading.of_options, _FIELDS, _LIMIT)
limit_option = given_as("reading", Reading.of_options, _LIMIT)


def _limit(given: str) -> tuple[str, int]:
    """Returns a limit and its number. Raises BadSettings if it is invalid."""
    from rashomon.settings import ReadSettings

    names = [knob.name for knob in dataclasses.fields(ReadSettings) if knob.name != "fields"]
    name, _, number = given.partition("=")
    if name not in names:
        raise BadSettings(f"--limit {given}: limits are {', '.join(names)}, each with =NUMBER")
    if not (number.isascii() and number.isdigit() and 0 < int(number[:20]) < 2**63):
        raise BadSettings(f"--limit {given}: {name} is a whole number above 0")
    return name, int(number)


def _fields_of(fields: str) -> tuple[tuple[str, str], ...]:
    """Returns the fields named in a TOML file. Raises StopError, or BadSettings for an unknown name."""
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


def read_families(path: str) -> str:
    """Returns the publishers of this file in the form of the setting. Raises StopError, or BadSettings for a line without owner and outlets."""
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
