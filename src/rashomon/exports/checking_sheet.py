"""The checking sheet that desks keep by hand, filled: a row for each sentence beside a statement of
an answer, with who checked it, when, and what they found. Also the table of sides."""

from collections.abc import Iterator

from rashomon.exports.flat_tables import csv_text, safe_cell
from rashomon.exports.office_file import sheet_of
from rashomon.model.answer import Part
from rashomon.model.authors import name_of_author
from rashomon.model.content_ids import by_id
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.show.answer_notes import say_published
from rashomon.show.answer_text import NO_ANSWER, answers_of, lay_out_answer
from rashomon.show.looked_counts import VERDICTS
from rashomon.show.walk_steps import WalkStep, walk_steps
from rashomon.text.calendar_words import say_moment
from rashomon.text.report_names import report_name

COLUMNS = {
    "number": 8,
    "statement": 44,
    "written by": 14,
    "what is in it": 16,
    "outlet": 18,
    "day": 18,
    "sentence": 60,
    "link": 30,
    "checked by": 12,
    "when": 20,
    "verdict": 18,
    "note": 40,
}
"""The columns of the checking sheet, and how wide they are in characters."""
_BYTE_ORDER = "\ufeff"


def checking_rows(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """Yields the rows of the checking sheet, in the order of the text; statements without sentences
    come last. Without an answer, a row says so."""
    if not any(story.answers for story in ledger.stories):
        yield ("", NO_ANSWER, *[""] * (len(COLUMNS) - 2))
    for part in ledger.apart():
        reports = by_id(part.reports)
        for answer in answers_of(part.stories[0]):
            for step in walk_steps(answer, reports):
                yield from _rows_of_step(step, author=name_of_author(answer.by), reports=reports)


def _rows_of_step(
    step: WalkStep, author: str, reports: dict[str, Report]
) -> Iterator[tuple[str, ...]]:
    """Yields a row for each sentence beside a statement; a statement without one has a row of its
    own."""
    part = step.part
    number = "" if step.number is None else str(step.number)
    first_cells = (number, part.told, author, ", ".join(part.contents))
    last_cells = (*_checks(part), "; ".join(_notes(step)))
    sentences = {sentence.span: sentence for sentence in step.sentences}
    own_spans = [sentence.span for sentence in part.sentences]
    for span in (*own_spans, *(span for span in part.beside if span not in own_spans)):
        report = reports[span.report]
        link = report.url or report.canonical_url or report.archived_url or ""
        sentence = sentences.get(span)
        why = f"({sentence.label}) " if sentence and sentence.beside else ""
        yield (
            *first_cells,
            report_name(report),
            say_published(report),
            f"{why}{span.line}",
            link,
            *last_cells,
        )
    if not (own_spans or part.beside):
        yield (*first_cells, "", "", "", "", *last_cells)


def _checks(part: Part) -> tuple[str, str, str]:
    """Returns who checked a statement, when, and their verdicts."""
    looks = part.looked
    return (
        "; ".join(name_of_author(look.by) for look in looks),
        "; ".join(say_moment(look.at) for look in looks),
        "; ".join(VERDICTS[look.verdict] for look in looks),
    )


def _notes(step: WalkStep) -> Iterator[str]:
    """Yields the marks on a statement, mended words, reasons, and what is to be looked at again."""
    yield from step.remarks
    if step.number is None:
        yield "names no sentence"
    for look in step.part.looked:
        name = name_of_author(look.by)
        if look.words:
            yield f"mended by {name}: {look.words}"
        if look.why:
            yield f"{name}: {look.why}"
        if look.newer:
            yield f"something came after {name} looked: look again"


def checking_csv(ledger: Ledger) -> str:
    """Returns the checking sheet as a CSV file with a byte-order mark."""
    return _BYTE_ORDER + csv_text(COLUMNS, checking_rows(ledger))


def sides_csv(ledger: Ledger) -> str:
    """Returns the table of sides as a CSV file: a thing, then each side with its outlets."""
    rows = []
    for part in ledger.apart():
        (story,) = part.stories
        for answer in answers_of(story):
            for row in lay_out_answer(story, answer=answer, reports=part.reports).sides:
                sides = [cell for side in row.sides for cell in (side.words, side.outlets)]
                rows.append((story.title or "", name_of_author(answer.by), row.thing, *sides))
    # rows with fewer sides are filled up to the longest
    most = max([(len(row) - 3) // 2 for row in rows], default=2)
    header = ["story", "written by", "thing"]
    for side in range(1, most + 1):
        header += [f"side {side}", f"outlets {side}"]
    return _BYTE_ORDER + csv_text(header, (row + ("",) * (len(header) - len(row)) for row in rows))


def checking_xlsx(ledger: Ledger) -> bytes:
    """Returns the checking sheet as an Excel file."""
    rows = ([safe_cell(cell) for cell in row] for row in checking_rows(ledger))
    return sheet_of("Checking sheet", COLUMNS, rows)
