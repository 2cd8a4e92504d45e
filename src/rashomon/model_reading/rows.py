"""First pass: the questions of fact that the reports answer, with the words of each."""

from collections.abc import Sequence

from rashomon.model.row import Row, RowAnswer, RowRelation, Told
from rashomon.model_reading.form import RawRow, read_rows
from rashomon.model_reading.prompts import Sheet, orders, set_apart, tokens
from rashomon.model_reading.prove import Page, Refused, prove
from rashomon.model_reading.tally import Tally
from rashomon.seams import Prompt

STAGE = "rows"
_ROOM = 8000  # tokens of a reply
_LEAST_ROOM = 500
_ASKED = "Write the rows for these reports. Call each report by the first word of its mark."
TWICE = "the same words under one question again"
NO_ANSWER = "a relation to an answer that is not there"


def rows_prompt(story: str, sheets: Sequence[Sheet], context: int) -> Prompt:
    """The request for the rows of these reports."""
    system = orders(STAGE)
    user = f"{set_apart(sheets, [sheet.text() for sheet in sheets])}\n\n{_ASKED}"
    return Prompt(STAGE, story, system, user, max(_LEAST_ROOM, min(_ROOM, context - tokens(system, user))))


def rows_of(reply: str, pages: dict[str, Page], by: str, tally: Tally) -> list[Row]:
    """The rows of a reply with what of their words stands in the reports."""
    raws, faults = read_rows(reply, pages)
    for fault in faults:
        tally.refuse(fault.reason)
    return [row for raw in raws if (row := _proved(raw, pages, by, tally)) is not None]


def _proved(raw: RawRow, pages: dict[str, Page], by: str, tally: Tally) -> Row | None:
    quoted = [one for answer in raw.answers for one in answer.quoted]
    spans = dict(zip(quoted, prove(quoted, pages), strict=False))
    taken: set[tuple[str, int, int]] = set()
    answers = []
    for answer in sorted(raw.answers, key=lambda answer: answer.number):
        told = []
        for one in answer.quoted:
            span = spans[one]
            if isinstance(span, Refused):
                tally.refuse(span.reason)
            elif (span.report, span.start, span.end) in taken:
                tally.refuse(TWICE)
            else:
                taken.add((span.report, span.start, span.end))
                told.append(Told(span, one.stance))
                tally.take()
        if told:
            answers.append(RowAnswer(answer.number, answer.value, tuple(told), answer.low, answer.high))
    if not answers:
        return None
    known = {answer.number for answer in answers}
    relations = []
    for a, kind, b in dict.fromkeys(raw.relations):
        if a in known and b in known and a != b:
            relations.append(RowRelation(a, b, kind))
        else:
            tally.refuse(NO_ANSWER)
    return Row(raw.question, raw.kind, tuple(answers), tuple(relations), by)
