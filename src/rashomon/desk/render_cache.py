"""RenderCache keeps pages of the desk in memory. Rendered is a page split at the words that differ
between readers."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from rashomon.model.record import record

MARK = secrets.token_hex(16)  # placeholder for what differs between users; no report can contain it
MOST_BYTES = 200_000_000
_Made = TypeVar("_Made")


@record
class Rendered:
    """A page split at its placeholders."""

    parts: tuple[bytes, ...]

    def filled(self, *inserts: str) -> bytes:
        """Returns the page with these words in its placeholders, in order."""
        out = [self.parts[0]]
        for insert, part in zip(inserts, self.parts[1:], strict=True):
            out += [insert.encode("utf-8", "replace"), part]
        return b"".join(out)


class RenderCache(Generic[_Made]):
    """A cache of limited size. The entry that was not used for longest is dropped first."""

    def __init__(self, most: int, weigh: Callable[[_Made], int] = lambda entry: 1) -> None:
        self.most = most
        self.weigh = weigh
        self._made: OrderedDict[Hashable, _Made] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()
        self._weight = 0

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Returns the entry under this key, made now if it is missing."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
            turn = self._making.setdefault(key, Lock())
        with turn:
            with self._lock:
                if key in self._made:
                    return self._made[key]
            entry = make()
            with self._lock:
                self._made[key] = entry
                self._making.pop(key, None)
                self._weight += self.weigh(entry)
                while self._weight > self.most and len(self._made) > 1:
                    _, old = self._made.popitem(last=False)
                    self._weight -= self.weigh(old)
        return entry
