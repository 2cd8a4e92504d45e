"""The pages to which a story's page leads: what changed in it, a check of a draft, the form for an
answer, and its page and every export as files."""

from typing import Any

from starlette.responses import Response

from rashomon.answers.clients.chat import ChatModel
from rashomon.checking.check_draft import check_draft, read_draft
from rashomon.checking.draft_page import show_draft
from rashomon.desk.chosen_model import ask_in_job, chosen_model, offer_of
from rashomon.desk.desk_request import Desk, DeskRequest
from rashomon.desk.guard import Forbidden, NotFound, RequestRefused, TooLarge
from rashomon.desk.jobs import Job
from rashomon.desk.page_templates import attached, see_other
from rashomon.desk.story_page import find, known, last_stay, page_of
from rashomon.errors import StopError
from rashomon.exports.formats import FORMATS
from rashomon.model.content_ids import content_id
from rashomon.model.draft_report import DraftReport
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.reports.report_pile import Pile
from rashomon.show.page import render_page
from rashomon.show.wording import as_sentence
from rashomon.store.news import change_line, told_here
from rashomon.store.story_ledgers import KeptParses
from rashomon.text.report_names import shorten
from rashomon.text.whole_sentences import sentences_of


def show_changes(asked: DeskRequest) -> Response:
    """Shows the changes since the user's last visit, or all of them, the newest first."""
    with asked.reading() as store:
        story_id = find(store, asked.path["story"])
        rows = store.stories.changes(story_id)
        done = store.users.audit_rows(targets=store.stories.ids_of(story_id), most=50)
        visited = last_stay(asked, store=store, story_id=story_id)
    since = "" if "all" in asked.query else visited
    return page_of(
        "changes.html.j2",
        asked,
        since=since,
        told=[(row.at, change_line(row)) for row in reversed(told_here(rows)) if row.at > since],
        done=[row for row in done if row.at > since],
    )


def send_page(asked: DeskRequest) -> Response:
    """Sends the story's page as one file, as a download. If it were opened here, its scripts would
    not be the desk's."""
    story_id, ledger = known(asked)
    page = render_page(ledger).encode("utf-8", "replace")
    return attached(f"story-{story_id[:12]}.html", data=page, media_type="text/html; charset=utf-8")


def show_formats(asked: DeskRequest) -> Response:
    """Shows the page with all formats."""
    return page_of("hand_on.html.j2", asked, formats=tuple(FORMATS.values()))


def send_format(asked: DeskRequest) -> Response:
    """Sends the story in a format."""
    story_id, ledger = known(asked)
    name = asked.path["format"]
    if name not in FORMATS:
        raise NotFound("There is no such format.")
    chosen = FORMATS[name]
    return attached(chosen.file_name(story_id), chosen.made(ledger))


MOST_TEXT = 400_000  # characters
_MOST_DRAFTS = 50  # that a user keeps


def show_check(asked: DeskRequest) -> Response:
    """Shows the form for a draft, and the drafts that the user keeps. If one of these is asked for,
    shows what the reports say otherwise."""
    if "asked" in asked.query:
        job = asked.desk.jobs.last(_asked_about(asked, asked.query["asked"]))
        if job:
            report, draft = job.made or (None, None)
            return _check_page(asked, report=report, draft=draft, job=job)
    elif "draft" not in asked.path:
        return _check_page(asked)
    with asked.reading() as store:
        kept_text = store.users.draft(asked.user.name, asked.path.get("draft", ""))
    if kept_text is None:
        raise NotFound("There is no such draft.")
    return _check_page(asked, read_sent_draft(asked, name="draft.txt", data=kept_text))


def take_draft(asked: DeskRequest) -> Response:
    """Shows a draft with what the reports of the story say otherwise, and keeps it if the user asks
    for that."""
    sent = {part.name: part for part in asked.parts() if part.data.strip()}
    draft = sent.get("file") or sent.get("text")
    if draft is None:
        raise RequestRefused("Paste a draft, or choose its file.")
    report = read_sent_draft(asked, name=draft.file_name or "draft.txt", data=draft.data)
    if "keep" in sent:
        _keep_draft(asked, report)
    if "for" in sent:
        return _ask_of_draft(asked, report)
    return _check_page(asked, report)


