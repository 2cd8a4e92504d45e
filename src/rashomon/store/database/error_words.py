"""What is told of a database's error, in words for a person."""

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from rashomon.errors import Damaged, StopError

WAIT = 60  # seconds that a writer waits for another one
_TOLD = (
    (
        ("full", "disk I/O", "No space", "too large"),
        "{name} could not be written: the disk is full or failed ({first}). What was added before "
        "is kept; nothing is half written",
    ),
    (
        ("interrupted", "statement timeout"),
        "the query took too long and was broken off; ask for less",
    ),
    (
        ("locked", "busy"),
        f"{{name}} is in use by another writer that did not finish within {WAIT} seconds",
    ),
    (
        ("unable to open",),
        "{name} could not be opened ({first}): it, or the two files that SQLite makes beside it, "
        "may not be used by this user",
    ),
    (("readonly", "read-only"), "{name} may not be written ({first})"),
)
"""What is told of an error, by parts of the database's message; the earlier goes first."""
_DAMAGED = (
    "{name} is no store of Rashomon, or was damaged ({first}); `rashomon verify --store` says where"
)
_OF_DAMAGE = (
    "not a database",
    "malformed",
    "corrupt",
    "Could not decode",
    "invalid page",
    "missing chunk",
    "compressed pglz data",
    "vtable constructor",
)


def told_error(error: SQLAlchemyError, name: str) -> StopError:
    """Returns what went wrong with the store of this name; Damaged where its data are corrupt."""
    reason = _reason(error)
    first = reason_of(error)
    if isinstance(error, DBAPIError) and any(word in reason for word in _OF_DAMAGE):
        return Damaged(_DAMAGED.format(name=name, first=first))
    for parts, words in _TOLD:
        if any(part in reason for part in parts):
            return StopError(words.format(name=name, first=first))
    return StopError(f"{name} could not be used: {first}")


def reason_of(error: SQLAlchemyError) -> str:
    """Returns the first line of the database's message."""
    return _reason(error).strip().split("\n")[0]


def _reason(error: SQLAlchemyError) -> str:
    return str(error.orig) if isinstance(error, DBAPIError) else str(error)
