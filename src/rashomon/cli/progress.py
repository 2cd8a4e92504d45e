"""Progress on stderr for runs of more than two seconds: a bar on a terminal, else an occasional line."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rashomon.cli.terminal import note
from rashomon.seams import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 2.0
BETWEEN = 10.0  # seconds between two lines


class ProgressBar:
    """Called with each Progress; silent for the first two seconds."""

    def __init__(self, started: float | None = None) -> None:
        self._started = time.monotonic() if started is None else started
        self._bar: Bar | None = None
        self._tasks: dict[str, TaskID] = {}
        self._next = self._started + PATIENCE  # when something is said

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, progress: Progress) -> None:
        if progress.note:
            note(progress.note)
        if time.monotonic() < self._next:
            return
        if not sys.stderr.isatty():
            note(f"{progress.stage}: {progress.done:,} of {progress.total:,}")
            self._next = time.monotonic() + BETWEEN
            return
        bar = self._drawn()
        if progress.stage not in self._tasks:
            self._tasks[progress.stage] = bar.add_task(progress.stage, total=progress.total)
        bar.update(self._tasks[progress.stage], completed=progress.done, total=progress.total)

    def rest(self) -> None:
        """Removes the bar so that something can be printed or asked; the next Progress redraws it."""
        if self._bar is not None:
            self._bar.stop()
            self._bar, self._tasks = None, {}

    def _drawn(self) -> "Bar":
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.start()
        return self._bar
