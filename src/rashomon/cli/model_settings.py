"""The settings file of the user's language model. It lies in the user's configuration folder, never
beside the reports."""

import json
import os
from dataclasses import fields
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from rashomon.cli.options import read_toml
from rashomon.errors import BadSettings
from rashomon.file_writing import write_file
from rashomon.settings import ModelSettings

# Servers of this machine, at the addresses where they listen unless told otherwise.
LOCAL = {
    "ollama": {"url": "http://127.0.0.1:11434/api", "parallel": 1},
    "llama.cpp": {"url": "http://127.0.0.1:8080/v1", "parallel": 1},
    "lmstudio": {"url": "http://127.0.0.1:1234/v1", "parallel": 1},
    "vllm": {"url": "http://127.0.0.1:8000/v1", "parallel": 8},
}
_HEAD = (
    "# The language model that `rashomon compare --model` asks; written by `rashomon model set`. "
    "The key stands in an environment variable (key_env).\n"
)


def _settings_file(path: str) -> Path:
    """Returns this path or, without one, that of model.toml in the user's configuration folder for
    this program."""
    return Path(path) if path else Path(click.get_app_dir("rashomon")) / "model.toml"


def read_model_settings(path: str) -> ModelSettings:
    """Returns the settings in this file, or in the user's own. Raises BadSettings if there is no
    such file, or if a setting is unknown, of another type or invalid."""
    place = _settings_file(path)
    if not place.exists():
        raise BadSettings(
            f"{place} is not there: no language model is set; rashomon model set URL NAME writes it"
        )
    entries = read_toml(place)
    entries.pop("form", None)  # a setting of 0.5
    unknown = entries.keys() - {knob.name for knob in fields(ModelSettings)}
    if unknown:
        raise BadSettings(
            f"{place}: {min(unknown)} is not a setting; rashomon model set --help lists them"
        )
    try:
        entries["body"] = sorted(dict(entries.get("body", {})).items())
        return TypeAdapter(ModelSettings).validate_json(json.dumps(entries), strict=True)
    except TypeError as error:
        raise BadSettings(f"{place}: [body] is a table of plain values: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place_of_fault = "".join(f"{name} = {first['input']!r}: " for name in first["loc"])
        raise BadSettings(f"{place}: {place_of_fault}{first['msg']}") from error


def write_model_settings(settings: ModelSettings, path: str) -> Path:
    """Writes the settings that differ from the defaults, except [body], and returns the path."""
    place = _settings_file(path)
    text = _HEAD
    for knob in fields(settings):
        value = getattr(settings, knob.name)
        is_needed = knob.name in ("url", "name") or value != getattr(ModelSettings(), knob.name)
        if is_needed and knob.name != "body":
            text += f"{knob.name} = {json.dumps(value)}\n"
    write_file(place, text.encode(), folders=True)
    return place


def settings_and_key(path: str) -> tuple[ModelSettings, str]:
    """Returns the settings as `read_model_settings` does, with the key from the environment, or ""
    if none is needed. Raises BadSettings, also if the variable is not set."""
    settings = read_model_settings(path)
    if not settings.key_env:
        return settings, ""
    key = os.environ.get(settings.key_env, "").strip()
    if not key:
        raise BadSettings(
            f"the environment variable {settings.key_env} is not set; it holds the key of "
            f"{settings.url}"
        )
    return settings, key
