"""Optional packages, imported only when a file of their format is met."""

from importlib import import_module
from types import ModuleType

from rashomon.errors import MissingExtra


def needed(module: str, what: str) -> ModuleType:
    """Returns the imported module. Raises MissingExtra with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra.named(f"{what} need an optional package", "formats") from error
