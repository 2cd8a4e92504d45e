"""rashomon store: maintenance of a store as a whole, and judgements about its stories."""

import click

from rashomon.cli import store_option, terminal
from rashomon.cli.options import CHANGES_AS_JSON as JSON


@click.group()
def store() -> None:
    """Back up, carry, clean a store; say which stories are one and which are not."""


@store.command(short_help="Copy the store as it is now to a file.")
@click.argument("address", metavar="DB")
@click.argument("target", metavar="FILE")
def backup(address: str, target: str) -> None:
    """Write a copy of the store as it is now to FILE, while others may read and write."""
    with store_option.opened(address) as opened:
        opened.backup(target)
    terminal.note(f"copy written to {target}")


@store.command(short_help="Give back the room of what was removed.")
@click.argument("address", metavar="DB")
def vacuum(address: str) -> None:
    """Give back the room of what was removed."""
    with store_option.opened(address) as opened:
        opened.vacuum()


_BY = click.option("--by", metavar="NAME", help="Who decides; the name of the user if not given.")
_WHY = click.option("--why", metavar="WORDS", help="Why, in words; shown wherever the judgement is.")


@store.command(short_help="Say that several stories are one.")
@click.argument("address", metavar="DB")
@click.argument("named", nargs=-1, required=True, metavar="STORY...")
@_BY
@_WHY
@JSON
def merge(address: str, named: tuple[str, ...], by: str | None, why: str | None, as_json: bool) -> None:
    """These stories are one, from now on. The ids of all of them lead to it."""
    with store_option.api(address) as opened:
        store_option.print_changes(opened.merge(*named, by=by, why=why), as_json=as_json)


@store.command(short_help="Say that reports of a story are one of their own.")
@click.argument("address", metavar="DB")
@click.argument("story")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@_BY
@_WHY
@JSON
def split(address: str, story: str, reports: tuple[str, ...], by: str | None, why: str | None, as_json: bool) -> None:
    """These reports of a story are a story of their own, from now on."""
    with store_option.api(address) as opened:
        store_option.print_changes(opened.split(story, reports, by=by, why=why), as_json=as_json)


@store.command(short_help="Say that a report belongs to another story.")
@click.argument("address", metavar="DB")
@click.argument("report")
@click.argument("story")
@_BY
@_WHY
@JSON
def move(address: str, report: str, story: str, by: str | None, why: str | None, as_json: bool) -> None:
    """A report belongs to this story, from now on, and not to the one that it is in."""
    with store_option.api(address) as opened:
        store_option.print_changes(opened.move(report, story, by=by, why=why), as_json=as_json)


@store.command(short_help="Take back a judgement.")
@click.argument("address", metavar="DB")
@click.argument("judgement")
@_BY
@_WHY
@JSON
def undo(address: str, judgement: str, by: str | None, why: str | None, as_json: bool) -> None:
    """Take back a judgement, named by its id or the beginning of it; it stays listed."""
    with store_option.api(address) as opened:
        store_option.print_changes(opened.undo(judgement, by=by, why=why), as_json=as_json)


@store.command(short_help="Print all judgements as JSON Lines.")
@click.argument("address", metavar="DB")
def judgements(address: str) -> None:
    """Print all judgements as JSON Lines, the first made first."""
    from rashomon.judgements.judgement_lines import to_line

    with store_option.opened(address) as opened:
        for judged in opened.judgements():
            terminal.print_document(to_line(judged) + "\n")


@store.command(short_help="Write the whole store to a ZIP file.")
@click.argument("address", metavar="DB")
@click.argument("target", metavar="FILE")
def export(address: str, target: str) -> None:
    """Write the whole store to FILE (ZIP), to be imported elsewhere, into another kind of database too."""
    with store_option.opened(address) as opened:
        from rashomon.store.database.archive import write_archive

        counts = write_archive(opened, target)
    terminal.note(f"{counts['reports']} reports, {counts['stories']} stories written to {target}")


@store.command(name="import", short_help="Make a store of an exported file.")
@click.argument("source", metavar="FILE")
@click.argument("address", metavar="DB")
def import_(source: str, address: str) -> None:
    """Read an exported store from FILE into DB, which is made and must hold none."""
    with store_option.opened(address, create=True) as opened:
        from rashomon.store.database.archive import read_archive

        counts = read_archive(opened, source)
    terminal.note(f"{counts['reports']} reports, {counts['stories']} stories read from {source}")


@store.command(short_help="Drop what is older than a file of rules allows.")
@click.argument("address", metavar="DB")
@click.argument("rules", metavar="RULES")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be dropped.")
@click.option("--json", "as_json", is_flag=True, help="Print what was dropped as JSON.")
def retain(address: str, rules: str, dry: bool, as_json: bool) -> None:
    """Drop what is older than RULES (TOML, see docs/store.md) allow: reports, or the texts of stories that are over."""
    from rashomon.settings import Settings

    with store_option.opened(address) as opened:
        from rashomon.store.retention import read_retention, retain

        done = retain(opened, read_retention(rules), settings=Settings(), clock=store_option.present, dry=dry)
    if as_json:
        terminal.print_data({"reports": done.reports, "archived": done.archived})
    would = "would be " if dry else ""
    terminal.note(
        f"{len(done.reports)} reports {would}dropped; of {len(done.archived)} stories the ledger alone {'would be ' if dry else 'is '}kept"
    )


@store.command(short_help="Print which sources were read, and which failed.")
@click.argument("address", metavar="DB")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def coverage(address: str, as_json: bool) -> None:
    """Print which sources were read when, which failed and why, and when each feed is asked next."""
    with store_option.opened(address) as opened:
        store_option.print_coverage(opened.sources(), opened.feeds(), as_json=as_json)
