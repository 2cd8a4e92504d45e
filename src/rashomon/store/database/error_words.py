"""Says in words for a person what went wrong with a database."""

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from rashomon.errors import Damaged, StopError
from rashomon.shipped.words import toml_table

WAIT = 60  # seconds that a writer waits for another one
_TOLD = toml_table("database_errors.toml")


def told_error(error: SQLAlchemyError, name: str) -> StopError:
    """Returns an error that says what went wrong with the store of this name: Damaged if its data
    are corrupt."""
    reason = _reason(error)
    fitting = (kind for kind, row in _TOLD.items() if any(sign in reason for sign in row["signs"]))
    kind = next(fitting)
    if kind == "damaged" and not isinstance(error, DBAPIError):
        kind = next(fitting)
    words = _TOLD[kind]["told"].format(name=name, first=reason_of(error), wait=WAIT)
    return Damaged(words) if kind == "damaged" else StopError(words)


def reason_of(error: SQLAlchemyError) -> str:
    """Returns the first line of the database's message."""
    return _reason(error).strip().split("\n")[0]


def _reason(error: SQLAlchemyError) -> str:
    return str(error.orig) if isinstance(error, DBAPIError) else str(error)
