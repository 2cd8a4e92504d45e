"""Tokens that all runs of an hour and of a day spent, kept in a file, so that budgets of both hold
for a program that runs again and again."""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

from rashomon.file_writing import append_lines

HOUR, DAY = 3_600.0, 86_400.0
_LAST = 5_000  # lines of the file that are read: more than a day's


class Spending:
    """Tokens with the moment at which they were spent; `hour`, `day`: how many may be in each, 0
    for any. Without a path they are kept in memory only.

    Damaged lines are skipped. Raises StopError if the file cannot be written.
    """

    def __init__(
        self,
        path: Path | None,
        hour: int = 0,
        day: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._path, self._most, self._clock = path, ((HOUR, hour), (DAY, day)), clock
        self._spent: list[tuple[float, int]] = []
        self._lock = threading.Lock()
        self._read()

    def left(self) -> int | None:
        """Returns how many tokens may be spent now, None for any number."""
        now = self._clock()
        with self._lock:
            rooms = [
                most - sum(tokens for at, tokens in self._spent if now - length < at <= now)
                for length, most in self._most
                if most
            ]
        return max(0, min(rooms)) if rooms else None

    def add(self, tokens: int) -> None:
        """Notes tokens that were spent just now."""
        if not any(most for _, most in self._most):
            return
        with self._lock:
            self._spent.append((self._clock(), tokens))
            if self._path is not None:
                append_lines(self._path, [json.dumps(self._spent[-1])])

    def _read(self) -> None:
        try:
            text = self._path.read_text("utf-8", "replace") if self._path else ""
        except OSError:
            return
        since = self._clock() - DAY
        lines = text.splitlines()
        for line in lines[-_LAST:]:
            try:
                at, tokens = json.loads(line)
                if float(at) > since:
                    self._spent.append((float(at), int(tokens)))
            except (ValueError, TypeError, RecursionError):
                continue
