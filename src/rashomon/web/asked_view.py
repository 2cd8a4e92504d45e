"""Answers to questions on the page, the newest to each (`show_asked`)."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model.answer import Answer
from rashomon.model.content_ids import fragment
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.telling.answer_lines import tell_answer
from rashomon.web.answer_view import AnswerView
from rashomon.web.markup import Labels

_MOST = 3  # newer sentences that are shown


@record
class AskedAnswer:
    """An answer to a question. `newer`: sentences near it of reports that came after it, each with
    what its report is called and where it stands."""

    id: str
    question: str
    view: AnswerView
    newer: tuple[tuple[str, str, str], ...]


def show_asked(
    answers: Iterable[Answer], reports: Sequence[Report], labels: Labels, suffix: str
) -> Iterator[AskedAnswer]:
    """Yields the newest answer to each question that was asked, the newest first. `suffix`: of the
    story, which tells its notes from those of others."""
    shown = set[str]()
    for answer in answers:
        question = answer.question
        if question is None or question in shown:
            continue
        shown.add(question)
        told = tuple(tell_answer(answer, labels.names))
        view = AnswerView(answer, told, reports, labels, f"{suffix}-{fragment(answer.id)}")
        newer = []
        for span in answer.newer[:_MOST]:
            newer.append((span.line, labels.name(span.report), labels.place(span)))
        yield AskedAnswer(fragment(answer.id), question, view, tuple(newer))
