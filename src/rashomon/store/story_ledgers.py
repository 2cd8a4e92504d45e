"""Parses the reports of a store and makes the ledgers of its stories, here or in an engine's
processes, and lists what changed in them."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rashomon.authored.in_force import bearing_on
from rashomon.authored.judgement_lines import read_judgements, to_line
from rashomon.comparing import compare as comparing
from rashomon.comparing.read_with_model import found_before, read_with
from rashomon.comparing.rows_kept import KeptBefore, KeptReading, with_kept
from rashomon.comparing.stage_border import Stages
from rashomon.engines.worker import joined, parted, work_of
from rashomon.model.content_ids import content_id
from rashomon.model.document import from_json, plain, to_json, value_from
from rashomon.model.judgement import Judgement
from rashomon.model.kept_row import StoredRow
from rashomon.model.ledger import Ledger, Made
from rashomon.model.report import Report
from rashomon.model.stored import ChangeRow, Placed, StoredStory
from rashomon.model.story import LeftOut, Story
from rashomon.model_reading.added_sheet import Found
from rashomon.model_reading.read_story import ModelRead
from rashomon.parsing.parse import annotate_reports, parse_key, parser_name, prose_of
from rashomon.protocols import Engine, LanguageModel
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.store.database.column_values import (
    GroupedBy,
    digest,
    pack_report,
    unpack_report,
)
from rashomon.store.story_changes import Succession, story_changes
from rashomon.stories.group_stories import Features, features_of
from rashomon.text.parsed_report import Annotations

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore


# KeptParses, counted_terms: each text is parsed once, here or in an engine's processes.


@dataclass(slots=True)
class KeptParses:
    """Parses of some reports, read and written together; `write` stores the new ones. Without a
    store there are those that are held."""

    store: "SqlStore | None" = None
    held: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def load(self, reports: Iterable[Report]) -> None:
        """Loads those of these parses that the store has."""
        if self.store is not None:
            self.held |= self.store.reports.get_parses(
                {key_of(report) for report in reports} - self.held.keys()
            )

    def annotated(self, reports: Sequence[Report]) -> list[Annotations]:
        """Returns the reports with their parses."""
        self.load(reports)
        return list(annotate_reports(reports, self))

    def get_parse(self, key: str) -> bytes | None:
        """Returns the parse under this key, if it is loaded."""
        return self.held.get(key)

    def put_parse(self, key: str, data: bytes) -> None:
        """Remembers a new parse."""
        self.held[key] = self.new[key] = data

    def write(self) -> None:
        """Stores the new parses."""
        if self.new and self.store is not None:
            self.store.reports.put_parses(self.new)
            self.new = {}


def key_of(report: Report) -> str:
    """Returns the key of a report's parse."""
    return parse_key(prose_of(report))


def counted_terms(
    reports: Sequence[Report], kept: KeptParses, engine: Engine | None = None
) -> Iterator[tuple[Report, GroupedBy]]:
    """Yields each report with its grouping features, in order; its parse is remembered."""
    kept.load(reports)
    if engine is None:
        for annotations in annotate_reports(reports, kept):
            yield annotations.report, terms_of(features_of(annotations))
        return
    items = (
        (str(number), joined([pack_report(report), kept.get_parse(key_of(report)) or b""]))
        for number, report in enumerate(reports)
    )
    features: dict[int, GroupedBy] = {}
    for done in engine.map(work_of(parse), items):
        if done.error is not None:  # its story, of which it is alone, will say so
            features[int(done.key)] = {}, {}, {}
            continue
        made, terms = parted(done.data)
        if made:
            kept.put_parse(key_of(reports[int(done.key)]), made)
        features[int(done.key)] = json.loads(terms)
    for number, report in enumerate(reports):
        yield report, features[number]


def terms_of(features: Features) -> GroupedBy:
    """Returns a report's grouping features in the form that a store keeps."""
    return features.words, features.names, features.fillings


def parse(data: bytes, shared: bytes) -> bytes:
    """Returns the parse of a report, if it is new, and its grouping features. Runs in an engine's
    process."""
    packed, known = parted(data)
    report = unpack_report(packed)
    kept = KeptParses(held={key_of(report): known} if known else {})
    (annotations,) = kept.annotated([report])
    terms = json.dumps(terms_of(features_of(annotations))).encode()
    return joined([kept.new.get(key_of(report), b""), terms])


# compare_jobs: the ledgers of stories, and what changed in them.


