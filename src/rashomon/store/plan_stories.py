"""Plans what to write when reports come, go or are grouped anew (`make_plan`): which stories they
make, and which of these are compared again."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from rashomon.comparing.group_reports import obey_stories, with_older_states
from rashomon.comparing.stage_border import Stages
from rashomon.decisions.constraints import (
    StoryConstraints,
    reports_set_aside,
    story_constraints,
)
from rashomon.decisions.here import here
from rashomon.decisions.in_force import in_force
from rashomon.errors import Damaged
from rashomon.model.answer import ReadStory
from rashomon.model.authors import mark_of_maker
from rashomon.model.content_ids import by_id
from rashomon.model.document import plain
from rashomon.model.report import ReportsById, newest_states
from rashomon.model.stored import ChangeRow, Placed, Plan, Settled, StoredStory
from rashomon.protocols import LanguageModel, ToSend
from rashomon.store.database.column_values import digest
from rashomon.store.database.open import SqlStore
from rashomon.store.hold_stories import hold_stories
from rashomon.store.ledgers import ledger_in
from rashomon.store.neighbours import (
    Neighbours,
    affected_reports,
    find_neighbours,
)
from rashomon.store.settle_reports import SettledReports, settle_reports
from rashomon.store.story_ledgers import (
    KeptParses,
    RunContext,
    StoryJob,
    base_of,
    compare_jobs,
    counted_terms,
    kept_use,
    run_on,
    story_version,
)
from rashomon.store.succession import KnownIds, Succession, inherit
from rashomon.stories.group_stories import group_features
from rashomon.text.gathering import by_key

_NOTHING = Plan()


def plan_pending(store: SqlStore, pending: tuple[str, ...], at: str) -> Plan:
    """Returns what to write when these raw reports are settled."""
    raws = affected_reports(store, pending)
    gone, settled = changed_reports(store, settle_reports(store, raws))
    standing = in_force(store.decisions.all())
    neighbours = find_neighbours(store, gone=gone, settled=settled, standing=standing)
    return make_plan(
        store, neighbours=neighbours, at=at, begun=Plan(raws=pending, gone=gone, settled=settled)
    )


def make_plan(
    store: SqlStore,
    neighbours: Neighbours,
    at: str,
    begun: Plan = _NOTHING,
) -> Plan:
    """Returns what to write when these reports are grouped and compared.

    `begun` is the plan so far: raw reports that are settled, reports that leave, and new ones.
    """
    on = run_on(store, at)
    placed_reports = neighbours.placed
    newest = newest_states({ident: report.revision_of for ident, report in placed_reports.items()})
    constraints = story_constraints(on.standing, reports=placed_reports.values(), newest=newest)
    succession = inherit(
        _grouped(neighbours, constraints=constraints, newest=newest),
        before=neighbours.before,
        known_ids=KnownIds(
            is_taken=store.stories.taken,
            first_runs=store.raws.first_runs,
            retired=store.stories.retired(),
        ),
        texts={ident: report.sha256 for ident, report in placed_reports.items()},
        newest=newest,
        brought_back=neighbours.brought_back,
    )
    return plan_groups(
        store, succession=succession, placed_reports=placed_reports, on=on, begun=begun
    )


def plan_groups(
    store: SqlStore,
    succession: Succession,
    placed_reports: Mapping[str, Placed],
    on: RunContext,
    begun: Plan = _NOTHING,
) -> Plan:
    """Returns what to write if these are the stories of these reports. Stories that are out of date
    are compared; a model that is asked in this run reads them first."""
    new = by_id(settled.report for settled in begun.settled)
    jobs = _story_jobs(store, succession=succession, placed_reports=placed_reports, new=new, on=on)
    parses = KeptParses(store)
    readings, stages = _read_by(store.reader, jobs=jobs, parses=parses)
    jobs = [_with_read(job, readings.get(job.story)) for job in jobs]
    stories = []
    changes: list[ChangeRow] = []
    for story, rows in compare_jobs(store, jobs=jobs, parses=parses, on=on, begun=stages):
        stories.append(story)
        changes += rows
    parses.write()
    return replace(
        begun,
        stories=tuple(stories),
        changes=tuple(changes),
        answers=tuple(chain.from_iterable(story.answers for story in readings.values())),
        merged=succession.merged,
    )


def _read_by(
    model: LanguageModel | None, jobs: Sequence[StoryJob], parses: KeptParses
) -> tuple[dict[str, ReadStory], dict[str, Stages]]:
    """Returns what a model, if any, reads in those of these stories that it has not read whole,
    asked about all at once; and the stages of these, which keep what they made."""
    if model is None:
        return {}, {}
    from rashomon.comparing.read_with_model import read_with  # which few runs need

    stages = {}
    stories = []
    sent = []
    for job in jobs:
        if not _was_read(model, job):
            stages[job.story] = Stages()
            stories.append(parses.annotated(job.to_read))
            parses.pages.update(zip(job.to_read, stories[-1], strict=True))
            sent.append(sent_of(job, mark_of_maker(model.name)))
    readings = read_with(model, stories=stories, ways=stages.values(), sent=sent)
    return dict(zip(stages, readings, strict=True)), stages


def sent_of(job: StoryJob, by: str | None) -> ToSend:
    """Returns what a model is sent of a story. The newest of its answers (`by`; None: anybody's)
    goes on if reports came after it, and no more than were there."""
    for written in job.read.answers:
        if by in (None, written.by) and written.question is None:
            newcomers = [report for report in job.to_read if report.sha256 not in written.reports]
            if 0 < 2 * len(newcomers) <= len(job.to_read):
                return ToSend(newcomers, written)
            break
    return ToSend(job.to_read)


def _was_read(model: LanguageModel, job: StoryJob) -> bool:
    """Whether a model has read all reports of a story that nobody set aside. A story of one report
    is not read."""
    if len(job.to_read) <= 1:
        return True
    use = job.read.use
    texts = {report.sha256 for report in job.to_read}
    return use is not None and use.name == model.name and texts <= {*use.seen}


def _with_read(job: StoryJob, reading: ReadStory | None) -> StoryJob:
    """Returns the story with what a model wrote of it now, before what was kept of it."""
    if reading is None:
        return job
    answers = by_id((*reading.answers, *job.read.answers)) | by_id(reading.answers)
    now = ReadStory(tuple(answers.values()), reading.use or job.read.use)
    return replace(job, read=now, waits=reading.use is not None and not reading.use.seen)


def _grouped(
    neighbours: Neighbours, constraints: StoryConstraints, newest: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Returns the reports in groups, as people decided, their stories as they stand."""
    features = []
    for ident, report in neighbours.placed.items():
        if ident not in newest:
            features.append(constraints.dated(report))
    standing = {}
    for ident, story in neighbours.standing.items():
        if ident not in newest:
            standing[ident] = story
    groups: Sequence[Sequence[str]] = [
        *by_key((story, ident) for ident, story in standing.items()).values()
    ]
    if len(standing) < len(features):  # otherwise only what was decided moves anything
        groups = group_features(
            features, frequencies=neighbours.frequencies, beside=neighbours.beside.values()
        )
    decided = set(chain.from_iterable(constraints.same))
    obeying = obey_stories(
        hold_stories(groups, standing, decided),
        features=features,
        constraints=constraints,
        frequencies=neighbours.frequencies,
    )
    return with_older_states(obeying, newest)


def changed_reports(
    store: SqlStore, finals: SettledReports
) -> tuple[tuple[str, ...], tuple[Settled, ...]]:
    """Returns the ids of reports that are gone or different, and the new or changed reports, whose
    parses are kept."""
    before = store.reports.made_of(chain.from_iterable(finals.raws.values()))
    digests = {}
    changed = []
    for report in finals.reports:
        made_of = [plain(report), *finals.raws[report.id]]
        digests[report.id] = digest(json.dumps(made_of, sort_keys=True))
        if before.get(report.id) != digests[report.id]:
            changed.append(report)
    gone = sorted(ident for ident, old in before.items() if digests.get(ident) != old)
    settled = []
    parses = KeptParses(store)
    terms_of_reports = counted_terms(changed, parses=parses, engine=store.processes)
    for report, (parsed, (words, names, fillings)) in zip(changed, terms_of_reports, strict=True):
        if parsed.id == report.id:
            report = parsed  # which says so if it could not be parsed
        settled.append(
            Settled(
                id=report.id,
                sha256=report.sha256,
                house=report.house,
                published=report.published,
                revision_of=report.revision_of,
                words=words,
                names=names,
                fillings=fillings,
                digest=digests[report.id],
                report=report,
                raws=finals.raws[report.id],
            )
        )
    parses.write()
    return tuple(gone), tuple(settled)


def _story_jobs(
    store: SqlStore,
    succession: Succession,
    placed_reports: Mapping[str, Placed],
    new: ReportsById,
    on: RunContext,
) -> list[StoryJob]:
    """Returns the stories whose reports changed, or something else that they depend on, and those
    that a model is to read."""
    versions = store.stories.versions(succession.groups)
    standing = on.standing
    jobs = []
    for story_id, group in sorted(succession.groups.items()):
        members = [placed_reports[ident] for ident in sorted(group)]
        texts = {member.sha256 for member in members}
        base = base_of(members, on.made)
        answers = store.answers.of_texts(texts)
        is_known = versions.get(story_id) == story_version(
            base, texts=texts, standing=standing, answers=answers
        )
        if is_known and store.reader is None:
            continue
        was = readable_story(store, story_id)
        reports = [new[ident] for ident in group if ident in new]
        reports += store.reports.get(set(group) - new.keys())
        reports.sort(key=attrgetter("id"))
        origin = replace(succession, groups={}, had_story=succession.had_story & set(group))
        read_story = ReadStory(answers, kept_use(was))
        job = StoryJob(
            story=story_id,
            members=tuple(reports),
            base=base,
            old=was,
            origin=origin,
            read=read_story,
            aside=reports_set_aside(standing, here(reports)),
        )
        if not is_known or (store.reader and not _was_read(store.reader, job)):
            jobs.append(job)
    return jobs


def readable_story(store: SqlStore, story_id: str) -> StoredStory | None:
    """Returns a story as it is stored, None if its ledger is damaged. Then it is made again as a
    new story."""
    with suppress(Damaged):
        story = store.stories.get(story_id)
        if story:
            ledger_in(story)
        return story
    return None
