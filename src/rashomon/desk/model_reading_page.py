"""Reading a story with a language model at the desk: estimate, consent, the reading as a background
job, and its questions, for a person to take in."""

from contextlib import closing
from dataclasses import dataclass

from starlette.responses import JSONResponse, RedirectResponse, Response

from rashomon.comparing.compare import compare_story
from rashomon.comparing.read_with_model import found_before, read_of, read_with
from rashomon.comparing.rows_of_file import read_before
from rashomon.comparing.stage_border import Stages
from rashomon.desk.correction_pages import lettered
from rashomon.desk.desk_request import Desk, DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import work_page
from rashomon.desk.story_page import known
from rashomon.desk.workspaces import Job
from rashomon.errors import BadSettings, StopError
from rashomon.language_models.chat import ChatModel, Spent
from rashomon.language_models.model_connection import parse_endpoint
from rashomon.language_models.reply_cache import Replies
from rashomon.language_models.spending import Spending
from rashomon.model.point import Point
from rashomon.model_reading.added_sheet import Found
from rashomon.model_reading.read_story import ModelRead, estimate
from rashomon.protocols import Progress
from rashomon.settings import ModelSettings
from rashomon.store.database.open import open_store
from rashomon.store.kept_rows import kept_reading
from rashomon.store.update import read_story, take_reading
from rashomon.telling.wording import counted
from rashomon.text.report_names import name_reports

_NO_MODEL = (
    "This desk asks no language model. `rashomon serve --model` lets editors have a story read "
    "with the one that `rashomon model set` names."
)


@dataclass(frozen=True, slots=True)
class ChosenModel:
    """The model that the desk may ask: its settings, the key, the host, and whether that is this
    machine; `spending`: what was spent of its budgets."""

    settings: ModelSettings
    key: str
    host: str
    is_here: bool
    spending: Spending | None = None

    @property
    def name(self) -> str:
        """Returns what consent is given for."""
        return f"{self.settings.name} at {self.host}"


def chosen_model(desk: Desk) -> tuple[ChosenModel | None, str]:
    """Returns the model, or None and the reason."""
    if desk.choose_model is None:
        return None, _NO_MODEL
    try:
        settings, key, spending = desk.choose_model()
        endpoint = parse_endpoint(settings.url)
    except (BadSettings, StopError) as error:
        return None, f"{str(error)[:1].upper()}{str(error)[1:]}."
    return ChosenModel(settings, key, endpoint.name, endpoint.is_here, spending), ""


def show_model(asked: DeskRequest) -> Response:
    """Shows the estimate, the progress and the questions of a reading; as JSON, only the jobs."""
    story_id, ledger = known(asked)
    job, found = _last(asked.desk, story_id)
    if asked.wants_json:
        return JSONResponse({"jobs": [job.plain()] if job else []})
    chosen, why = chosen_model(asked.desk)
    (story,) = ledger.stories
    reports = [report for report in ledger.reports if report.id in story.reports]
    read = read_of(story.model, chosen.settings.name, reports) if chosen else frozenset()
    sent = [one.id for one in reports if one.id not in read] or list(story.reports)
    read = read if len(sent) < len(reports) else frozenset()  # all of it again
    about_it, cost = None, 0.0
    if chosen:
        about_it = estimate(reports, chosen.settings.context, read)
        price_in, price_out = chosen.settings.price_in, chosen.settings.price_out
        cost = (about_it.tokens_in * price_in + about_it.tokens_out * price_out) / 1e6
    return work_page(
        "model.html.j2",
        asked,
        story_id,
        ledger,
        "model",
        chosen=chosen,
        why=why,
        about=about_it,
        sent=sent,
        cost=cost,
        job=job,
        found=[(point, lettered(point).values()) for point in found],
        things=job.result.things if job else 0,
        said=name_reports(ledger.reports),
    )


def _last(desk: Desk, story_id: str) -> tuple[Job | None, tuple[Point, ...]]:
    """Returns the last reading of the story and the questions that it found."""
    mine = [
        job
        for job in desk.jobs.listed()
        if isinstance(job.result, _Reading) and job.result.story == story_id
    ]
    done = next((job.result.found for job in mine if job.state == "done"), ())
    return (mine[0] if mine else None), done


