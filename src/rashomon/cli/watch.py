"""rashomon watch: what feeds bring, into a store."""

import click

from rashomon.cli.read_options import limit_option


@click.command()
@click.argument("feeds", metavar="FEEDS")
@click.option("--store", "address", required=True, metavar="DB", help="The store: a file, made if there is none, or postgresql://...")
@click.option("--once", is_flag=True, help="Ask the feeds whose time has come, then stop; for cron.")
@click.option("--every", default=15.0, show_default=True, type=click.FloatRange(min=1), help="Minutes after which a feed is asked again.")
@click.option(
    "--alerts", "rules", metavar="RULES", help="Tell what changed to the channels that this file (TOML, see docs/store.md) names."
)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON Lines.")
@click.pass_context
def watch(
    ctx: click.Context, feeds: str, address: str, once: bool, every: float, rules: str | None, limits: tuple[str, ...], as_json: bool
) -> None:
    """Ask the feeds of FEEDS (OPML, or a list with an address a line) for what is new, and add it to a store.

    Feeds are asked whether there is anything new, no more often than they want and robots.txt allows; one that fails is left alone for longer each
    time. What was asked when is kept in the store, so a run goes on where the last one stopped. Only the feeds themselves are asked, never a page
    that they link to. SIGTERM and Ctrl-C end it once what was read is kept; FEEDS is read again each round.
    """
    import time
    from datetime import timedelta

    from rashomon.cli import alert_options, store_option
    from rashomon.cli.read_options import reading_settings
    from rashomon.cli.watch_rounds import Stopping, WatchRounds, listed_feeds

    listed_feeds(feeds)  # what cannot be read is said at once
    with store_option.opened(address, create=True) as store, Stopping() as stopping:
        if rules:
            alert_options.begin(store, rules)
        rounds = WatchRounds(store, feeds, timedelta(minutes=every), rules, read=reading_settings(None, limits), as_json=as_json)
        while not stopping.asked:
            untold = rounds.once(stopping) if once else rounds.forgiving(stopping)
            if once:
                ctx.exit(3 if untold else 0)
            stopping.wait(rounds.pause(time.time()))
