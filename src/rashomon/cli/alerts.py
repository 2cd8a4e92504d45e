"""rashomon alerts: what changed, to those who want to be told."""

import click


@click.command()
@click.argument("rules", metavar="RULES")
@click.option("--store", "address", required=True, metavar="DB", help="The store.")
@click.option("--since", metavar="MOMENT", help="Look at all that changed from this day or moment on; else at what was not looked at yet.")
@click.option("--json", "as_json", is_flag=True, help="Print alerts as JSON Lines.")
@click.pass_context
def alerts(ctx: click.Context, rules: str, address: str, since: str | None, as_json: bool) -> None:
    """Tell what changed in a store to the channels that RULES (TOML, see docs/store.md) names, each alert once.

    The first call only notes from where on there is something to tell, unless --since says it. `add` and `watch` do the same with --alerts.
    """
    from rashomon.cli import alert_options, store_option, terminal
    from rashomon.cli.time_arguments import moment
    from rashomon.store.deliver_alerts import begin

    with store_option.opened(address) as store:
        first = store.changes_seen() is None and since is None
        begin(store, since=moment(since) if since else None)
        if first:
            terminal.note("from now on: what changes next is told, and with --since MOMENT what changed before")
        untold = alert_options.tell(store, rules, as_json=as_json, count=not first)
    ctx.exit(3 if untold else 0)
