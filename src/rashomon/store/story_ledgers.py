"""Parses the reports of a store, makes the ledgers of its stories here or in an engine's processes,
and lists what changed in them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rashomon.child_process import joined, separated
from rashomon.comparing import compare as comparing
from rashomon.comparing.stage_border import Stages
from rashomon.copies.trace_lineage import KnownPairs, PairCopies
from rashomon.decisions.constraints import reports_set_aside
from rashomon.decisions.here import here
from rashomon.decisions.in_force import in_force
from rashomon.engines.worker import work_of
from rashomon.errors import Damaged
from rashomon.model.answer import NOTHING_READ, ReadStory, WrittenAnswers
from rashomon.model.content_ids import content_id
from rashomon.model.decision import Decision, Decisions
from rashomon.model.document import dumped, loaded, plain, to_utf8, value_from
from rashomon.model.ledger import FORMAT, Ledger, Made
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.model.stored import WAITING, ChangeRows, Features, Placed, StoredStory
from rashomon.model.story import LeftOut, Story
from rashomon.parsing.parse import annotate_reports, parse_key, parser_name, prose_to_parse
from rashomon.protocols import Engine
from rashomon.shipped.weights.locate import made_with
from rashomon.store.database.column_values import (
    digest,
    ledger_from,
    pack,
    pack_report,
    unpack,
    unpack_report,
)
from rashomon.store.database.reports import kept_key
from rashomon.store.story_changes import story_changes
from rashomon.stories.group_stories import features_of
from rashomon.text.page_memory import PageMemory
from rashomon.text.parsed_report import Annotations, Pages

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore


_LARGE = 40  # reports of a story of which it is kept what they share


@dataclass(slots=True)
class KeptParses:
    """Parses of some reports, read and written together. `write` stores the new ones. Without a
    store, it has only those that it holds. `pages` are reports of stories that a model has just
    read: what the stages made of these stays."""

    store: "SqlStore | None" = None
    held: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)
    pages: dict[Report, Annotations] = field(default_factory=dict)

    def load(self, reports: Iterable[Report]) -> None:
        """Loads those of these parses that the store has."""
        if self.store:
            missing = set(map(_key_of, reports)) - self.held.keys()
            self.held |= self.store.reports.get_parses(missing)

    def annotated(self, reports: Reports, known_pairs: KnownPairs | None = None) -> Pages:
        """Returns the reports with their parses. `known_pairs`: what is kept of a large story."""
        pages = known_pairs.pages if known_pairs else self.pages
        new = tuple(report for report in reports if report not in pages)
        self.load(new)
        parsed = pages | dict(zip(new, annotate_reports(new, self), strict=True))
        if known_pairs:
            memories = self._kept_of("made", new)
            for report in new:
                memory = PageMemory(memories.get(report.id, {}))
                parsed[report] = replace(parsed[report], memory=memory)
            known_pairs.pages = {report: parsed[report] for report in reports}
        return [parsed[report] for report in reports]

    def pairs(self, story: str, reports: Reports) -> KnownPairs | None:
        """Returns what is known of the reports of a large story; None of any other."""
        if self.store is None or len(reports) < _LARGE:
            return None
        growing = self.store.growing
        if story not in growing:
            growing.clear()
            known_pairs = growing[story] = KnownPairs()
            for packed_pairs in self._kept_of("pairs", reports).values():
                with suppress(ValueError):  # it is found again
                    mark, pairs = packed_pairs
                    known_pairs.kept |= loaded(PairCopies, pairs)
                    known_pairs.keepers.add(mark)
        return growing[story]

    def _kept_of(self, kind: str, reports: Reports) -> dict[str, Any]:
        """Returns what the store keeps of these reports beside their parses, by their ids, without
        what is damaged: it is made again."""
        keys = {kept_key(kind, report.id): report.id for report in reports}
        values_by_id = {}
        for key, packed in self.store.reports.get_parses(keys).items() if self.store else ():
            with suppress(Damaged):
                values_by_id[keys[key]] = unpack(packed)
        return values_by_id

    def put_pairs(self, known_pairs: KnownPairs) -> None:
        """Remembers what is new of the reports of a large story."""
        for side in known_pairs.sides.values():
            pairs = known_pairs.new.pop(side.mark, None)
            if pairs:
                side_pairs = side.mark, dumped(PairCopies, pairs)
                self.new[kept_key("pairs", side.report.id)] = pack(side_pairs)
                known_pairs.keepers.add(side.mark)
        pages = known_pairs.pages.values()
        pairs_made = {page.report: page.memory.let_go() for page in pages if page.memory}
        stored = self._kept_of("made", [report for report in pairs_made if pairs_made[report]])
        for report, new in pairs_made.items():
            if new:
                self.new[kept_key("made", report.id)] = pack(stored.get(report.id, {}) | new)

    def get_parse(self, key: str) -> bytes | None:
        """Returns the parse under this key, if it is loaded."""
        return self.held.get(key)

    def put_parse(self, key: str, data: bytes) -> None:
        """Remembers a new parse."""
        self.held[key] = self.new[key] = data

    def write(self) -> None:
        """Stores the new parses."""
        if self.new and self.store:
            self.store.reports.put_parses(self.new)
            self.new = {}


def _key_of(report: Report) -> str:
    """Returns the key of a report's parse."""
    return parse_key(prose_to_parse(report))


