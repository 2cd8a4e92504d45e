"""rashomon verify: checks every hash and span of a ledger or store, and the files that a ledger was read from."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from rashomon.api import check_format, text_in
from rashomon.cli import store_option, terminal
from rashomon.cli.document_faults import check_document
from rashomon.cli.options import Reading, source_options
from rashomon.errors import SkipError
from rashomon.reports.open_source import open_source
from rashomon.reports.source_paths import gather_sources
from rashomon.text.wording import counted

if TYPE_CHECKING:
    from rashomon.settings import ReadSettings


@click.command()
@click.argument("ledger", metavar="[LEDGER]", required=False)
@click.option("--store", "address", metavar="DB", help="Check this store instead of a ledger.")
@click.option(
    "--sources", multiple=True, metavar="DIR", help="Check the bytes of the reports in this folder or file, too; may be given again."
)
@source_options
@click.pass_context
def verify(ctx: click.Context, ledger: str | None, address: str | None, sources: tuple[str, ...], reading: Reading) -> None:
    """Check that every quote of a ledger stands at its offsets, and every text under its hash (- is standard input).

    With --sources, also that the bytes that each report was read from are there and unchanged. With --store, every hash, span and
    reference of a store.
    """
    if (ledger is None) == (address is None):
        raise click.UsageError("name a LEDGER, or a store with --store")
    if address is not None:
        ctx.exit(_store_faults(address))
    else:
        ctx.exit(_ledger_faults(ledger or "", sources, reading.settings))


def _ledger_faults(ledger: str, sources: tuple[str, ...], settings: "ReadSettings") -> int:
    """Checks a ledger; returns exit code 1 if something in it, or in its sources, is wrong."""
    document = check_format(ledger, text_in(ledger))
    checked = check_document(document)
    found = check_sources(document, sources, settings=settings) if sources else None
    for fault in (*checked.faults, *(found.faults if found else ())):
        terminal.print_line(fault)
    told = f"{counted(checked.reports, 'report')}, {counted(checked.spans, 'span')}, {counted(len(checked.faults), 'fault')}"
    terminal.print_line(f"{told}: {'every hash and span holds' if not checked.faults else 'this ledger was damaged or changed'}")
    if found:
        terminal.print_line(f"{counted(found.held, 'source')} unchanged, {counted(len(found.faults), 'source')} missing or changed")
    return 1 if checked.faults or (found and found.faults) else 0


def _store_faults(address: str) -> int:
    """Checks a store; returns exit code 1 if something in it is wrong."""
    with store_option.opened(address) as store:
        from rashomon.cli.document_faults import check_store

        checked = check_store(store)
    for fault in checked.faults:
        terminal.print_line(fault)
    told = ", ".join(counted(*pair) for pair in ((checked.reports, "report"), (checked.stories, "story"), (checked.spans, "span")))
    held = "every hash, span and reference holds" if not checked.faults else "this store was damaged"
    terminal.print_line(f"{told}, {counted(len(checked.faults), 'fault')}: {held}")
    if not store.may_write:
        terminal.note("the full-text indexes were not checked: that takes a store that may be written")
    if checked.pending:
        waiting = counted(checked.pending, "report")
        terminal.note(f"{waiting} kept but not yet in a story: `rashomon add --store {address}` brings it up to date")
    return 1 if checked.faults else 0


@dataclass(frozen=True, slots=True)
class SourcesChecked:
    """How many sources are intact, and a description of those that are not."""

    held: int
    faults: tuple[str, ...]


def check_sources(document: dict[str, Any], paths: Iterable[str], *, settings: "ReadSettings") -> SourcesChecked:
    """Looks up each source of each report by name in these files and folders, opening archives as when it was read.

    If a folder lacks the name, its bytes may lie under another one; that is reported and counts as intact, since the bytes matter.
    """
    by_name: dict[str, set[str]] = {}
    by_hash: dict[str, str] = {}
    for name, digest in _hashes(tuple(paths), settings):
        by_name.setdefault(name, set()).add(digest)
        by_hash.setdefault(digest, name)
    held, faults = 0, []
    for report, name, digest in _claims(document):
        if digest in by_name.get(name, set()) or digest in by_hash:
            held += 1
        elif name in by_name:
            faults.append(f"{report}: {name} has other bytes than those that were read")
        else:
            faults.append(f"{report}: {name} is not there")
    return SourcesChecked(held, tuple(faults))


def _hashes(paths: tuple[str, ...], settings: "ReadSettings") -> Iterator[tuple[str, str]]:
    """Yields name and hash of everything in these paths that could be a report."""
    for source in gather_sources(paths):
        try:
            for item in open_source(source, settings=settings):
                if item.data:
                    yield item.source, hashlib.sha256(item.data).hexdigest()
        except SkipError:
            continue


def _claims(document: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yields report, source and hash of every source that a ledger names."""
    reports = document.get("reports")
    for report in reports if isinstance(reports, list) else []:
        if not isinstance(report, dict):
            continue
        first = {"source": report.get("source"), "sha256": report.get("source_sha256")}
        named = report.get("sources")
        for origin in named if isinstance(named, list) and named else [first]:
            if isinstance(origin, dict):
                yield str(report.get("id")), str(origin.get("source")), str(origin.get("sha256"))
