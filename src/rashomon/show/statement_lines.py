"""The newest answer to a story as blocks (`answer_block`): statement by statement, with the columns
of the reports whose sentences each names."""

from collections.abc import Iterator

from rashomon.model.answer import Answer, Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.authors import name_of_author
from rashomon.model.story import Story
from rashomon.show.answer_counts import number_statements, tell_author, tell_remarks
from rashomon.show.answer_lines import NEW
from rashomon.show.answer_notes import endnotes
from rashomon.show.blocks import AnswerBlock, Cell, StatementLine
from rashomon.show.columns import Columns
from rashomon.show.looked_counts import tell_look, tell_looks, words_after_looks
from rashomon.text.calendar_words import say_day

_TAKEN_OUT = "[taken out]"


def answer_block(story: Story, columns: Columns) -> AnswerBlock | None:
    """Returns the newest answer to what the reports tell, None if nobody wrote one."""
    answer = story.answer()
    if answer is None:
        return None
    return AnswerBlock(
        author=name_of_author(answer.by),
        about=(*tell_author(answer), *tell_looks(answer)),
        statements=tuple(_statements(answer, columns)),
        changes=tuple(_changes(answer)),
        notes=tuple(endnotes(answer, reports=columns.members, names=columns.names)),
    )


def _changes(answer: Answer) -> Iterator[str]:
    """Yields what the author took out, and what he wrote again."""
    for words in answer.taken_out:
        yield f"taken out: {words}"
    for part in answer.parts():
        if part.was is not None:
            yield f"was: {part.was or '(nothing)'}; is now: {part.told}"


def _statements(answer: Answer, columns: Columns) -> Iterator[StatementLine]:
    numbers = number_statements(answer)
    heading = ""
    for line in answer.lines:
        begun = line.heading or ""
        since = f" {NEW.format(day=say_day(line.since))}" if line.since else ""
        for place, part in enumerate(line.parts):
            is_last = place + 1 == len(line.parts)
            words = words_after_looks(part) or _TAKEN_OUT
            yield StatementLine(
                heading=begun if begun != heading else "",
                thing="" if place else line.thing or "",
                told=f"{words}{part.after}{since if is_last else ''}",
                number=numbers.get((line.id, place)),
                cells=columns.cells(columns.of(span.report for span in part.spans), Cell.PRINTS),
                remarks=(*tell_remarks(part, columns.names), *_told_otherwise(part)),
            )
            heading = begun


def _told_otherwise(part: Part) -> Iterator[str]:
    """Yields who says that the sentences of a statement do not bear it."""
    for look in part.looked:
        if look.verdict is not LookVerdict.HOLDS:
            yield tell_look(look)
