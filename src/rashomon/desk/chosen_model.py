"""The language model of the desk: which one it is (`chosen_model`), what it would be sent and at
what cost (`offer_of`), and a job that asks it (`ask_in_job`)."""

from collections.abc import Callable, Sequence

from rashomon.answers.clients.chat import ChatModel
from rashomon.answers.clients.model_connection import parse_endpoint
from rashomon.answers.clients.prompt_words import Spent
from rashomon.answers.clients.reply_cache import Replies
from rashomon.answers.estimate import Estimate, estimate
from rashomon.desk.desk_request import Desk, DeskRequest, others_may_compare
from rashomon.desk.guard import Conflict, Forbidden, RequestRefused
from rashomon.desk.jobs import Job
from rashomon.desk.story_page import find
from rashomon.errors import BadSettings, StopError
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.protocols import Progress, Prompt, Reply, ToSend
from rashomon.settings import ModelSettings
from rashomon.show.wording import as_sentence, counted
from rashomon.text.report_names import name_reports, shorten

_NO_MODEL = (
    "This desk asks no language model. `rashomon desk --model` lets editors ask the one that "
    "`rashomon model set` names."
)


@record
class ChosenModel:
    """The model that the desk may ask: its settings, its key, its host, and whether that is this
    machine."""

    settings: ModelSettings
    key: str
    host: str
    is_here: bool

    @property
    def name(self) -> str:
        """Returns the name for which consent is given."""
        return f"{self.settings.name} at {self.host}"


def chosen_model(desk: Desk) -> tuple[ChosenModel | None, str]:
    """Returns the model. If there is none, returns None and the reason."""
    if desk.choose_model is None:
        return None, _NO_MODEL
    try:
        settings, key = desk.choose_model()
        endpoint = parse_endpoint(settings.url)
    except (BadSettings, StopError) as error:
        return None, as_sentence(str(error))
    return ChosenModel(settings, key, endpoint.name, endpoint.is_here), ""


@record
class ModelOffer:
    """What the model would be sent: which `reports`, in about how many requests and tokens, and at
    what `cost` in the currency of the prices that are set. `languages`: how many the reports are
    in."""

    chosen: ChosenModel
    reports: tuple[str, ...]
    about: Estimate
    cost: float
    languages: int = 1


def offer_of(
    chosen: ChosenModel, ledger: Ledger, draft: str = "", sent: ToSend | None = None
) -> ModelOffer:
    """Returns what asking about the story of a ledger would take. `draft` is sent with its reports;
    `sent`: what is sent where that is not all of it."""
    settings = chosen.settings
    names = name_reports(sent.reports if sent else ledger.reports)
    about = estimate(sent or ToSend(ledger.reports, draft=draft), settings.context)
    cost = about.tokens_in * settings.price_in + about.tokens_out * settings.price_out
    return ModelOffer(
        chosen=chosen,
        reports=tuple(names.values()),
        about=about,
        cost=cost / 1e6,
        languages=len({report.language for report in ledger.reports if report.language}),
    )


def _consented(asked: DeskRequest) -> ChosenModel:
    """Returns the model that the user allows to be asked. Raises RequestRefused unless the user may
    allow it, the form is about this very model and host, and consent is ticked for a host outside
    this machine."""
    sent = asked.fields()
    chosen, why = chosen_model(asked.desk)
    if not asked.may_edit:
        raise Forbidden("You need the role edit to ask a model.")
    if chosen is None:
        raise Conflict(why)
    if sent.get("for") != chosen.name:
        raise Conflict(
            "The model is another one by now. Nothing was sent; look again at what it would take.",
        )
    if not chosen.is_here and "consent" not in sent:
        raise RequestRefused(f"Nothing was sent to {chosen.host}: tick the box to allow it.")
    return chosen


class _DeskModel(ChatModel):
    """The model as a job asks it while comparing. While it replies, others may compare."""

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        with others_may_compare():
            return super().replies(prompts)


def ask_in_job(
    asked: DeskRequest,
    subject: str,
    work: Callable[[ChatModel, Job], str],
    of: str,
    replies: str | None = None,
) -> None:
    """Queues a job that asks the model, if the user consents. The log records it.

    - `work`: asks the model while it compares, and returns in words what came of it
    - `of`: what the job is about
    - `replies`: the file that keeps the model's replies, None to keep none
    """
    chosen = _consented(asked)
    name = chosen.settings.name
    translates = "translate" in asked.fields()

    def ask(job: Job) -> None:
        def report_progress(spent: Spent, still_open: int) -> None:
            job.progress(Progress(f"asking {name}", spent.requests, spent.requests + still_open))

        report_progress(Spent(), 0)
        model = _DeskModel(
            settings=chosen.settings,
            key=chosen.key,
            kept=Replies(replies),
            on_reply=report_progress,
            on_words=job.hear,
            translates=translates,
        )
        try:
            job.told = work(model, job)
        finally:
            model.kept.tidy()
        _say_what_it_took(job, model)

    asked.begin(f"{name}: {shorten(subject, 200)}", ask, of)
    with asked.desk.pool.writing() as store:
        story = find(store, asked.path["story"])
        asked.audit(store, "asked a language model", story, after=chosen.name)


def _say_what_it_took(job: Job, model: ChatModel) -> None:
    """Says behind what came of a job how much was asked, and what got no reply."""
    spent = model.spent
    job.told += f"; {counted(spent.requests, 'request')}, {spent.tokens_in:,} tokens in, "
    job.told += f"{spent.tokens_out:,} out."
    for reason, count in model.missed.items():
        if count:
            job.failures.append((f"{counted(count, 'request')} without a reply", reason))
