"""rashomon put: compares an answer that somebody wrote from the sheet of a story with the reports,
and adds it to a ledger or to a story in a store."""

import sys

import click

from rashomon.api import given_reply, load
from rashomon.cli import store_option
from rashomon.cli.options import (
    BY,
    FIRST,
    SHEET_MARK,
    STORY_OF_STORE,
    THIRD,
    valued,
)
from rashomon.cli.terminal import check_output, note, write_document
from rashomon.model.answer_marks import Unbound
from rashomon.model.document import to_json
from rashomon.model.ledger import Taken
from rashomon.protocols import LanguageModel
from rashomon.show.answer_counts import tell_counts, tell_marks
from rashomon.text.report_names import name_reports

SECOND_MESSAGE = (
    "it names no sentences: send the second message (rashomon sheet ... --second) in the same "
    "conversation, and bring the reply to that"
)


@click.command(hidden=True)
@click.argument("file", metavar="FILE")
@click.argument("ledger", metavar="LEDGER")
@STORY_OF_STORE
@BY
@SHEET_MARK
@FIRST
@THIRD
@valued("-o --output", metavar="FILE", help_text="Write the ledger here as JSON, not to stdout.")
def put(
    file: str,
    ledger: str,
    address: str,
    by: str,
    sheet: str,
    first: str | None,
    third: str | None,
    output: str,
) -> None:
    """Earlier name of `compare --answer`: add the answer in FILE, which somebody wrote from the
    sheet (rashomon sheet), to a LEDGER or to a story in a store.

    It says which statements are marked. Exit codes: 3 some are marked or could not be read, 4
    nothing could be read, and nothing was written.
    """
    check_output(output)
    if address and output:
        raise click.UsageError("with --store it goes into the store: leave out -o")
    author = given_reply(file, by, sheet=sheet, first=first, third=third)
    if address:
        taken = into_story(address, story=ledger, author=author)
    else:
        taken = _into_ledger(author, ledger=ledger, output=output)
    sys.exit(tell_taken(taken))


def tell_taken(taken: Taken) -> int:
    """Says what was read of an answer and which statements are marked, and returns the exit
    code."""
    ledger_after, answers, faults = taken
    for fault in faults:
        note(f"not read, {fault}")
    has_faults = bool(faults)
    names_of_reports = name_reports(ledger_after.reports)
    for written in answers:
        for line in tell_marks(written, names_of_reports):
            has_faults = True
            note(line)
        note(f"{written.by}: {tell_counts(written)}")
        if written.unbound is Unbound.NO_LABELS:
            note(SECOND_MESSAGE)
    if not answers:
        return 4
    return 3 if has_faults else 0


def _into_ledger(author: LanguageModel, ledger: str, output: str) -> Taken:
    from rashomon.comparing.put_answer import put_in

    ledger_after, answers, refused = put_in(load(ledger), author)
    if answers:
        write_document(output or "-", to_json(ledger_after))
        if output and output != "-":
            note(f"ledger written to {output}")
    return ledger_after, answers, refused


def into_story(
    address: str, story: str, author: LanguageModel, question: str | None = None
) -> Taken:
    """Keeps the answer in the store, to this question if there is one. The store compares it with
    the reports again whenever it brings the story up to date."""
    with store_option.opened(address) as store:
        from rashomon.store.ledgers import find_story, ledger_in
        from rashomon.store.update import put_answer

        reading, _ = put_answer(store, story_name=story, model=author, question=question)
        ledger = ledger_in(find_story(store, story))
    return ledger, reading.among(ledger.stories[0].answers), reading.refused
