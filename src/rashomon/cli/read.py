"""rashomon read: what was taken as title, date, outlet, prose and furniture."""

import click


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print the reports as JSON.")
@click.option("--page", metavar="FILE", help="Write what was read here as one HTML page, prose and furniture told apart by colour.")
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...], as_json: bool, page: str | None) -> None:
    """Show what is read in files, folders and globs (- is standard input)."""
    import json

    from rashomon import pipeline
    from rashomon.cli import pages, terminal
    from rashomon.cli.progress import ProgressBar
    from rashomon.errors import StopError
    from rashomon.model.document import plain

    pages.check_page(page, paths)
    with ProgressBar() as progress:
        pile = pipeline.read(*paths, on_progress=progress)
    if not pile.reports and not pile.failures:
        raise StopError(f"no reports found in {', '.join(paths)}")
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

        pages.write_html(render_reading(pile.reports, pile.failures), page)
    terminal.note_failures(pile.failures)
    ctx.exit(3 if pile.failures else 0)
