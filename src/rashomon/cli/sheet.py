"""rashomon sheet: prints what a language model is shown of reports, to paste into any chatbot."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from rashomon.api import given_reply
from rashomon.cli.options import (
    PATHS,
    STORY,
    ReadOptions,
    flag,
    reading_options,
    valued,
)
from rashomon.cli.store_option import opened, stored_ledger
from rashomon.cli.terminal import note, note_failures, print_document
from rashomon.decisions.counted_reports import set_aside_by
from rashomon.errors import StopError
from rashomon.model.ledger import Ledger
from rashomon.show.wording import counted

if TYPE_CHECKING:
    from rashomon.answers.story_sheet import StorySheet


@click.command()
@PATHS
@valued(
    "--store address", metavar="DB", help_text="Use the stories of this store instead of PATHs."
)
@STORY
@valued(
    "--question",
    metavar="QUESTION",
    help_text="Ask this question (`ask --answer` reads the reply).",
)
@flag("--one-story", "All reports are about one event.")
@flag("--second", "Print the second message: the same text with numbers of sentences.")
@valued(
    "--third",
    metavar="FILE",
    help_text="Print the third message: each statement of this reply with its sentences.",
)
@flag("--came", "With --store: print only what came since the newest answer.")
@valued(
    "--check draft",
    metavar="FILE",
    help_text="Ask about this draft (`check --answer` reads the reply).",
)
@reading_options
def sheet(
    paths: tuple[str, ...],
    address: str,
    story: str,
    question: str,
    one_story: bool,
    second: bool,
    third: str,
    came: bool,
    draft: str,
    reading: ReadOptions,
) -> None:
    """Print what a language model is asked about reports, to paste into any chatbot: the reports in
    numbered sentences, and a question. If there are several stories, they follow one another, the
    largest first.

    When the chatbot has answered, `--second` gives the message that asks for the same text with the
    numbers of sentences, and `--third` with a file of the reply to that the message that shows each
    statement with its sentences, whole; this one may be left out. The replies come back by
    `rashomon compare --answer FILE` (`--first FILE`, `--third FILE`), with PATHs or with
    `--store DB --story STORY`.
    """
    from rashomon.comparing.read_with_model import sheets_of

    if bool(address) == bool(paths):
        raise click.UsageError("name a PATH, or a store with --store")
    if (second or third or came) and question:
        raise click.UsageError(
            "a question is asked in one message: leave out --second, --third and --came"
        )
    if draft:
        _print_requests(draft, paths, address=address, story=story, reading=reading)
        return
    if came:
        sheets = [_sheet_of_what_came(address, story)]
    else:
        pile = _not_set_aside(stored_ledger(address, story)) if address else reading.read(paths)
        note_failures(pile.failures if paths else ())
        sheets = sheets_of(pile.reports, one_story=one_story, question=question or None)
    if paths:
        sheets = list(filter(partial(_begins, words=story), sheets))
    if third and sheets:
        print_document(_third_message(sheets, third))
        return
    for story_sheet in sheets:
        _print_sheet(story_sheet, second=second)
    if not sheets:
        raise StopError(_nothing_to_ask(story))


def _print_requests(
    draft: str, paths: tuple[str, ...], *, address: str, story: str, reading: ReadOptions
) -> None:
    """Prints what is asked about a draft, the first part first, and how long it is."""
    from rashomon.answers.prompts import tokens
    from rashomon.checking.check_draft import draft_requests
    from rashomon.cli.check import of_store, read_draft_pile

    if address and not story:
        raise click.UsageError("--check with --store needs --story")
    draft_pile = read_draft_pile(draft, reading)
    pile, story_request = of_store(address, story) if address else (reading.read(paths), {})
    note_failures((*draft_pile.failures, *pile.failures))
    for prompt in draft_requests(draft_pile.reports[0], pile, **story_request):
        text = f"{prompt.system}\n\n{prompt.user}\n"
        print_document(text)
        note(f"{draft}: {counted(len(pile.reports), 'report')}, about {tokens(text):,} tokens")


def _not_set_aside(ledger: Ledger) -> Ledger:
    """Returns the ledger without the reports that somebody set aside."""
    aside = set_aside_by(ledger.all_decisions(), ledger.reports)
    left = tuple(report for report in ledger.reports if report.id not in aside)
    return replace(ledger, reports=left)


def _nothing_to_ask(story: str) -> str:
    if story:
        return f"no story of two reports or more begins with {story}"
    return "no two of these reports are of one story: there is nothing to ask"


def _begins(sheet: "StorySheet", words: str) -> bool:
    return (sheet.title or "").lstrip("“").casefold().startswith(words.casefold())


def _third_message(sheets: "Sequence[StorySheet]", path: str) -> str:
    """Returns the third message about the answer in a file, whose first line says of which of these
    sheets it is. Raises StopError if it names no sentences of it."""
    reply = given_reply(path, "")
    of_reply = [each for each in sheets if each.mark == reply.mark] or sheets
    return f"{of_reply[0].third(reply)}\n"


def _print_sheet(sheet: "StorySheet", *, second: bool) -> None:
    """Prints the messages about a story, or the second message."""
    if second:
        print_document(f"{sheet.second}\n")
        return
    for text in sheet.texts():
        print_document(text)
    note(f"{sheet.title}: {counted(len(sheet.reports), 'report')}, {sheet.size()}")
    if sheet.second:
        note("when it has answered: the same command with --second prints the second message")


def _sheet_of_what_came(address: str, story: str) -> "StorySheet":
    """Returns what came to a story of a store since its newest answer. Raises StopError if nothing
    did, or too much."""
    from rashomon.comparing.read_with_model import story_sheet
    from rashomon.store.ledgers import find_story
    from rashomon.store.story_ledgers import KeptParses
    from rashomon.store.update import read_job, to_send

    if not (address and story):
        raise click.UsageError("--came needs --store and --story")
    with opened(address) as store:
        job = read_job(store, find_story(store, story).id)
        kept_answer = to_send(job, None).kept
        if kept_answer is None:
            raise StopError("no answer of this story goes on: print the whole sheet without --came")
        return story_sheet(KeptParses(store).annotated(job.to_read), earlier_answer=kept_answer)
