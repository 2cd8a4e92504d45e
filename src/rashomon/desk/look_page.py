"""A walk through the answer of a story at the desk: what people decided of its statements so far,
a verdict, undoing one, and the end of the walk. The script of the page asks for these."""

from starlette.responses import JSONResponse, Response

from rashomon.comparing.looked_ledger import with_new_looks
from rashomon.decisions.looks import look_at
from rashomon.desk.decision_forms import MOST_REASON
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import Conflict, NotFound, RequestRefused
from rashomon.desk.page_templates import see_other
from rashomon.desk.story_page import known
from rashomon.errors import StopError
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.content_ids import by_id, fragment
from rashomon.model.decision import OF_LOOKS, DecisionKind, decide
from rashomon.model.ledger import Ledger
from rashomon.show.walk_steps import WalkStep, walk_steps
from rashomon.show.walk_view import looks_of
from rashomon.show.wording import as_sentence

_MOST_WORDS = 2000  # characters


def show_looks(asked: DeskRequest) -> Response:
    """Answers with what people decided of each statement of the story's answers, up to now."""
    ledger = known(asked)[1]
    with asked.reading() as store:
        ledger = with_new_looks(ledger, store.decisions.all())
    looks = {step.name: looks_of(step.part) for step in _steps(ledger)}
    return JSONResponse({name: found for name, found in looks.items() if found})


def keep_look(asked: DeskRequest) -> Response:
    """Keeps a verdict under the user's name, with a row in the log, and answers with its id. The
    story is made anew when the walk ends, or at once if a form without a script sent it."""
    story_id, ledger = known(asked)
    sent = asked.form()
    if sent.get("verdict") not in LookVerdict.__members__.values():
        raise RequestRefused("A verdict is holds, not-so or edited.")
    step = _step(ledger, name=sent.get("ref", ""), message=sent.get("told", ""))
    reports = ledger.stories[0].own(ledger.reports)
    by = f"person {asked.user.name}"
    at = asked.desk.clock().isoformat(timespec="microseconds")
    try:
        decision = look_at(
            step.part,
            verdict=LookVerdict(sent["verdict"]),
            reports=reports,
            words=sent.get("words", "")[:_MOST_WORDS] or None,
            by=by,
            at=at,
            why=sent.get("why", "")[:MOST_REASON] or None,
        )
    except StopError as error:
        raise RequestRefused(as_sentence(str(error))) from error
    with asked.desk.pool.writing() as store:
        store.decisions.add(decision)
        asked.audit(store, decision.what.replace("-", " "), story_id, after=step.part.told[:300])
    if "application/json" in asked.headers.get("accept", ""):
        return JSONResponse({"id": decision.id, "at": at})
    asked.desk.settle()
    return see_other(f"/s/{story_id}#{fragment(step.line)}")


def undo_look(asked: DeskRequest) -> Response:
    """Takes back a verdict of the user."""
    story_id = known(asked)[0]
    id_to_undo = asked.form().get("id", "")
    by = f"person {asked.user.name}"
    with asked.desk.pool.writing() as store:
        decision = by_id(store.decisions.all()).get(id_to_undo)
        if decision is None or decision.what not in OF_LOOKS or decision.by != by:
            raise NotFound("There is no such verdict of yours.")
        at = asked.desk.clock().isoformat(timespec="microseconds")
        store.decisions.add(decide(DecisionKind.UNDO, by=by, at=at, undoes=id_to_undo))
        asked.audit(store, "undo", story_id, before=(decision.value or "")[:300])
    return JSONResponse({})


def end_walk(asked: DeskRequest) -> Response:
    """Makes the story anew with what was decided."""
    asked.desk.settle()
    return JSONResponse({})


def _steps(ledger: Ledger) -> list[WalkStep]:
    (story,) = ledger.stories
    reports = by_id(story.own(ledger.reports))
    return [step for answer in story.answers for step in walk_steps(answer, reports)]


def _step(ledger: Ledger, name: str, message: str) -> WalkStep:
    """Returns the statement of this name. Raises RequestRefused if it is gone or has other words
    than the user saw."""
    for step in _steps(ledger):
        if step.name == name and step.part.told == message:
            return step
    raise Conflict("The answer was changed meanwhile. Load the page again.")
