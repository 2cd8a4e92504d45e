"""rashomon rows: proves rows that anybody wrote and puts them into a ledger or a story of a store,
line by line."""

from collections.abc import Callable
from dataclasses import replace

import click

from rashomon.api import load, read_rows, with_rows
from rashomon.cli import store_option, terminal
from rashomon.cli.options import STORY_OF_STORE
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.rows.line_form import LONGEST_NAME, author_in
from rashomon.rows.row_file import ProvedRows, RowsFile, taken_lines
from rashomon.rows.row_outcomes import outcomes
from rashomon.settings import Settings


@click.command()
@click.argument("file", metavar="FILE")
@click.argument("ledger", metavar="LEDGER")
@STORY_OF_STORE
@click.option(
    "--by",
    metavar="NAME",
    help='Who wrote them, where the file does not say: "Ina", "model demo-1".',
)
@click.option(
    "-o", "--output", metavar="FILE", help="Write the ledger here as JSON; stdout where left out."
)
@click.pass_context
def rows(
    ctx: click.Context,
    file: str,
    ledger: str,
    address: str | None,
    by: str | None,
    output: str | None,
) -> None:
    """Prove the rows of FILE (docs/rows.md) and put them into a LEDGER, or into a story of a store.

    Says line by line what was taken, what was refused, and why. Exit code 3: some lines were
    refused; 4: all were, and nothing is written.
    """
    terminal.check_writable(output)
    if address and output:
        raise click.UsageError("--store puts the rows into the store: leave out -o")
    given = read_rows(file, _author(by))
    ctx.exit(
        _into_story(given, address, ledger)
        if address
        else _into_ledger(given, load(ledger), output)
    )


def _author(by: str | None) -> str:
    """Returns the author that --by names; a name alone is a person's."""
    if not by or not by.strip():
        return ""
    found = author_in(by) or author_in(f"person {by}")
    if found is None:
        raise click.UsageError(f"--by: no name, or one of more than {LONGEST_NAME} characters")
    return found


def _into_ledger(file: RowsFile, ledger: Ledger, output: str | None) -> int:
    """Writes the ledger with the rows; returns the exit code."""
    from rashomon.comparing.rows_of_file import faults_in, homes_in, prove_file

    proved = prove_file(file, ledger.reports, homes_in(ledger))
    say = terminal.print_line if output and output != "-" else terminal.note
    made = with_rows(ledger, proved) if _is_any(proved) else ledger
    proved = replace(proved, faults=faults_in(file, proved, made))
    if not _tell(file, proved, say):
        return 4
    _tell_otherwise(proved, made, say)
    terminal.write_document(output or "-", to_json(made))
    if output and output != "-":
        terminal.note(f"ledger written to {output}")
    return 3 if proved.faults else 0


def _into_story(file: RowsFile, address: str, story: str) -> int:
    """Puts the rows into a story of a store; returns the exit code."""
    from rashomon.comparing.rows_of_file import faults_in, prove_file, read_from

    with store_option.opened(address) as store:
        from rashomon.store.ledgers import find_story, ledger_in
        from rashomon.store.update import take_reading

        found = find_story(store, story)
        proved = prove_file(file, ledger_in(found).reports)
        if not _is_any(proved):
            _tell(file, proved, terminal.print_line)
            return 4
        made = take_reading(
            store,
            found.id,
            lambda annotated: read_from(file, [annotated])[0],
            settings=Settings(),
            clock=store_option.present,
        )
        ledger = ledger_in(find_story(store, found.id))
    proved = replace(proved, faults=faults_in(file, proved, ledger))
    taken = _tell(file, proved, terminal.print_line)
    if made is None and taken:
        terminal.note("the story has all of it already")
    _tell_otherwise(proved, ledger, terminal.print_line)
    return (3 if proved.faults else 0) if taken else 4


def _is_any(proved: ProvedRows) -> bool:
    """Whether anything of a file stands in the reports."""
    return bool(proved.rows or proved.repairs)


def _tell(file: RowsFile, proved: ProvedRows, say: Callable[[str], None]) -> bool:
    """Says line by line what was taken and what was refused; returns whether anything was taken."""
    taken = [(line, words) for line, words in taken_lines(file, proved.faults)]
    refused = [(fault.line, f"refused: {fault.fault()}") for fault in proved.faults]
    for line, words in sorted([*taken, *refused], key=lambda one: one[0]):
        say(f"line {line}: {words}")
    return bool(taken)


def _tell_otherwise(proved: ProvedRows, made: Ledger, say: Callable[[str], None]) -> None:
    """Says what was taken and is not shown as its author has it."""
    points = [point for story in made.stories for point in story.points]
    for one in outcomes(proved.rows, points):
        for line in one.lines():
            say(f'"{one.row.question}": {line}')
