"""The child process: parses one container from standard input under limits and writes its items to standard output."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import IO

from rashomon.errors import MissingExtra, SkipError
from rashomon.reports.containers.frames import write_end, write_item
from rashomon.reports.containers.job import Job
from rashomon.reports.items import Item
from rashomon.reports.sniff import Kind

READERS = {
    Kind.MHTML: "mhtml",
    Kind.PDF: "pdf",
    Kind.DOCX: "docx",
    Kind.MAIL: "mail",
    Kind.MAILBOX: "mailbox",
    Kind.FEED: "feed",
    Kind.NEWSML: "newsml",
    Kind.JSON: "exports",
    Kind.JSON_LINES: "exports",
    Kind.CSV: "rows",
    Kind.PARQUET: "parquet",
    Kind.ZIP: "zips",
    Kind.TAR: "tars",
    Kind.PACKED: "packed",
    Kind.WARC: "warc",
    Kind.HEAVY: "heavy",
}
Reader = Callable[[IO[bytes], Job], Iterator[Item]]


def reader_of(kind: Kind) -> Reader:
    """The function `read_items` of the module that reads this format."""
    reader: Reader = import_module(f"rashomon.reports.containers.{READERS[kind]}").read_items
    return reader


def main() -> None:
    """Reads the job from the command line, the container from standard input."""
    job = Job(**json.loads(sys.argv[1]))
    _limit(job)
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not write between the frames
    try:
        write_end(out, _parse(job, out))
    except MissingExtra as error:
        write_end(out, str(error), extra=True)


def _parse(job: Job, out: IO[bytes]) -> str | None:
    """Writes the items; returns why the rest could not be read, or None."""
    try:
        with open(0, "rb", closefd=False) as file:
            for item in reader_of(Kind(job.kind))(file, job):
                write_item(out, item)
    except MissingExtra:
        raise
    except SkipError as error:
        return str(error)
    except MemoryError:
        return f"needs more than {job.max_memory:,} bytes of memory: it was made to break readers, or is far too large"
    except RecursionError:
        return "nested too deeply to be read"
    except BrokenPipeError:
        raise SystemExit(1) from None
    except Exception as error:  # noqa: BLE001  the border of one container: whatever a library raises on damaged bytes is one reason in words
        return f"damaged, or not what it says it is: {type(error).__name__} while it was read"
    return None


def _limit(job: Job) -> None:
    """Memory, processor time and written files are limited where the system can (not on Windows)."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (job.max_memory, job.max_memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing is ever unpacked to the disk


if __name__ == "__main__":
    main()
