"""isolated_command, safe_variables, own_folder: how every child process of this package is started, so that no file beside the reports decides what it imports."""

import os
import sys
import sysconfig
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

# `-I` leaves out the current folder, the user's site-packages and every PYTHON* variable; what the parent itself imports from is handed over.
# A child whose parent was killed takes its folder away itself.
_START = """
import os, sys
sys.path[:] = {path}
from {module} import main
try:
    main()
finally:
    try:
        os.rmdir(os.getcwd())
    except OSError:
        pass
"""


def isolated_command(module: str) -> list[str]:
    """The command that runs the function `main` of a module of this package in a Python of its own, which imports from `import_path()` alone."""
    return [sys.executable, "-I", "-B", "-c", _START.format(path=ascii(import_path()), module=module)]


def import_path() -> list[str]:
    """The folders that this process imports from, but the current one, unless the program itself or its libraries are installed there."""
    return list(_import_path(tuple(sys.path), _real(os.curdir)))


@lru_cache(maxsize=4)  # asked for every report that is read
def _import_path(searched: tuple[str, ...], here: str) -> tuple[str, ...]:
    program = str(Path(__file__).resolve().parents[1])
    installed = {_real(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")} | {program}
    found = [folder for folder in searched if Path(folder).is_absolute() and (_real(folder) != here or here in installed)]
    return tuple(found if program in map(_real, found) else [*found, program])


def safe_variables() -> dict[str, str]:
    """Variables of the environment under which a Python that somebody else starts leaves out the same folders."""
    return {"PYTHONSAFEPATH": "1", "PYTHONNOUSERSITE": "1", "PYTHONPATH": os.pathsep.join(import_path())}


def own_folder() -> str:
    """A new, empty folder for a child to work in; whoever ends the child takes it away."""
    return tempfile.mkdtemp(prefix="rashomon-")


def _real(folder: str) -> str:
    with suppress(OSError, ValueError):
        return str(Path(folder).resolve())
    return folder
