"""A question and what the reports say to it, in lines (`asked_lines`): the same for terminal and
assistants."""

from collections.abc import Iterator

from rashomon.model.overview import EntryForm
from rashomon.model.pieces import in_marks
from rashomon.questions.asked_reports import Asked
from rashomon.telling.answer_lines import tell_answer
from rashomon.telling.wording import few
from rashomon.text.report_names import name_reports

NOTHING = "Nothing found in these reports"


def asked_lines(asked: Asked) -> Iterator[str]:
    """Yields the question; the lines of its answer, with what was found of it, or the sentences
    that bear on it, each with who says it in which reports."""
    called = name_reports(asked.ledger.reports)
    yield asked.question
    for answer in asked.answers:
        for entry in tell_answer(answer, called):
            first, *rows = entry.lines
            yield f"- {first}" if entry.form is EntryForm.ITEM else first
            yield from (f"  {row}" for row in rows)
    if not asked.is_found:
        yield f"{NOTHING}. Nearest:"
    for told in asked.sentences:
        reports = few([called[span.report] for span in told.spans], len(told.spans))
        who = ", ".join(filter(None, (told.speaker, reports)))
        lead = "  otherwise: " if told.is_otherwise else "- "
        yield f"{lead}{in_marks(told.spans[0].line)} ({who})"
