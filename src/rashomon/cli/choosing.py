"""The settings that a verb compares by: its options, then what rashomon.toml in the current folder says, then the defaults."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from rashomon.errors import BadSettings
from rashomon.settings import JUDGES, MODEL, PointSettings, Settings

if TYPE_CHECKING:
    from rashomon.settings import LineageSettings, ReadSettings, StorySettings

FILE = "rashomon.toml"
_MOST = 65_536  # bytes of it that are read: it may lie among reports of strangers
_Verb = TypeVar("_Verb", bound=Callable[..., object])


def judge_option(verb: _Verb) -> _Verb:
    """The option --judge."""
    told = f"What puts answers together and sets them against each other: trained models, or rules for volume; default: [points] in {FILE}, else {MODEL}."
    return click.option("--judge", type=click.Choice(JUDGES), help=told)(verb)


def chosen_settings(
    judge: str | None = None,
    *,
    read: "ReadSettings | None" = None,
    stories: "StorySettings | None" = None,
    lineage: "LineageSettings | None" = None,
) -> Settings:
    """The settings with these parts. Raises BadSettings where rashomon.toml has something under [points] that is no setting."""
    given = {"read": read, "stories": stories, "lineage": lineage}
    points = PointSettings(judge) if judge is not None else points_in(Path(FILE))
    return Settings(points=points, **{name: part for name, part in given.items() if part is not None})  # type: ignore[arg-type]


def points_in(path: Path) -> PointSettings:
    """What [points] of this file says; the defaults where there is no such file or no such table."""
    import tomllib

    if path.exists() and not path.is_file():  # to open a pipe would wait for ever
        raise BadSettings(f"{path} could not be read: it is no file")
    try:
        with path.open("rb") as file:
            text = file.read(_MOST).decode("utf-8")
        found = tomllib.loads(text).get("points", {})
    except FileNotFoundError:
        return PointSettings()
    except (OSError, ValueError, RecursionError) as error:  # not to be opened, not UTF-8, not TOML
        raise BadSettings(f"{path} could not be read: {error}") from error
    if not isinstance(found, dict) or found.keys() - {"judge"}:
        raise BadSettings(f"{path}: [points] has one setting, judge")
    try:
        return PointSettings(**found)
    except ValueError as error:
        raise BadSettings(f"{path}: [points] {error}") from error
