"""The documentation's own maker (`docs/hooks.py`), which is no module of the program."""

import importlib.util
from pathlib import Path
from types import ModuleType

DOCS = Path(__file__).resolve().parents[1] / "docs"


def hooks() -> ModuleType:
    """Loads it."""
    found = importlib.util.spec_from_file_location("docs_hooks", DOCS / "hooks.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module
