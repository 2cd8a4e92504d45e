"""rashomon check: compares a draft with reports, sentence by sentence."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.language_model import ModelOptions, model_options
from rashomon.cli.options import (
    ReadOptions,
    flag,
    reading_options,
    valued,
)
from rashomon.cli.store_option import opened
from rashomon.cli.terminal import (
    ProgressBar,
    check_page,
    check_writable,
    note_failures,
    print_data,
    print_lines,
    styled,
    write_document,
)
from rashomon.file_writing import write_file
from rashomon.model.document import plain, written
from rashomon.reports.report_pile import Pile

if TYPE_CHECKING:
    from rashomon.draft_check.check_draft import CheckedDraft


@click.command()
@click.argument("draft", metavar="DRAFT")
@click.argument("paths", nargs=-1, required=True, metavar="REPORTS...")
@valued("--store address", "DB", "REPORTS is the id of a story in this store.")
@valued("-o --output", "FILE", "Write what was found here as JSON.")
@flag("--json as_json", "Print what was found as JSON.")
@valued("--page", "FILE", "Write an HTML page here.")
@reading_options
@model_options
def check(
    draft: str,
    paths: tuple[str, ...],
    address: str,
    output: str,
    as_json: bool,
    page: str,
    reading: ReadOptions,
    model: ModelOptions,
) -> None:
    """Check a DRAFT (any format; - is standard input) against reports before it goes out.

    It shows which numbers, days and names differ or have changed since, what the reports deny, tell
    less surely, less often or of another speaker, which quotations were altered, which sources were
    dropped, and what was copied. The draft is not counted among the reports.

    Exit codes: 0 nothing to look at, 5 something to look at, 6 part of it was not looked at.
    """
    from rashomon.draft_check.check_draft import check_draft

    check_writable(output)
    check_page(page, (draft, output, *paths))
    draft_pile = replace(reading, settings=replace(reading.settings, is_draft=True)).read((draft,))
    pile, options = _of_store(address, paths[0]) if address else (reading.read(paths), {})
    with ProgressBar() as progress, model.reading(output, progress) as asked:
        options |= {"model": asked, "on_progress": progress}
        checked = check_draft(
            draft_pile.reports[0], pile, besides=draft_pile.reports[1:], **options
        )
    if page:
        from rashomon.web.draft_page import render_draft

        write_file(page, render_draft(checked).encode())
    _give(checked, output, as_json=as_json)
    note_failures((*draft_pile.failures, *pile.failures))
    if checked.differing:
        sys.exit(5)
    if checked.unread or draft_pile.failures:
        sys.exit(6)
    sys.exit(3 if pile.failures else 0)


def _give(checked: "CheckedDraft", output: str, *, as_json: bool) -> None:
    """Writes what was found, and prints it as lines or as JSON."""
    from rashomon.draft_check.draft_lines import draft_lines

    if output:
        write_document(output, written(plain(checked)))
    if as_json:
        print_data(plain(checked))
    elif output != "-":
        print_lines(map(styled, draft_lines(checked)))


def _of_store(address: str, story: str) -> tuple[Pile, dict[str, Any]]:
    """Returns the reports of a story in a store, with what the store has of them: the story and the
    parses."""
    from rashomon.store.ledgers import ledger_of
    from rashomon.store.story_ledgers import KeptParses

    with opened(address) as store:
        ledger = ledger_of(store, story)
        parses = KeptParses(store)
        parses.load(ledger.reports)
        return Pile(ledger.reports), {"story": ledger.stories[0], "parses": parses}
