"""What a child process is told about a container: its format, its name and the limits; and what its readers share."""

from dataclasses import dataclass, fields
from importlib import import_module
from types import ModuleType
from typing import IO

from rashomon.errors import MissingExtra, SkipError
from rashomon.settings import ReadSettings, to_raise

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContainerJob:
    """A container to parse. `fields`: the user's own field names, as pairs; `note`: JSON that only one format needs."""

    kind: str
    name: str
    max_bytes: int
    max_entries: int
    max_unpacked: int
    max_ratio: int
    max_pages: int
    max_seconds: float
    max_memory: int
    size: int
    fields: Pairs = ()
    note: str = ""


def job_for(kind: str, name: str, size: int, settings: ReadSettings, note: str = "") -> ContainerJob:
    """Returns the job for this container under the limits of these settings."""
    limits = {field.name: getattr(settings, field.name) for field in fields(ContainerJob) if field.name.startswith("max_")}
    return ContainerJob(kind=kind, name=name, size=size, fields=settings.fields, note=note, **limits)


class Budget:
    """Counts what an archive unpacks to. Each method raises SkipError once a limit of the job is passed."""

    def __init__(self, job: ContainerJob) -> None:
        self._job = job
        self._bytes = self._entries = 0

    def enter(self) -> None:
        """Counts one more entry."""
        self._entries += 1
        if self._entries > self._job.max_entries:
            raise SkipError(f"more than {self._job.max_entries:,} entries: the rest was not read; {to_raise('max_entries')}")

    def spend(self, count: int) -> None:
        """Counts this many more unpacked bytes."""
        self._bytes += count
        if self._bytes > max(self._job.max_unpacked, self._job.max_ratio * self._job.size):
            raise SkipError(
                f"unpacks to over {self._bytes:,} bytes, more than {self._job.max_ratio} times its size: the rest was not read; {to_raise('max_ratio')}"
            )

    def read(self, stream: IO[bytes]) -> bytes | None:
        """Returns the bytes of an entry; None if they are more than a report may have."""
        self.enter()
        pieces: list[bytes] = []
        size = 0
        while size <= self._job.max_bytes:
            piece = stream.read(min(262_144, self._job.max_bytes + 1 - size))
            if not piece:
                return b"".join(pieces)
            self.spend(len(piece))
            pieces.append(piece)
            size += len(piece)
        return None


def whole(stream: IO[bytes], most: int, hint: str) -> bytes:
    """Returns all bytes of a stream. Raises SkipError if there are more than `most`."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise SkipError(f"larger than {most:,} bytes: {hint}, or {to_raise('max_bytes')}")
    return data


def needed(module: str, what: str) -> ModuleType:
    """Returns the imported module. Raises MissingExtra with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra.named(f"{what} need an optional package", "formats") from error