def read_sent_draft(asked: DeskRequest, name: str, data: bytes) -> DraftReport:
    """Returns a draft that was sent. Raises RequestRefused if it cannot be read."""
    try:
        with asked.desk.comparing():
            return read_draft(name, data)
    except StopError as error:
        raise RequestRefused(as_sentence(str(error))) from error


def _keep_draft(asked: DeskRequest, report: DraftReport) -> None:
    """Keeps a draft for the user alone. The log says that one was kept, and nothing about it."""
    if not asked.may_edit:
        raise Forbidden("You need the role edit to keep a draft.")
    draft = {
        "id": content_id("draft", report.written),
        "title": shorten(report.title or report.text),
        "kept_at": asked.desk.now(),
        "text": report.written.encode("utf-8", "replace"),
    }
    with asked.desk.pool.writing() as store:
        if len(store.users.drafts(asked.user.name)) >= _MOST_DRAFTS:
            raise TooLarge(
                f"You keep {_MOST_DRAFTS} drafts already. Delete one first.",
            )
        store.users.keep_draft(asked.user.name, draft)
        asked.audit(store, "kept a draft", "drafts")


def delete_draft(asked: DeskRequest) -> Response:
    """Deletes a draft that the user keeps."""
    with asked.desk.pool.writing() as store:
        story_id = find(store, asked.path["story"])
        if not store.users.delete_drafts(asked.user.name, asked.path["draft"]):
            raise NotFound("There is no such draft.")
        asked.audit(store, "deleted a draft", "drafts")
    return see_other(f"/s/{story_id}/check")


def _ask_of_draft(asked: DeskRequest, report: DraftReport) -> Response:
    """Starts checking a draft with the desk's language model."""
    story_id, ledger = known(asked)
    ident = content_id("draft", report.written)

    def work(model: ChatModel, job: Job) -> str:
        job.made = report, None
        job.made = report, checked_draft(asked.desk, ledger=ledger, report=report, model=model)
        return "Checked"

    ask_in_job(asked, subject="a draft", work=work, of=_asked_about(asked, ident))
    return see_other(f"/s/{story_id}/check?asked={ident}")


def _asked_about(asked: DeskRequest, draft: str) -> str:
    """Returns the name of a job that asks the model about this draft of the user."""
    return f"draft of {asked.user.name} {asked.path['story']} {draft}"


def _check_page(
    asked: DeskRequest,
    report: Report | None = None,
    draft: dict[str, Any] | None = None,
    job: Job | None = None,
) -> Response:
    """Returns the page for drafts: what is said of one, what the model would be sent, and the
    drafts that the user keeps. No browser may keep the page."""
    with asked.reading() as store:
        kept_drafts = store.users.drafts(asked.user.name)
    _, ledger = known(asked)
    offer = None  # what the model would be sent, if there is one
    if report:
        chosen, _ = chosen_model(asked.desk)
        sentences = [span.line for span in sentences_of(report)]
        offer = chosen and offer_of(
            chosen, ledger=ledger, draft="\n".join(sentences) or report.text
        )
        draft = draft if job else checked_draft(asked.desk, ledger=ledger, report=report)
    answer = page_of(
        "check.html.j2",
        asked,
        draft=draft,
        own=report,
        kept=kept_drafts,
        offer=offer,
        job=job,
        question="",
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def checked_draft(
    desk: Desk, ledger: Ledger, report: Report, model: ChatModel | None = None
) -> dict[str, Any]:
    """Returns a draft, compared with a story of the store, for its template."""
    with desk.comparing() as store:
        parses = KeptParses(store)  # what is new in it is not written
        parses.load(ledger.reports)
        pile = Pile(ledger.reports)
        checked = check_draft(report, pile, story=ledger.stories[0], parses=parses, model=model)
    return show_draft(checked)
