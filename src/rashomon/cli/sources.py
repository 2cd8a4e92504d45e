"""What --fetch, --fields and --families ask for."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import BadSettings, StopError

if TYPE_CHECKING:
    from rashomon.model.judgement import Judgement
    from rashomon.seams import Fetch
    from rashomon.settings import FetchSettings, ReadSettings


def make_fetcher(settings: "FetchSettings") -> "Fetch":
    """What fetches addresses; the network is not so much as imported without it."""
    from rashomon.fetching.fetch import Fetcher

    return Fetcher(settings)


def reading_settings(fields: str | None) -> "ReadSettings":
    """The settings of reading with the fields of this TOML file. Raises StopError, or BadSettings for a name that is not known."""
    from rashomon.settings import ReadSettings
    from rashomon.tables.report_fields import NAMES

    if fields is None:
        return ReadSettings()
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
    return ReadSettings(fields=tuple(sorted(table.items())))


def read_judged(path: str | None, *, without_models: bool) -> "tuple[Judgement, ...]":
    """The judgements of this file, if one is given; those of language models left out where that is wanted. Raises StopError."""
    from dataclasses import replace

    from rashomon import pipeline
    from rashomon.model.judgement import by_model

    judged = pipeline.read_judgements(path) if path else ()
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
