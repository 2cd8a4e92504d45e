"""What the desk keeps in memory: rendered pages, stories with their parses, so that a judgement
shows at once, and background jobs, which run one after another.

A story is updated by one request at a time.
"""

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from queue import Queue
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

from rashomon.authored.in_force import bearing_on
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.workspace import Workspace
from rashomon.desk.guard import RequestRefused
from rashomon.desk.store_pool import StorePool
from rashomon.errors import SkipError, StopError
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.protocols import Clock, Progress
from rashomon.settings import Settings
from rashomon.store.kept_rows import kept_reading
from rashomon.store.neighbours import members_of
from rashomon.store.story_ledgers import KeptParses, key_of
from rashomon.store.update import Renewed, StoryMoment, read_story, renew_story
from rashomon.text.parsed_report import Annotations

MARK = secrets.token_hex(16)  # placeholder for what differs between users; no report can contain it
MOST_BYTES = 200_000_000
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page split at its placeholders, and the style rules that depend on it."""

    parts: tuple[bytes, ...]
    rules: str = ""

    @property
    def size(self) -> int:
        """Returns its size in bytes."""
        return sum(map(len, self.parts)) + len(self.rules)

    def filled(self, *inserts: str) -> bytes:
        """Returns the page with these words in its placeholders, in order."""
        out = [self.parts[0]]
        for insert, part in zip(inserts, self.parts[1:], strict=True):
            out += [insert.encode("utf-8", "replace"), part]
        return b"".join(out)


class RenderCache(Generic[_Made]):
    """A cache by key with limited size; the least recently used entry is dropped first."""

    def __init__(self, most: int, weigh: Callable[[_Made], int] = lambda made: 1) -> None:
        self.most, self.weigh = most, weigh
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
            made = make()
            with self._lock:
                self._made[key] = made
                self._making.pop(key, None)
                self._weight += self.weigh(made)
                while self._weight > self.most and len(self._made) > 1:
                    _, old = self._made.popitem(last=False)
                    self._weight -= self.weigh(old)
        return made

    def drop(self, which: Callable[[Hashable], bool]) -> None:
        """Lets go of the entries under such keys."""
        with self._lock:
            for key in [key for key in self._made if which(key)]:
                self._weight -= self.weigh(self._made.pop(key))


_LOG = logging.getLogger(__name__)
_TRIES = 6
_MOST = 4  # stories whose parses are kept in memory


@dataclass
class Workspaces:
    """The stories being corrected. Thread-safe."""

    pool: StorePool
    clock: Clock
    settings: Settings = field(default_factory=Settings)
    kept: RenderCache[Workspace] = field(default_factory=lambda: RenderCache(_MOST))
    _locks: dict[str, Lock] = field(default_factory=dict)
    _warmed: set[str] = field(default_factory=set)
    _warming: Lock = field(default_factory=Lock)

    def renew(self, story_id: str) -> Renewed | None:
        """Remakes the story with the judgements that it does not show yet, and writes it. None if
        it shows all. Raises StopError."""
        with self._locks.setdefault(story_id, Lock()):
            for _ in range(_TRIES):
                with self.pool.reading() as store:
                    read = read_story(store, story_id, self.settings)
                if read.story.version == read.version:
                    return None
                at = self.clock().isoformat(timespec="seconds")
                made = renew_story(read, self._with_rows(read), settings=self.settings, at=at)
                with self.pool.writing() as store:
                    if store.stories.apply(made.plan, generation=read.generation, at=at):
                        return made
        raise StopError(
            "others keep changing the store; what you judged is kept and will show when the "
            "page is loaded again"
        )

    def forget(self, story_id: str) -> None:
        """Lets go of what is kept of a story in memory, since something other than its reports and
        judgements changed."""
        self.kept.drop(lambda key: isinstance(key, tuple) and key[0] == story_id)

    def is_behind(self, story_id: str, ledger: Ledger) -> bool:
        """Whether a judgement, or the undoing of one, is missing from the story's ledger."""
        shas, reports = (
            {report.sha256 for report in ledger.reports},
            {report.id for report in ledger.reports},
        )
        heard = {j.id for story in ledger.stories for j in story.judgements}
        with self.pool.reading() as store:
            judged = store.judgements.all()
            if {j.id for j in bearing_on(judged, shas, reports)} == heard:
                return False
            read = read_story(
                store, story_id, self.settings
            )  # what is about nothing in the story is heard by none
        return read.story.version != read.version

    def warm(self, story_id: str) -> None:
        """Loads the story's parses in the background, while the user is still reading or typing."""
        if story_id not in self._warmed and self._warming.acquire(
            blocking=False
        ):  # not of every story that is clicked through
            self._warmed.add(story_id)
            Thread(target=self._warm, args=(story_id,), daemon=True).start()

    def _warm(self, story_id: str) -> None:
        try:
            self.known(story_id)
        except Exception:  # noqa: BLE001  whoever asks for the story will be told
            _LOG.exception("story %s could not be loaded", story_id)
        finally:
            self._warming.release()

    def known(self, story_id: str) -> Prepared:
        """Returns what is known of the story's reports."""
        with self._locks.setdefault(
            story_id, Lock()
        ):  # what is read here must not go over what was saved since
            with self.pool.reading() as store:
                read = read_story(store, story_id, self.settings)
            return self._with_rows(read).read(read.judgements)

    def of(self, read: StoryMoment) -> Workspace:
        """Returns the story's workspace: its reports with their parses, cached while the reports
        are unchanged."""
        with self.pool.reading() as store:
            reports = members_of(store, read.story)
        key = (
            read.story.id,
            read.story.corrections,
            tuple((report.id, report.sha256, len(report.furniture)) for report in reports),
        )
        return self.kept.get(key, lambda: Workspace(self._annotated(reports)))

    def _with_rows(self, read: StoryMoment) -> Workspace:
        """The story's workspace with the rows of this moment; only for whoever holds the story's
        lock."""
        found = self.of(read)
        with self.pool.reading() as store:
            found.take(kept_reading(store, read.story, found.annotated))
        return found

    def _annotated(self, reports: Sequence[Report]) -> list[Annotations]:
        """Returns the reports with their parses; new ones are stored."""
        kept = KeptParses()
        with self.pool.reading() as store:
            kept.held = store.reports.get_parses(map(key_of, reports))
        annotated = kept.annotated(reports)
        if kept.new:
            with self.pool.writing() as store:
                store.reports.put_parses(kept.new)
        return annotated


