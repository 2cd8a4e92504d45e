"""Alerts on the command line."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model.alert import Alert
    from rashomon.seams import Store


def begin(store: "Store", rules: str) -> None:
    """Notes from which change on there are alerts, where that is not known. Raises StopError where the rules cannot be read."""
    from rashomon.store import deliver_alerts as deliver
    from rashomon.store.alert_rules import read_rules

    read_rules(rules)
    deliver.begin(store)


def tell(store: "Store", rules: str, *, as_json: bool, count: bool = False) -> bool:
    """Tells every channel what it was not told yet; whether one of them failed, which is said. `count`: says how many alerts there were."""
    import json
    from dataclasses import asdict

    from rashomon.cli import store_option, terminal
    from rashomon.fetching.post import Poster
    from rashomon.settings import Settings
    from rashomon.store.alert_rules import read_rules
    from rashomon.store.alert_text import alert_line
    from rashomon.store.deliver_alerts import deliver
    from rashomon.text.wording import counted

    listed, channels = read_rules(rules)

    def show(alert: "Alert") -> None:
        if as_json:
            terminal.print_document(json.dumps(asdict(alert), ensure_ascii=False) + "\n")
        else:
            terminal.results().print(terminal.printable(alert_line(alert)), soft_wrap=True)

    post = Poster(Settings().fetch) if channels.webhook else None
    done = deliver(store, listed, channels, clock=store_option.present, show=show, post=post)
    if count:
        terminal.note(counted(done.alerts, "new alert"))
    for channel, why in done.failed:
        terminal.note(terminal.printable(f"alerts: {channel}: {why}"))
    return bool(done.failed)
