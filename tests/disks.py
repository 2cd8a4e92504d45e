"""Places that are full, small or read-only, for tests: real ones where mounting is allowed, which
it is not everywhere."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _mount(*arguments: str | Path) -> bool:
    try:
        return (
            subprocess.run(
                ["mount", *map(str, arguments)], capture_output=True, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """The folder as on read-only media: nobody, root included, may write into it."""
    if not _mount("--bind", folder, folder):
        if os.getuid() == 0:
            pytest.skip(
                "a read-only place: root may write everywhere, and mounting is not allowed here"
            )
        modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
        try:
            for path, mode in modes.items():
                path.chmod(mode & ~0o222)
            yield folder
        finally:
            for path, mode in modes.items():
                path.chmod(mode)
        return
    try:
        assert _mount("-o", "remount,ro,bind", folder)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """The folder as a disk of so many bytes."""
    folder.mkdir(exist_ok=True)
    if not _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder):
        pytest.skip(
            "a full disk: mounting is not allowed here; `files_end_at` tries the same with a "
            "limit on the size of files"
        )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def enlarge(folder: Path, size: int) -> None:
    """Gives the disk more room."""
    assert _mount("-o", f"remount,size={size}", folder)


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """A block in which no file of this process may grow beyond so many bytes, wherever it lies:
    what a full disk does, without a disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
