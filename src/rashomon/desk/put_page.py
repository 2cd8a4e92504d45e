"""The page that takes an answer from a chatbot, an assistant or the user. It has the messages
to copy into a chatbot: two, and when an answer names sentences a third one about it."""

from collections.abc import Sequence
from contextlib import suppress

from starlette.responses import Response

from rashomon.answers.given_reply import GivenReply
from rashomon.answers.story_sheet import StorySheet
from rashomon.comparing.read_with_model import story_sheet
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.story_page import known, page_of
from rashomon.desk.story_tools import MOST_TEXT
from rashomon.errors import StopError
from rashomon.model.answer import Refused
from rashomon.model.answer_marks import Unbound
from rashomon.model.authors import MODEL, PERSON, is_assistant, is_person, name_of_author
from rashomon.show.answer_counts import tell_counts, tell_marks
from rashomon.store.story_ledgers import KeptParses
from rashomon.store.update import put_answer, read_job, to_send
from rashomon.text.report_names import name_reports
from rashomon.text.white_space import single_spaced


def show_put(asked: DeskRequest) -> Response:
    """Shows the form that takes an answer, and the messages for a chatbot."""
    return _put_page(asked)


def _put_page(
    asked: DeskRequest,
    *,
    text: str = "",
    first: str = "",
    third: str = "",
    by: str = "",
    answers: Sequence[tuple[str, Sequence[str], bool]] | None = None,
    refused: Sequence[Refused] = (),
) -> Response:
    sheet, goes_on = _sheet(asked)
    third_message = ""
    if answers and not third:
        with suppress(StopError):  # it names no sentences
            reply = GivenReply(text, sheet=sheet.mark, first=first.strip() or None)
            third_message = sheet.third(reply)
    if goes_on and not text and not is_person(goes_on):
        by = name_of_author(goes_on)
    return page_of(
        "put.html.j2",
        asked,
        sheet=sheet,
        text=text,
        first=first,
        third=third,
        third_message=third_message,
        by=by,
        goes_on=goes_on,
        answers=answers,
        refused=refused,
    )


def _sheet(asked: DeskRequest) -> tuple[StorySheet, str]:
    """Returns the messages about the story, and ""; where reports came since its newest answer,
    those about what came, and the author of that answer. All of it is shown on request."""
    story_id, _ = known(asked)
    with asked.desk.comparing() as store:
        job = read_job(store, story_id)
        kept = None if "whole" in asked.query else to_send(job, None).kept
        sheet = story_sheet(KeptParses(store).annotated(job.to_read), earlier_answer=kept)
    return sheet, kept.by if kept else ""


def take_answer(asked: DeskRequest) -> Response:
    """Takes an answer that somebody wrote from the sheet of the story, and says what was read of it
    and what is marked."""
    story_id, _ = known(asked)
    sent = asked.form()
    text = sent.get("text", "").replace("\r\n", "\n")
    first = sent.get("first", "").replace("\r\n", "\n")
    third = sent.get("third", "").replace("\r\n", "\n")
    by = sent.get("by", "")[:80]
    if not text.strip() or len(text) + len(first) + len(third) > MOST_TEXT:
        raise RequestRefused(f"Paste an answer, at most {MOST_TEXT:,} characters.")
    author = author_at_desk(by, asked.user.name)
    reply = GivenReply(
        text,
        author,
        sheet=sent.get("sheet", "")[:8],
        first=first.strip() or None,
        third=third if third.strip() else None,
    )
    with asked.desk.comparing() as store:
        reading, _ = put_answer(store, story_name=story_id, model=reply)
    _, ledger = known(asked)
    answers = reading.among(ledger.stories[0].answers)
    with asked.desk.pool.writing() as store:
        after = f"by {author}: {len(answers)} taken, {len(reading.refused)} not read"
        asked.audit(store, "put", asked.path["story"], after=after)
    names_of_reports = name_reports(ledger.reports)
    tellings = []
    for answer in answers:
        marks = list(tell_marks(answer, names_of_reports))
        is_first = answer.unbound is Unbound.NO_LABELS and not first
        tellings.append((tell_counts(answer), marks, is_first))
        if is_first:  # what is pasted next is the same with numbers
            text, first = "", text
    return _put_page(
        asked,
        text=text,
        first=first,
        third=third,
        by=by,
        answers=tellings,
        refused=reading.refused,
    )


def author_at_desk(typed_name: str, user: str) -> str:
    """Returns the mark of the model or assistant that wrote an answer, otherwise that of the user.
    Nobody writes in another person's name."""
    name = single_spaced(typed_name)
    if not name:
        return f"{PERSON}{user}"
    return name if is_assistant(name) else f"{MODEL}{name.removeprefix(MODEL)}"
