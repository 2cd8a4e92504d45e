"""Desk: what all requests share."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from rashomon.desk.doors import Door
from rashomon.desk.guard import LOOPBACK
from rashomon.desk.passwords import Tries
from rashomon.desk.rendered import MOST_BYTES, Kept
from rashomon.desk.shelf import Shelf
from rashomon.seams import Clock


@dataclass
class Desk:
    """What all requests share: the store, the door, the clock, and what was rendered."""

    shelf: Shelf
    door: Door
    clock: Clock
    hosts: tuple[str, ...] = LOOPBACK
    on_written: Callable[[], None] | None = None
    secure: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    tries: Tries = field(default_factory=Tries)
    pages: Kept = field(default_factory=lambda: Kept(MOST_BYTES, lambda made: made.size))
    ledgers: Kept = field(default_factory=lambda: Kept(6))

    def now(self) -> str:
        """The present moment, in UTC."""
        return self.clock().isoformat(timespec="seconds")

    def written(self) -> None:
        """Tells whoever keeps judgements elsewhere that something was written."""
        if self.on_written:
            self.on_written()
