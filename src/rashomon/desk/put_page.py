"""Putting what somebody wrote in the line form into a story: what is refused is shown with its
reason."""

from dataclasses import replace

from starlette.responses import Response

from rashomon.comparing.written import find_written, put_in, sentences_of
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.page_templates import page
from rashomon.desk.story_page import known
from rashomon.differences.line_form import read_lines
from rashomon.model.authored import Refused, Written
from rashomon.model.authors import is_assistant, is_model

MOST_TEXT = 400_000  # characters


def show_put(asked: DeskRequest) -> Response:
    """Shows the form that takes lines."""
    return _page(asked, "", None, ())


def take_lines(asked: DeskRequest) -> Response:
    """Takes the lines that the reports bear out into the story, and shows those that were
    refused."""
    _, ledger = known(asked)
    text = asked.form().get("lines", "").replace("\r\n", "\n")
    if not text.strip() or len(text) > MOST_TEXT:
        raise RequestRefused(400, f"Paste some lines, at most {MOST_TEXT:,} characters.")
    written = _of_user(read_lines(text), asked.user.name)
    with asked.desk.comparing():
        _, taken, refused = put_in(ledger, written)
    with asked.desk.pool.writing() as store:
        if taken:
            found = find_written(written, ledger.reports, sentences_of(ledger))
            store.authored.add(*found.differences, at=asked.desk.now())
            store.decisions.add(*found.decisions)
        told = f"by {written.by}: {taken} taken, {len(refused)} refused"
        store.users.add_audit(asked.audit("put", asked.path["story"], after=told))
    asked.desk.settle()
    return _page(asked, text, taken, refused)


def _of_user(written: Written, user: str) -> Written:
    """What was written, by the model or assistant that it names, else by the user: nobody writes in
    another person's name."""
    named = is_model(written.by) or is_assistant(written.by)
    return written if named else replace(written, by=f"person {user}")


def _page(
    asked: DeskRequest, lines: str, taken: int | None, refused: tuple[Refused, ...]
) -> Response:
    story_id, ledger = known(asked)
    title = ledger.stories[0].title
    return page(
        "put.html.j2",
        asked,
        story_id=story_id,
        title=title,
        lines=lines,
        taken=taken,
        refused=refused,
    )
