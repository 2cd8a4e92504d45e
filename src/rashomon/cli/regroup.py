"""rashomon regroup: the stories of a store as if all reports had come at once."""

import click


@click.command()
@click.option("--store", "address", required=True, metavar="DB", help="The store.")
@click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON Lines.")
def regroup(address: str, as_json: bool) -> None:
    """Group and compare all reports of a store anew, as if they had come at once; say what changed."""
    from rashomon.cli import store_option, store_view
    from rashomon.settings import Settings

    settings = Settings()
    with store_option.opened(address) as store:
        from rashomon.store.update import settle, settle_again

        settled = settle(store, settings=settings, clock=store_option.present)
        changes = (*settled, *settle_again(store, settings=settings, clock=store_option.present))
    store_view.print_changes(changes, as_json=as_json)
