"""Takes in what is sent to the desk: it is kept in the store before the request is answered
(`receive`), and a background job reads, groups and compares it. What no job finished goes on when
the desk is started again (`go_on`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, filterfalse
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response

from rashomon.desk.desk_request import Desk, DeskRequest
from rashomon.desk.jobs import Job, JobWork, StoryLink
from rashomon.desk.page_templates import see_other
from rashomon.desk.story_page import find
from rashomon.file_writing import write_file
from rashomon.model.ledger import Failure
from rashomon.model.stored import ChangeRows
from rashomon.model.user import AuditRow
from rashomon.protocols import OnProgress
from rashomon.reports import report_pile
from rashomon.reports.items import Item
from rashomon.reports.report_pile import Outcome
from rashomon.settings import ReadSettings
from rashomon.show.wording import counted
from rashomon.store.add_reports import AddOutcome, add_outcomes
from rashomon.store.database.deliveries import LAST_STORY, NEW_STORY, Delivery, DeliveryKind
from rashomon.store.database.open import SqlStore
from rashomon.store.decided_stories import moved
from rashomon.store.news import news_in, news_line
from rashomon.store.update import keep_decisions, settle
from rashomon.text.gathering import by_key

_ADDED = "added reports"
_NO_IDS = ("", NEW_STORY, LAST_STORY)  # what may be chosen in the place of a story's id
_TOLD = 4  # pieces of news of a story
Outcomes = Iterator[Outcome]


def receive(
    asked: DeskRequest, kind: DeliveryKind, subject: str, items: Sequence[Item], story: str
) -> Response:
    """Keeps what was sent, and begins to read it. `story`: the id of the story into which its
    reports are to be put, NEW_STORY, LAST_STORY or "". Raises RequestRefused if too much waits, or
    there is no such story."""
    desk = asked.desk
    desk.jobs.check_room()
    if story not in _NO_IDS:
        with asked.reading() as store:
            story = find(store, story)
    sent = Delivery(
        kind=kind,
        subject=subject,
        who=asked.user.name,
        at=desk.now(),
        address=asked.address,
        items=items,
        story=story,
    )
    with desk.pool.writing() as store:
        number = store.deliveries.add(sent)
        asked.audit(store, "sent reports", subject)
    job = _begin(desk, replace(sent, items=(), number=number))
    return see_other(f"/add?job={job}#jobs")


def go_on(desk: Desk) -> None:
    """Goes on with what waits since the desk, or another program, was ended: with what was sent,
    and with reports that were read and not compared."""
    with desk.pool.reading() as store:
        sent = store.deliveries.waiting()
        waiting = store.raws.pending_count() + len(store.reports.without_story(1000))
        # a story that was decided about is compared when the walk ends, or something comes
        waits = bool(waiting or {*store.stories.to_compare()} - {*store.stories.ids()})
    for delivery in sent:
        _begin(desk, sent=delivery, subject=f"{delivery.subject} (again, after the desk was ended)")
    if waits and not sent:  # what was sent is compared with all that waits
        subject = "what waited to be compared"
        desk.jobs.add(subject, partial(_compare, desk), by="the desk", at=desk.now(), of="")


def _begin(desk: Desk, sent: Delivery, subject: str = "") -> str:
    work = partial(_take_in, desk, sent.number)
    return desk.jobs.add(subject or sent.subject, work, by=sent.who, at=sent.at, of="")


def _compare(desk: Desk, job: Job) -> None:
    with desk.comparing() as store:
        changes = settle(store, on_progress=job.progress)
        stories = len({change.story for change in changes})
        job.told = f"Compared; {counted(stories, 'story')} changed."
        job.links = links_to(store, ids=(change.story for change in changes), changes=changes)


def _take_in(desk: Desk, number: int, job: Job) -> None:
    """Adds the reports of what was sent, names the stories that they changed in the log, and
    forgets what was sent."""
    with desk.comparing() as store:
        sent = store.deliveries.get(number)
        if sent is None:
            job.told = "Another desk of this store has read it."
            return
        done = add_outcomes(store, _outcomes(desk, sent=sent, job=job), on_progress=job.progress)
        if sent.story:
            moves = _put_in_story(store, sent=sent, reports=done.reports)
            done = replace(done, changes=(*done.changes, *moves))
        _tell(job, done)
        if sent.story not in _NO_IDS and not store.stories.find(sent.story):
            job.told += " The story that was chosen is gone: they are where they belong."
        changed = [*dict.fromkeys(change.story for change in done.changes)]
        homes = sorted(set(store.reports.homes_of(done.reports).values()))  # of known ones, too
        job.links = links_to(store, ids=(*changed, *homes), changes=done.changes)
    logged = [*filterfalse(homes.__contains__, changed), *homes] if sent.story else changed
    with desk.pool.writing() as store:
        # in this order: `_last_story` takes the newest row for the story into which they went
        for story in logged:
            row = AuditRow(
                at=desk.now(),
                who=sent.who,
                action=_ADDED,
                target=story,
                after=sent.subject,
                address=sent.address,
            )
            store.users.add_audit(row)
        store.deliveries.remove(number)


def _outcomes(desk: Desk, sent: Delivery, job: Job) -> Outcomes:
    """Yields the reports of what was sent."""
    if sent.kind is DeliveryKind.FILES:
        yield from outcomes_of_files(sent.items, job.progress)
        return
    for item in sent.items:
        if sent.kind is DeliveryKind.REPORT:
            yield report_pile.outcome_of(item, ReadSettings())
        else:
            fetch = desk.outside.fetcher() if desk.outside else None
            yield from report_pile.stream(item.source, on_progress=job.progress, fetch=fetch)


def _put_in_story(store: SqlStore, sent: Delivery, reports: Iterable[str]) -> ChangeRows:
    """Puts reports into the story that was chosen for them, and returns what changed. If that story
    is gone by now, they stay where they are."""
    story = None
    if sent.story != NEW_STORY:
        chosen = _last_story(store, sent.who) if sent.story == LAST_STORY else sent.story
        story = next(iter(store.stories.find(chosen)), None) if chosen else None
        if story is None:
            return ()
    decisions = moved(
        store,
        reports,
        story,
        by=f"person {sent.who}",
        at=sent.at,
        why="chosen when they were added",
    )
    return keep_decisions(store, decisions)


def _last_story(store: SqlStore, user: str) -> str | None:
    """Returns the story into which this person's last report went: the newest row of the log that
    says that they added one. `_take_in` writes these rows."""
    for row in store.users.audit_rows():
        if row.action == _ADDED and row.who == user:
            return row.target
    return None


def outcomes_of_files(files: Sequence[Item], on_progress: OnProgress) -> Outcomes:
    """Yields the reports in these files."""
    with TemporaryDirectory(prefix="rashomon-desk-") as folder:
        paths = []
        for number, file in enumerate(files):
            # each in a folder of its own: names may be alike
            path = str(Path(folder) / str(number) / file.source)
            write_file(path, file.data, folders=True)
            paths.append(path)
        for outcome in report_pile.stream(*paths, on_progress=on_progress):
            if isinstance(outcome, Failure):
                outcome = replace(outcome, error=outcome.error.replace(folder, ""))
            yield outcome


def links_to(store: SqlStore, ids: Iterable[str], changes: ChangeRows = ()) -> list[StoryLink]:
    """Returns the first of these stories, if they still exist, with what these changes brought."""
    rows = {row.id: row for row in store.stories.listed()}
    by_story = by_key((change.story, change) for change in changes)
    names = store.reports.called(chain.from_iterable(change.reports for change in changes))
    links = []
    for ident in [ident for ident in dict.fromkeys(ids) if ident in rows][:20]:
        row = rows[ident]
        summary = ""
        news_lines: tuple[str, ...] = ()
        if by_story[ident]:
            news = news_in(row, changed=by_story[ident], names=names)
            summary = news.summary
            news_lines = row.card.told if news.is_new else tuple(map(news_line, news.came))
        links.append(
            StoryLink(f"/s/{ident}", row.title or "(no headline)", summary, news_lines[:_TOLD])
        )
    return links


def begin_job(asked: DeskRequest, subject: str, work: JobWork) -> Response:
    """Queues work, and redirects to the page that tells of it and then goes on to the story."""
    return see_other(f"/add?job={asked.begin(subject, work)}#jobs")


def _tell(job: Job, done: AddOutcome) -> None:
    """Records on the job, in words, what adding reports did."""
    job.failures = [(failure.source, failure.error) for failure in done.failures]
    stories = {change.story for change in done.changes}
    parts = ["No new report"]
    if done.added:
        parts = [counted(done.added, "new report")]
    if done.known:
        parts.append(f"{done.known} known already")
    if job.failures:
        parts.append(f"{counted(len(job.failures), 'source')} not read")
    if stories:
        parts.append(f"{counted(len(stories), 'story')} changed")
    job.told = f"{', '.join(parts)}."
