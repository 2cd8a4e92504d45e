"""rashomon judge: keeps what a person decides about a ledger, or about a story of a store."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER", required=False)
@click.argument("action", metavar="ACTION", required=False)
@click.argument("field", metavar="FIELD", required=False)
@click.argument("target", nargs=-1, metavar="TARGET...")
@click.option("--to", "after", metavar="VALUE", help="What it is to be, where something is set, moved or split off.")
@click.option("--judgements", metavar="FILE", help="Where the judgement is kept, a line of JSON; default: LEDGER with .judgements.jsonl.")
@click.option("--by", default="", metavar="WHO", help="Who decides.")
@click.option("--why", default=None, metavar="TEXT", help="Why.")
@click.option("--list", "listed", is_flag=True, help="List what can be judged, or with a LEDGER what was.")
def judge(
    ledger: str | None,
    action: str | None,
    field: str | None,
    target: tuple[str, ...],
    after: str | None,
    judgements: str | None,
    by: str,
    why: str | None,
    listed: bool,
) -> None:
    """Judge something in a LEDGER: accept, reject, split, merge, move, set or exclude. See docs/judgements.md.

    `rashomon compare --judgements FILE` and `rashomon add --judgements FILE` obey it from then on. `judge LEDGER undo ID` takes one back.
    """
    from pathlib import Path

    from rashomon.api import load
    from rashomon.cli import judgement_file, terminal
    from rashomon.judgements.make_judgement import ACTIONS

    if listed and ledger is None:
        for name, actions in ACTIONS.items():
            click.echo(f"{name:12}{', '.join(actions)}")
        return
    if ledger is None or (not listed and (action is None or field is None)):
        raise click.UsageError("name a LEDGER, an ACTION, a FIELD and what is judged; --list tells what can be")
    loaded = load(ledger)
    if listed:
        judgement_file.print_judgements(loaded)
        return
    kept = judgements or str(Path(ledger).with_suffix(".judgements.jsonl"))
    made = judgement_file.keep_judgement(kept, loaded, (str(action), str(field), target), after=after, by=by, why=why)
    terminal.note(f"judgement {made.id} added to {kept}; rashomon compare --judgements {kept} obeys it")
