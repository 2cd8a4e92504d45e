"""Options that several verbs share; what --fetch, --fields, --limit and --engine ask for; and a
decorator that passes several options to a verb as one object."""

import csv
import dataclasses
import inspect
import tomllib
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from rashomon.api import check_any_read, opened_bytes
from rashomon.cli.terminal import ProgressBar
from rashomon.errors import BadSettings
from rashomon.model.record import record
from rashomon.protocols import Engine, Fetch
from rashomon.settings import FetchSettings, ReadSettings, Settings
from rashomon.shipped.tables.report_fields import NAMES

if TYPE_CHECKING:
    from rashomon.reports.report_pile import Pile

Verb = TypeVar("Verb", bound=Callable[..., object])


def flag(names: str, help_text: str, **parameters: Any) -> Callable[[Verb], Verb]:
    """Returns an option without a value. `names` are its names ("--json as_json")."""
    return click.option(*names.split(), is_flag=True, help=help_text, **parameters)


def valued(names: str, metavar: str, help_text: str, **parameters: Any) -> Callable[[Verb], Verb]:
    """Returns an option with a value. `names` are its names, `metavar` is the word for its value.
    Unless `parameters` says otherwise, the value is "" if the option is left out."""
    return click.option(
        *names.split(), metavar=metavar, help=help_text, **(parameters or {"default": ""})
    )


PATHS = click.argument("paths", nargs=-1, metavar="PATH...")
DB = click.argument("address", metavar="DB")
STORE = valued("--store address", metavar="DB", help_text="The store.", required=True)
STORE_TO_FILL = valued(
    "--store address",
    metavar="DB",
    help_text="The store: a file, made if there is none, or postgresql://...",
    required=True,
)
STORY_OF_STORE = valued(
    "--store address", metavar="DB", help_text="LEDGER is the id of a story in this store."
)
STORY = valued(
    "--story", metavar="STORY", help_text="Only this story: its id, an old id, or the beginning."
)
CHANGES_AS_JSON = flag("--json as_json", "Print what changed as JSON Lines.")
ALL = flag("--all every", "Print every entry of the overview.")
DECISIONS = valued(
    "--decisions", metavar="FILE", help_text="Obey the decisions in FILE (from rashomon decide)."
)
PAGE = valued("--page", metavar="FILE", help_text="Write the page here, not beside the -o FILE.")
BY = valued("--by", metavar="NAME", help_text='Who wrote it: "model demo-1", or a name.')
SHEET_MARK = valued(
    "--sheet", metavar="MARK", help_text="Its sheet, if its first line does not say which."
)
FIRST = valued(
    "--first", metavar="FILE", help_text="The same text before it named sentences.", default=None
)
THIRD = valued(
    "--third",
    metavar="FILE",
    help_text="Its author's reply to `rashomon sheet --third`.",
    default=None,
)
ONE_PAGE = flag("--one-page", "Put all stories on one page, even more than 12.")


def given_as(
    name: str, make: Callable[..., object], *options: Callable[[Any], Any]
) -> Callable[[Verb], Verb]:
    """Adds these options to a verb. The verb gets one argument of this name: what `make` returns
    for the values of the options."""
    fields_of_class = inspect.signature(make).parameters

    def decorate(verb: Verb) -> Verb:
        @wraps(verb)
        def with_options_joined(*args: Any, **parameters: Any) -> object:
            parts = {
                option: parameters.pop(option) for option in fields_of_class if option in parameters
            }
            return verb(*args, **{name: make(**parts)}, **parameters)

        for option in reversed(options):
            with_options_joined = option(with_options_joined)
        return cast(Verb, with_options_joined)

    return decorate


_LIMIT = valued(
    "--limit limits",
    metavar="NAME=NUMBER",
    help_text="Set a limit, such as max_seconds=30; repeatable.",
    multiple=True,
)


@record
class ReadOptions:
    """How reports are read: the settings, and what fetches addresses, if any."""

    settings: ReadSettings
    fetch: Fetch | None = None

    @classmethod
    def of_options(
        cls,
        fields: str = "",
        limits: tuple[str, ...] = (),
        fetch: bool = False,
        outlets: str = "",
    ) -> "ReadOptions":
        """Returns what these options ask for. Limits are written "name=number". Raises StopError or
        BadSettings."""
        settings = ReadSettings(
            **dict(map(_limit_from, limits)),
            fields=_fields_of(fields) if fields else (),
            outlets=_outlets_of(outlets) if outlets else (),
            is_draft=False,
        )
        if not fetch:
            return cls(settings)
        from rashomon.fetching.fetch import (
            Fetcher,
        )  # without --fetch the network is not so much as imported

        return cls(settings, Fetcher(FetchSettings()))

    def read(self, paths: tuple[str, ...]) -> "Pile":
        """Returns the reports in files, folders and addresses. Raises NothingRead if there is
        none."""
        from rashomon.reports import report_pile

        settings = Settings(read=self.settings)
        with ProgressBar() as progress:
            pile = report_pile.read(
                *paths, settings=settings, on_progress=progress, fetch=self.fetch
            )
        check_any_read(paths, pile, is_draft=self.settings.is_draft)
        return pile


