"""Finds the sources that the user named: files, folders, globs, standard input."""

import glob
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.errors import SkipError
from rashomon.settings import ReadSettings

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
# Documents that hold reports but are not read yet: in a folder they are listed as missing, never passed over in silence.
DOCUMENTS = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".epub", ".eml", ".msg", ".mht", ".mhtml", ".warc", ".webarchive", ".zip", ".gz")


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: its name relative to the argument, with `/`, and its file (None: standard input). `missing`: why there is none."""

    name: str
    path: Path | None
    missing: str | None = None

    def load(self, settings: ReadSettings) -> bytes:
        """The bytes. Raises SkipError when they cannot be had or are too many."""
        if self.missing:
            raise SkipError(self.missing)
        data = self._read(settings.max_bytes + 1)
        if len(data) > settings.max_bytes:
            raise SkipError(f"larger than {settings.max_bytes:,} bytes: split it or raise read.max_bytes")
        return data

    def _read(self, most: int) -> bytes:
        try:
            if self.path is None:
                return sys.stdin.buffer.read(most)
            with self.path.open("rb") as file:
                return file.read(most)
        except (OSError, ValueError) as error:
            raise SkipError(f"could not be opened: {getattr(error, 'strerror', None) or error}") from error


def gather_sources(paths: Sequence[str]) -> tuple[Source, ...]:
    """The sources under these arguments, each once, sorted by name."""
    found: dict[str, Source] = {}
    for argument in paths:
        for source in _sources(argument):
            key = str(source.path.resolve()) if source.path else source.name
            found[key] = min(found.get(key, source), source, key=lambda s: (len(s.name), s.name))
    named = (replace(source, name=_writable(source.name)) for source in found.values())
    return tuple(sorted(named, key=lambda source: (source.name, str(source.path))))


def _sources(argument: str) -> Iterator[Source]:
    if argument == "-":
        yield Source("stdin", None)
        return
    try:
        path = Path(argument)
        exists = path.exists()
    except (OSError, ValueError):  # a name too long for the system
        yield Source(_shown(argument), None, "could not be opened: no file can have this name")
        return
    if "\0" in argument:
        yield Source(_shown(argument), None, "could not be opened: no file can have this name")
    elif exists:
        yield from _under(path, path.name)
    elif glob.has_magic(argument):
        yield from _matching(argument)
    else:
        yield Source(_shown(argument), None, "not found: no file or folder of this name")


def _matching(pattern: str) -> Iterator[Source]:
    fixed = Path(*_fixed_part(pattern))
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield Source(_shown(pattern), None, "not found: nothing matches this pattern")
    for match in map(Path, matches):
        if match.is_dir():
            if "**" not in pattern:  # `**` names every file under the folder itself
                yield from _under(match, match.relative_to(fixed).as_posix(), match.relative_to(fixed).as_posix() + "/")
        elif "**" not in pattern or match.suffix.casefold() in SUFFIXES or not pattern.endswith("*"):
            yield Source(match.relative_to(fixed).as_posix(), match)


def _fixed_part(pattern: str) -> tuple[str, ...]:
    parts = Path(pattern).parts
    magic = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    return parts[:magic]


def _under(path: Path, name: str, prefix: str = "") -> Iterator[Source]:
    if not path.is_dir():
        yield Source(name, path)
        return
    anything = False
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path)
        if any(part.startswith(".") for part in inside.parts) or not file.is_file():
            continue
        if file.suffix.casefold() in SUFFIXES:
            anything = True
            yield Source(prefix + inside.as_posix(), file)
        elif file.suffix.casefold() in DOCUMENTS:
            anything = True
            yield Source(prefix + inside.as_posix(), file, f"{file.suffix} files are not read: save the text as .txt or the page as .html")
    if not anything:
        yield Source(name or path.as_posix(), path, f"no reports in this folder: it holds no {', '.join(SUFFIXES)} files")


def _shown(argument: str) -> str:
    return argument.replace("\\", "/")


def _writable(name: str) -> str:
    """The name in characters that a document can hold; a file's name may be any bytes."""
    return name.encode("utf-8", errors="replace").decode("utf-8")
