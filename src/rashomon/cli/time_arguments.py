"""Days and moments on the command line."""

from datetime import UTC, datetime

import click


def moment(given: str) -> str:
    """The moment as the store writes it, in UTC. Raises BadParameter."""
    try:
        found = datetime.fromisoformat(given)
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is no day or moment", param_hint="--since") from error
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
