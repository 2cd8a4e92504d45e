"""The language model of rashomon.toml, put to the same questions as a reader."""

import os
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli import terminal
from rashomon.cli.asking_view import as_row, now
from rashomon.errors import BadSettings
from rashomon.model.question import answered
from rashomon.settings import AdjudicatorSettings

if TYPE_CHECKING:
    from rashomon.asking import Sitting
    from rashomon.cli.asking_kept import Kept

_BATCH = 5


def adjudicator_settings(path: str) -> AdjudicatorSettings:
    """What [adjudicator] of this file says. Raises BadSettings where there is none, or a setting is unknown or of another type."""
    try:
        found = tomllib.loads(Path(path).read_text(encoding="utf-8")).get("adjudicator")
    except OSError as error:
        raise BadSettings(f"{path} could not be read: {error.strerror}") from error
    except ValueError as error:
        raise BadSettings(f"{path} could not be read: {error}") from error
    if not isinstance(found, dict):
        raise BadSettings(f"{path} has no [adjudicator]: no model is asked unless one is configured")
    plain = AdjudicatorSettings()
    for name, value in found.items():
        default = getattr(plain, name, None) if name in {f.name for f in fields(plain)} else None
        if (
            default is None
            or not isinstance(value, (int, float) if isinstance(default, float) else type(default))
            or isinstance(value, bool)
        ):
            raise BadSettings(f"{path}: [adjudicator] {name} is not a setting, or not of its type")
    return AdjudicatorSettings(**found)


def let_model_answer(sitting: "Sitting", settings_file: str, kept: "Kept", *, most: int) -> None:
    """Puts the questions to the model; what it answers and what was refused is said, a refusal leaves the built-in answer."""
    from rashomon.adjudicators.chat import Chat

    chosen = adjudicator_settings(settings_file)
    chat = Chat(chosen, key=os.environ.get(chosen.key_env, "") if chosen.key_env else "")
    seen: set[str] = set()
    taken = 0
    while len(seen) < most:
        batch = [asked for asked in sitting.questions(len(seen) + _BATCH) if asked.id not in seen and asked.free is None]
        batch = batch[: min(_BATCH, most - len(seen))]
        if not batch:
            break
        for asked in batch:
            seen.add(asked.id)
            verdict = chat(asked, as_row(asked))
            if verdict.option is None:
                terminal.note(f"{asked.id}: not answered: {verdict.refused}")
                continue
            made = answered(asked, verdict.option, by=chat.name, at=now())
            kept.keep(made)
            sitting.take(made)
            taken += 1
    terminal.note(f"{taken} of {len(seen)} questions answered by {chat.name}, {kept.told()}; compare --without-models leaves them out")
