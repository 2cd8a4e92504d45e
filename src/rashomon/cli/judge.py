"""rashomon judge: records what a person decides about a ledger, or about a story of a store."""

from collections.abc import Sequence
from pathlib import Path

import click

from rashomon.api import load, read_judgements
from rashomon.authored.in_force import taking_back
from rashomon.authored.judgement_lines import to_line
from rashomon.authored.make_judgement import ACTIONS, make_judgement
from rashomon.cli import store_option, terminal
from rashomon.errors import StopError
from rashomon.file_writing import append_lines
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger


@click.command()
@click.argument("ledger", metavar="LEDGER", required=False)
@click.argument("action", metavar="ACTION", required=False)
@click.argument("field", metavar="FIELD", required=False)
@click.argument("target", nargs=-1, metavar="TARGET...")
@click.option(
    "--to",
    "after",
    metavar="VALUE",
    help="What it is to be, where something is set, moved or split off.",
)
@click.option(
    "--judgements",
    metavar="FILE",
    help="Where the judgement is kept, a line of JSON; default: LEDGER with .judgements.jsonl.",
)
@click.option("--by", default="", metavar="WHO", help="Who decides; unknown if not given.")
@click.option("--why", metavar="TEXT", help="Why, in words; shown wherever the judgement is.")
@click.option(
    "--list", "listed", is_flag=True, help="List what can be judged, or with a LEDGER what was."
)
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
    """Judge something in a LEDGER: accept, reject, split, merge, move, set or exclude. See
    docs/judgements.md.

    `rashomon compare --judgements FILE` and `rashomon add --judgements FILE` obey it from then on.
    `judge LEDGER set outlet REPORT --to NAME` says whose a report is; `judge LEDGER undo ID` takes
    one back.
    """
    if listed and ledger is None:
        for name, actions in ACTIONS.items():
            click.echo(f"{name:12}{', '.join(actions)}")
        return
    if ledger is None or (not listed and (action is None or field is None)):
        raise click.UsageError(
            "name a LEDGER, an ACTION, a FIELD and what is judged; --list tells what can be"
        )
    loaded = load(ledger)
    if listed:
        print_judgements(loaded)
        return
    kept = judgements or str(Path(ledger).with_suffix(".judgements.jsonl"))
    keep_judgement(kept, loaded, (str(action), str(field), target), after=after, by=by, why=why)


def keep_judgement(
    path: str,
    ledger: Ledger,
    asked: tuple[str, str, Sequence[str]],
    *,
    after: str | None,
    by: str,
    why: str | None,
) -> Judgement:
    """Appends the judgement (action, field, targets) to the file and returns it. Raises StopError
    if it could have no effect."""
    action, field, target = asked
    by = by or "unknown"
    try:
        if action == "undo":
            made = taking_back(
                read_judgements(path), field, where=path, by=by, at=store_option.now(), why=why
            )
        else:
            made = make_judgement(
                ledger, action, field, target, by=by, at=store_option.now(), after=after, why=why
            )
    except ValueError as error:
        raise StopError(str(error)) from error
    append_lines(path, [to_line(made)])
    terminal.note(
        f"judgement {made.id} added to {path}; rashomon compare --judgements {path} obeys it"
    )
    return made


def print_judgements(ledger: Ledger) -> None:
    """Prints the judgements about a ledger, with the program's value and the outcome of each."""
    for j in (*(j for story in ledger.stories for j in story.judgements), *ledger.judgements):
        to = f" -> {j.after}" if j.after else ""
        had = f" (machine: {j.before})" if j.before else ""
        words = (
            f"{j.id}  {j.action} {j.field}{to}{had}, {j.reason()}: "
            f"{j.outcome or 'not obeyed yet'} [{', '.join(j.target)}]"
        )
        terminal.print_line(words)
