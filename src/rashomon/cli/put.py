"""rashomon put: proves what somebody wrote in the line form and puts it into a ledger, or into a
story of a store."""

from collections.abc import Sequence

import click

from rashomon.api import load, read_written, refusal
from rashomon.cli import store_option, terminal
from rashomon.cli.options import STORY_OF_STORE
from rashomon.model.authored import Refused, Written
from rashomon.model.authors import ASSISTANT, MODEL, PERSON
from rashomon.model.document import to_json
from rashomon.settings import Settings
from rashomon.telling.wording import counted


@click.command()
@click.argument("file", metavar="FILE")
@click.argument("ledger", metavar="LEDGER")
@STORY_OF_STORE
@click.option(
    "--by",
    metavar="NAME",
    help='Who wrote it, where the file does not say: "Ina", "model demo-1".',
)
@click.option(
    "-o", "--output", metavar="FILE", help="Write the ledger here as JSON; stdout where left out."
)
@click.pass_context
def put(
    ctx: click.Context,
    file: str,
    ledger: str,
    address: str | None,
    by: str | None,
    output: str | None,
) -> None:
    """Prove the differences and corrections of FILE (docs/line_form.md) and put them into a LEDGER,
    or into a story of a store.

    Says which lines were refused, and why. Exit code 3: some lines were refused; 4: all were, and
    nothing is written.
    """
    terminal.check_writable(output)
    if address and output:
        raise click.UsageError("--store puts it into the store: leave out -o")
    given = read_written(file, author_of(by))
    taken, refused = (
        _into_story(given, address, ledger) if address else _into_ledger(given, ledger, output)
    )
    for one in refused:
        terminal.note(f"refused, {refusal(one)}")
    terminal.note(f"{counted(taken, 'line')} taken, {counted(len(refused), 'refusal')}")
    ctx.exit(4 if not taken else 3 if refused else 0)


def author_of(by: str | None) -> str:
    """Returns the author that --by names; a name alone is a person's."""
    name = " ".join((by or "").split())
    return name if not name or name.startswith((MODEL, ASSISTANT, PERSON)) else f"{PERSON}{name}"


Outcome = tuple[int, Sequence[Refused]]
"""How many lines were taken, and what was refused."""


def _into_ledger(written: Written, ledger: str, output: str | None) -> Outcome:
    from rashomon.comparing.written import put_in

    made, taken, refused = put_in(load(ledger), written)
    if taken:
        terminal.write_document(output or "-", to_json(made))
        if output and output != "-":
            terminal.note(f"ledger written to {output}")
    return taken, refused


def _into_story(written: Written, address: str, story: str) -> Outcome:
    """Keeps what the reports of a story bear out in the store, which proves it again whenever it
    brings the story up to date."""
    from rashomon.comparing.written import find_written, put_in, shown_sentences
    from rashomon.model.authored import ReadStory

    with store_option.opened(address) as store:
        from rashomon.store.ledgers import find_story, ledger_in
        from rashomon.store.update import take_reading

        found = find_story(store, story)
        ledger = ledger_in(found)
        _, taken, refused = put_in(ledger, written)
        if taken:
            kept = find_written(written, ledger.reports, shown_sentences(ledger))
            read = ReadStory(kept.differences, kept.decisions)
            clock = store_option.present
            take_reading(store, found.id, read, settings=Settings(), clock=clock)
    return taken, refused
