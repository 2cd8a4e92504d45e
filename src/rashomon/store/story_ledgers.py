"""Makes the ledgers of stories, here or in an engine's processes, and lists what changed in them."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from rashomon import pipeline
from rashomon.annotations.annotate import parse_key, parser_name, prose_of
from rashomon.engines.worker import joined, parted, work_of
from rashomon.errors import StopError
from rashomon.judgements.in_force import bearing_on
from rashomon.judgements.judgement_lines import read_judgements, to_line
from rashomon.model.document import from_json, plain, to_json
from rashomon.model.judgement import Judgement
from rashomon.model.ledger import Ledger, Made
from rashomon.model.partial import Lent
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRow, StoredStory
from rashomon.model_reading.read_story import ModelRead
from rashomon.seams import Engine, LanguageModel
from rashomon.settings import Settings
from rashomon.store.database.column_values import digest, pack_report, unpack_report
from rashomon.store.ledgers import made_by
from rashomon.store.parses import KeptParses, annotated
from rashomon.store.story_changes import Heirs, story_changes


@dataclass(frozen=True, slots=True)
class StoryJob:
    """A story to compare again: its reports as it reads them, sorted by id, the digest of everything that its ledger depends on, and its
    former state.
    """

    story: str
    members: tuple[Report, ...]
    version: str
    old: StoredStory | None
    origin: Heirs
    at: str
    lent: tuple[Lent, ...] = ()


Compared = tuple[StoryJob, StoredStory, tuple[ChangeRow, ...]]


@dataclass(frozen=True, slots=True)
class Ground:
    """What all stories of a run have in common: judgements, settings and model."""

    made: Made
    judgements: tuple[Judgement, ...]
    families: str
    model: LanguageModel | None = None


def ground(judgements: Sequence[Judgement], settings: Settings, model: LanguageModel | None = None) -> Ground:
    """Returns the common ground of a run with these judgements and settings, and the model that reads, if any."""
    return Ground(made_by(settings, model), tuple(judgements), settings.lineage.families, model)


def story_version(
    digests: Mapping[str, str], made: Made, judgements: Sequence[Judgement], shas: Collection[str], lent: Sequence[object] = ()
) -> str:
    """Returns a digest of everything that a story's ledger depends on: its reports, the program, its settings, and the judgements that may
    concern it.

    `lent`: the passages that it reads, and those that it leaves to other stories.
    """
    told = [sorted(digests.items()), plain(made), parser_name(), [plain(j) for j in bearing_on(judgements, shas, digests)], *lent]
    return digest(json.dumps(told, sort_keys=True))


def compare_jobs(jobs: Sequence[StoryJob], kept: KeptParses, on: Ground, engine: Engine | None = None) -> Iterator[Compared]:
    """Yields each story ready to be stored, and its changes, in order."""
    for job in jobs:
        kept.load(job.members)
    if engine is None or len(jobs) < 2 or on.model is not None:
        by_model: Sequence[ModelRead] = ()
        if on.model is not None:  # asked from one process, about all stories at once
            by_model = pipeline.read_with(on.model, [annotated(job.members, kept) for job in jobs])
        for number, job in enumerate(jobs):
            members = annotated(job.members, kept)
            told = by_model[number] if by_model else None
            story, reports = pipeline.compare_story(members, on.judgements, families=on.families, read=told)
            ledger = Ledger(replace(on.made, model=story.model), reports, (story,))
            yield (
                job,
                _stored(job, ledger, to_json(ledger)),
                story_changes(job.story, from_json(job.old.ledger) if job.old else None, ledger, job.origin, at=job.at),
            )
        return
    yield from _apart(jobs, kept, on, engine)


def _stored(job: StoryJob, ledger: Ledger, document: str) -> StoredStory:
    return _as_stored(job, ledger.stories[0].title, ledger.stories[0].id, document)


def _as_stored(job: StoryJob, title: str | None, ledger_id: str, document: str) -> StoredStory:
    """Returns the story with its former ids."""
    old = job.old
    before = (*(old.previous_ids if old else ()), *((old.ledger_id,) if old else ()), ledger_id)
    ids = tuple(report.id for report in job.members)
    return StoredStory(job.story, title, ids, job.version, ledger_id, old.made_at if old else job.at, job.at, document,
                       tuple(sorted({*before} - {job.story})), job.lent)  # fmt: skip


def _apart(jobs: Sequence[StoryJob], kept: KeptParses, on: Ground, engine: Engine) -> Iterator[Compared]:
    """Does the same in the engine's processes; the largest stories go first, so that none is waited for at the end."""
    shared = joined(
        [json.dumps(plain(on.made)).encode(), "\n".join(map(to_line, on.judgements)).encode("utf-8", "surrogatepass"), on.families.encode()]
    )
    order = sorted(range(len(jobs)), key=lambda number: (-sum(len(report.text) for report in jobs[number].members), number))
    told: dict[int, bytes] = {}
    for done in engine.map(work_of(compare), ((str(number), _packed(jobs[number], kept)) for number in order), shared=shared):
        if done.error is not None:
            raise StopError(f"story {jobs[int(done.key)].story} could not be compared: {done.error}")
        told[int(done.key)] = done.data
    for number, job in enumerate(jobs):
        head, document, changes = parted(told.pop(number))
        title, ledger_id = json.loads(head)
        rows = tuple(ChangeRow(**row | {"reports": tuple(row["reports"])}) for row in json.loads(changes))
        yield job, _as_stored(job, title, ledger_id, document.decode("utf-8", "surrogatepass")), rows


