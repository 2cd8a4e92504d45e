"""What comes from outside, as protocols; progress is a record handed to a callback."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` items of `stage`."""

    stage: str
    done: int
    total: int


OnProgress = Callable[[Progress], None]

Clock = Callable[[], datetime]
"""The present moment, with its zone."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the address it led to, its bytes, the encoding that the server named, and when (ISO, UTC)."""

    url: str
    data: bytes
    charset: str | None
    retrieved: str


class Fetch(Protocol):
    """Gets an address. Raises SkipError when it cannot be had or must not be asked for."""

    def __call__(self, url: str) -> Fetched:
        """What the address gave."""
