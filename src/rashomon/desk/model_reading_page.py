"""Reading a story with a language model at the desk: estimate, consent, the reading as a background job, and its proposals: questions with their
accounts, for a person to accept or reject.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import JSONResponse, RedirectResponse, Response

from rashomon import pipeline
from rashomon.desk.apply_judgements import about, keep, now
from rashomon.desk.desk_request import Desk, DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import work_page
from rashomon.desk.story_page import known
from rashomon.desk.workspaces import Job
from rashomon.errors import BadSettings, StopError
from rashomon.judgements.corrections import added_id
from rashomon.judgements.targets import passages_at, passages_of, placed
from rashomon.language_models.chat import ChatModel, Spent
from rashomon.language_models.model_connection import parse_endpoint
from rashomon.language_models.reply_cache import Replies
from rashomon.model.content_ids import content_id
from rashomon.model.judgement import ACCOUNT, NEW, QUESTION, RELATION, VALUE, WORDING, Action, Judgement, judgement
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.span import Span
from rashomon.model_reading.read_story import Estimate, estimate
from rashomon.seams import Progress
from rashomon.settings import ModelSettings
from rashomon.store.database.open import open_store
from rashomon.store.update import read_story

# What the reading proposes.


@dataclass(frozen=True, slots=True)
class Missed:
    """Words for which the built-in reading has no account, with the model's answer. `beside`: the account that they would join, or "new"."""

    id: str
    span: Span
    value: str | None
    answer: str
    beside: str


@dataclass(frozen=True, slots=True)
class ProposedRelation:
    """How two answers would relate, by an account of each."""

    a: str
    b: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question as the model reads it, and what it would change: missed accounts, accounts grouped together, relations of answers.

    `point`: the nearest built-in question; empty for a new one.
    """

    id: str
    by: str
    question: str
    point: str
    missed: tuple[Missed, ...]
    together: tuple[tuple[str, str], ...]
    bears: tuple[ProposedRelation, ...]

    def decisions(self) -> Iterator[tuple[Action, str, tuple[str, ...], str | None]]:
        """Yields the judgements made on acceptance, in order."""
        for one in self.missed:
            yield Action.ADD, ACCOUNT, (one.id,) if one.beside == NEW else (one.id, one.beside), NEW if one.beside == NEW else None
            if one.value is not None:
                yield Action.SET, VALUE, (one.id,), one.value
        if not self.point and self.missed:
            yield Action.SET, WORDING, (self.missed[0].id,), self.question
        for pair in self.together:
            yield Action.SAME, QUESTION, pair, None
        for bears in self.bears:
            yield Action.SET, RELATION, (bears.a, bears.b), bears.kind


def proposals_of(read: Sequence[Point], told: Ledger, *, by: str) -> tuple[Proposal, ...]:
    """Returns what the model's points (made `by` it) would change in the story of this ledger, without what it already has."""
    (story,) = told.stories
    sha = {report.id: report.sha256 for report in told.reports}
    known = _AccountsByWords(story.points)
    found = (_proposal(point, known, sha) for point in read if point.by == by)
    return tuple(one for one in found if one is not None)


