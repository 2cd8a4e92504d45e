"""import_spacy imports spaCy without its command line, whose 400 modules take a fifth of a cold
start."""

import importlib
import sys
from types import ModuleType
from typing import Any

_LEFT_OUT = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Imports spaCy if that was not done yet. Its command line is imported when it is first
    used."""
    if "spacy" in sys.modules or any(name in sys.modules for name in _LEFT_OUT):
        return
    for name in _LEFT_OUT:
        stand_in = ModuleType(name)
        stand_in.__path__ = []
        stand_in.info = _info  # type: ignore[attr-defined]
        sys.modules[name] = stand_in
    try:
        importlib.import_module("spacy")
    finally:
        for name in _LEFT_OUT:
            sys.modules.pop(name, None)


def _info(*arguments: Any, **keywords: Any) -> Any:
    """Returns the result of spacy.info."""
    return importlib.import_module("spacy.cli.info").info(*arguments, **keywords)
