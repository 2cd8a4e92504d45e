"""What comes from outside, as protocols; progress is a record handed to a callback."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` items of `stage`."""

    stage: str
    done: int
    total: int


OnProgress = Callable[[Progress], None]
