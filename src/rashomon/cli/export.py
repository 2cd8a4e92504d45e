"""rashomon export: writes a ledger in the format of another tool."""

from pathlib import Path

import click

from rashomon.api import load
from rashomon.cli import terminal
from rashomon.cli.options import flag, valued
from rashomon.cli.store_option import stored_ledger
from rashomon.errors import StopError
from rashomon.exports.export_format import Format
from rashomon.exports.formats import FORMATS, OLD_NAMES
from rashomon.file_writing import write_file
from rashomon.show.answer_text import NO_ANSWER


@click.command()
@click.argument("format_name", metavar="FORMAT", default="")
@click.argument("ledger", metavar="LEDGER", default="")
@valued(
    "--store address",
    metavar="DB",
    help_text="LEDGER is the id of a story in this store; without it, all stories.",
)
@valued("-o --output", metavar="PATH", help_text="Write to this file; - is stdout.")
@flag("--list listed", "List the formats.")
def export(format_name: str, ledger: str, address: str, output: str, listed: bool) -> None:
    """Write a LEDGER (- is standard input), or the stories of a store, in another FORMAT.

    Without a PATH it goes to stdout, a file of Word or Excel to a file of the LEDGER's name.
    """
    if listed:
        _list_formats()
        return
    if not (format_name and (ledger or address)):
        raise click.UsageError(
            "name a FORMAT and a LEDGER, or --store DB; --list lists the formats"
        )
    format_name = OLD_NAMES.get(format_name, format_name)
    if format_name not in FORMATS:
        raise click.UsageError(
            f"there is no format {format_name!r}; there are {', '.join(sorted(FORMATS))}"
        )
    chosen = FORMATS[format_name]
    source = ledger or address  # what the export is called after, and must not overwrite
    path = _place_of(chosen, ledger=source, output=output)
    check_place(path, address or source)
    loaded = stored_ledger(address, ledger) if address else load(source)
    try:
        data = chosen.made(loaded)
    except (KeyError, ValueError) as error:
        raise StopError(
            f"{source} contradicts itself ({error}); `rashomon verify` lists what is wrong"
        ) from error
    _write(chosen, path=path, data=data)
    if chosen.of_answers and not any(story.answers for story in loaded.stories):
        terminal.note(NO_ANSWER)
    if address:
        terminal.end_with(loaded.failures)


def _write(chosen: Format, path: str, data: bytes) -> None:
    if path != "-":
        write_file(path, data, folders=True)
        terminal.note(f"{chosen.name} written to {path}")
    elif chosen.bytes_of is not None:
        terminal.print_bytes(data)
    else:
        terminal.print_document(data.decode())


def _list_formats() -> None:
    width = max(map(len, FORMATS))
    for format in FORMATS.values():
        click.echo(f"{format.name:{width}}  {format.what}")


def _place_of(chosen: Format, ledger: str, output: str) -> str:
    """Returns the path to write to; "-" is stdout, which without a name gets texts alone."""
    if output or chosen.bytes_of is None:
        return output or "-"
    return chosen.file_name("ledger" if ledger == "-" else Path(ledger).stem)


def check_place(path: str, ledger: str) -> None:
    """Raises StopError, before the work is done, if the export may not be written there."""
    if path == "-":
        return
    terminal.check_writable(path)
    if ledger != "-" and Path(path).resolve() == Path(ledger).resolve():
        raise StopError(f"{path} is the ledger itself; name another file")
    if Path(path).is_dir():
        raise StopError(f"{path} could not be written: it is a folder")
