"""rashomon add: adds reports to a store."""

import click

from rashomon.cli.engines import EngineOptions, engine_options
from rashomon.cli.language_model import ModelOptions, stored_model_options
from rashomon.cli.options import ALERTS, CHANGES_AS_JSON, STORE_TO_FILL, Reading, reading_options


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@STORE_TO_FILL
@click.option("--judgements", metavar="FILE", help="Keep these judgements in the store, too, and obey them from now on.")
@reading_options
@engine_options
@ALERTS
@CHANGES_AS_JSON
@stored_model_options
@click.pass_context
def add(
    ctx: click.Context,
    paths: tuple[str, ...],
    address: str,
    judgements: str | None,
    reading: Reading,
    where: EngineOptions,
    rules: str | None,
    as_json: bool,
    model: ModelOptions,
) -> None:
    """Add the reports in files, folders, globs and addresses (- is standard input), and bring the stories they touch up to date.

    Reports that the store has are not added again. What was not brought up to date because a run broke off is done by the next one.
    """
    from rashomon.api import read_judgements
    from rashomon.cli import alerts, store_option, terminal
    from rashomon.cli.language_model import reading_model
    from rashomon.cli.terminal import ProgressBar
    from rashomon.settings import Settings

    settings = Settings(read=reading.settings)
    judged = read_judgements(judgements) if judgements else ()
    with store_option.opened(address, create=True) as store, store_option.working(where) as engine:
        from rashomon.store.add_reports import add_reports
        from rashomon.store.update import judge as obey

        if rules:
            alerts.begin(store, rules)
        with ProgressBar() as progress, reading_model(model.into(store.replies), None, progress) as store.reader:
            done = add_reports(
                store, paths, settings=settings, clock=store_option.present, fetch=reading.fetch, on_progress=progress, engine=engine
            )
        changes = (*done.changes, *obey(store, judged, settings=settings, clock=store_option.present))
        terminal.note(store_option.added_line(done))
        store_option.print_changes(changes, as_json=as_json)
        untold = rules is not None and alerts.tell(store, rules, as_json=as_json)
    terminal.note_failures(done.failures)
    ctx.exit(3 if done.failures or untold else 0)
