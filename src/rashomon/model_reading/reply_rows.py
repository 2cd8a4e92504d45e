"""Takes the rows of a reply, as far as the reports bear them out."""

from collections.abc import Mapping
from dataclasses import replace

from rashomon.model.row import Row
from rashomon.model_reading.reply_form import continued, read_rows
from rashomon.model_reading.tally import Tally
from rashomon.rows.limits import Intake
from rashomon.rows.line_form import FileFault
from rashomon.rows.quoted_words import SearchableText
from rashomon.rows.row_file import proved_row

NO_QUESTION = "a number that no question has"
_MOST_WORDS = 60  # of a quotation


def add_rows(
    rows: list[Row],
    reply: str,
    pages: Mapping[str, SearchableText],
    by: str,
    tally: Tally,
    *,
    goes_on: bool = True,
) -> None:
    """Adds the rows of a reply that the reports bear out, to existing rows that it calls by number
    or as new ones. `goes_on`: whether it was shown the existing ones."""
    written, faults = read_rows(reply, pages)
    known, intake = len(rows) if goes_on else 0, Intake(rows)
    for one in written:
        number = continued(one)
        if number is not None and not 0 < number <= known:
            faults.append(FileFault(one.line, NO_QUESTION))
            continue
        held = rows[number - 1] if number else None
        row = proved_row(
            one, pages, by, faults, known=held.answers if held else (), most_words=_MOST_WORDS
        )
        fault = row and intake.fault(merged(held, row) if held else row, one.line, before=held)
        if fault:
            faults.append(fault)
        if row is None or fault:
            continue
        tally.take(sum(len(answer.words) for answer in row.answers))
        if number and held:
            rows[number - 1] = merged(held, row)
        else:
            rows.append(row)
    for fault in faults:
        tally.refuse(fault.reason, fault.line, fault.report, fault.words, fault.advice)


def merged(row: Row, other: Row) -> Row:
    """Returns the row with the other's answers: merged where the number exists, else added."""
    answers = {answer.number: answer for answer in row.answers}
    for answer in other.answers:
        held = answers.get(answer.number)
        answers[answer.number] = (
            replace(held, words=(*held.words, *answer.words)) if held else answer
        )
    relations = tuple(dict.fromkeys((*row.relations, *other.relations)))
    return replace(row, answers=tuple(answers[n] for n in sorted(answers)), relations=relations)
