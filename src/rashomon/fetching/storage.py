"""Files in remote storage: S3 and similar, and whatever else fsspec opens.

Keys and endpoints come from the usual environment variables (AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL).
"""

import glob
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import IO, Any

from rashomon.errors import MissingExtra, SkipError, StopError

_PIECE = 1 << 20


def listed(address: str) -> list[tuple[str, str]]:
    """Returns name and address of every file at or below this address, by name. Raises SkipError if
    it cannot be listed, MissingExtra without fsspec.
    """
    scheme = address.partition("://")[0]
    system, path = _system(address)
    try:
        if glob.has_magic(path):
            found = [str(file) for file in system.glob(path) if system.isfile(file)]
            fixed = PurePosixPath(
                *takewhile(lambda part: not glob.has_magic(part), PurePosixPath(path).parts)
            )
        elif system.isfile(path):
            found, fixed = [path], PurePosixPath(path).parent
        else:
            found, fixed = [str(file) for file in system.find(path)], PurePosixPath(path)
    except Exception as error:
        raise SkipError(f"could not be listed: {_reason(error)}") from error
    if not found:
        raise SkipError("not found: nothing is kept at this address")
    return sorted(
        (PurePosixPath(file).relative_to(fixed).as_posix(), f"{scheme}://{file.lstrip('/')}")
        for file in found
    )


@contextmanager
def opened(address: str) -> Iterator[IO[bytes]]:
    """Returns the file, copied in pieces to a temporary one. Raises SkipError if it cannot be
    read."""
    system, path = _system(address)
    with tempfile.TemporaryFile() as file:
        try:
            with system.open(path, "rb") as kept:
                shutil.copyfileobj(kept, file, _PIECE)
        except Exception as error:
            raise SkipError(f"could not be opened: {_reason(error)}") from error
        file.seek(0)
        yield file


def put(address: str, file: Path) -> None:
    """Copies a file to this address. Raises StopError if it cannot."""
    system, path = _system(address)
    try:
        with file.open("rb") as made, system.open(path, "wb") as kept:
            shutil.copyfileobj(made, kept, _PIECE)
    except Exception as error:
        raise StopError(f"{address} could not be written: {_reason(error)}") from error


def _system(address: str) -> tuple[Any, str]:
    """Returns the file system for such an address, and the path in it. pyarrow opens S3 if s3fs is
    not installed."""
    if (
        "::" in address
    ):  # "zip://x::http://host/a.zip" would ask a host past the filter of addresses
        raise SkipError("an address inside another one is not opened: fetch it first")
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtra.named("addresses in storage need fsspec", "storage") from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError:
        return _with_arrow(address)
    except ValueError as error:
        raise SkipError(f"could not be opened: {_reason(error)}") from error
    system.invalidate_cache()
    return system, path


def _with_arrow(address: str) -> tuple[Any, str]:
    try:
        from fsspec.implementations.arrow import ArrowFSWrapper
        from pyarrow import fs
    except ImportError as error:
        raise MissingExtra.named(
            "addresses in storage need fsspec and pyarrow", "storage"
        ) from error
    path = address.partition("://")[2]
    try:
        system, _ = fs.FileSystem.from_uri(address.partition("*")[0])
    except Exception as error:
        raise SkipError(f"could not be opened: {_reason(error)}") from error
    return ArrowFSWrapper(system), path.partition("?")[0]


def _reason(error: BaseException) -> str:
    """Returns an error as one line, without what a report must not show."""
    return " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())[
        :200
    ]
