"""rashomon alerts: tells channels what changed in a store."""

from typing import TYPE_CHECKING

import click

from rashomon.cli import store_option, terminal
from rashomon.cli.options import STORE

if TYPE_CHECKING:
    from rashomon.model.alert import Alert
    from rashomon.store.database.open import SqlStore


@click.command()
@click.argument("rules", metavar="RULES")
@STORE
@click.option(
    "--since",
    metavar="MOMENT",
    help="Look at all that changed from this day or moment on; else at what was not looked at yet.",
)
@click.option("--json", "as_json", is_flag=True, help="Print alerts as JSON Lines.")
@click.pass_context
def alerts(ctx: click.Context, rules: str, address: str, since: str | None, as_json: bool) -> None:
    """Tell what changed in a store to the channels that RULES (TOML, see docs/store.md) names, each
    alert once.

    The first call only notes from where on there is something to tell, unless --since says it.
    `add` and `watch` do the same with --alerts.
    """
    from rashomon.store import deliver_alerts as deliver
    from rashomon.store.deliver_alerts import read_rules

    read_rules(rules)  # before anything is noted in the store
    with store_option.opened(address) as store:
        first = store.changes_seen() is None and since is None
        deliver.begin(store, since=store_option.moment(since) if since else None)
        if first:
            terminal.note(
                "from now on: what changes next is told, and with --since MOMENT what changed "
                "before"
            )
        untold = tell(store, rules, as_json=as_json, count=not first)
    ctx.exit(3 if untold else 0)


def begin(store: "SqlStore", rules: str) -> None:
    """Sets the change from which on alerts are sent, if it is not set yet. Raises StopError if the
    rules cannot be read."""
    from rashomon.store import deliver_alerts as deliver
    from rashomon.store.deliver_alerts import read_rules

    read_rules(rules)
    deliver.begin(store)


def tell(store: "SqlStore", rules: str, *, as_json: bool, count: bool = False) -> bool:
    """Sends every channel what it has not received and reports failures; returns whether any
    failed. `count`: also prints the number of alerts.
    """
    import json
    from dataclasses import asdict

    from rashomon.fetching.fetch import Poster
    from rashomon.settings import Settings
    from rashomon.store.deliver_alerts import alert_line, deliver, read_rules
    from rashomon.text.wording import counted

    listed, channels = read_rules(rules)

    def show(alert: "Alert") -> None:
        if as_json:
            terminal.print_document(json.dumps(asdict(alert), ensure_ascii=False) + "\n")
        else:
            terminal.print_line(alert_line(alert))

    post = Poster(Settings().fetch) if channels.webhook else None
    done = deliver(store, listed, channels, clock=store_option.present, show=show, post=post)
    if count:
        terminal.note(counted(done.alerts, "new alert"))
    for channel, why in done.failed:
        terminal.note(f"alerts: {channel}: {why}")
    return bool(done.failed)