MOST_WAITING, _KEPT_JOBS = 20, 60


@dataclass
class Job:
    """A job. `state`: waiting, running, done or failed; `told`: its result in words; `failures`:
    what could not be done."""

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
        """Records the progress."""
        self.stage, self.done, self.total = made.stage, made.done, made.total

    @property
    def is_over(self) -> bool:
        """Whether the job has ended."""
        return self.state in ("done", "failed")

    def plain(self) -> dict[str, object]:
        """Returns the job's data for scripts."""
        return {name: value for name, value in vars(self).items() if name != "result"}


Work = Callable[[Job], None]


@dataclass
class Jobs:
    """The jobs of a desk, run one at a time in a thread of their own."""

    _listed: "OrderedDict[str, Job]" = field(default_factory=OrderedDict)
    _queue: "Queue[tuple[Job, Work]]" = field(default_factory=Queue)
    _lock: Lock = field(default_factory=Lock)
    _thread: Thread | None = None

    def add(self, what: str, work: Work, *, by: str, at: str, result: Any = None) -> Job:
        """Queues and returns a new job. Raises RequestRefused if too many are waiting."""
        with self._lock:
            if sum(not job.is_over for job in self._listed.values()) >= MOST_WAITING:
                raise RequestRefused(
                    503,
                    "Too much is being worked on already; nothing was added. Try again when "
                    "some of it is done.",
                    wait=30,
                )
            job = Job(secrets.token_hex(6), what, by, at, result=result)
            self._listed[job.id] = job
            for old in [one for one in self._listed.values() if one.is_over][
                : max(0, len(self._listed) - _KEPT_JOBS)
            ]:
                del self._listed[old.id]
            self._queue.put((job, work))
            if self._thread is None:
                self._thread = Thread(target=self._run, daemon=True, name="desk-jobs")
                self._thread.start()
        return job

    def listed(self) -> list[Job]:
        """Returns the jobs, newest first."""
        with self._lock:
            return list(reversed(self._listed.values()))

    def get(self, ident: str) -> Job | None:
        """Returns the job of this id."""
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
                job.told, job.state = (
                    "Not done: something broke; the desk's log says more. What was kept "
                    "before is kept.",
                    "failed",
                )