reading_options = given_as(
    "reading",
    ReadOptions.of_options,
    flag("--fetch", "Fetch the web addresses among the paths."),
    valued(
        "--fields", metavar="FILE", help_text="Which JSON or CSV field is what (docs/reading.md)."
    ),
    _LIMIT,
    valued(
        "--outlets", metavar="FILE", help_text="A CSV file that says which outlet published what."
    ),
)
limit_option = given_as("reading", ReadOptions.of_options, _LIMIT)


def _limit_from(text: str) -> tuple[str, int]:
    """Returns the name of a limit and its number. Raises BadSettings if it is invalid."""
    names = [knob.name for knob in dataclasses.fields(ReadSettings) if knob.type in ("int", int)]
    name, _, number = text.partition("=")
    if name not in names:
        raise BadSettings(f"--limit {text}: limits are {', '.join(names)}, each with =NUMBER")
    if not (number.isascii() and number.isdigit() and 0 < int(number[:20]) < 2**63):
        raise BadSettings(f"--limit {text}: {name} is a whole number above 0")
    return name, int(number)


def _outlets_of(path: str) -> tuple[tuple[str, str], ...]:
    """Returns who published what, from a CSV file with two columns. Raises StopError, or
    BadSettings for a line that has another form."""
    try:
        lines = opened_bytes(path).decode("utf-8-sig").splitlines()
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines) if any(row)]
    except (ValueError, csv.Error) as error:
        raise BadSettings(f"{path} is no CSV file in UTF-8: {error}") from error
    for row in rows:
        if len(row) != 2 or not all(row):
            raise BadSettings(f"{path}: {','.join(row)!r}: a line is a file or address, an outlet")
    return tuple((row[0], row[1]) for row in rows if row[1].casefold() != "outlet")


def read_toml(path: str | Path) -> dict[str, Any]:
    """Returns the table in a TOML file. Raises StopError, or BadSettings if it is not TOML."""
    try:
        return tomllib.loads(opened_bytes(path).decode())
    except (ValueError, RecursionError) as error:  # not UTF-8, not TOML, nested without end
        raise BadSettings(f"{path} is not TOML: {error}") from error


def _fields_of(fields: str) -> tuple[tuple[str, str], ...]:
    """Returns the fields named in a TOML file. Raises StopError, or BadSettings for an unknown
    name."""
    table = read_toml(fields)
    allowed = ("records", *NAMES)
    wrong = sorted(
        name for name, path in table.items() if name not in allowed or not isinstance(path, str)
    )
    if wrong:
        raise BadSettings(
            f"{fields}: {', '.join(wrong)}: not a field (fields are {', '.join(allowed)}, "
            'each = "path")'
        )
    if "text" not in table:
        raise BadSettings(f'{fields}: it does not say where the text is (text = "path")')
    return tuple(sorted(table.items()))


@record
class EngineOptions:
    """Where the work is done."""

    workers: int | None = None
    engine: str = ""

    def is_asked_for(self) -> bool:
        """Whether the user asked for more than this process."""
        return (self.workers or 1) > 1 or bool(self.engine)

    def opened(self) -> AbstractContextManager[Engine | None]:
        """Opens the engine for a block; its processes end with the block. Gives None if one process
        does all the work."""
        from rashomon.engines.clusters import open_engine
        from rashomon.engines.local import cores

        if not self.engine and (self.workers or cores()) == 1:
            return nullcontext()
        try:
            return closing(open_engine(self.engine or "local", workers=self.workers or 0))
        except BadSettings as error:
            raise click.UsageError(str(error)) from error


engine_options = given_as(
    "where",
    EngineOptions,
    valued(
        "--workers",
        metavar="N",
        help_text="Processes at work (large piles: all cores).",
        type=click.IntRange(1),
    ),
    valued(
        "--engine", metavar="ENGINE", help_text="Work with dask, or on a cluster: dask=ADDRESS."
    ),
)
