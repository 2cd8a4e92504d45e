"""rashomon regroup: the stories of a store as if all reports had come at once."""

import click

from rashomon.cli.options import CHANGES_AS_JSON, STORE


@click.command()
@STORE
@CHANGES_AS_JSON
def regroup(address: str, as_json: bool) -> None:
    """Group and compare all reports of a store anew, as if they had come at once; say what changed."""
    from rashomon.cli import store_option
    from rashomon.settings import Settings
    from rashomon.store.update import settle, settle_again

    settings = Settings()
    with store_option.opened(address) as store:
        settled = settle(store, settings=settings, clock=store_option.present)
        changes = (*settled, *settle_again(store, settings=settings, clock=store_option.present))
    store_option.print_changes(changes, as_json=as_json)
