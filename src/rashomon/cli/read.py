"""rashomon read: what was taken as title, date, outlet, prose and furniture."""

import click

from rashomon.cli.read_options import limit_option


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print the reports as JSON.")
@click.option("--page", metavar="FILE", help="Write what was read here as one HTML page, prose and furniture told apart by colour.")
@click.option("--fetch", is_flag=True, help="Fetch the addresses (http, https) among the PATHs; without it nothing is fetched.")
@click.option("--fields", metavar="FILE", help="Where JSON and CSV exports keep text, title, date and so on (TOML; see docs/formats.md).")
@limit_option
@click.pass_context
def read(
    ctx: click.Context, paths: tuple[str, ...], as_json: bool, page: str | None, fetch: bool, fields: str | None, limits: tuple[str, ...]
) -> None:
    """Show what is read in files, folders, globs and addresses (- is standard input)."""
    import json

    from rashomon import pipeline
    from rashomon.api import nothing_read
    from rashomon.cli import page_option, terminal
    from rashomon.cli.progress import ProgressBar
    from rashomon.cli.read_options import make_fetcher, reading_settings
    from rashomon.model.document import plain
    from rashomon.settings import Settings

    page_option.check_page(page, paths)
    settings = Settings(read=reading_settings(fields, limits))
    with ProgressBar() as progress:
        pile = pipeline.read(*paths, settings=settings, on_progress=progress, fetch=make_fetcher(settings.fetch) if fetch else None)
    if not pile.reports:
        raise nothing_read(paths, pile.failures)
    if as_json:
        document = {"reports": plain(pile.reports), "failures": plain(pile.failures)}
        terminal.print_document(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    elif not page:
        from rashomon.cli.report_view import print_report

        console = terminal.results()
        for report in pile.reports:
            print_report(report, console)
    if page:
        from rashomon.web.reading_page import render_reading

        page_option.write_html(render_reading(pile.reports, pile.failures), page)
    terminal.note_failures(pile.failures)
    ctx.exit(3 if pile.failures else 0)
