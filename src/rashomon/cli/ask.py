"""rashomon ask: the questions whose answers would help a ledger most, one key an answer."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER", required=False)
@click.option(
    "--store", "address", metavar="DB", help="Instead of a LEDGER: ask about the stories of this store, and keep the answers there."
)
@click.option("--story", metavar="STORY", help="The story of the store: its id, one of before, or the beginning of one.")
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
@click.option("--by", default="", metavar="WHO", help="Who answers.")
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
    from rashomon.cli import judgement_target, question_view, terminal

    if write_to and read_from:
        raise click.UsageError("one of --write and --read at a time")
    if (ledger is None) == (address is None) or (story and not address) or (address and judgements):
        raise click.UsageError("name a LEDGER (with --judgements FILE, if you like), or --store DB (with --story STORY)")
    if ledger == "-" and judgements is None:
        raise click.UsageError("name the file of judgements with --judgements FILE")
    opened = judgement_target.of_store(address, story) if address else judgement_target.of_file(ledger or "", judgements)
    with opened as (sitting, kept):
        if write_to:
            questions = list(sitting.questions(most))
            terminal.write_document(write_to, question_view.as_lines(questions))
            if write_to != "-":
                terminal.note(f"{len(questions)} questions written to {write_to}; --read takes the answers")
        elif read_from:
            taken = question_view.take_answers(sitting, read_from, by=by, most=most)
            kept.keep(taken)
            terminal.note(f"{len(taken)} judgements {kept.told()}")
        else:
            question_view.converse(sitting, kept, most=most, by=by)
