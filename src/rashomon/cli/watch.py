"""rashomon watch: what feeds bring, into a store."""

import click


@click.command()
@click.argument("feeds", metavar="FEEDS")
@click.option("--store", "address", required=True, metavar="DB", help="The store: a file, made if there is none, or postgresql://...")
@click.option("--once", is_flag=True, help="Ask the feeds whose time has come, then stop; for cron.")
@click.option("--every", default=15.0, show_default=True, type=click.FloatRange(min=1), help="Minutes after which a feed is asked again.")
@click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON Lines.")
@click.pass_context
def watch(ctx: click.Context, feeds: str, address: str, once: bool, every: float, as_json: bool) -> None:
    """Ask the feeds of FEEDS (OPML, or a list with an address a line) for what is new, and add it to a store.

    Feeds are asked whether there is anything new, no more often than they want and robots.txt allows; one that fails is left alone for longer each
    time. What was asked when is kept in the store, so a run goes on where the last one stopped. Only the feeds themselves are asked, never a page
    that they link to.
    """
    import time
    from datetime import timedelta
    from pathlib import Path

    from rashomon.cli import store_view, stores, terminal
    from rashomon.errors import StopError
    from rashomon.settings import Settings

    try:
        text = Path(feeds).read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise StopError(f"{feeds} could not be opened: {error.strerror}") from error
    settings = Settings()
    with stores.opened(address, create=True) as store:
        from rashomon.fetching.fetch import Fetcher
        from rashomon.keeping.settle import settle
        from rashomon.keeping.watch import feed_addresses, watch_feeds

        listed = feed_addresses(text)
        if not listed:
            raise StopError(f"{feeds} lists no feed")
        while True:
            poll = Fetcher(settings.fetch).poll  # a new one each round, so that what robots.txt says is asked again
            done = watch_feeds(store, listed, poll=poll, settings=settings, clock=stores.present, every=timedelta(minutes=every))
            store_view.print_changes(settle(store, settings=settings, clock=stores.present), as_json=as_json)
            terminal.note_failures((*done.failed, *done.unread))
            if done.asked:
                terminal.note(store_view.watched_line(done))
            if once:
                ctx.exit(3 if done.failed or done.unread else 0)
            time.sleep(20)
