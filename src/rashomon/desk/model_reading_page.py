"""Reading a story with a language model at the desk: estimate, consent, and the reading as a
background job; its answer stands in the story under the model's name."""

from starlette.responses import RedirectResponse, Response

from rashomon.asking.read_story import estimate
from rashomon.comparing.read_with_model import read_with
from rashomon.desk.desk_request import Desk, DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.jobs import Job
from rashomon.desk.page_templates import page
from rashomon.desk.story_page import known
from rashomon.errors import BadSettings, StopError
from rashomon.language_models.chat import ChatModel, Spent
from rashomon.language_models.model_connection import parse_endpoint
from rashomon.language_models.reply_cache import Replies
from rashomon.model.record import record
from rashomon.protocols import Progress
from rashomon.settings import ModelSettings
from rashomon.store.story_ledgers import KeptParses
from rashomon.store.update import read_story, take_reading
from rashomon.telling.wording import counted
from rashomon.text.report_names import name_reports

_NO_MODEL = (
    "This desk asks no language model. `rashomon serve --model` lets editors have a story read "
    "with the one that `rashomon model set` names."
)


@record
class ChosenModel:
    """The model that the desk may ask: its settings, the key, the host, and whether that is this
    machine."""

    settings: ModelSettings
    key: str
    host: str
    is_here: bool

    @property
    def name(self) -> str:
        """Returns what consent is given for."""
        return f"{self.settings.name} at {self.host}"


def chosen_model(desk: Desk) -> tuple[ChosenModel | None, str]:
    """Returns the model, or None and the reason."""
    if desk.choose_model is None:
        return None, _NO_MODEL
    try:
        settings, key = desk.choose_model()
        endpoint = parse_endpoint(settings.url)
    except (BadSettings, StopError) as error:
        return None, f"{str(error)[:1].upper()}{str(error)[1:]}."
    return ChosenModel(settings, key, endpoint.name, endpoint.is_here), ""


def show_model(asked: DeskRequest) -> Response:
    """Shows the estimate and the progress of a reading."""
    story_id, ledger = known(asked)
    job = _last(asked.desk, story_id)
    chosen, why = chosen_model(asked.desk)
    (story,) = ledger.stories
    reports = [report for report in ledger.reports if report.id in story.reports]
    about_it = None
    cost = 0.0
    if chosen:
        settings = chosen.settings
        about_it = estimate(reports, settings.context, settings.passes)
        cost = about_it.tokens_in * settings.price_in + about_it.tokens_out * settings.price_out
        cost /= 1e6
    return page(
        "model.html.j2",
        asked,
        story_id=story_id,
        story=story,
        chosen=chosen,
        why=why,
        about=about_it,
        sent=list(story.reports),
        cost=cost,
        job=job,
        said=name_reports(ledger.reports),
    )


def _last(desk: Desk, story_id: str) -> Job | None:
    """Returns the last reading of the story."""
    return next((job for job in desk.jobs.listed() if job.of == f"reading {story_id}"), None)


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
    if (running := _last(asked.desk, story_id)) and not running.is_over:
        raise RequestRefused(409, "The story is being read already.")
    job = asked.desk.jobs.add(
        (f"reading with {chosen.settings.name}: {ledger.stories[0].title or story_id}")[:200],
        lambda job: _read(asked.desk, chosen, story_id, job),
        by=asked.user.name,
        at=asked.desk.now(),
        of=f"reading {story_id}",
    )
    with asked.desk.pool.writing() as store:
        after = f"{chosen.name}; {len(ledger.stories[0].reports)} reports"
        store.users.add_audit(asked.audit("asked a language model", story_id, after=after))
    return RedirectResponse(f"/s/{story_id}/model#job-{job.id}", 303)


def _read(desk: Desk, chosen: ChosenModel, story_id: str, job: Job) -> None:
    with desk.comparing() as store:
        moment = read_story(store, story_id, desk.settings)
        annotated = KeptParses(store).annotated(store.reports.get(moment.story.reports))
        replies = Replies(store.replies)
    name = chosen.settings.name

    def heard(spent: Spent, still_open: int) -> None:
        job.progress(Progress(f"asking {name}", spent.requests, spent.requests + still_open))

    model = ChatModel(chosen.settings, chosen.key, replies, on_reply=heard)
    job.stage = f"asking {name}"
    try:
        (found,) = read_with(model, [annotated])
    finally:
        replies.tidy()
    job.progress(Progress("comparing", 0, 0))
    with desk.comparing() as store:
        take_reading(store, story_id, found, settings=desk.settings, clock=desk.clock)
    spent = model.spent
    job.told = (
        f"{counted(sum(len(one.lines) for one in found.answers), 'line')} taken in; "
        f"{counted(spent.requests, 'request')}, "
        f"{spent.tokens_in:,} tokens in, {spent.tokens_out:,} out."
    )
    job.failures = [
        (f"{count} requests", reason) for reason, count in sorted(model.missed.items()) if count
    ]
