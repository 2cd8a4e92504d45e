"""Finds the sources that the user named: files, folders, globs, standard input."""

import glob
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import SkipError
from rashomon.settings import ReadSettings

SUFFIXES = (".txt", ".md", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: its name relative to the argument, with `/`, and its file (None for standard input)."""

    name: str
    path: Path | None

    def load(self, settings: ReadSettings) -> bytes:
        """The bytes. Raises SkipError when they cannot be had or are too many."""
        if self.path is None:
            return sys.stdin.buffer.read(settings.max_bytes + 1)
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise SkipError(f"could not be opened: {error.strerror}") from error


def gather_sources(paths: Sequence[str]) -> tuple[Source, ...]:
    """The sources under these arguments, each once, sorted by name."""
    found: dict[str, Source] = {}
    for argument in paths:
        if argument == "-":
            found["stdin"] = Source("stdin", None)
            continue
        path = Path(argument)
        matches = [path] if path.exists() else [Path(match) for match in sorted(glob.glob(argument, recursive=True))]
        for match in matches or [path]:
            if match.is_dir():
                for file in sorted(match.rglob("*")):
                    if file.is_file() and file.suffix.lower() in SUFFIXES:
                        found[str(file.resolve())] = Source(file.relative_to(match).as_posix(), file)
            else:
                found[str(match.resolve())] = Source(match.name, match)
    return tuple(sorted(found.values(), key=lambda source: (source.name, str(source.path))))
