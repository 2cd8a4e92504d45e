"""A draft held against the reports of a story, for whoever sent it alone: nothing of it is kept."""

from starlette.responses import Response

from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import page
from rashomon.desk.story_page import known
from rashomon.draft_check.check_draft import check_draft, read_draft
from rashomon.reports.report_pile import Pile
from rashomon.store.story_ledgers import KeptParses
from rashomon.web.draft_page import ShownDraft, show_draft


def show_check(asked: DeskRequest) -> Response:
    """Shows the form that takes a draft."""
    return _page(asked, None)


def take_draft(asked: DeskRequest) -> Response:
    """Shows a draft with what the reports of the story have otherwise."""
    ledger = known(asked)[1]
    sent = {one.name: one for one in asked.parts() if one.data.strip()}
    draft = sent.get("file") or sent.get("text")
    if draft is None:
        raise RequestRefused(400, "Paste a draft, or choose its file.")
    with asked.desk.comparing() as store:
        parses = KeptParses(store)
        parses.load(ledger.reports)
        own = read_draft(draft.file_name or "draft.txt", draft.data)
        checked = check_draft(own, Pile(ledger.reports), story=ledger.stories[0], parses=parses)
    return _page(asked, show_draft(checked))


def _page(asked: DeskRequest, draft: ShownDraft | None) -> Response:
    story_id, ledger = known(asked)
    title = ledger.stories[0].title
    return page("check.html.j2", asked, story_id=story_id, title=title, draft=draft)
