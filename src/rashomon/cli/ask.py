"""rashomon ask: asks the questions whose answers would improve a ledger most, one key per answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.options import STORY
from rashomon.cli.question_view import Kept
from rashomon.cli.terminal import note
from rashomon.errors import Damaged, StopError
from rashomon.file_writing import append_lines
from rashomon.judgements.judgement_lines import to_line
from rashomon.text.wording import counted

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger
    from rashomon.store.database.open import SqlStore
    from rashomon.workspace import QuestionSession


@click.command()
@click.argument("ledger", metavar="LEDGER", required=False)
@click.option(
    "--store", "address", metavar="DB", help="Instead of a LEDGER: ask about the stories of this store, and keep the answers there."
)
@STORY
@click.option("--most", default=20, show_default=True, type=click.IntRange(1, 500), help="At most so many questions.")
@click.option(
    "--judgements", metavar="FILE", help="Where answers are kept; what it holds already is obeyed. Default: LEDGER with .judgements.jsonl."
)
@click.option("--write", "write_to", metavar="FILE", help="Write the questions here as JSON Lines instead of asking; - is stdout.")
@click.option(
    "--read",
    "read_from",
    metavar="FILE",
    help='Take the answers of this file: JSON Lines with "id", "answer" and, if you like, "by" and "why".',
)
@click.option("--by", default="", metavar="WHO", help="Who answers; unknown if not given.")
def ask(
    ledger: str | None,
    address: str | None,
    story: str | None,
    most: int,
    judgements: str | None,
    write_to: str | None,
    read_from: str | None,
    by: str,
) -> None:
    """Ask the questions about a LEDGER that matter most, and keep the answers as judgements.

    `rashomon compare --judgements FILE` obeys them from then on; the stories of a store obey at once. Without --story, a store is asked about
    the stories of several reports that were updated last. Keys: the one shown before each answer, ? for cannot tell, < to undo, q to quit.
    """
    from rashomon.cli import question_view, terminal

    if write_to and read_from:
        raise click.UsageError("one of --write and --read at a time")
    if (ledger is None) == (address is None) or (story and not address) or (address and judgements):
        raise click.UsageError("name a LEDGER (with --judgements FILE, if you like), or --store DB (with --story STORY)")
    if ledger == "-" and judgements is None:
        raise click.UsageError("name the file of judgements with --judgements FILE")
    opened = of_store(address, story) if address else of_file(ledger or "", judgements)
    with opened as (sitting, kept):
        if write_to:
            questions = list(sitting.questions(most))
            terminal.write_document(write_to, question_view.as_lines(questions))
            if write_to != "-":
                terminal.note(f"{counted(len(questions), 'question')} written to {write_to}; --read takes the answers")
        elif read_from:
            taken = question_view.take_answers(sitting, read_from, by=by, most=most)
            kept.keep(taken)
            terminal.note(f"{counted(len(taken), 'judgement')} {kept.told}")
        else:
            question_view.converse(sitting, kept, most=most, by=by)


LATEST = 10  # stories of a store that are asked about where none is named


@contextmanager
def of_file(ledger: str, judgements: str | None) -> "Iterator[tuple[QuestionSession, Kept]]":
    """Returns the session for a ledger, with the file for its answers; answers already in it are obeyed."""
    from rashomon.api import load, read_judgements
    from rashomon.workspace import QuestionSession

    path = judgements or str(Path(ledger).with_suffix(".judgements.jsonl"))
    known = read_judgements(path) if Path(path).exists() else ()
    told = f"kept in {path}; rashomon compare --judgements {path} obeys them"
    yield QuestionSession(load(ledger), known), Kept(lambda made: append_lines(path, map(to_line, made)), told)


def _whole(store: "SqlStore", story: str, *, named: bool) -> "Ledger | None":
    """Returns the ledger; for a damaged story that nobody named, None with a note."""
    from rashomon.store.ledgers import ledger_of

    try:
        return ledger_of(store, story)
    except Damaged as error:
        if named:
            raise
        note(f"left out: {error}")
        return None


@contextmanager
def of_store(address: str, story: str | None) -> "Iterator[tuple[QuestionSession, Kept]]":
    """Returns the session for one story of a store, or for the last updated ones with several reports."""
    from rashomon.cli.store_option import opened, present
    from rashomon.settings import Settings
    from rashomon.workspace import QuestionSession

    with opened(address) as store:
        from rashomon.store.update import settle_again

        wanted = [story] if story else [row.id for row in store.story_rows() if row.reports > 1][:LATEST]
        if not wanted:
            raise StopError(f"{address} has no story of more than one report")
        ledgers = [found for one in wanted if (found := _whole(store, one, named=story is not None))]
        new: list[int] = []  # how many judgements were new, each time
        kept = Kept(lambda made: new.append(store.add_judgements(made)), f"kept in {address}; its stories obey them")
        try:
            yield QuestionSession.of_ledgers(ledgers, store.judgements()), kept
        finally:
            if any(new):
                settle_again(store, settings=Settings(), clock=present)
