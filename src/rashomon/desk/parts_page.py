"""Whether a story that may be two events is one: an editor's answer, as judgements about its
reports."""

from contextlib import closing

from starlette.responses import Response

from rashomon.authored.make_constraints import MARK
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.incoming_reports import begin_job
from rashomon.desk.story_page import known, parts_sent
from rashomon.desk.workspaces import Job
from rashomon.model.judgement import STORY, Action, Judgement, judgement
from rashomon.store.database.open import open_store
from rashomon.store.update import judge
from rashomon.telling.two_events import parts_of


def say_parts(asked: DeskRequest) -> Response:
    """Stores the answer and has the stories made anew; refuses one to parts that were not shown."""
    story_id, ledger = known(asked)
    sent, (story,) = asked.form(), ledger.stories
    parts = parts_of(story)
    if not parts or sent.get("parts") != parts_sent(parts):
        raise RequestRefused(409, "The story has changed since. Load the page again.")
    made = answers(parts, one=sent.get("answer") == "one", by=asked.user.name, at=asked.desk.now())

    def work(job: Job) -> None:
        with closing(open_store(asked.desk.pool.address)) as store:
            judge(store, made, settings=asked.desk.settings, clock=asked.desk.clock)
            titles = {row.id: row.title or "(no headline)" for row in store.stories.listed()}
            homes = store.reports.placed(ids=[part[0] for part in parts]).values()
            found = dict.fromkeys(placed.story for placed in homes if placed.story)
            job.links = [(f"/s/{one}", titles[one]) for one in found if one in titles]

    what = "one story" if len(made) == 1 and made[0].action is Action.MERGE else "two stories"
    return begin_job(asked, what, work, (f"said: {what}", story_id))


def answers(
    parts: tuple[tuple[str, ...], ...], *, one: bool, by: str, at: str
) -> tuple[Judgement, ...]:
    """Returns the judgements that the reports of all parts are one story, or those of each part
    one of their own."""
    if one:
        every = sorted(report for part in parts for report in part)
        return (judgement(Action.MERGE, STORY, every, by=by, at=at),)
    rest = MARK.join(parts[0])
    return tuple(
        judgement(Action.SPLIT, STORY, sorted(part), by=by, at=at, before=rest)
        for part in parts[1:]
    )