WAITING = "waiting"
"""The version of a story in which a model is still to read: beyond its budget, or unanswered."""


@dataclass(frozen=True, slots=True)
class StoryJob:
    """A story to compare again: its reports, sorted by id, the digest of everything that its ledger
    depends on but what authors wrote, and its former state.

    `kept`: what authors wrote of these reports before.
    """

    story: str
    members: tuple[Report, ...]
    version: str
    old: StoredStory | None
    origin: Succession
    at: str
    kept: KeptBefore = field(default_factory=KeptBefore)


Compared = tuple[StoredStory, tuple[ChangeRow, ...]]


@dataclass(frozen=True, slots=True)
class RunContext:
    """What all stories of a run have in common: judgements, settings and model."""

    made: Made
    judgements: tuple[Judgement, ...]
    families: str
    model: LanguageModel | None = None


def run_context(
    judgements: Sequence[Judgement], settings: Settings, model: LanguageModel | None = None
) -> RunContext:
    """Returns the context of a run with these judgements and settings, and the model that reads, if
    any."""
    return RunContext(made_with(settings), tuple(judgements), settings.lineage.families, model)


def story_version(placed: Sequence[Placed], made: Made, judgements: Sequence[Judgement]) -> str:
    """Returns a digest of everything that a story's ledger depends on but what authors wrote
    (`with_authored`): its reports, the program, its settings, and the judgements that may concern
    it.
    """
    digests = {p.id: p.digest for p in placed}
    bearing = bearing_on(judgements, {p.sha256 for p in placed}, digests)
    return digest(
        json.dumps(
            [sorted(digests.items()), plain(made), parser_name(), list(map(plain, bearing))],
            sort_keys=True,
        )
    )


def with_authored(
    version: str,
    rows: Sequence[StoredRow],
    corrections: Sequence[tuple[str, str]],
    gone: Collection[str],
) -> str:
    """Returns the digest of everything that a story's ledger depends on; `version`: that of all
    else.

    `gone`: the hashes of the texts that its rows quote and no report of the store has any more.
    """
    versions = [[row.id, row.version] for row in sorted(rows, key=lambda row: row.id)]
    return (
        digest(version, json.dumps([versions, sorted(corrections), sorted(gone)]))
        if rows or corrections
        else version
    )


def compare_jobs(
    jobs: Sequence[StoryJob], kept: KeptParses, on: RunContext, engine: Engine | None = None
) -> Iterator[Compared]:
    """Yields each story ready to be stored, and its changes, in order."""
    for job in jobs:
        kept.load(job.members)
    if engine is not None and len(jobs) > 1 and on.model is None:
        yield from _apart(jobs, kept, on, engine)
        return
    by_model: dict[str, ModelRead] = {}
    ways = {job.story: Stages() for job in jobs}
    if on.model is not None:  # asked from one process, about all stories at once
        by_model = _read_by(on.model, jobs, kept, ways)
    latest: dict[str, StoredRow] = {}
    for job in jobs:
        job = replace(
            job,
            kept=replace(job.kept, rows=tuple(latest.get(row.id, row) for row in job.kept.rows)),
        )
        stored, changes = _compared(job, kept, on, by_model.get(job.story), ways.pop(job.story))
        latest |= {row.id: row for row in stored.rows}
        yield stored, changes


def _read_by(
    model: LanguageModel,
    jobs: Sequence[StoryJob],
    kept: KeptParses,
    ways: Mapping[str, Stages],
) -> dict[str, ModelRead]:
    """Returns what a model reads in these stories, by their ids: a story of several reports which
    it has not read, and in those that it has read what came since."""
    asked: list[tuple[str, list[Annotations], Found]] = []
    for job in jobs:
        annotated = kept.annotated(job.members)
        known = with_kept(None, _with_use(job), annotated).read
        before = found_before(model, known, annotated)
        if len(annotated) > 1 and len(before.read) < len(annotated):
            asked.append((job.story, annotated, before))
    read = read_with(
        model,
        [annotated for _, annotated, _ in asked],
        [ways[story] for story, _, _ in asked],
        [before for _, _, before in asked],
    )
    return {story: one for (story, _, _), one in zip(asked, read, strict=True)}


def _with_use(job: StoryJob) -> KeptBefore:
    """Returns what is kept of a story, with a model's part in it."""
    use = from_json(job.old.ledger).stories[0].model if job.old else None
    return replace(job.kept, use=use)


