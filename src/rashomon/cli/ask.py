"""rashomon ask: the questions whose answers would help a ledger most, one key an answer."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
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
@click.option("--model", "ask_model", is_flag=True, help="Let the language model of rashomon.toml answer; see docs/questions.md.")
@click.option("--settings", "settings_file", default="rashomon.toml", show_default=True, metavar="FILE", help="Where [adjudicator] stands.")
@click.option("--by", default="", metavar="WHO", help="Who answers.")
def ask(
    ledger: str,
    most: int,
    judgements: str | None,
    write_to: str | None,
    read_from: str | None,
    ask_model: bool,
    settings_file: str,
    by: str,
) -> None:
    """Ask the questions about a LEDGER that matter most, and keep the answers as judgements.

    `rashomon compare --judgements FILE` obeys them from then on. Keys: the one shown before each answer, ? for cannot tell, < to undo, q to quit.
    """
    from pathlib import Path

    from rashomon import pipeline
    from rashomon.asking import Sitting
    from rashomon.cli import asking_view, terminal
    from rashomon.cli.ledgers import load_ledger

    if sum(map(bool, (write_to, read_from, ask_model))) > 1:
        raise click.UsageError("one of --write, --read and --model at a time")
    if ledger == "-" and judgements is None:
        raise click.UsageError("name the file of judgements with --judgements FILE")
    kept = judgements or str(Path(ledger).with_suffix(".judgements.jsonl"))
    known = pipeline.read_judgements(kept) if Path(kept).exists() else ()
    sitting = Sitting(load_ledger(ledger), known)
    if write_to:
        terminal.write_document(write_to, asking_view.as_lines(sitting.questions(most)))
        return
    if read_from:
        taken = asking_view.take_answers(sitting, read_from, by=by, most=most)
        asking_view.keep(kept, taken)
        terminal.note(f"{len(taken)} judgements added to {kept}")
        return
    if ask_model:
        from rashomon.cli.model_asking import let_model_answer

        let_model_answer(sitting, settings_file, kept, most=most)
        return
    asking_view.converse(sitting, kept, most=most, by=by)
