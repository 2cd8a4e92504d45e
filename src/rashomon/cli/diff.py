"""rashomon diff: what changed in a story."""

import click

from rashomon.cli.options import CHANGES_AS_JSON, STORE


@click.command()
@click.argument("story", required=False)
@STORE
@click.option("--since", metavar="MOMENT", help="Only what changed from this day or moment on (2031-03-05, 2031-03-05T08:30).")
@CHANGES_AS_JSON
def diff(story: str | None, address: str, since: str | None, as_json: bool) -> None:
    """Print what changed in a STORY (its id, one of before, or the beginning of one), or in all: new answers, disputes, denials, corrections."""
    from rashomon.cli import store_option

    since = None if since is None else store_option.moment(since)
    with store_option.opened(address) as store:
        from rashomon.store.ledgers import find_story

        rows = store.changes(find_story(store, story).id if story else None, since=since)
    store_option.print_changes(rows, as_json=as_json)
