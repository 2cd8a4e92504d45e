"""Jobs: what the desk does in the background, one after the other."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from queue import Queue
from threading import Lock, Thread
from typing import Any

from rashomon.desk.guard import Busy, RequestRefused
from rashomon.errors import SkipError, StopError
from rashomon.model.record import record
from rashomon.protocols import Progress

_LOG = logging.getLogger(__name__)


@record
class StoryLink:
    """A story that a job changed: its address, its title, what changed in one line, and the first
    pieces of its news."""

    address: str
    title: str
    summary: str = ""
    told: tuple[str, ...] = ()


@dataclass
class Job:
    """A job.

    - `state`: waiting, running, done or failed
    - `told`: its result in words
    - `words`: the first text of an answer, as far as it is written
    - `failures`: what could not be done
    - `of`: what it is about, so that it can be found again
    - `made`: what it makes, for the user who began it alone
    """

    id: str
    what: str
    by: str
    at: str
    state: str = "waiting"
    stage: str = ""
    done: int = 0
    total: int = 0
    told: str = ""
    words: str = ""
    failures: list[tuple[str, str]] = field(default_factory=list)
    links: list[StoryLink] = field(default_factory=list)
    of: str = ""
    made: Any = None

    def progress(self, progress_made: Progress) -> None:
        """Records the progress."""
        self.stage = progress_made.stage
        self.done = progress_made.done
        self.total = progress_made.total

    def hear(self, words: str) -> None:
        """Adds words of a first text as they are written."""
        self.words = f"{self.words}{words}".lstrip()

    @property
    def is_over(self) -> bool:
        """Whether the job has ended."""
        return self.state in {"done", "failed"}


JobWork = Callable[[Job], None]


@dataclass
class Jobs:
    """The jobs of a desk, run one at a time in a thread of their own."""

    _listed: dict[str, Job] = field(default_factory=dict)
    _queue: "Queue[tuple[Job, JobWork]]" = field(default_factory=Queue)
    _lock: Lock = field(default_factory=Lock)
    _thread: Thread | None = None

    def check_room(self) -> None:
        """Raises RequestRefused if too many jobs are waiting."""
        with self._lock:
            if sum(not job.is_over for job in self._listed.values()) >= 20:
                raise Busy(
                    "The desk has too much to do already, and nothing was added. Try again when "
                    "some of it is done.",
                    wait=30,
                )

    def add(self, what: str, work: JobWork, *, by: str, at: str, of: str) -> str:
        """Queues a new job, and returns its id."""
        with self._lock:
            job = Job(id=secrets.token_hex(6), what=what, by=by, at=at, of=of)
            self._listed[job.id] = job
            over = [old.id for old in self._listed.values() if old.is_over]
            for ident in over[: max(0, len(self._listed) - 60)]:
                del self._listed[ident]
            self._queue.put((job, work))
            if self._thread is None:
                self._thread = Thread(target=self._run, daemon=True, name="desk-jobs")
                self._thread.start()
        return job.id

    def listed(self) -> list[Job]:
        """Returns the jobs, newest first."""
        with self._lock:
            return list(reversed(self._listed.values()))

    def last(self, of: str) -> Job | None:
        """Returns a copy of the newest job about this."""
        for job in self.listed():
            if job.of == of:
                return replace(job)
        return None

    def _run(self) -> None:
        """Does one job after the other, for ever. A job that fails says why, and the next one goes
        on."""
        while True:
            job, work = self._queue.get()
            job.state = "running"
            outcome = "failed"
            try:
                work(job)
                outcome = "done"
            except (StopError, SkipError, RequestRefused) as error:
                job.told = f"Not done: {error}."
            except Exception:  # noqa: BLE001  the next job must not suffer
                _LOG.exception("job %s failed", job.what)
                job.told = (
                    "Not done: something went wrong; the desk's log says more. What was kept "
                    "before stays."
                )
            job.state = outcome
