"""AssistantLimits: which files an assistant may have read and written; a refusal says what to do instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import StopError
from rashomon.file_writing import write_file
from rashomon.settings import AgentSettings


class CallRefused(Exception):
    """A call that is not done; the message says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class AssistantLimits:
    """The folders that may be read, the one folder that may be written to (None: nothing is written), and whether addresses may be fetched."""

    folders: tuple[Path, ...] = ()
    output: Path | None = None
    fetch: bool = False
    limits: AgentSettings = field(default_factory=AgentSettings)

    def found(self, given: str) -> Path:
        """The file or folder of this name, its links resolved; a relative name is looked up in each folder that may be read. Raises Refused."""
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
        """Whether a path without links lies in a folder that may be read."""
        return any(path == folder or folder in path.parents for folder in self.folders)

    def writable(self) -> Path:
        """The output folder. Raises Refused where there is none."""
        if self.output is None:
            raise CallRefused("nothing may be written: have the user start the server with --output FOLDER")
        return self.output

    def write(self, name: str, data: bytes) -> Path:
        """Puts a file into the output folder; where it lies. Raises Refused where there is none, or where the name leads out of it."""
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
    """The folders, their links resolved, each once. Raises StopError where one is none."""
    out = []
    for name in given:
        path = Path(name).resolve()
        if not path.is_dir():
            raise StopError(f"{name} is no folder")
        out.append(path)
    return tuple(dict.fromkeys(out))
