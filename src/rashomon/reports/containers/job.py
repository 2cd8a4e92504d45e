"""What a parent process and the child that reads a container send each other, and what the child's
readers share.

A job gives the format, the name, the limits and the path of the file. If the bytes lie in no file,
they go with the job. The child answers with items, each with its bytes, and at the end says how it
ended.
"""

from dataclasses import field, replace
from importlib import import_module
from types import ModuleType
from typing import IO, Any

from rashomon.child_process import Message, write_message
from rashomon.errors import SkipError, needing
from rashomon.model.document import plain, value_from
from rashomon.model.record import record
from rashomon.reports.items import Item
from rashomon.reports.read_formats import Kind, format_of
from rashomon.settings import ReadSettings, keep_within, to_raise

File = IO[bytes]


@record
class ContainerJob:
    """A file to take apart, with so many bytes, under the limits of these settings. It lies at
    `path`; otherwise its bytes follow the job. `item` and `report_id` are used for a page or text:
    the item without its bytes, and the id of the report that it becomes."""

    kind: Kind
    name: str
    size: int
    settings: ReadSettings
    path: str | None = None
    item: dict[str, Any] = field(default_factory=dict)
    report_id: str = ""

    @classmethod
    def told(cls, values: dict[str, Any]) -> "ContainerJob":
        """Returns the job with these values."""
        settings = ReadSettings(**values["settings"])
        return cls(**{**values, "kind": Kind(values["kind"]), "settings": settings})


READER_FAILED = "could not be read: the reader failed on it (the log says where)"
OWN_TYPE = (
    "XML that declares its own document type or entities, which no report needs: it was not read"
)


class OpenedFile:
    """The file of a job, open, and how much was unpacked from it. Each method raises SkipError once
    a limit of the job is exceeded."""

    def __init__(self, file: File, job: ContainerJob) -> None:
        self.file = file
        self.job = job
        self.settings = job.settings
        self._size = job.size
        self._bytes = self._entries = 0

    def enter(self) -> None:
        """Counts one more entry."""
        self._entries += 1
        message = "more than {} entries: the rest was not read;"
        keep_within(self.settings, limit="max_entries", size=self._entries, message=message)

    def spend(self, count: int) -> None:
        """Counts this many more unpacked bytes."""
        self._bytes += count
        if self._bytes > max(self.settings.max_unpacked, self.settings.max_ratio * self._size):
            raise SkipError(
                f"unpacks to over {self._bytes:,} bytes, more than {self.settings.max_ratio} "
                f"times its size: the rest was not read; {to_raise('max_ratio')}"
            )

    def unpacked(self, stream: File) -> bytes | None:
        """Returns the bytes of an entry, None if there are more than a report may have."""
        self.enter()
        data = bytearray()
        while piece := stream.read(min(262_144, self.settings.max_bytes + 1 - len(data))):
            self.spend(len(piece))
            data += piece
        if len(data) <= self.settings.max_bytes:
            return bytes(data)
        return None

    def whole(self, hint: str, *, least: int = 0) -> bytes:
        """Returns all bytes of the file that are left, of which at least `least` are allowed."""
        most = max(least, self.settings.max_bytes)
        data = self.file.read(most + 1)
        if len(data) > most:
            raise SkipError(f"larger than {most:,} bytes: {hint}, or {to_raise('max_bytes')}")
        return data


def needed(module: str, kind: Kind) -> ModuleType:
    """Returns the imported module. Raises MissingExtra with the command that installs it."""
    manifest = format_of(kind)
    with needing(f"to read {manifest.name}, an optional package is needed", manifest.extra):
        return import_module(module)


def write_item(stream: File, item: Item) -> None:
    """Writes one item."""
    write_message(stream, plain(replace(item, data=b"")), item.data)


def item_of(message: Message) -> Item:
    """Returns the item that a message holds. Raises ValueError if it holds none."""
    return replace(value_from(Item, message.header), data=message.parts[0])