def counted_terms(
    reports: Reports, parses: KeptParses, engine: Engine | None = None
) -> Iterator[tuple[Report, tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]]]:
    """Yields each report with what it is grouped by, in order. Its parse is remembered."""
    parses.load(reports)
    if engine is None:
        for annotations in annotate_reports(reports, parses):
            yield annotations.report, _terms_of(features_of(annotations))
        return
    items = ((str(i), joined(_packed_with(report, parses))) for i, report in enumerate(reports))
    terms: dict[int, tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]] = {}
    for done in engine.map(work_of(parse), items):
        number = int(done.key)
        if done.error is not None:  # its story, of which it is alone, will say so
            terms[number] = {}, {}, {}
            continue
        new, packed_terms = separated(done.data)
        if new:
            parses.put_parse(_key_of(reports[number]), new)
        terms[number] = json.loads(packed_terms)
    for number, report in enumerate(reports):
        yield report, terms[number]


def _packed_with(report: Report, parses: KeptParses) -> list[bytes]:
    """Returns a report with its parse, as another process takes them; b"" for one not there."""
    return [pack_report(report), parses.get_parse(_key_of(report)) or b""]


def _terms_of(features: Features) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """Returns what a report is grouped by, in the form that a store keeps."""
    return features.words, features.names, features.fillings


def parse(data: bytes, shared: bytes) -> bytes:
    """Returns the parse of a report, if it is new, and what the report is grouped by. Runs in an
    engine's process."""
    (report,), parses = _unpacked(separated(data))
    (annotations,) = parses.annotated([report])
    terms = json.dumps(_terms_of(features_of(annotations))).encode()
    return joined([parses.new.get(_key_of(report), b""), terms])


def _unpacked(packed: Sequence[bytes]) -> tuple[list[Report], KeptParses]:
    """Returns the reports of `_packed_with`, and their parses."""
    reports = []
    parses = KeptParses()
    for text, parsed in zip(packed[::2], packed[1::2], strict=True):
        report = unpack_report(text)
        reports.append(report)
        if parsed:
            parses.held[_key_of(report)] = parsed
    return reports, parses


# compare_jobs: the ledgers of stories, and what changed in them.


@record
class StoryJob:
    """A story to compare again: its reports, sorted by id; a digest of these with the program and
    its settings; and the story as it was.

    - `announced`: the reports of which it was told that they came
    - `read`: what authors wrote of these reports
    - `waits`: whether a model has yet to read it
    - `aside`: the reports that somebody set aside
    """

    story: str
    members: tuple[Report, ...]
    base: str
    old: StoredStory | None
    announced: frozenset[str] = frozenset()
    read: ReadStory = NOTHING_READ
    waits: bool = False
    aside: frozenset[str] = frozenset()

    @property
    def texts(self) -> set[str]:
        """Returns the hashes of its reports' texts."""
        return {report.sha256 for report in self.members}

    @property
    def to_read(self) -> Reports:
        """Returns the reports that an author is shown: those that nobody set aside."""
        return tuple(report for report in self.members if report.id not in self.aside)


Compared = tuple[StoredStory, ChangeRows]


@record
class RunContext:
    """What all stories of a run share: settings, decisions, and when it began (ISO)."""

    made: Made
    decisions: tuple[Decision, ...]
    at: str

    @property
    def standing(self) -> Decisions:
        """Returns the decisions in force."""
        return in_force(self.decisions)


def run_on(store: "SqlStore", at: str) -> RunContext:
    """Returns what a run on a store shares that begins at this moment."""
    return RunContext(made_with(store.settings), store.decisions.all(), at)


def base_of(placed_reports: Iterable[Placed], made_by: Made) -> str:
    """Returns a digest of a story's reports, the program and its settings."""
    digests = sorted((report.id, report.digest) for report in placed_reports)
    return digest(json.dumps([digests, plain(made_by), parser_name()], sort_keys=True))


def story_version(
    base: str,
    texts: set[str],
    standing: Decisions,
    answers: WrittenAnswers,
) -> str:
    """Returns a digest of everything on which a story's ledger depends. `texts` are the hashes of
    its reports' texts; only decisions in force about one of these count."""
    bearing = [decision for decision in standing if decision.texts() & texts]
    return digest(base, json.dumps([plain(bearing), plain(answers)], sort_keys=True))


