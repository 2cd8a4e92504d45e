"""RequestQueue: how many requests are worked on at once; the others wait for their turn, in their order and not for ever."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import ParamSpec, TypeVar

import anyio
import anyio.to_thread

from rashomon.desk.refusals import RequestRefused

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass
class RequestQueue:
    """So many requests at once, each in a thread. `patience`: seconds that one waits for its turn before it is refused; `most`: that may wait."""

    at_once: int
    patience: float = 15.0
    most: int = 1000
    _limiters: tuple[anyio.CapacityLimiter, anyio.CapacityLimiter] | None = field(default=None, init=False)

    async def run(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """What the work gives, in its turn. Raises Refused when it does not come in time."""
        if self._limiters is None:  # made where the requests are answered
            self._limiters = anyio.CapacityLimiter(self.at_once), anyio.CapacityLimiter(self.at_once)
        turns, threads = self._limiters
        whose = object()
        with anyio.move_on_after(self.patience if turns.statistics().tasks_waiting < self.most else 0) as waited:
            await turns.acquire_on_behalf_of(whose)
        if waited.cancelled_caught:
            raise RequestRefused(503, "Too many ask at once; this was not done. Try again in a moment.", wait=5)
        try:
            return await anyio.to_thread.run_sync(partial(work, *args, **kwargs), limiter=threads)
        finally:
            turns.release_on_behalf_of(whose)
