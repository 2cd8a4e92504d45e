"""What changes the stories of a store. `settle` makes reports of what waits, puts them into stories
and compares these. `keep_decisions` adds decisions, also those that merge, part and move stories.
`take_reading` adds what a model wrote, `put_answer` what somebody brings. `renew_story` makes one
story again under all of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from rashomon.answers.given_reply import GivenReply
from rashomon.decisions.in_force import in_force
from rashomon.errors import StopError
from rashomon.garbage_collection import seldom_collected
from rashomon.model.answer import ReadStory
from rashomon.model.authors import mark_of_maker
from rashomon.model.decision import OF_STORIES, Decision, Decisions
from rashomon.model.ledger import Ledger
from rashomon.model.stored import ChangeRow, ChangeRows, Plan
from rashomon.protocols import LanguageModel, OnProgress, Progress, ToSend, say_nothing
from rashomon.store.database.open import SqlStore
from rashomon.store.decided_stories import as_decided
from rashomon.store.decision_log import keep_and_log
from rashomon.store.ledgers import find_story, whole_ledger
from rashomon.store.place_reports import place_reports
from rashomon.store.settle_reports import changed_reports
from rashomon.store.story_ledgers import (
    KeptParses,
    StoryJob,
    compare_jobs,
    job_of,
    run_on,
    version_now,
)
from rashomon.store.story_readings import read_by, sent_of, was_read
from rashomon.store.write_plans import PlanWriter, until_undisturbed

_KEPT_ONLY = (
    "what was decided is kept, do not decide it again; but its stories could not be made again, "
    "which `rashomon add --store DB` does later"
)
CHUNK = 500  # reports that are settled, placed or compared at once: what is done is kept


@seldom_collected()
def settle(
    store: SqlStore, *, on_progress: OnProgress = say_nothing, place: bool = True
) -> ChangeRows:
    """Makes reports of all that wait, puts them into stories, and compares the stories that
    changed or about which something was decided or written. Returns the changes, story by story.
    Without `place` reports that came are left for `regroup`, and nothing is compared."""
    while store.raws.pending(1):
        until_undisturbed(store, _make_reports)
        on_progress(Progress("settling", 0, store.raws.pending_count()))
    if not place:
        return ()
    while store.reports.without_story(1):
        until_undisturbed(store, _place)
    return compare_changed(store, on_progress=on_progress)


def _make_reports(writer: PlanWriter) -> None:
    pending = writer.store.raws.pending(CHUNK)
    gone, settled = changed_reports(writer.store, pending)
    writer.write(Plan(raws=pending, gone=gone, settled=settled))


def _place(writer: PlanWriter) -> None:
    standing = in_force(writer.store.decisions.all())
    ids = writer.store.reports.without_story(CHUNK)
    placement = place_reports(writer.store, ids, standing)
    writer.write(Plan(homes=placement.homes, proposals=placement.proposals))


def compare_changed(store: SqlStore, *, on_progress: OnProgress = say_nothing) -> ChangeRows:
    """Compares the stories that are out of date, and returns what changed in them."""
    changes: list[ChangeRow] = []
    asked = store.stories.to_compare(waiting=store.reader is not None)
    done = 0
    for batch in _batches(store, asked):
        changes += until_undisturbed(store, _comparing(batch))
        done += len(batch)
        on_progress(Progress("comparing", done, len(asked)))
    return tuple(changes)


def _batches(store: SqlStore, stories: Sequence[str]) -> Iterator[list[str]]:
    """Yields these stories in batches of about CHUNK reports."""
    sizes = store.reports.story_sizes(stories)
    batch: list[str] = []
    for story in stories:
        batch.append(story)
        if sum(sizes.get(member, 0) for member in batch) >= CHUNK:
            yield batch
            batch = []
    if batch:
        yield batch


def _comparing(stories: Sequence[str]) -> Callable[[PlanWriter], None]:
    """Returns the work that makes these stories again, unless another program did it."""

    def compare(writer: PlanWriter) -> None:
        store = writer.store
        on = run_on(store, writer.at)
        jobs = []
        for story in stories:
            job = job_of(store, story, on)
            if job and (not _is_of_today(job, on) or not was_read(store.reader, job)):
                jobs.append(job)
        _write_compared(writer, jobs, on)

    return compare


def _is_of_today(job: StoryJob, on: Any) -> bool:
    return job.old is not None and job.old.version == version_now(job, on)


def _write_compared(writer: PlanWriter, jobs: Sequence[StoryJob], on: Any) -> None:
    store = writer.store
    parses = KeptParses(store)
    readings = read_by(store.reader, jobs=jobs, parses=parses)
    stories = []
    changes: list[ChangeRow] = []
    for story, rows in compare_jobs(store, readings.jobs, parses, on, begun=readings.stages):
        stories.append(story)
        changes += rows
    parses.write()
    writer.write(Plan(stories=tuple(stories), changes=tuple(changes), answers=readings.answers))


def renew_story(store: SqlStore, story_id: str, now: ReadStory | None = None) -> ChangeRows:
    """Brings a story up to date with what was decided and written, and returns the changes. `now`
    is what an author wrote of it just now. Raises StopError if there is no such story, or it cannot
    be written."""

    def renew(writer: PlanWriter) -> None:
        on = run_on(store, writer.at)
        job = job_of(store, story_id, on)
        if job is None:
            raise StopError(f"the store has no story {story_id!r}")
        if now and now.use:
            job = replace(job, read=replace(job.read, use=now.use))
        if now or not _is_of_today(job, on):
            parses = KeptParses(store)
            ((story, changes),) = compare_jobs(store, [job], parses, on, begun={})
            parses.write()
            writer.write(Plan(stories=(story,), changes=changes))

    return until_undisturbed(store, renew)


def take_reading(store: SqlStore, story_id: str, reading: ReadStory) -> ChangeRows:
    """Keeps what an author wrote of a story, makes the story again if that adds anything, and
    returns what changed in it. Other stories of which it names sentences are brought up to date,
    too. Raises StopError."""
    new = store.answers.add(*reading.answers, at=store.present())
    changes = renew_story(store, story_id=story_id, now=reading) if new or reading.use else ()
    settle(store)
    return changes


def put_answer(
    store: SqlStore,
    story_name: str,
    model: LanguageModel,
    *,
    question: str | None = None,
    on_progress: OnProgress = say_nothing,
) -> tuple[ReadStory, ChangeRows]:
    """Keeps an answer that somebody wrote from the sheet of this story. `model` is asked
    now, or stands for one and holds a reply (`GivenReply`). Returns the
    answer as it was read, and what changed in the story. Raises StopError if it cannot be kept."""
    from rashomon.comparing.read_with_model import read_with  # which few runs need

    story = find_story(store, story_name)
    job = read_job(store, story.id)
    # whose newest answer goes on: of a reply that is brought, anybody's, whose lines it was shown
    by = None if isinstance(model, GivenReply) else mark_of_maker(model.name)
    sent = [to_send(job, by, question=question)]
    pages = KeptParses(store).annotated(job.to_read)
    (reading,) = read_with(model, [pages], question=question, sent=sent)
    on_progress(Progress("comparing", 0, 0))
    return reading, take_reading(store, story_id=story.id, reading=reading)


def read_job(store: SqlStore, story_id: str) -> StoryJob:
    """Returns a story with the reports that an author is shown (`to_read`), and what authors wrote
    of it. Raises StopError if there is no such story."""
    with store.reading():
        job = job_of(store, story_id, run_on(store, ""))
    if job is None:
        raise StopError(f"the store has no story {story_id!r}")
    return job


def to_send(job: StoryJob, by: str | None, *, question: str | None = None) -> ToSend:
    """Returns what an author (None: any) is sent of a story: all of it, or what came since his
    newest answer."""
    if question is not None:
        return ToSend(job.to_read, once=True)
    return sent_of(job, by)


def keep_decisions(store: SqlStore, given: Decisions) -> ChangeRows:
    """Stores these decisions and returns what they changed. Decisions that the store already has
    change nothing. Raises StopError, which says that they are kept, if their stories cannot be made
    again."""
    last = store.stories.last_change()
    if not add_decisions(store, given):
        return ()
    try:
        settle(store)
    except StopError as error:
        raise StopError(f"{_KEPT_ONLY}: {error}") from error
    return store.stories.changes_after(last)


def add_decisions(store: SqlStore, given: Iterable[Decision], *, log: bool = True) -> int:
    """Stores decisions, and moves the reports of which it was decided or taken back to which
    stories they belong; all of it or nothing. The stories are compared later. Returns how many
    decisions are new. Without `log` the caller writes the rows of the log."""
    with store.writing():
        before = in_force(store.decisions.all())
        added = keep_and_log(store, given) if log else store.decisions.add(*given)
        listed = store.decisions.all()
        standing = in_force(listed)
        about = [one for one in standing if one.what in OF_STORIES and one not in before]
        back = dict[str, str]()
        for decision in reversed(before):  # of several, what was before the first counts
            if decision.what in OF_STORIES and decision not in standing:
                back |= store.decisions.homes_before(decision)
        if about or back:
            still_here = store.reports.placed(ids=back)
            moving = {ident: back[ident] for ident in still_here}
            homes = as_decided(store, standing, about=about, moving=moving)
            plan = Plan(homes=homes)
            store.stories.apply(plan, generation=store.generation(), at=store.present())
    return added


def current_ledger(store: SqlStore) -> Ledger:
    """Returns the ledger of all stories, brought up to date if the store may be written."""
    if store.may_write:
        compare_changed(store)
    return whole_ledger(store)
