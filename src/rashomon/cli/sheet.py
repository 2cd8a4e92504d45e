"""rashomon sheet: prints what a language model is shown of reports, to paste into any chatbot."""

import click

from rashomon.cli.options import (
    PATHS,
    STORY,
    ReadOptions,
    flag,
    reading_options,
    valued,
)
from rashomon.cli.store_option import stored_ledger
from rashomon.cli.terminal import note, note_failures, print_document
from rashomon.errors import StopError
from rashomon.telling.wording import counted


@click.command()
@PATHS
@valued("--store address", "DB", "Use the stories of this store instead of PATHs.")
@STORY
@valued("--question", "QUESTION", "Ask this question (`ask --answer` reads the reply).")
@flag("--one-story", "All reports are about one event.")
@reading_options
def sheet(
    paths: tuple[str, ...],
    address: str,
    story: str,
    question: str,
    one_story: bool,
    reading: ReadOptions,
) -> None:
    """Print what a language model is asked about reports, to paste into any chatbot: instructions,
    and the reports in numbered sentences. If there are several stories, they follow one another,
    the largest first.

    The reply comes back by `rashomon compare PATH... --answer FILE`, or by `rashomon put`.
    """
    from rashomon.comparing.read_with_model import sheets_of

    if bool(address) == bool(paths):
        raise click.UsageError("name a PATH, or a store with --store")
    pile = stored_ledger(address, story) if address else reading.read(paths)
    begin = ""
    if paths:
        note_failures(pile.failures)
        begin = story.casefold()
    sheets = sheets_of(pile.reports, one_story=one_story, question=question or None)
    is_any = False
    for asked in sheets:
        title = (asked.title or "").lstrip("“").casefold()
        if not asked.prompts or not title.startswith(begin):
            continue
        is_any = True
        for text in asked.texts():
            print_document(text)
        note(f"{asked.title}: {counted(len(asked.reports), 'report')}, {asked.size()}")
    if not is_any and story:
        raise StopError(f"no story of two reports or more begins with {story}")
    if not is_any:
        raise StopError("no two of these reports are of one story: there is nothing to ask")
