"""rashomon sheet: prints what a language model is shown of reports, to paste into any chatbot."""

from collections.abc import Sequence

import click

from rashomon.api import load
from rashomon.cli.options import (
    BEFORE,
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
from rashomon.model.answer import WrittenAnswer
from rashomon.telling.wording import counted


@click.command()
@PATHS
@valued("--store address", "DB", "Use the stories of this store instead of PATHs.")
@STORY
@valued("--question", "QUESTION", "Ask this question (`ask --answer` reads the reply).")
@BEFORE
@flag("--came", "Print only what came to the stories of the store since their answers.")
@flag("--one-story", "All reports are about one event.")
@reading_options
def sheet(
    paths: Sequence[str],
    address: str,
    story: str,
    question: str,
    before: str,
    came: bool,
    one_story: bool,
    reading: ReadOptions,
) -> None:
    """Print what a language model is asked about reports, to paste into any chatbot: instructions,
    and the reports in numbered sentences. If there are several stories, they follow one another,
    the largest first. With --before or --came, of a story with an answer to which reports came,
    print these with the nearest sentences and the answer.

    The reply comes back by `rashomon compare PATH... --answer FILE`, or by `rashomon put`.
    """
    from rashomon.comparing.put_answer import answers_in
    from rashomon.comparing.read_with_model import sheets_of

    if bool(address) == bool(paths):
        raise click.UsageError("name a PATH, or a store with --store")
    if (before and address) or (came and not address):
        raise click.UsageError("--before goes with a PATH, --came with --store")
    kept: Sequence[WrittenAnswer] = ()
    if address:
        ledger = stored_ledger(address, story)
        reports = ledger.reports
        if came:
            kept = answers_in(ledger)
    else:
        read = reading.read(paths)
        reports = read.reports
        note_failures(read.failures)
        if before:
            kept = answers_in(load(before))
    sheets = sheets_of(reports, one_story=one_story, question=question or None, kept=kept)
    begin = story.casefold() if paths else ""
    is_any = False
    for shown in sheets:
        title = (shown.title or "").lstrip("“").casefold()
        if not shown.prompts or not title.startswith(begin):
            continue
        is_any = True
        for text in shown.texts():
            print_document(text)
        note(f"{shown.title}: {counted(len(shown.reports), 'report')}, {shown.size()}")
    if not is_any and story:
        raise StopError(f"no story of two reports or more begins with {story}")
    if not is_any:
        raise StopError("no two of these reports are of one story: there is nothing to ask")
