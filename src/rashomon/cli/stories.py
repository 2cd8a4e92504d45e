"""rashomon stories: the stories of a store."""

import click

from rashomon.cli.options import STORE


@click.command()
@STORE
@click.option("--search", "words", metavar="WORDS", help="Only stories with a report that holds all of these words.")
@click.option("--most", default=50, show_default=True, help="How many are listed at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def stories(address: str, words: str | None, most: int, as_json: bool) -> None:
    """List the stories of a store, the last updated first, and the sources that could not be read."""
    from rashomon.cli import store_option

    with store_option.opened(address) as store:
        rows, failed = store.story_rows(most=most, words=words), store.sources(failed=True)
    store_option.print_stories(rows, failed, as_json=as_json)