class _AccountsByWords:
    """The accounts of the built-in reading, indexed by their words."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.point_of: Mapping[str, Point] = {a.id: point for point in points for a in point.accounts}
        self.accounts = [a for point in points for a in point.accounts]

    def at(self, span: Span, kind: PointKind) -> Account | None:
        """Returns the account of that kind that overlaps most with these words, if by more than half of the shorter of the two."""
        fit = [a for a in self.accounts if a.report == span.report and self.point_of[a.id].kind is kind]
        shared = [(min(a.quote.end, span.end) - max(a.quote.start, span.start), a) for a in fit]
        fitting = [(n, a) for n, a in shared if 2 * n > min(a.quote.end - a.quote.start, span.end - span.start)]
        return max(fitting, key=lambda item: (item[0], item[1].id))[1] if fitting else None

    def holds(self, span: Span) -> bool:
        """Whether these exact words already are an account, so that they would be moved rather than added."""
        return any(a.quote == span for a in self.accounts)

    def related(self, one: str, other: str) -> str:
        """Returns how the answers of two accounts relate in the ledger: a kind of relation, "same", or "neither"; empty if they answer two
        questions.
        """
        point = self.point_of[one]
        if self.point_of[other].id != point.id:
            return ""
        version = {a.id: a.version for a in point.accounts}
        if version[one] == version[other]:
            return "same"
        return next((r.kind.value for r in point.relations if {r.a, r.b} == {version[one], version[other]}), "neither")


def _proposal(point: Point, known: _AccountsByWords, sha: Mapping[str, str]) -> Proposal | None:
    found = {account.id: known.at(account.quote, point.kind) for account in point.accounts}
    here = {a.id: found[a.id] for a in point.accounts if found[a.id] is not None or not known.holds(a.quote)}
    own = [found for found in here.values() if found is not None]
    nearest = _nearest(own, known)
    anchor = next((a.id for a in own if nearest is not None and known.point_of[a.id].id == nearest.id), "")
    missed: list[Missed] = []
    ids = {one: found.id for one, found in here.items() if found is not None}
    values = {version.id: version.value or "" for version in point.versions}
    for account in point.accounts:
        if account.id in here and here[account.id] is None:
            beside = anchor or (missed[0].id if missed else NEW)
            ident = added_id(sha[account.report], account.quote.start, account.quote.end, beside if beside != NEW else point.question)
            ids[account.id] = ident
            missed.append(Missed(ident, account.quote, account.value, values.get(account.version or "", ""), beside))
    elsewhere = dict.fromkeys(a.id for a in own if anchor and known.point_of[a.id].id != known.point_of[anchor].id)
    together = tuple((anchor, other) for other in elsewhere)
    bears = tuple(_bears(point, ids, known))
    if not (missed or together or bears):
        return None
    told = [one.id for one in missed] + [other for pair in together for other in pair] + [f"{b.a} {b.kind} {b.b}" for b in bears]
    ident, point_id = content_id("proposal", point.question, *told), nearest.id if nearest else ""
    return Proposal(ident, point.by or "", point.question, point_id, tuple(missed), together, bears)


def _nearest(own: Sequence[Account], known: _AccountsByWords) -> Point | None:
    """Returns the built-in point that holds most of these accounts."""
    points = [known.point_of[a.id] for a in own]
    counted = Counter(point.id for point in points)
    return max(points, key=lambda point: (counted[point.id], point.id), default=None)


def _bears(point: Point, ids: Mapping[str, str], known: _AccountsByWords) -> Iterator[ProposedRelation]:
    """Yields the relations of the model's point that the ledger lacks, between the first accounts of the answers."""
    first: dict[str | None, str] = {}
    for account in point.accounts:
        if account.id in ids:
            first.setdefault(account.version, ids[account.id])
    for relation in point.relations:
        a, b = first.get(relation.a), first.get(relation.b)
        if a is None or b is None or a == b:
            continue
        if a in known.point_of and b in known.point_of and known.related(a, b) == relation.kind.value:
            continue
        yield ProposedRelation(a, b, relation.kind.value, relation.reason)


def accepting(proposals: Sequence[Proposal], told: Ledger, *, user: str, at: str) -> tuple[Judgement, ...]:
    """Returns the judgements that acceptance makes. They are the model's, so people's decisions prevail, and they name who accepted them."""
    missed = [(m.id, m.span, None) for one in proposals for m in one.missed]
    made = [
        judgement(action, field, target, by=one.by, at=at, after=after, why=f"accepted by {user}")
        for one in proposals
        for action, field, target, after in one.decisions()
    ]
    return placed(made, (*passages_at(missed, told.reports), *passages_of(told)))


def is_accepted(proposal: Proposal, judgements: Sequence[Judgement]) -> bool:
    """Whether everything that it proposes was decided."""
    known = {(j.action, j.field, j.target) for j in judgements if j.undone_by is None}
    return all((action, field, target) in known for action, field, target, _ in proposal.decisions())


# The reading, and the page that shows it.


_NO_MODEL = "This desk asks no language model. `rashomon serve --model` lets editors have a story read with the one that `rashomon model set` names."


@dataclass(frozen=True, slots=True)
class ChosenModel:
    """The model that the desk may ask: its settings, the key, the host, and whether that is this machine."""

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
    """Shows the estimate, the progress and the proposals of a reading; as JSON, only the jobs."""
    story_id, told = known(asked)
    job, proposals = _last(asked.desk, story_id)
    if asked.wants_json:
        return JSONResponse({"jobs": [job.plain()] if job else []})
    chosen, why = chosen_model(asked.desk)
    about_it = estimate([r for r in told.reports if r.id in told.stories[0].reports], chosen.settings.context) if chosen else None
    with asked.desk.pool.reading() as store:
        judged = about(store, told)
    points = told.stories[0].points
    return work_page(
        "model.html.j2", asked, story_id, told, "model", chosen=chosen, why=why, about=about_it, cost=_cost(chosen, about_it), job=job,
        proposals=[(one, is_accepted(one, judged)) for one in proposals], said={r.id: r.outlet or r.id for r in told.reports},
        questions={p.id: p.question for p in points}, quotes={a.id: a.quote for p in points for a in p.accounts},
    )  # fmt: skip