def _packed(job: StoryJob, kept: KeptParses) -> bytes:
    head = {"story": job.story, "at": job.at, "merged": job.origin.merged, "split": dict(job.origin.split), "reports": len(job.members)}
    parts = [json.dumps(head).encode(), (job.old.ledger if job.old else "").encode("utf-8", "surrogatepass")]
    parts += [pack_report(report) for report in job.members]
    return joined([*parts, *(kept.get_parse(parse_key(prose_of(report))) or b"" for report in job.members)])


def compare(data: bytes, shared: bytes) -> bytes:
    """Returns title, ledger and changes of a packed story. Runs in an engine's process."""
    made, judgements, families = parted(shared)
    first, before, *rest = parted(data)
    head = json.loads(first)
    members = [unpack_report(part) for part in rest[: head["reports"]]]
    kept = KeptParses(
        _Nothing(), {parse_key(prose_of(report)): part for report, part in zip(members, rest[head["reports"] :], strict=True) if part}
    )
    told = json.loads(made)
    made_with = Made(told["by"], tuple(told["settings"].items()), tuple(told["models"].items()))
    judged = read_judgements(judgements.decode("utf-8", "surrogatepass")) if judgements else ()
    story, reports = pipeline.compare_story(annotated(members, kept), judged, families=families.decode())
    ledger = Ledger(made_with, reports, (story,))
    origin = Heirs({}, tuple((lost, heir) for lost, heir in head["merged"]), head["split"])
    old = from_json(before.decode("utf-8", "surrogatepass")) if before else None
    changes = story_changes(head["story"], old, ledger, origin, at=head["at"])
    document = to_json(ledger).encode("utf-8", "surrogatepass")
    return joined([json.dumps([story.title, story.id]).encode(), document, json.dumps([asdict(row) for row in changes]).encode()])


class _Nothing:
    """A parse table that stores nothing."""

    def get_parse(self, key: str) -> bytes | None:
        """Returns None."""

    def put_parse(self, key: str, data: bytes) -> None:
        """Does nothing."""

    def get_parses(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Returns nothing."""
        return {}

    def put_parses(self, parses: Mapping[str, bytes]) -> None:
        """Does nothing."""
