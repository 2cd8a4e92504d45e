"""rashomon compare: reports in, ledger out."""

import sys
from typing import TYPE_CHECKING

import click

from rashomon.cli import terminal
from rashomon.cli.engines import EngineOptions, GivenPile, compare_given, large_options
from rashomon.cli.language_model import ModelOptions, model_options
from rashomon.cli.options import ALL, PAGE, STORY, Reading, reading_options

if TYPE_CHECKING:
    from rashomon.model.ledger import Ledger


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--store", "address", metavar="DB", help="Instead of reading PATHs: the ledger of all stories of this store, or of one (--story)."
)
@STORY
@click.option("-o", "--output", metavar="FILE", help="Write the ledger here as JSON; - is stdout.")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON instead of the summary.")
@click.option("--one-story", is_flag=True, help="Take all reports as reports of one event.")
@ALL
@click.option("--judgements", metavar="FILE", help="Obey these judgements: JSON Lines, or a table with a header.")
@click.option("--families", metavar="FILE", help='Publishers beside those of the table, a line each: "Owner: Outlet, Outlet".')
@PAGE
@reading_options
@click.option("--parquet", metavar="DIR", help="Write the ledger's tables here as Parquet, some stories a file; DIR may be s3://...")
@model_options
@large_options
@click.pass_context
def compare(
    ctx: click.Context,
    paths: tuple[str, ...],
    address: str | None,
    story: str | None,
    output: str | None,
    as_json: bool,
    one_story: bool,
    everything: bool,
    page: str | None,
    judgements: str | None,
    families: str | None,
    reading: Reading,
    parquet: str | None,
    model: ModelOptions,
    where: EngineOptions,
) -> None:
    """Compare the reports in files, folders, globs and addresses (- is standard input), or those that a store holds."""
    from rashomon.api import read_judgements
    from rashomon.cli import terminal
    from rashomon.cli.options import read_families
    from rashomon.cli.store_option import stored_ledger
    from rashomon.model.document import to_json
    from rashomon.model.judgement import NOTES
    from rashomon.settings import LineageSettings, Settings, StorySettings

    terminal.check_writable(output)
    terminal.check_page(page, (output, *paths))
    lineage = LineageSettings(read_families(families)) if families else LineageSettings()
    settings = Settings(read=reading.settings, stories=StorySettings(one_story), lineage=lineage)
    if address is not None:
        if paths or one_story or judgements or reading.fetch or families or parquet or model or where != EngineOptions():
            raise click.UsageError(
                "--store takes what the store holds: no PATH, --one-story, --judgements, --families, --fetch, --parquet, --resume, "
                "--model, --replies or engine beside it"
            )
        ledger = stored_ledger(address, story)
    elif not paths or story is not None:
        raise click.UsageError("name a PATH, or a store with --store" if not paths else "--story needs --store")
    else:
        judged = read_judgements(judgements) if judgements else ()
        pile = GivenPile(paths, settings, judged, fetch=reading.fetch, parquet=parquet, model=model)
        compared = compare_given(pile, where, None if as_json or everything or page else output, beside=output)
        if isinstance(compared, int):
            ctx.exit(compared)
        ledger = compared
    if output:
        terminal.write_document(output, to_json(ledger))
    if as_json and output != "-":
        terminal.print_document(to_json(ledger))
    on_screen = output != "-" and not as_json and _print(ledger, everything=everything)
    if output and output != "-":
        terminal.note(f"ledger written to {output}")
    terminal.write_page(ledger, page)
    for lost in ledger.judgements:
        if lost.outcome and lost.undone_by is None and lost.field not in NOTES:
            terminal.note(f"judgement {lost.id} not obeyed: {lost.outcome} ({', '.join(lost.target)})")
    terminal.note_failures(() if on_screen else ledger.failures)
    ctx.exit(3 if ledger.failures else 0)


def _print(ledger: "Ledger", *, everything: bool) -> bool:
    """Prints the ledger for people; returns whether it went to a screen, where failures need not be repeated."""
    from rashomon.cli.overview import print_ledger

    print_ledger(ledger, terminal.results(), everything=everything)
    return sys.stdout.isatty()
