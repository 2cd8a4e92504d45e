"""give_back: memory that was freed, back to the system."""

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Has the C library hand freed memory back, where it is one that keeps it (glibc) and says how; elsewhere nothing.

    It keeps what large arrays took once some have been freed, and would hold it for the rest of a run.
    """
    with suppress(OSError, AttributeError, TypeError):  # no such function; no such library; Windows
        ctypes.CDLL(None).malloc_trim(0)
