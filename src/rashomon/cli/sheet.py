"""rashomon sheet: what a language model is shown of reports, to paste into any chatbot."""

from collections.abc import Sequence

import click

from rashomon.api import nothing_read
from rashomon.cli import terminal
from rashomon.cli.options import (
    PATHS,
    STORY,
    ReadOptions,
    flag,
    reading_options,
    valued,
)
from rashomon.cli.store_option import stored_ledger
from rashomon.cli.terminal import ProgressBar
from rashomon.errors import StopError
from rashomon.model.report import Report
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.telling.wording import counted


@click.command()
@PATHS
@valued("--store address", "DB", "The stories of this store, without PATHs.")
@STORY
@valued("--question", "QUESTION", "Ask this of them (`ask --answer` takes the reply).")
@flag("--one-story", "Take all reports as reports of one event.")
@reading_options
def sheet(
    paths: Sequence[str],
    address: str | None,
    story: str | None,
    question: str | None,
    one_story: bool,
    reading: ReadOptions,
) -> None:
    """Print what a language model is asked about reports, to paste into any chatbot: orders, and
    the reports in numbered sentences; of several stories one after the other, the largest first.

    Its reply comes back by `rashomon compare PATH... --answer FILE`, or by `rashomon put`.
    """
    from rashomon.comparing.read_with_model import sheets_of

    if (address is None) == (not paths):
        raise click.UsageError("name a PATH, or a store with --store")
    reports = stored_ledger(address, story).reports if address else _reports(paths, reading)
    sheets = sheets_of(reports, one_story=one_story, question=question)
    sheets = [one for one in sheets if one.prompts]
    if story is not None and address is None:
        begin = story.casefold()
        sheets = [one for one in sheets if _called(one.title).startswith(begin)]
    if not sheets:
        raise StopError(
            f"no story of two reports or more begins so: {story}"
            if story
            else "no two of these reports are of one story: there is nothing to ask"
        )
    for one in sheets:
        for text in one.texts():
            terminal.print_document(text)
        terminal.note(f"{one.title}: {counted(len(one.reports), 'report')}, {one.size()}")


def _called(title: str | None) -> str:
    """The title of a story without the quotation mark before it."""
    return (title or "").lstrip("“").casefold()


def _reports(paths: Sequence[str], reading: ReadOptions) -> tuple[Report, ...]:
    settings = Settings(read=reading.settings)
    with ProgressBar() as progress:
        pile = report_pile.read(
            *paths, settings=settings, on_progress=progress, fetch=reading.fetch
        )
    if not pile.reports:
        raise nothing_read(paths, pile.failures)
    terminal.note_failures(pile.failures)
    return pile.reports
