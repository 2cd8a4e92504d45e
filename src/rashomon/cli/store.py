"""rashomon store: what is done with a store as a whole."""

import click


@click.group()
def store() -> None:
    """Back a store up, give back its room; say which stories are one and which are not."""


@store.command()
@click.argument("address", metavar="DB")
@click.argument("target", metavar="FILE")
def backup(address: str, target: str) -> None:
    """Write a copy of the store as it is now to FILE, while others may read and write."""
    from rashomon.cli import stores, terminal

    with stores.opened(address) as opened:
        opened.backup(target)
    terminal.note(f"copy written to {target}")


@store.command()
@click.argument("address", metavar="DB")
def vacuum(address: str) -> None:
    """Give back the room of what was removed."""
    from rashomon.cli import stores

    with stores.opened(address) as opened:
        opened.vacuum()


_BY = click.option("--by", metavar="NAME", help="Who decides; the name of the user if not given.")
_WHY = click.option("--why", metavar="WORDS", help="Why, in words; shown wherever the judgement is.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON Lines.")


@store.command()
@click.argument("address", metavar="DB")
@click.argument("named", nargs=-1, required=True, metavar="STORY...")
@_BY
@_WHY
@_JSON
def merge(address: str, named: tuple[str, ...], by: str | None, why: str | None, as_json: bool) -> None:
    """These stories are one, from now on. The ids of all of them lead to it."""
    from rashomon.cli import store_view, stores

    with stores.api(address) as opened:
        store_view.print_changes(opened.merge(*named, by=by, why=why), as_json=as_json)


@store.command()
@click.argument("address", metavar="DB")
@click.argument("story")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@_BY
@_WHY
@_JSON
def split(address: str, story: str, reports: tuple[str, ...], by: str | None, why: str | None, as_json: bool) -> None:
    """These reports of a story are a story of their own, from now on."""
    from rashomon.cli import store_view, stores

    with stores.api(address) as opened:
        store_view.print_changes(opened.split(story, reports, by=by, why=why), as_json=as_json)


@store.command()
@click.argument("address", metavar="DB")
@click.argument("report")
@click.argument("story")
@_BY
@_WHY
@_JSON
def move(address: str, report: str, story: str, by: str | None, why: str | None, as_json: bool) -> None:
    """A report belongs to this story, from now on, and not to the one that it is in."""
    from rashomon.cli import store_view, stores

    with stores.api(address) as opened:
        store_view.print_changes(opened.move(report, story, by=by, why=why), as_json=as_json)


@store.command()
@click.argument("address", metavar="DB")
@click.argument("judgement")
@_BY
@_WHY
@_JSON
def undo(address: str, judgement: str, by: str | None, why: str | None, as_json: bool) -> None:
    """Take back a judgement, named by its id or the beginning of it; it stays listed."""
    from rashomon.cli import store_view, stores

    with stores.api(address) as opened:
        store_view.print_changes(opened.undo(judgement, by=by, why=why), as_json=as_json)


@store.command()
@click.argument("address", metavar="DB")
def judgements(address: str) -> None:
    """Print all judgements as JSON Lines, the first made first."""
    from rashomon.cli import stores, terminal
    from rashomon.model.judgement import to_line

    with stores.opened(address) as opened:
        for judged in opened.judgements():
            terminal.print_document(to_line(judged) + "\n")
