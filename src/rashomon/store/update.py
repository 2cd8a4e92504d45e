"""What changes the stories of a store. `settle` takes in reports that wait, and brings up to date
what people decided or wrote about. `keep_decisions` adds decisions, also those that merge, split
and move stories. `take_reading` adds what a model wrote, `put_answer` what somebody brings.
`renew_story` makes one story again under all of it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import Any

from rashomon.answers.given_reply import GivenReply
from rashomon.decisions.constraints import reports_set_aside
from rashomon.decisions.here import here
from rashomon.errors import Damaged, StopError
from rashomon.garbage_collection import seldom_collected
from rashomon.model.answer import ReadStory
from rashomon.model.authors import mark_of_maker
from rashomon.model.decision import Decision, DecisionKind, Decisions
from rashomon.model.decision import decide as decided
from rashomon.model.ledger import Ledger
from rashomon.model.stored import (
    BEHIND,
    MIGRATED,
    REGROUP,
    WAITING,
    ChangeRow,
    ChangeRows,
    Plan,
)
from rashomon.protocols import LanguageModel, OnProgress, Progress, ToSend, say_nothing
from rashomon.store.database.column_values import ledger_from
from rashomon.store.database.open import SqlStore
from rashomon.store.decision_log import keep_and_log
from rashomon.store.ledgers import find_story, whole_ledger
from rashomon.store.neighbours import neighbours_of
from rashomon.store.plan_stories import make_plan, plan_pending, sent_of
from rashomon.store.story_ledgers import (
    KeptParses,
    RunContext,
    StoryJob,
    base_of,
    compared_job,
    kept_use,
    run_on,
    version_now,
)
from rashomon.store.succession import Succession
from rashomon.store.write_plans import PlanWriter, until_undisturbed

_KEPT_ONLY = (
    "what was decided is kept, do not decide it again; but its stories could not be made again, "
    "which `rashomon add --store DB` does later"
)
CHUNK = 500  # raw reports that are settled at once: what is done is kept when a long run breaks off


@seldom_collected()
def settle(store: SqlStore, *, on_progress: OnProgress = say_nothing) -> ChangeRows:
    """Settles all reports that wait. Then it brings stories up to date about which something was
    decided or written. Returns the changes, story by story."""
    changes: list[ChangeRow] = []

    def take_in(writer: PlanWriter) -> None:
        writer.write(plan_pending(store, pending=store.raws.pending(CHUNK), at=writer.at))

    while store.raws.pending(1):
        changes += until_undisturbed(store, take_in)
        waiting = len(store.raws.pending(CHUNK))
        on_progress(Progress("settling", len(changes), len(changes) + waiting))
    return (*changes, *_caught_up(store, on_progress))


def _caught_up(store: SqlStore, on_progress: OnProgress) -> Iterator[ChangeRow]:
    """Yields the changes of stories about which something was decided or written since they were
    compared, and of those that wait for the model."""
    again = set(store.stories.of_version(REGROUP))
    again |= set(store.stories.of_version(WAITING) if store.reader else ())

    def group_again(writer: PlanWriter) -> None:
        neighbours = neighbours_of(store, sorted(again), decisions=store.decisions.all())
        writer.write(make_plan(store, neighbours=neighbours, at=writer.at))

    if again:
        yield from until_undisturbed(store, group_again)
    behind = store.stories.of_version(BEHIND, MIGRATED)
    for number, story_id in enumerate(behind, 1):
        yield from renew_story_in(store, story_id)
        on_progress(Progress("comparing", number, len(behind)))


def job_of(store: SqlStore, story_id: str, on: RunContext) -> StoryJob:
    """Returns a story as it is to be compared now. Raises StopError if there is no such story."""
    story = store.stories.get(story_id)
    if story is None:
        raise StopError(f"the store has no story {story_id!r}")
    base = base_of(store.reports.placed(ids=story.reports).values(), on.made)
    members = store.reports.get(story.reports)
    origin = Succession({story.id: story.reports}, (), {})
    read_story = ReadStory(store.answers.of(story_id), kept_use(story))
    return StoryJob(
        story=story.id,
        members=members,
        base=base,
        old=story,
        origin=origin,
        read=read_story,
        aside=reports_set_aside(on.standing, here(members)),
    )


def renew_story_in(store: SqlStore, story_id: str, now: ReadStory | None = None) -> ChangeRows:
    """Brings a story up to date with what was decided and written, writes it if it is out of date,
    and returns the changes. `now` is what an author wrote of it just now. Raises StopError if it
    cannot be written."""

    def renew(writer: PlanWriter) -> None:
        """Makes the story anew, unless its ledger is of this version and there is nothing new to
        read."""
        with store.reading():
            on = run_on(store, writer.at)
            job = job_of(store, story_id=story_id, on=on)
        if now and now.use:
            job = replace(job, read=replace(job.read, use=now.use))
        if now or job.old is None or job.old.version != version_now(job, on):
            parses = KeptParses(store)
            stored, changes = compared_job(job, parses=parses, on=on)
            parses.write()
            writer.write(Plan(stories=(stored,), changes=changes))

    return until_undisturbed(store, renew)


def take_reading(store: SqlStore, story_id: str, reading: ReadStory) -> ChangeRows:
    """Keeps what an author wrote of a story, makes the story again if that adds anything, and
    returns what changed in it. Other stories of which it names sentences are brought up to date,
    too. Raises StopError."""
    new = store.answers.add(*reading.answers, at=store.present())
    changes = renew_story_in(store, story_id=story_id, now=reading) if new or reading.use else ()
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
    sent = [to_send(job, _author_of(model), question=question)]
    pages = KeptParses(store).annotated(job.to_read)
    (reading,) = read_with(model, [pages], question=question, sent=sent)
    on_progress(Progress("comparing", 0, 0))
    return reading, take_reading(store, story_id=story.id, reading=reading)


def _author_of(model: LanguageModel) -> str | None:
    """Returns whose newest answer goes on: of a reply that is brought, anybody's, whose lines it
    was shown."""
    return None if isinstance(model, GivenReply) else mark_of_maker(model.name)


def read_job(store: SqlStore, story_id: str) -> StoryJob:
    """Returns a story with the reports that an author is shown (`to_read`), and what authors wrote
    of it."""
    with store.reading():
        return job_of(store, story_id=story_id, on=run_on(store, ""))


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
    if not keep_and_log(store, given):
        return ()
    try:
        return settle(store)
    except StopError as error:
        raise StopError(f"{_KEPT_ONLY}: {error}") from error


def current_ledger(store: SqlStore) -> Ledger:
    """Returns the ledger of all stories under the present decisions. It writes nothing.

    A story that was not opened since something was decided or written about it is made anew here;
    otherwise it would show what it was before.
    """
    with store.reading():
        renewed = {}
        on = run_on(store, "")
        for story_id in store.stories.of_version(BEHIND, MIGRATED, REGROUP):
            with suppress(Damaged):  # what is hurt is listed below
                job = job_of(store, story_id=story_id, on=on)
                stored, _ = compared_job(job, parses=KeptParses(store), on=on)
                renewed[story_id] = ledger_from(stored.ledger)
        return whole_ledger(store, renewed)


def merged(store: SqlStore, stories: tuple[str, ...], **attribution: str | None) -> Decisions:
    """Returns the decision that these stories are one. `attribution` says by whom, when and why.
    Raises StopError unless all of them exist."""
    by_story = {}
    for name in stories:
        story = find_story(store, name)
        by_story[story.id] = story.reports
    if len(by_story) < 2:
        raise StopError("name two stories or more that are one")
    return _of_reports(
        store, together=[chain.from_iterable(by_story.values())], apart=(), **attribution
    )


def split(
    store: SqlStore, story: str, reports: Iterable[str], **attribution: str | None
) -> Decisions:
    """Returns the decisions that make these reports, with the other states of their pages, a story
    of their own. If the last of them is undone, it takes back the others, too. `attribution` says
    by whom, when and why. Raises StopError unless the reports are part of the story and not all of
    it."""
    members = sorted(find_story(store, story).reports)
    split_reports = set(reports)
    for report in sorted(split_reports.difference(members)):
        raise StopError(f"report {report!r} is not in story {story}")
    newest = store.reports.newest()
    pages = {newest.get(report, report) for report in split_reports}
    leaving = [report for report in members if newest.get(report, report) in pages]
    staying = [report for report in members if report not in leaving]
    if not leaving or not staying:
        raise StopError("name some of the story's reports, not all")
    apart = (newest.get(leaving[0], leaving[0]), newest.get(staying[0], staying[0]))
    return _of_reports(store, together=(leaving, staying), apart=apart, **attribution)


def moved(
    store: SqlStore, reports: Iterable[str], story: str | None, **attribution: str | None
) -> Decisions:
    """Returns the decisions that put these reports, with the other states of their pages, into a
    story, or together into one of their own. There are none if they stand so. `attribution` says
    by whom, when and why."""
    newest = store.reports.newest()
    pages = {newest.get(report, report) for report in reports}
    homes = {page: placed.story for page, placed in store.reports.placed(ids=pages).items()}
    decisions = list[Decision]()
    for story_id in sorted(filter(None, set(homes.values()))):
        members = {newest.get(report, report) for report in find_story(store, story_id).reports}
        if story_id != story and members - pages:
            decisions += split(store, story_id, sorted(members & pages), **attribution)
    together = sorted(pages)
    if story and set(homes.values()) != {story}:
        together += find_story(store, story).reports
    if story or len(set(homes.values())) > 1:
        decisions += _of_reports(store, together=[together], apart=(), **attribution)
    return tuple(decisions)


def _of_reports(
    store: SqlStore,
    together: Iterable[Iterable[str]],
    apart: Iterable[str],
    **attribution: Any,
) -> Decisions:
    """Returns the decisions that the reports of each of these lists are of one story, and these two
    are not; lists of one report decide nothing."""
    decisions = []
    listed = [(DecisionKind.SAME_STORY, ids) for ids in together]
    listed.append((DecisionKind.OTHER_STORY, apart))
    for kind, ids in listed:
        placed_reports = store.reports.placed(ids=ids)
        if len(placed_reports) > 1:
            reports = sorted(placed_reports.values(), key=attrgetter("sha256", "house"))
            decisions.append(decided(kind, reports=reports, **attribution))
    return tuple(decisions)
