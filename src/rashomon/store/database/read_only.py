"""unwritable: how to open a store that cannot be written, on read-only media or in someone else's folder."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from rashomon.errors import StopError

_Mark = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Unwritable:
    """A file that may only be read. `still`: nobody has it open for writing, so it is read without the auxiliary files of writers."""

    path: Path
    still: bool
    mark: _Mark

    def uri(self) -> str:
        """Returns the address under which SQLite opens the file, whatever characters its name has."""
        return f"file:{quote(os.fsencode(self.path))}?{'immutable=1' if self.still else 'mode=ro'}"

    def check(self) -> None:
        """Raises StopError if somebody has changed the file meanwhile, since what was read may then mix old and new."""
        if self.still and (_mark(self.path) != self.mark or _size(self.path, "-wal")):
            raise StopError(f"{self.path} was changed by another program while it was read; run this again")

    def told(self) -> str:
        """Returns why nothing is written, and what to do."""
        return f"{self.path} lies where nothing may be written: make a copy elsewhere (`rashomon store backup`) and use that"


def unwritable(given: Path) -> Unwritable | None:
    """Returns the file if it may not be written; None if it may, or does not exist yet. Raises StopError if it cannot be read consistently
    either.
    """
    path = given.absolute()
    if not path.exists() or _may_be_written(path):
        return None
    left = _size(path, "-wal")
    if left and _size(path, "-shm") is None:
        raise StopError(
            f"{path} lies where nothing may be written, and its last changes are still in {path.name}-wal, which a writer would take in first: "
            "copy both files to a place that may be written, and open the copy"
        )
    return Unwritable(path, _size(path, "-shm") is None or left is None, _mark(path))


def _may_be_written(path: Path) -> bool:
    """Whether the file may be written. SQLite creates two files beside a store, which may already be there."""
    beside = [path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm")]
    return os.access(path, os.W_OK) and (os.access(path.parent, os.W_OK) or all(os.access(one, os.W_OK) for one in beside))


def _size(path: Path, end: str) -> int | None:
    try:
        return path.with_name(f"{path.name}{end}").stat().st_size
    except OSError:
        return None


def _mark(path: Path) -> _Mark:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
