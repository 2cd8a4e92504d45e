"""Downloads of a story: its page, and every export format."""

from starlette.responses import Response

from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import attached, page
from rashomon.desk.story_page import known
from rashomon.exports.formats import FORMATS
from rashomon.web.ledger_page import render_page


def send_page(asked: DeskRequest) -> Response:
    """Sends the story's page as one self-contained file, as a download: opened here, its scripts
    would not be the desk's."""
    story_id, found = known(asked)
    return attached(
        f"story-{story_id[:12]}.html",
        render_page(found).encode("utf-8", "replace"),
        "text/html; charset=utf-8",
    )


def show_formats(asked: DeskRequest) -> Response:
    """Shows the page with all formats."""
    story_id, ledger = known(asked)
    title, formats = ledger.stories[0].title, tuple(FORMATS.values())
    return page("hand_on.html.j2", asked, story_id=story_id, title=title, formats=formats)


def send_format(asked: DeskRequest) -> Response:
    """Sends the story in a format."""
    story_id, ledger = known(asked)
    name = asked.path["format"]
    if name not in FORMATS:
        raise RequestRefused(404, "There is no such format.")
    chosen = FORMATS[name]
    return attached(chosen.file_name(story_id), chosen.made(ledger))
