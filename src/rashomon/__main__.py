"""python -m rashomon."""

import atexit
import gc
import os
import sys

# At the end everything goes at once: to look for dead rings among a million objects first would
# cost a tenth of a short run.
atexit.register(gc.freeze)


def main() -> None:
    """Runs the command. First it takes the current folder off the path, where `python -m rashomon`
    or an empty entry of PYTHONPATH puts it: if it is that of the reports, no file in it may be
    imported."""
    program = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  as below
    if not _is_here(program):
        sys.path[:] = [folder for folder in sys.path if folder and not _is_here(folder)]
    from rashomon.cli.group import main as run

    run(prog_name="rashomon")


def _is_here(folder: str) -> bool:
    # pathlib itself would be imported from there
    return os.path.exists(folder) and os.path.samefile(folder, os.curdir)  # noqa: PTH110, PTH121


if __name__ == "__main__":
    main()
