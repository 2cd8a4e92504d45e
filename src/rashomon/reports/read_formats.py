"""The formats that are read. Each has a manifest (`read_formats.toml`): what it is called, the
endings of its files, its reader, and what that needs. Detection, the child
process, messages, help texts and documents use it."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath

from rashomon.model.record import record
from rashomon.shipped.words import toml_table


class Kind(StrEnum):
    """A file format. Whether TEXT is a page or Markdown is decided where it is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"
    CHAT = "chat"
    SUBTITLES = "subtitles"
    FEED = "feed"
    JSON = "json"
    JSON_LINES = "jsonl"
    CSV = "csv"
    ZIP = "zip"
    TAR = "tar"
    PACKED = "packed"
    WARC = "warc"
    REPORT = "report"  # no format: a page or text, from its bytes to its report


@record
class ReadFormat:
    """A manifest.

    - `reader`: the module and function that take it apart in the child process, "" if it is a
      report as it is
    - `libraries`: what the reader imports
    - `extra`: what must be installed
    """

    kind: Kind
    name: str = ""
    endings: Sequence[str] = ()
    reader: str = ""
    libraries: Sequence[str] = ()
    extra: str = ""


READ_FORMATS = tuple(
    ReadFormat(kind=Kind(kind), **manifest)
    for kind, manifest in toml_table("read_formats.toml").items()
)
# What the child process reads that is no file's format.
_REPORT = ReadFormat(kind=Kind.REPORT, reader="rashomon.reports.containers.page_or_text:read_items")


def format_of(kind: Kind) -> ReadFormat:
    """Returns the manifest of a kind."""
    return next(manifest for manifest in (*READ_FORMATS, _REPORT) if manifest.kind is kind)


def is_named(name: str, kind: Kind | None = None) -> bool:
    """Whether a file's name ends like those of this format. Without a format, whether it ends like
    those of any."""
    formats = READ_FORMATS if kind is None else (format_of(kind),)
    suffix = PurePosixPath(name).suffix.casefold()
    return any(suffix in read_format.endings for read_format in formats)
