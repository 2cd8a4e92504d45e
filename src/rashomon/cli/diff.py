"""rashomon diff: what changed in a story."""

import click


@click.command()
@click.argument("story", required=False)
@click.option("--store", "address", required=True, metavar="DB", help="The store.")
@click.option("--since", metavar="MOMENT", help="Only what changed from this day or moment on (2031-03-05, 2031-03-05T08:30).")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON Lines.")
def diff(story: str | None, address: str, since: str | None, as_json: bool) -> None:
    """Print what changed in a STORY (its id, one of before, or the beginning of one), or in all: new answers, disputes, denials, corrections."""
    from rashomon.cli import store_option, store_view
    from rashomon.cli.time_arguments import moment

    since = None if since is None else moment(since)
    with store_option.opened(address) as store:
        from rashomon.store.ledgers import find_story

        rows = store.changes(find_story(store, story).id if story else None, since=since)
    store_view.print_changes(rows, as_json=as_json)