@dataclass
class _Reading:
    """A reading of the story and its result."""

    story: str
    found: tuple[Point, ...] = ()
    read: ModelRead | None = None
    things: int = 0  # that reports tell differently


def read_story_with_model(asked: DeskRequest) -> Response:
    """Starts the reading; for an address outside this machine only if the form consents to that
    very model and host."""
    story_id, ledger = known(asked)
    chosen, why = chosen_model(asked.desk)
    sent = asked.form()
    if chosen is None:
        raise RequestRefused(409, why)
    if sent.get("for") != chosen.name:
        raise RequestRefused(
            409, "The model is another by now. Nothing was sent; look at what it would take again."
        )
    if not chosen.is_here and sent.get("consent") != "yes":
        raise RequestRefused(
            400, f"Nothing was sent to {chosen.host}: tick that the reports may be sent there."
        )
    if (running := _last(asked.desk, story_id)[0]) and not running.is_over:
        raise RequestRefused(409, "The story is being read already.")
    result = _Reading(story_id)
    job = asked.desk.jobs.add(
        (f"reading with {chosen.settings.name}: {ledger.stories[0].title or story_id}")[:200],
        lambda job: _read(asked.desk, chosen, result, job),
        by=asked.user.name,
        at=asked.desk.now(),
        result=result,
    )
    with asked.desk.pool.writing() as store:
        after = f"{chosen.name}; {len(ledger.stories[0].reports)} reports"
        store.users.add_audit(asked.audit("asked a language model", story_id, after=after))
    return RedirectResponse(f"/s/{story_id}/model#job-{job.id}", 303)


def _read(desk: Desk, chosen: ChosenModel, result: _Reading, job: Job) -> None:
    with closing(open_store(desk.pool.address)) as store:
        read = read_story(store, result.story, desk.settings)
        replies = Replies(store.replies)
        workspace = desk.workspaces.of(read)
        kept = kept_reading(store, read.story, workspace.annotated)

    def heard(spent: Spent, still_open: int) -> None:
        job.progress(
            Progress(f"asking {chosen.settings.name}", spent.requests, spent.requests + still_open)
        )

    model = ChatModel(
        chosen.settings, chosen.key, replies, on_reply=heard, spending=chosen.spending
    )
    before = found_before(model, kept, workspace.annotated)
    if len(before.read) == len(workspace.annotated):
        before = Found()  # all of it again
    job.stage = f"asking {chosen.settings.name}"
    stages = Stages()
    try:
        (found,) = read_with(model, [workspace.annotated], [stages], [before])
    finally:
        replies.tidy()
    job.progress(Progress("comparing", 0, 0))
    story, _ = compare_story(workspace.annotated, read=found, stages=stages)
    by = found.use.by if found.use else None
    result.read = found
    result.found = tuple(
        point for point in story.points if by and (point.question_by or point.by) == by
    )
    result.things = len(found.repairs.variants) if found.repairs else 0
    spent = model.spent
    job.told = (
        f"{counted(result.things, 'thing')} told differently, "
        f"{counted(len(result.found), 'question')}; {spent.requests} requests, "
        f"{spent.tokens_in:,} tokens in, {spent.tokens_out:,} out."
    )
    job.failures = [
        (f"{count} requests", reason) for reason, count in sorted(model.missed.items()) if count
    ]


def take_questions(asked: DeskRequest) -> Response:
    """Takes what was found into the story, under the model's name, or lets it go."""
    story_id, _ = known(asked)
    job, found = _last(asked.desk, story_id)
    if job is None or not (found or job.result.things):
        raise RequestRefused(409, "Nothing waits to be taken in.")
    read: ModelRead = job.result.read
    if asked.form().get("do") == "take":
        row = asked.audit("took in what a model read", story_id, after=f"{len(found)} questions")
        with closing(open_store(asked.desk.pool.address)) as store:
            take_reading(
                store,
                story_id,
                lambda story: read_before(read, story),
                settings=asked.desk.settings,
                clock=asked.desk.clock,
                also=lambda: store.users.add_audit(row),
            )
        asked.desk.workspaces.forget(story_id)
    job.result.found, job.result.read, job.result.things = (), None, 0
    return RedirectResponse(
        f"/s/{story_id}" if asked.form().get("do") == "take" else f"/s/{story_id}/model", 303
    )
