"""How an alert reads."""

from rashomon.model.alert import Alert
from rashomon.text.calendar_words import say_values


def alert_line(alert: Alert) -> str:
    """The alert in a line."""
    turned = " -> ".join(part for part in (say_values(alert.before), say_values(alert.after)) if part)
    return (
        f"[{alert.rule}] {alert.title or '(no headline)'} ({alert.story}): {alert.kind}: {alert.subject}{': ' + turned if turned else ''}"
    )
