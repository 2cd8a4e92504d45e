"""rashomon ask: what the reports of a ledger, or of a story in a store, say to a question."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

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
    from rashomon.checking.ask_reports import Asked


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
    model: ModelOptions,
) -> None:
    """Ask the reports of a LEDGER, or of a story in a store, a QUESTION.

    With --model, a language model answers from the sentences of the reports, and its statements
    open those that it names. Without it, the command prints the sentences that have most of the
    words of the question, and which of its words no sentence has.

    Exit code 3: a report or part of the answer was not read, or it names no sentence.
    """
    from rashomon.checking.ask_reports import ask_ledger, asked_lines

    if answer and (questions or model):
        raise click.UsageError("--answer answers one QUESTION, without --model")
    check_output(output)
    listed = _listed_questions(question, questions)
    put = partial(into_story, address, ledger) if address else None
    ledger_read = given_ledger(ledger, address)
    replies = []
    is_all_read = not ledger_read.failures
    note_failures(ledger_read.failures)
    with model.reading(output) as reader:
        author = given_reply(answer, by, sheet=sheet) if answer else reader
        for asked in ask_ledger(ledger_read, listed, author, put, keeps=bool(questions and model)):
            ledger_read = asked.ledger
            is_all_read = is_all_read and not asked.unread
            replies.append(_as_data(asked))
            if not as_json:
                print_lines(map(styled, asked_lines(asked)))
    if as_json:
        print_data(replies)
    if output:
        write_document(output, to_json(ledger_read))
    sys.exit(0 if is_all_read else 3)


def _listed_questions(question: str, file: str) -> Sequence[str]:
    """Returns the questions that are asked. Raises UsageError unless they are given in one way."""
    if bool(question) == bool(file):
        raise click.UsageError("give a QUESTION or --questions FILE")
    listed = parsed_file(file, str.splitlines) if file else [question]
    return list(filter(str.strip, listed))


def _as_data(asked: "Asked") -> dict[str, Any]:
    """Returns what was found on one question, for JSON."""
    from rashomon.checking.ask_reports import asked_lines

    _, *lines = asked_lines(asked)
    return {
        "question": asked.question,
        "lines": lines,
        "missing": list(asked.missing),
        "is_found": asked.is_found,
        "sentences": plain(asked.sentences),
    }
