"""The page that asks a story's open questions, one key per answer."""

from starlette.responses import JSONResponse, RedirectResponse, Response

from rashomon.desk import page_templates
from rashomon.desk.apply_judgements import keep, known, now
from rashomon.desk.correction_pages import SECTIONS
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.judgements.targets import with_passages
from rashomon.model.judgement import ASKED
from rashomon.model.question import UNSURE, Question, answered
from rashomon.model.user import UserRole

MOST = 20  # in a sitting


def show_questions(asked: DeskRequest) -> Response:
    """Shows the next question with its answers, as a page or as JSON."""
    story_id, told = known(asked)
    waiting = asked.desk.waiting.of(story_id)
    done = _answered(asked)
    if asked.wants_json:
        return JSONResponse({"questions": [_plain(one) for one in waiting], "answered": done, "most": MOST})
    (story,) = told.stories
    return page_templates.page(
        "questions.html.j2", asked, story_id=story_id, story=story, question=waiting[0] if waiting else None, done=done, most=MOST,
        said={report.id: (report.outlet or report.id, report.anchor or "") for report in told.reports}, section="questions", sections=SECTIONS,
        behind=asked.desk.workspaces.is_behind(story_id, told), may_edit=asked.user.role.may(UserRole.EDIT),
    )  # fmt: skip


def take_answer(asked: DeskRequest) -> Response:
    """Stores the answer to a pending question; any other is refused, since its question may be settled by now."""
    story_id, told = known(asked)
    sent = asked.fields()
    question = next((one for one in asked.desk.waiting.of(story_id) if one.id == str(sent.get("question", ""))), None)
    if question is None:
        raise RequestRefused(409, "This question is not open any more. Load the page again for the next one.")
    option = question.answer(str(sent.get("key", "")), sent.get("wording"))
    if option is None:
        raise RequestRefused(400, "There is no such answer.")
    made = answered(question, option, by=asked.user.name, at=now(asked))
    kept = keep(asked, story_id, with_passages(made, told, [(shown.id, shown.quote, None) for shown in question.shown]))
    if asked.wants_json:
        return JSONResponse({"saved": [j.id for j in kept]}, 201)
    return RedirectResponse(f"/s/{story_id}/questions", 303)


def _answered(asked: DeskRequest) -> int:
    """Returns how many questions the user answered today."""
    today = asked.desk.now()[:10]
    with asked.desk.pool.reading() as store:
        listed = store.judgements()
    return sum(1 for j in listed if j.field == ASKED and j.undone_by is None and j.by == asked.user.name and j.at[:10] == today)


def _plain(question: Question) -> dict[str, object]:
    shown = [{"mark": s.mark, "report": s.around.report, "words": s.around.quote, "quote": s.quote.quote} for s in question.shown]
    options = [{"key": option.key, "label": option.label, "unsure": option.key == UNSURE} for option in question.options]
    return {"id": question.id, "ask": question.ask, "shown": shown, "options": options, "free": question.free is not None}
