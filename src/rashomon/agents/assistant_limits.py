"""AssistantLimits: which files an assistant may have read and written; a refusal says what to do instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import StopError
from rashomon.file_writing import write_file
from rashomon.settings import AgentSettings


class CallRefused(Exception):
    """A refused call; the message says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class AssistantLimits:
    """The readable folders, the one writable folder (None: nothing is written), and whether addresses may be fetched."""

    folders: tuple[Path, ...] = ()
    output: Path | None = None
    fetch: bool = False
    limits: AgentSettings = field(default_factory=AgentSettings)

    def found(self, given: str) -> Path:
        """Returns the file or folder of this name with links resolved; a relative name is looked up in each readable folder. Raises CallRefused."""
        if not self.folders:
            raise CallRefused("no folder may be read: give the reports as texts, or have the user start the server with --folder")
        try:
            for place in (folder / given for folder in self.folders):
                path = place.resolve()
                if self.allows(path) and path.exists():
                    return path
        except (OSError, ValueError, RuntimeError) as error:
            raise CallRefused(f"{given[:200]!r}: no file can have this name") from error
        allowed = ", ".join(map(str, self.folders))
        raise CallRefused(f"{given[:200]!r}: no such file or folder in the folders that may be read ({allowed})")

    def allows(self, path: Path) -> bool:
        """Whether a path without links lies in a readable folder."""
        return any(path == folder or folder in path.parents for folder in self.folders)

    def writable(self) -> Path:
        """Returns the output folder. Raises CallRefused if there is none."""
        if self.output is None:
            raise CallRefused("nothing may be written: have the user start the server with --output FOLDER")
        return self.output

    def write(self, name: str, data: bytes) -> Path:
        """Writes a file into the output folder and returns its path. Raises CallRefused if there is no such folder, or the name leads out of it."""
        folder = self.writable()
        path = (folder / name).resolve()
        if folder not in path.parents:
            raise CallRefused("this would be written outside the output folder")
        try:
            write_file(path, data, folders=True)
        except StopError as error:
            raise CallRefused(str(error)) from error
        return path


def resolved_folders(given: Iterable[str]) -> tuple[Path, ...]:
    """Returns the folders with links resolved, without duplicates. Raises StopError if one is not a folder."""
    out = []
    for name in given:
        path = Path(name).resolve()
        if not path.is_dir():
            raise StopError(f"{name} is no folder")
        out.append(path)
    return tuple(dict.fromkeys(out))
