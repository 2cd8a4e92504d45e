"""The page that asks the reports of a story. It shows the sentences that bear on a question, and
the answer to it. A background job asks the desk's language model; without a question, the model
writes about the whole story."""

from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import Response

from rashomon.answers.clients.chat import ChatModel
from rashomon.checking.ask_reports import ask_ledger
from rashomon.desk.chosen_model import ask_in_job, chosen_model, offer_of
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.jobs import Job
from rashomon.desk.page_templates import page, see_other
from rashomon.desk.story_page import known, page_of
from rashomon.model.authors import mark_of_maker
from rashomon.model.ledger import Ledger
from rashomon.show.markup import label_reports
from rashomon.show.wording import counted
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


def show_model(asked: DeskRequest) -> Response:
    """Says how to get a language model, or which one this desk asks."""
    chosen, why = chosen_model(asked.desk)
    return page("model.html.j2", asked, why=f"This desk asks {chosen.name}." if chosen else why)


def _question_of(asked: DeskRequest) -> str:
    return single_spaced(asked.query.get("q", ""))[:500]  # characters


def _sentences_about(asked: DeskRequest, ledger: Ledger, question: str) -> dict[str, Any]:
    """Returns the sentences that have most of the words of a question, each with the reports that
    print it and its place on the story's page."""
    labels = label_reports(ledger.reports)
    with asked.desk.comparing():
        (found,) = ask_ledger(ledger, [question])
    heading = found.outcome or "Sentences about it"
    rows = []
    for sentence in found.sentences:
        names = ", ".join(labels.name(ident) for ident in sentence.reports)
        words = Markup("{} <small>{}</small>").format(sentence.span.line, names)
        rows.append([(words, labels.place(sentence.span))])
    return {
        "heading": " ".join([*found.unread, *filter(None, [found.in_part]), heading]),
        "sentences": rows,
    }


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
    return see_other(f"/s/{story_id}/ask?q={quote(question)}")
