"""The page that asks the reports of a story. It shows the sentences that bear on a question, and
the answer to it. A background job asks the desk's language model; without a question, the model
writes about the whole story."""

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from rashomon.answers.clients.chat import ChatModel
from rashomon.desk.chosen_model import ask_in_job, chosen_model, offer_of
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.jobs import Job
from rashomon.desk.story_page import known, page_of
from rashomon.model.authors import mark_of_maker
from rashomon.model.ledger import Ledger
from rashomon.model.overview import Entry
from rashomon.questions.ask_ledger import ask_ledger
from rashomon.show.entries import show_pieces
from rashomon.show.markup import Labels, label_reports
from rashomon.show.wording import counted
from rashomon.store.story_ledgers import KeptParses
from rashomon.store.update import put_answer, read_job, to_send
from rashomon.text.white_space import single_spaced


def show_ask(asked: DeskRequest) -> Response:
    """Shows the field for a question. If there is one, it shows the answer that was kept, the
    sentences that bear on it, what the model would be sent, and how far the model is."""
    question = _question_of(asked)
    job = asked.desk.jobs.last(_name_of_job(asked))
    story_id, ledger = known(asked)  # what the job has done stands there
    chosen, why = chosen_model(asked.desk)
    offer = None
    if chosen:
        by = mark_of_maker(chosen.settings.name)
        with asked.reading() as store:
            sent = to_send(read_job(store, story_id), by, question=question or None)
        offer = offer_of(chosen, ledger, sent=sent)
    return page_of(
        "ask.html.j2",
        asked,
        question=question,
        own=None,
        offer=offer,
        why=why,
        job=job,
        kept=ledger.stories[0].answer(question),
        **(_sentences_about(asked, ledger=ledger, question=question) if question else {}),
    )


def _question_of(asked: DeskRequest) -> str:
    return single_spaced(asked.query.get("q", ""))[:500]  # characters


def _sentences_about(asked: DeskRequest, ledger: Ledger, question: str) -> dict[str, Any]:
    """Returns the sentences that bear on a question."""
    labels = label_reports(ledger.reports)
    with asked.desk.comparing() as store:
        parses = KeptParses(store)  # what is new in it is not written
        parses.load(ledger.reports)
        (outcome,) = ask_ledger(ledger, [question], parses=parses)
    heading = outcome.outcome or "Sentences about it"
    return {
        "heading": " ".join([*outcome.unread, *filter(None, [outcome.in_part]), heading]),
        "sentences": [_rows_of_entry(entry, labels) for entry in outcome.entries],
    }


def _rows_of_entry(entry: Entry, labels: Labels) -> list[tuple[Markup, str]]:
    """Returns the sentences of an entry as HTML, each with its place on the story's page."""
    rows = []
    for _, pieces in groupby(entry.pieces, key=attrgetter("row")):
        row = replace(entry, pieces=tuple(pieces))
        rows.append((show_pieces(row, {}), labels.place(row.spans[0])))
    return rows


def _name_of_job(asked: DeskRequest) -> str:
    """Returns the name of a job that asks this about the story."""
    return f"asking {asked.path['story']} {_question_of(asked)}"


def ask_model(asked: DeskRequest) -> Response:
    """Starts asking the model. For an address outside this machine, the form must consent to that
    very model and host."""
    desk = asked.desk
    story_id, ledger = known(asked)
    question = _question_of(asked)
    with desk.pool.reading() as store:
        replies = store.replies

    def work(model: ChatModel, job: Job) -> str:
        with desk.comparing() as store:
            reading, _ = put_answer(
                store,
                story_name=story_id,
                model=model,
                question=question or None,
                on_progress=job.progress,
            )
        job.failures += (("not read", str(refused)) for refused in reading.refused)
        if question and not reading.answers:
            return "It found nothing in these reports that answers this"
        lines = sum(len(answer.lines) for answer in reading.answers)
        return f"{counted(lines, 'line')} taken in"

    title = question or ledger.stories[0].title or story_id
    ask_in_job(asked, subject=title, work=work, of=_name_of_job(asked), replies=replies)
    return RedirectResponse(f"/s/{story_id}/ask?q={quote(question)}", 303)
