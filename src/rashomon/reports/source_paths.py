"""Finds the sources that the user named: files, folders, addresses, standard input. Also says which
names in folders and archives may be reports."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from rashomon.errors import SkipError
from rashomon.model.record import record
from rashomon.reports.read_formats import Kind, is_named

# Files that are never reports, whatever else lies beside them.
NEVER = frozenset(
    ".png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .heic .mp3 .mp4 .m4a .m4v "
    ".mov .avi .webm .ogg .oga .ogv .wav .flac .woff .woff2 .ttf .otf "
    ".eot .css .js .mjs .map .swf .exe .dll .so .py .pyc .sh .bat .db .sqlite .sqlite3 "
    ".ds_store .cdx .cdxj .idx .lock .part .crdownload".split()
)


def is_candidate(name: str) -> bool:
    """Whether an entry of this name can be a report: not hidden, and not an image, video, style
    sheet or program."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts):
        return False
    return PurePosixPath(name).suffix.casefold() not in NEVER


def safe_name(name: str) -> str:
    """Returns the name as a plain label, without drive, root or ".."."""
    parts = [
        part
        for part in re.split(r"[/\\]", name.replace("\0", ""))
        if not re.fullmatch(r"|\.|\.\.|[A-Za-z]:", part)
    ]
    return "/".join(parts).encode("utf-8", "replace").decode() or "entry"


def page_folders(names: Iterable[str]) -> frozenset[str]:
    """Returns the folders that browsers save beside a page ("Save as complete page") for the pages
    among these names."""
    pages = [PurePosixPath(name) for name in names if is_named(name, Kind.PAGE)]
    tails = ("_files", "_Files", ".files", "-files", "_dateien", "_fichiers", "_archivos", "_file")
    return frozenset(str(path.with_name(path.stem + tail)) for path in pages for tail in tails)


def in_folders(name: str, folders: frozenset[str]) -> bool:
    """Whether a name lies inside one of these folders."""
    return any(str(parent) in folders for parent in PurePosixPath(name).parents)


_BARE_ADDRESS = re.compile(r"(?i)www\.[^\s/.]+\.\S+")
_PIECE = 1 << 20
_LINK = "a link that leads out of what was given: give what it leads to, too"


@record
class ReportSource:
    """A source to read: its name relative to the argument, with `/`, and its file or address.
    What comes through standard input has neither.

    - `missing`: why there is nothing
    - `leads_out`: whether it is a link that leaves the folder that was given
    """

    name: str
    path: Path | None = None
    missing: str | None = None
    address: str | None = None
    leads_out: bool = False

    @contextmanager
    def file(self) -> Iterator[Path]:
        """Returns where the file lies. A file is made of standard input. Raises SkipError if it
        cannot be opened or read."""
        path = self.path
        try:
            if path and path.exists() and not path.is_file():
                raise SkipError(
                    "no file: a folder, pipe, socket or device; a program's output is read "
                    "from standard input (-)"
                )
            if path:
                yield path
                return
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "stdin")
                with path.open("wb") as copy:
                    shutil.copyfileobj(sys.stdin.buffer, copy, _PIECE)
                yield path
        except (OSError, ValueError) as error:
            raise SkipError(
                f"could not be opened: {getattr(error, 'strerror', None) or error}"
            ) from error


def gather_sources(paths: Sequence[str], *, follow_links: bool = False) -> tuple[ReportSource, ...]:
    """Returns the sources under these arguments, without duplicates and sorted by name.

    If a link inside a folder leads out of it, it is no report of that pile. It is listed with the
    reason, unless `follow_links`.
    """
    by_path: dict[str, ReportSource] = {}
    for argument in paths:
        for source in _sources(argument):
            if source.leads_out and not follow_links:
                source = ReportSource(name=source.name, missing=_LINK)
            key = os.path.realpath(source.path) if source.path else source.name
            by_path[key] = min(
                by_path.get(key, source),
                source,
                key=lambda candidate: (len(candidate.name), candidate.name),
            )
    # File names may be arbitrary bytes, and a document holds characters.
    sources = (
        replace(source, name=source.name.encode("utf-8", "replace").decode())
        for source in by_path.values()
    )
    return tuple(sorted(sources, key=lambda source: (source.name, str(source.path))))


def _sources(argument: str) -> Iterator[ReportSource]:
    """Yields the sources of one argument: standard input, an address, a file, or the files of a
    folder. An argument that is none of these yields a source that says what is missing."""
    if argument == "-":
        yield ReportSource("stdin")
        return
    if re.fullmatch(r"(?i)https?://\S+", argument):
        yield ReportSource(name=argument, address=argument)
        return
    path = Path(argument)
    name = argument.replace("\\", "/")
    try:
        exists = path.exists()
    except (OSError, ValueError):  # a name too long for the system
        exists = None
    if exists is None or "\0" in argument:
        yield ReportSource(
            name=name, path=None, missing="could not be opened: no file can have this name"
        )
    elif exists:
        yield from _under(path, path.name)
    else:
        hint = (
            f"; an address? Then: https://{argument} --fetch"
            if _BARE_ADDRESS.fullmatch(argument)
            else ""
        )
        yield ReportSource(
            name=name, path=None, missing=f"not found: no file or folder of this name{hint}"
        )


def _under(path: Path, name: str) -> Iterator[ReportSource]:
    """Yields a file, or the files of a folder that may be reports, without the files that belong to
    saved pages. A link that leads out of the folder is marked."""
    if not path.is_dir():
        yield ReportSource(name, path)
        return
    files = {
        file.relative_to(path).as_posix(): file
        for file in sorted(path.rglob("*"))
        if not file.is_dir()  # a link that leads nowhere is told
    }
    folders = page_folders(files)
    candidates = [
        file_name
        for file_name in files
        if is_candidate(file_name) and not in_folders(file_name, folders)
    ]
    for file_name in candidates:
        # it, or something on its way, may be a link
        real = Path(os.path.realpath(files[file_name]))
        is_inside = real.is_relative_to(os.path.realpath(path))
        yield ReportSource(name=file_name, path=files[file_name], leads_out=not is_inside)
    if not candidates:
        yield ReportSource(
            name=name or path.as_posix(),
            path=path,
            missing="no reports in this folder: it holds nothing that could be one",
        )