def _compared(
    job: StoryJob,
    kept: KeptParses,
    on: RunContext,
    read: ModelRead | None = None,
    stages: Stages | None = None,
) -> Compared:
    annotated = kept.annotated(job.members)
    given = with_kept(read, _with_use(job), annotated, of=job.story, at=job.at)
    story, reports = comparing.compare_what_can_be(
        annotated, on.judgements, families=on.families, read=given.read, stages=stages
    )
    ledger = Ledger(replace(on.made, model=story.model), reports, (story,))
    waits = read is not None and read.use is not None and not read.use.seen
    return _stored(job, ledger, given, waits=waits)


def _stored(job: StoryJob, ledger: Ledger, given: KeptReading, *, waits: bool = False) -> Compared:
    """Returns what is stored of a story with this ledger, and what has changed in it; `waits`: a
    model is still to read in it."""
    (story,), old = ledger.stories, job.old
    changes = story_changes(
        job.story, from_json(old.ledger) if old else None, ledger, job.origin, at=job.at
    )
    before = {story.id, *(old.previous_ids if old else ()), *((old.ledger_id,) if old else ())}
    corrections = tuple(sorted(given.corrections.items()))
    stored = StoredStory(
        job.story,
        story.title,
        tuple(report.id for report in job.members),
        WAITING if waits else with_authored(job.version, given.rows, corrections, job.kept.gone),
        story.id,
        old.made_at if old else job.at,
        job.at,
        to_json(ledger),
        tuple(sorted(before - {job.story})),
        given.rows,
        corrections,
    )
    return stored, changes


def _apart(
    jobs: Sequence[StoryJob], kept: KeptParses, on: RunContext, engine: Engine
) -> Iterator[Compared]:
    """Does the same in the engine's processes; the largest stories go first, so that none is waited
    for at the end."""
    shared = joined(
        [
            json.dumps(plain(on.made)).encode(),
            "\n".join(to_line(j, in_store=True) for j in on.judgements).encode(
                "utf-8", "surrogatepass"
            ),
            on.families.encode(),
        ]
    )
    order = sorted(
        range(len(jobs)),
        key=lambda number: (-sum(len(report.text) for report in jobs[number].members), number),
    )
    packed = ((str(number), _packed(jobs[number], kept)) for number in order)
    made = {int(done.key): done for done in engine.map(work_of(compare), packed, shared=shared)}
    for number, job in enumerate(jobs):
        done = made.pop(number)
        if done.error is not None:
            yield _given_up(job, on, done.error)
            continue
        stored, changes = json.loads(done.data)
        yield value_from(StoredStory, stored), tuple(value_from(ChangeRow, row) for row in changes)


def _given_up(job: StoryJob, on: RunContext, why: str) -> Compared:
    """Returns a story that no process could compare: it says so of each of its reports."""
    left_out = tuple(LeftOut(f"could not be compared: {why}", r.id, r.source) for r in job.members)
    story = Story(
        content_id("story", *(r.sha256 for r in job.members)), None, (), left_out=left_out
    )
    corrections = dict(job.old.corrections if job.old else ())
    kept = KeptReading(None, job.kept.rows, corrections)
    return _stored(job, Ledger(on.made, (), (story,)), kept)


def _packed(job: StoryJob, kept: KeptParses) -> bytes:
    parts = (
        part
        for report in job.members
        for part in (pack_report(report), kept.get_parse(key_of(report)) or b"")
    )
    return joined([json.dumps(plain(replace(job, members=()))).encode(), *parts])


def compare(data: bytes, shared: bytes) -> bytes:
    """Returns a packed story ready to be stored, and its changes. Runs in an engine's process."""
    made, judgements, families = parted(shared)
    first, *rest = parted(data)
    members = tuple(map(unpack_report, rest[::2]))
    kept = KeptParses(
        held={
            key_of(report): part for report, part in zip(members, rest[1::2], strict=True) if part
        }
    )
    document = json.loads(made)
    judged = read_judgements(judgements.decode("utf-8", "surrogatepass")) if judgements else ()
    on = RunContext(
        Made(
            document["by"], tuple(document["settings"].items()), tuple(document["models"].items())
        ),
        judged,
        families.decode(),
    )
    stored, changes = _compared(
        replace(value_from(StoryJob, json.loads(first)), members=members), kept, on
    )
    return json.dumps([plain(stored), list(map(plain, changes))]).encode()
