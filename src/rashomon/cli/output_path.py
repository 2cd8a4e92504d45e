"""Where an export goes, and writing it there whole or not at all."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click

from rashomon.cli.terminal import check_writable, print_document
from rashomon.errors import StopError
from rashomon.exports.export_format import DRAFT, Files, Format
from rashomon.file_writing import write_file


def place_of(chosen: Format, ledger: str, output: str | None) -> str:
    """The path to write to; "-" is stdout. A draft's name says that it is one, whatever was asked for."""
    if output is None:
        if chosen.is_text and not chosen.is_folder and not chosen.draft:
            return "-"
        return chosen.file_name("ledger" if ledger == "-" else Path(ledger).stem)
    if output != "-" and chosen.draft and DRAFT.casefold() not in Path(output).name.casefold():
        return str(Path(output).with_name(f"{DRAFT}-{Path(output).name}"))
    return output


def check_place(chosen: Format, path: str, ledger: str, *, force: bool) -> None:
    """Raises UsageError or StopError, before the work is done, where the export may not go there."""
    if path == "-":
        if chosen.is_folder or not chosen.is_text:
            raise click.UsageError(f"{chosen.name} needs a file or a folder: it cannot go to stdout")
        return
    check_writable(path)
    target = Path(path)
    if ledger != "-" and target.resolve() == Path(ledger).resolve():
        raise StopError(f"{path} is the ledger itself; name another path")
    if chosen.is_folder:
        if target.exists() and not target.is_dir():
            raise StopError(f"{path} could not be written: it is a file, and {chosen.name} is a folder")
        if target.is_dir() and any(target.iterdir()) and not force:
            raise StopError(f"{path} is there already and is not empty; --force writes into it")
    elif target.is_dir():
        raise StopError(f"{path} could not be written: it is a folder")
    elif chosen.name == "sqlite":
        from rashomon.exports.sqlite import check_replaceable

        check_replaceable(path, force=force)
    elif target.exists() and not chosen.is_text and not force:
        raise StopError(f"{path} is there already; --force replaces it")


def write_files(chosen: Format, files: Files, path: str) -> Iterator[str]:
    """Writes the files and gives what was written where; nothing for stdout. Raises StopError."""
    if path == "-":
        print_document(files[""].decode("utf-8"))
        return
    target = Path(path)
    if chosen.is_folder:
        for name, data in files.items():
            write_file(target.joinpath(*PurePosixPath(name).parts), data, folders=True)
        yield path
        return
    for name, data in files.items():
        place = target if not name else target.with_name(f"{target.stem}{name}")
        write_file(place, data, folders=True)
        yield str(place)
