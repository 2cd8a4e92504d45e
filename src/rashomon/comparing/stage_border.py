"""The border of a stage: what one story loses where a stage fails on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from rashomon.errors import StageFailed, StopError

_Made = TypeVar("_Made")
_Nothing = TypeVar("_Nothing")


@dataclass(frozen=True, slots=True)
class Stages:
    """Runs the stages of one story by name; those of `without` are left out."""

    without: tuple[str, ...] = ()

    def run(self, stage: str, make: Callable[[], _Made], nothing: _Nothing) -> _Made | _Nothing:
        """Returns what the stage makes, or `nothing` where it is left out. Raises StageFailed where
        it fails."""
        if stage in self.without:
            return nothing
        try:
            return make()
        except (StopError, StageFailed, MemoryError):
            raise
        except Exception as error:
            raise StageFailed(stage) from error


EVERY = Stages()
