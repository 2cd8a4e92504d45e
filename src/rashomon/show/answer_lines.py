"""An answer in lines of text (`tell_answer`), where it has no columns."""

from collections.abc import Iterator

from rashomon.model.answer import Answer, Part
from rashomon.model.answer_marks import LaterKind
from rashomon.model.authors import name_of_author
from rashomon.model.report import ReportNames
from rashomon.show.answer_counts import number_statements, tell_author, tell_remarks
from rashomon.show.looked_counts import tell_looks
from rashomon.show.wording import in_marks
from rashomon.text.calendar_words import say_day

NEW = "[new since {day}]"
"""What stands behind a line that came later."""
_LATER = {
    LaterKind.OTHER: "– a later report may change this:",
    LaterKind.MORE: "– a later report tells of this:",
}


def tell_answer(answer: Answer, names: ReportNames) -> Iterator[str]:
    """Yields who wrote an answer and what stands behind it, then each heading and line, a number
    behind each statement that opens sentences."""
    yield " ".join((name_of_author(answer.by), *tell_author(answer), *tell_looks(answer)))
    numbers = number_statements(answer)
    heading = None
    for line in answer.lines:
        if line.heading and line.heading != heading:
            yield line.heading
        heading = line.heading
        told = [f"{line.thing}:"] if line.thing else []
        for place, part in enumerate(line.parts):
            number = numbers.get((line.id, place))
            told.append(f"{part.told}{f' [{number}]' if number else ''}{part.after}")
            told += [f"[{remark}]" for remark in tell_remarks(part, names)]
            told += tell_later(part, names)
        if line.since:
            told.append(NEW.format(day=say_day(line.since)))
        yield f"- {' '.join(told)}"


def tell_later(part: Part, names: ReportNames) -> Iterator[str]:
    """Yields what later reports say on a statement."""
    for later in part.later:
        name = names[later.span.report]
        yield f"{_LATER[later.kind]} {in_marks(later.span.line)} ({name})"