def job_of(store: "SqlStore", story_id: str, on: RunContext) -> StoryJob | None:
    """Returns a story as it is to be compared now, None if no report is in it. A story whose ledger
    is damaged is made again as if it were new."""
    placed = store.reports.placed(stories=[story_id])
    if not placed:
        return None
    old = None
    with suppress(Damaged):
        old = store.stories.get(story_id)
        if old:
            ledger_from(old.ledger)
    members = store.reports.get(placed)
    texts = {report.sha256 for report in members}
    use = ledger_from(old.ledger).stories[0].model if old else None
    return StoryJob(
        story=story_id,
        members=members,
        base=base_of(placed.values(), on.made),
        old=old,
        announced=frozenset(store.reports.announced(placed)),
        read=ReadStory(store.answers.of_texts(texts), use),
        aside=reports_set_aside(on.standing, here(members)),
    )


def version_now(job: StoryJob, on: RunContext) -> str:
    """Returns the version that a story has when it is compared now."""
    return story_version(job.base, job.texts, on.standing, job.read.answers)


def compare_jobs(
    store: "SqlStore",
    jobs: Sequence[StoryJob],
    parses: KeptParses,
    on: RunContext,
    begun: Mapping[str, Stages],
) -> Iterator[Compared]:
    """Yields each story ready to be stored, and its changes, in order. `begun`: stages that have
    made something already."""
    for job in jobs:
        parses.load(job.members)
    if store.processes and len(jobs) > 1 and store.reader is None:
        yield from _apart(jobs, parses, on, store.processes)
        return
    for job in jobs:
        yield compared_job(job, parses, on, begun.get(job.story))


def compared_job(
    job: StoryJob, parses: KeptParses, on: RunContext, stages: Stages | None = None
) -> Compared:
    """Returns a story ready to be stored, and what changed in it. `stages` may have made something
    already."""
    stages = stages or Stages(known=parses.pairs(job.story, job.members))
    members = parses.annotated(job.members, stages.known)
    story, reports = comparing.compare_what_can_be(
        members, on.decisions, read=job.read, stages=stages
    )
    if stages.known:
        parses.put_pairs(stages.known)
    del stages, members  # which hold much of which the ledger has nothing
    ledger = Ledger(
        format=FORMAT,
        made=replace(on.made, model=story.model),
        reports=tuple(reports),
        stories=(story,),
    )
    return _stored(job, ledger, on)


def _stored(job: StoryJob, ledger: Ledger, on: RunContext) -> Compared:
    """Returns what is stored of a story with this ledger, and what changed in it."""
    (story,) = ledger.stories
    old = job.old
    ids = {story.id}
    made_at = on.at
    if old:
        ids.update((old.ledger_id, *old.previous_ids))
        made_at = old.made_at
    before = ledger_from(old.ledger) if old else None
    changes = story_changes(job.story, before, ledger, job.announced, on.at)
    document = to_utf8(ledger)
    ledger_from(document, ledger)
    stored = StoredStory(
        id=job.story,
        title=story.title,
        reports=tuple(report.id for report in job.members),
        version=WAITING if job.waits else version_now(job, on),
        ledger_id=story.id,
        made_at=made_at,
        updated_at=on.at,
        ledger=document,
        previous_ids=tuple(sorted(ids - {job.story})),
    )
    return stored, changes


def _apart(
    jobs: Sequence[StoryJob], parses: KeptParses, on: RunContext, engine: Engine
) -> Iterator[Compared]:
    """Does the same as `compare_jobs` in the engine's processes. The largest stories go first, so
    that nothing waits for them at the end."""
    sizes = [sum(len(report.text) for report in job.members) for job in jobs]
    order = sorted(range(len(jobs)), key=sizes.__getitem__, reverse=True)
    packed = ((str(number), _packed(jobs[number], parses)) for number in order)
    shared = dumped(RunContext, on).encode()
    by_number = {}
    for done in engine.map(work_of(_compare), packed, shared=shared):
        by_number[int(done.key)] = done
    for number, job in enumerate(jobs):
        done = by_number.pop(number)
        if done.error is not None:
            yield _given_up(job, on, done.error)
            continue
        yield value_from(tuple[StoredStory, ChangeRows], json.loads(done.data))


def _given_up(job: StoryJob, on: RunContext, why: str) -> Compared:
    """Returns a story that no process could compare. It says so about each of its reports."""
    left_out = []
    for report in job.members:
        left_out.append(LeftOut(f"could not be compared: {why}", report.id, report.source))
    ident = content_id("story", *sorted(report.key for report in job.members))
    story = Story(id=ident, title=None, reports=(), left_out=tuple(left_out))
    return _stored(job, Ledger(format=FORMAT, made=on.made, reports=(), stories=(story,)), on)


def _packed(job: StoryJob, parses: KeptParses) -> bytes:
    parts = [dumped(StoryJob, replace(job, members=())).encode()]
    for report in job.members:
        parts += _packed_with(report, parses)
    return joined(parts)


def _compare(data: bytes, shared: bytes) -> bytes:
    """Returns a packed story ready to be stored, and its changes. Runs in an engine's process."""
    without_members, *packed = separated(data)
    members, parses = _unpacked(packed)
    job = replace(value_from(StoryJob, json.loads(without_members)), members=tuple(members))
    compared = compared_job(job, parses, value_from(RunContext, json.loads(shared)))
    return dumped(Compared, compared).encode()
