"""rashomon add: reports into a store."""

import click

from rashomon.cli.engines import EngineOptions, cluster_options
from rashomon.cli.language_model import ModelOptions, model_options
from rashomon.cli.read_options import limit_option


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--store", "address", required=True, metavar="DB", help="The store: a file, made if there is none, or postgresql://...")
@click.option("--judgements", metavar="FILE", help="Keep these judgements in the store, too, and obey them from now on.")
@click.option("--fetch", is_flag=True, help="Fetch the addresses (http, https) among the PATHs; without it nothing is fetched.")
@click.option("--fields", metavar="FILE", help="Where JSON and CSV exports keep text, title, date and so on (TOML; see docs/formats.md).")
@limit_option
@click.option("--workers", default=1, show_default=True, type=click.IntRange(min=1), help="Processes that parse and compare.")
@cluster_options
@click.option(
    "--alerts", "rules", metavar="RULES", help="Tell what changed to the channels that this file (TOML, see docs/store.md) names."
)
@click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON Lines.")
@model_options(keeps=False)
@click.pass_context
def add(
    ctx: click.Context,
    paths: tuple[str, ...],
    address: str,
    judgements: str | None,
    fetch: bool,
    fields: str | None,
    limits: tuple[str, ...],
    workers: int,
    engine: str | None,
    scheduler: str | None,
    master: str | None,
    rules: str | None,
    as_json: bool,
    ask_model: bool,
    model_settings: str | None,
    yes: bool,
) -> None:
    """Add the reports in files, folders, globs and addresses (- is standard input), and bring the stories they touch up to date.

    Reports that the store has are not added again. What was not brought up to date because a run broke off is done by the next one.
    """
    from rashomon.api import read_judgements
    from rashomon.cli import alert_options, store_option, store_view, terminal
    from rashomon.cli.language_model import reading_model
    from rashomon.cli.progress import ProgressBar
    from rashomon.cli.read_options import make_fetcher, reading_settings
    from rashomon.settings import Settings

    where = EngineOptions(workers, engine, scheduler, master)
    where.check()
    model = ModelOptions(ask_model, None, model_settings, yes)
    model.check()
    settings = Settings(read=reading_settings(fields, limits))
    judged = read_judgements(judgements) if judgements else ()
    with store_option.opened(address, create=True) as store, store_option.working(workers, where) as working:
        from rashomon.store.add_reports import add_reports
        from rashomon.store.store_judgements import judge as obey

        if rules:
            alert_options.begin(store, rules)
        with ProgressBar() as progress, reading_model(model.into(store.replies), None, progress) as store.reader:
            done = add_reports(
                store,
                paths,
                settings=settings,
                clock=store_option.present,
                fetch=make_fetcher(settings.fetch) if fetch else None,
                on_progress=progress,
                engine=working,
            )
        changes = (*done.changes, *obey(store, judged, settings=settings, clock=store_option.present))
        terminal.note(store_view.added_line(done))
        store_view.print_changes(changes, as_json=as_json)
        untold = rules is not None and alert_options.tell(store, rules, as_json=as_json)
    terminal.note_failures(done.failures)
    ctx.exit(3 if done.failures or untold else 0)
