"""seldom_collected makes Python look less often for unreachable objects; give_back returns freed
memory to the system.

A comparison makes hundreds of thousands of objects that stay. If Python went through the newest of
them after each 700, and through all of them whenever a quarter is new, that would take a tenth of
the time. Hardly any of them become unreachable, so a whole sweep waits for some two million new
ones.
"""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

_YOUNG, _MIDDLE, _OLD = (
    10_000,
    5,
    50,
    # new objects to a look at the newest, such looks to one at the older ones, and those to a whole
    # sweep
)
_lock = Lock()
_open = 0
_before = (0, 0, 0)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Makes Python look less often for unreachable objects inside the block, and only among those
    that are made in it: of a story that grows, millions were there before. A block inside another
    one, or beside it in another thread, changes nothing. If collecting is off, or already rare, it
    stays so."""
    global _open, _before  # noqa: PLW0603  what it sets is the interpreter's
    with _lock:
        if _open == 0:
            _before = gc.get_threshold()
            if 0 < _before[0] < _YOUNG:
                gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
                gc.freeze()
        _open += 1
    try:
        yield
    finally:
        with _lock:
            _open -= 1
            if _open == 0 and gc.get_threshold() != _before:
                gc.set_threshold(*_before)
                gc.unfreeze()


def give_back() -> None:
    """Makes glibc's allocator return freed memory to the system. With other C libraries it does
    nothing.

    glibc keeps the memory of large arrays that were freed, and would hold it for the rest of a run.
    """
    with suppress(OSError, AttributeError, TypeError):  # no such function; no such library; Windows
        ctypes.CDLL(None).malloc_trim(0)
