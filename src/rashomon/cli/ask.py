"""rashomon ask: what the reports of a ledger, or of a story in a store, say to a question."""

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from rashomon.api import given_reply, parsed_file
from rashomon.cli.language_model import ModelOptions, model_options
from rashomon.cli.options import BY, SHEET_MARK, STORY_OF_STORE, flag, valued
from rashomon.cli.put import into_story
from rashomon.cli.store_option import given_ledger
from rashomon.cli.terminal import (
    check_output,
    note_failures,
    print_data,
    print_lines,
    styled,
    write_document,
)
from rashomon.model.document import plain, to_json

if TYPE_CHECKING:
    from rashomon.questions.ask_ledger import Asked
    from rashomon.questions.told_before import ToldBefore


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.argument("question", metavar="[QUESTION]", default="")
@STORY_OF_STORE
@valued("--questions", "FILE", "Answer the questions in FILE, one on each line.")
@valued("--answer", "FILE", "Read this answer, written from `sheet --question`.")
@BY
@SHEET_MARK
@valued("-o --output", "FILE", "Write the ledger with the model's answers here.")
@flag("--json as_json", "Print what was found as JSON.")
@valued("--since", "FILE", "Print only what changed since this --json output.")
@model_options
def ask(
    ledger: str,
    question: str,
    address: str,
    questions: str,
    answer: str,
    by: str,
    sheet: str,
    output: str,
    as_json: bool,
    since: str,
    model: ModelOptions,
) -> None:
    """Ask the reports of a LEDGER, or of a story in a store, a QUESTION.

    With --model, a language model answers from the sentences of the reports, and its statements
    open those that it names. Without it, the command prints the sentences that bear on the
    question. Below each stand the sentences that tell it otherwise.

    Exit code 3: a report or part of the answer was not read, or it names no sentence.
    """
    from rashomon.questions.ask_ledger import ask_ledger
    from rashomon.questions.told_before import read_told

    if answer and (questions or model):
        raise click.UsageError("--answer answers one QUESTION, without --model")
    check_output(output)
    listed = _listed_questions(question, questions)
    put = partial(into_story, address, ledger) if address else None
    ledger_read = given_ledger(ledger, address)
    before = parsed_file(since, read_told) if since else {}
    replies = []
    is_all_read = not ledger_read.failures
    note_failures(ledger_read.failures)
    with model.reading(output) as reader:
        author = given_reply(answer, by, sheet=sheet) if answer else reader
        for asked in ask_ledger(ledger_read, listed, author, put, keeps=bool(questions and model)):
            ledger_read = asked.ledger
            is_all_read = is_all_read and not asked.unread
            replies.append(_told(asked, before, as_json=as_json))
    if as_json:
        print_data(list(map(plain, replies)))
    if output:
        write_document(output, to_json(ledger_read))
    sys.exit(0 if is_all_read else 3)


def _listed_questions(question: str, file: str) -> Sequence[str]:
    """Returns the questions that are asked. Raises UsageError unless they are given in one way."""
    if bool(question) == bool(file):
        raise click.UsageError("give a QUESTION or --questions FILE")
    listed = parsed_file(file, str.splitlines) if file else [question]
    return list(filter(str.strip, listed))


def _told(asked: "Asked", before: "Mapping[str, ToldBefore]", *, as_json: bool) -> "ToldBefore":
    """Returns what was found on one question, and prints it unless all is printed as JSON.
    `before` was found earlier."""
    from rashomon.questions.told_before import as_kept, changed_lines

    if not as_json:
        print_lines(map(styled, changed_lines(asked, before)))
    return as_kept(asked)
