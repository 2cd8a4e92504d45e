"""Background jobs, run one after the other, with their progress and results."""

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Queue
from threading import Lock, Thread
from typing import Any

from rashomon.desk.guard import RequestRefused
from rashomon.errors import SkipError, StopError
from rashomon.seams import Progress

_LOG = logging.getLogger(__name__)
MOST_WAITING, _KEPT = 20, 60


@dataclass
class Job:
    """One piece of work. `state`: waiting, running, done, or failed; `told`: what it came to, in words; `failures`: what of it could not be done."""

    id: str
    what: str
    by: str
    at: str
    state: str = "waiting"
    stage: str = ""
    done: int = 0
    total: int = 0
    told: str = ""
    failures: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    result: Any = None

    def progress(self, made: Progress) -> None:
        """Takes in how far it is."""
        self.stage, self.done, self.total = made.stage, made.done, made.total

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in ("done", "failed")

    def plain(self) -> dict[str, object]:
        """What a script is told of it."""
        names = ("id", "what", "by", "at", "state", "stage", "done", "total", "told", "failures", "links")
        return {name: getattr(self, name) for name in names}


Work = Callable[[Job], None]


@dataclass
class Jobs:
    """The jobs of a desk: one is worked on at a time, in a thread of its own."""

    _listed: "OrderedDict[str, Job]" = field(default_factory=OrderedDict)
    _queue: "Queue[tuple[Job, Work]]" = field(default_factory=Queue)
    _lock: Lock = field(default_factory=Lock)
    _thread: Thread | None = None

    def add(self, what: str, work: Work, *, by: str, at: str, result: Any = None) -> Job:
        """A new job, done when those before it are. Raises Refused when too many wait."""
        with self._lock:
            if sum(not job.is_over for job in self._listed.values()) >= MOST_WAITING:
                raise RequestRefused(
                    503, "Too much is being worked on already; nothing was added. Try again when some of it is done.", wait=30
                )
            job = Job(secrets.token_hex(6), what, by, at, result=result)
            self._listed[job.id] = job
            for old in [one for one in self._listed.values() if one.is_over][: max(0, len(self._listed) - _KEPT)]:
                del self._listed[old.id]
            self._queue.put((job, work))
            if self._thread is None:
                self._thread = Thread(target=self._run, daemon=True, name="desk-jobs")
                self._thread.start()
        return job

    def listed(self) -> list[Job]:
        """The jobs, the latest first."""
        with self._lock:
            return list(reversed(self._listed.values()))

    def get(self, ident: str) -> Job | None:
        """The job of this id."""
        with self._lock:
            return self._listed.get(ident)

    def _run(self) -> None:
        while True:
            job, work = self._queue.get()
            job.state = "running"
            try:
                work(job)
                job.state = "done"
            except (StopError, SkipError, RequestRefused) as error:
                job.told, job.state = f"Not done: {error}.", "failed"
            except Exception:  # noqa: BLE001  the next job must not suffer
                _LOG.exception("job %s failed", job.what)
                job.told, job.state = "Not done: something broke; the desk's log says more. What was kept before is kept.", "failed"
