"""The settings file of the user's language model. It lies in the user's configuration folder, never
beside reports."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import click

from rashomon.errors import BadSettings, StopError
from rashomon.file_writing import write_file
from rashomon.language_models.spending import Spending
from rashomon.settings import ModelSettings

LOCAL = {
    "ollama": {"url": "http://127.0.0.1:11434/api", "parallel": 1, "form": "schema"},
    "llama.cpp": {"url": "http://127.0.0.1:8080/v1", "parallel": 1, "form": "grammar"},
    "lmstudio": {"url": "http://127.0.0.1:1234/v1", "parallel": 1, "form": "schema"},
    "vllm": {"url": "http://127.0.0.1:8000/v1", "parallel": 8, "form": "grammar"},
}
"""Servers of this machine, at the addresses where they listen unless told otherwise."""
_HEAD = (
    "# The language model that `rashomon compare --model` asks; written by `rashomon model set`. "
    "The key stands in an environment variable (key_env).\n"
)


def settings_file() -> Path:
    """Returns the path of model.toml in the user's configuration folder for this program."""
    return Path(click.get_app_dir("rashomon")) / "model.toml"


def spending_of(settings: ModelSettings) -> Spending:
    """Returns what was spent by all runs of this user, beside the settings."""
    place = settings_file().with_name("model.spent.jsonl")
    return Spending(place, settings.budget_hour, settings.budget_day)


def read_model_settings(path: str | None = None) -> ModelSettings:
    """Returns the settings in this file, or in the user's. Raises BadSettings if there is none, or
    a setting is unknown, of another type or invalid.
    """
    place = Path(path) if path else settings_file()
    try:
        found = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadSettings(
            f"{place} is not there: no language model is set; rashomon model set URL NAME writes it"
        ) from error
    except OSError as error:
        raise BadSettings(f"{place} could not be opened: {error.strerror}") from error
    except (ValueError, RecursionError) as error:  # not UTF-8, not TOML, nested without end
        raise BadSettings(f"{place} is not TOML: {error}") from error
    return _checked(found, str(place))


def _checked(found: Mapping[str, object], where: str) -> ModelSettings:
    plain = ModelSettings()
    known = {knob.name for knob in fields(plain)}
    given: dict[str, object] = {}
    for name, value in found.items():
        default = getattr(plain, name, None)
        if name not in known:
            raise BadSettings(
                f"{where}: {name} is not a setting; rashomon model set --help lists them"
            )
        if name == "body":
            if not isinstance(value, dict):
                raise BadSettings(f"{where}: body is a table: [body]")
            try:
                json.dumps(value)
            except TypeError as error:  # a date
                raise BadSettings(f"{where}: [body] {error}") from error
            value = tuple(sorted(value.items()))
        elif isinstance(value, bool) != isinstance(default, bool) or not isinstance(
            value, (int, float) if isinstance(default, float) else type(default)
        ):
            raise BadSettings(f"{where}: {name} = {value!r}: {_type_of(default)} is wanted")
        given[name] = (
            float(value) if isinstance(default, float) and isinstance(value, int) else value
        )
    try:
        return ModelSettings(**given)  # type: ignore[arg-type]
    except ValueError as error:
        raise BadSettings(f"{where}: {error}") from error


def _type_of(default: object) -> str:
    wanted = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
    return wanted[type(default)]


def write_model_settings(settings: ModelSettings, path: str | None = None) -> Path:
    """Writes the settings that differ from the defaults, [body] aside; returns the path. Raises
    BadSettings."""
    place = Path(path) if path else settings_file()
    plain = ModelSettings()
    lines = [
        f"{knob.name} = {json.dumps(getattr(settings, knob.name))}"
        for knob in fields(settings)
        if knob.name != "body"
        and (
            knob.name in ("url", "name")
            or getattr(settings, knob.name) != getattr(plain, knob.name)
        )
    ]
    try:
        write_file(place, (_HEAD + "\n".join(lines) + "\n").encode("utf-8"), folders=True)
    except StopError as error:
        raise BadSettings(str(error)) from error
    return place


def key_of(settings: ModelSettings) -> str:
    """Returns the key from the environment; "" if none is needed. Raises BadSettings if the
    variable is not set."""
    if not settings.key_env:
        return ""
    key = os.environ.get(settings.key_env, "").strip()
    if not key:
        raise BadSettings(
            f"the environment variable {settings.key_env} is not set; it holds the key of "
            f"{settings.url}"
        )
    return key