def _cost(chosen: ChosenModel | None, about_it: Estimate | None) -> float:
    if chosen is None or about_it is None:
        return 0.0
    return (about_it.tokens_in * chosen.settings.price_in + about_it.tokens_out * chosen.settings.price_out) / 1e6


def _last(desk: Desk, story_id: str) -> tuple[Job | None, tuple[Proposal, ...]]:
    """Returns the last reading of the story and its proposals."""
    mine = [job for job in desk.jobs.listed() if isinstance(job.result, _Reading) and job.result.story == story_id]
    done = next((job.result.proposals for job in mine if job.state == "done"), ())
    return (mine[0] if mine else None), done


@dataclass
class _Reading:
    """A reading of the story and its result."""

    story: str
    proposals: tuple[Proposal, ...] = ()


def read_story_with_model(asked: DeskRequest) -> Response:
    """Starts the reading; for an address outside this machine only if the form consents to that very model and host."""
    story_id, told = known(asked)
    chosen, why = chosen_model(asked.desk)
    sent = asked.form()
    if chosen is None:
        raise RequestRefused(409, why)
    if sent.get("for") != chosen.name:
        raise RequestRefused(409, "The model is another by now. Nothing was sent; look at what it would take again.")
    if not chosen.is_here and sent.get("consent") != "yes":
        raise RequestRefused(400, f"Nothing was sent to {chosen.host}: tick that the reports may be sent there.")
    if (running := _last(asked.desk, story_id)[0]) and not running.is_over:
        raise RequestRefused(409, "The story is being read already.")
    result = _Reading(story_id)
    job = asked.desk.jobs.add(
        f"reading with {chosen.settings.name}: {told.stories[0].title or story_id}"[:200], lambda job: _read(asked.desk, chosen, result, told, job),
        by=asked.user.name, at=asked.desk.now(), result=result,
    )  # fmt: skip
    with asked.desk.pool.writing() as store:
        after = f"{chosen.name}; {len(told.stories[0].reports)} reports"
        store.add_audit(asked.audit("asked a language model", story_id, after=after))
    return RedirectResponse(f"/s/{story_id}/model#job-{job.id}", 303)


def _read(desk: Desk, chosen: ChosenModel, result: _Reading, told: Ledger, job: Job) -> None:
    with closing(open_store(desk.pool.address)) as store:
        read = read_story(store, result.story, desk.settings)
        place = proposed_replies(store.replies)
    workspace = desk.workspaces.of(read)
    replies = Replies(place)

    def heard(spent: Spent, still_open: int) -> None:
        job.progress(Progress(f"asking {chosen.settings.name}", spent.requests, spent.requests + still_open))

    model = ChatModel(chosen.settings, chosen.key, replies, on_reply=heard)
    job.stage = f"asking {chosen.settings.name}"
    try:
        (found,) = pipeline.read_with(model, [workspace.annotated])
    finally:
        replies.tidy()
    job.progress(Progress("comparing", 0, 0))
    story, _ = pipeline.compare_story(workspace.annotated, read=found)
    result.proposals = proposals_of(story.points, told, by=found.use.by if found.use else "")
    spent, missed = model.spent, sum(model.missed.values())
    job.told = f"{len(result.proposals)} proposals; {spent.requests} requests, {spent.tokens_in:,} tokens in, {spent.tokens_out:,} out."
    job.failures = [(f"{count} requests", reason) for reason, count in sorted(model.missed.items()) if count] if missed else []


def proposed_replies(replies: str | None) -> str | None:
    """Returns the file for replies used only for proposals, so that repeating a reading costs nothing: beside those that stories are made of."""
    return None if replies is None else str(Path(replies).with_suffix(".proposed.jsonl"))


def take_proposals(asked: DeskRequest) -> Response:
    """Accepts the ticked proposals, or all of them; none leaves everything unchanged."""
    story_id, told = known(asked)
    job, proposals = _last(asked.desk, story_id)
    sent = asked.form()
    if sent.get("do") == "none":
        if job is not None and isinstance(job.result, _Reading):
            job.result.proposals = ()
        return RedirectResponse(f"/s/{story_id}/model", 303)
    taken = [one for one in proposals if sent.get("do") == "all" or f"take:{one.id}" in sent]
    if not taken:
        raise RequestRefused(400, "Nothing was accepted: tick proposals first.")
    with asked.desk.pool.reading() as store:
        judged = about(store, told)
    fresh = [one for one in taken if not is_accepted(one, judged)]
    if fresh:
        keep(asked, story_id, accepting(fresh, told, user=asked.user.name, at=now(asked)))
        asked.desk.workspaces.renew(story_id)
    return RedirectResponse(f"/s/{story_id}/model#proposals", 303)
