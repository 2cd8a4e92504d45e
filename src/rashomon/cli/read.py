"""rashomon read: what was taken as title, date, outlet, prose and furniture."""

import click


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print the reports as JSON.")
@click.option("--fetch", is_flag=True, help="Fetch the addresses (http, https) among the PATHs; without it nothing is fetched.")
@click.option("--fields", metavar="FILE", help="Where JSON and CSV exports keep text, title, date and so on (TOML; see docs/formats.md).")
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...], as_json: bool, fetch: bool, fields: str | None) -> None:
    """Show what is read in files, folders, globs and addresses (- is standard input)."""
    import json

    from rashomon import pipeline
    from rashomon.cli import terminal
    from rashomon.cli.progress import ProgressBar
    from rashomon.cli.sources import make_fetcher, reading_settings
    from rashomon.errors import StopError
    from rashomon.model.document import plain
    from rashomon.settings import Settings

    settings = Settings(read=reading_settings(fields))
    with ProgressBar() as progress:
        pile = pipeline.read(*paths, settings=settings, on_progress=progress, fetch=make_fetcher(settings.fetch) if fetch else None)
    if not pile.reports and not pile.failures:
        raise StopError(f"no reports found in {', '.join(paths)}")
    if as_json:
        document = {"reports": plain(pile.reports), "failures": plain(pile.failures)}
        terminal.print_document(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    else:
        from rashomon.cli.report_view import print_report

        console = terminal.results()
        for report in pile.reports:
            print_report(report, console)
    terminal.note_failures(pile.failures)
    ctx.exit(3 if pile.failures else 0)
