"""An answer as a text to hand on (`lay_out_answer`): its headings and lines in the words on which
people who looked through it agree, with a note for each statement that opens sentences, and who
looked."""

from collections.abc import Iterator
from itertools import chain

from rashomon.model.answer import Answer, Line, Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.authors import name_of_author
from rashomon.model.record import record
from rashomon.model.report import ReportNames, Reports
from rashomon.model.story import Story
from rashomon.telling.answer_counts import number_statements, tell_author, tell_remarks
from rashomon.telling.answer_notes import endnotes
from rashomon.telling.looked_counts import people_differ, tell_look, tell_looks, words_after_looks
from rashomon.text.gathering import by_report
from rashomon.text.report_names import name_reports

NO_ANSWER = "Nobody has written an answer: `rashomon sheet` asks for one."


@record
class TextRun:
    """Words of a block, the number of the note behind them, and the sign behind that; `is_thing`:
    what the line is about."""

    words: str
    note: int | None = None
    after: str = ""
    is_thing: bool = False


@record
class TextBlock:
    """A heading, paragraph or bullet."""

    runs: tuple[TextRun, ...]
    is_heading: bool = False
    is_bullet: bool = False


@record
class SidesRow:
    """A thing with what is told of it, each side with the outlets whose sentences stand behind
    it."""

    thing: str
    sides: tuple[tuple[str, str], ...]


@record
class AnswerText:
    """An answer to hand on.

    - `author`: who wrote it, and what stands behind it
    - `notes`: the sentences behind each statement, by its number
    - `taken_out`: words that people took out, each with who said so
    - `sides`: lines of two sides or more
    - `looked`: who looked through it
    """

    title: str
    author: str
    blocks: tuple[TextBlock, ...]
    notes: dict[int, str]
    taken_out: tuple[str, ...]
    sides: tuple[SidesRow, ...]
    looked: tuple[str, ...]


def lay_out_answer(story: Story, answer: Answer, reports: Reports) -> AnswerText:
    """Returns the answer of a story as a text. `reports` are those of the story."""
    names = name_reports(reports)
    numbers = number_statements(answer)
    author = " ".join((name_of_author(answer.by), *tell_author(answer)))
    return AnswerText(
        title=story.title or "Untitled story",
        author=author,
        blocks=tuple(_blocks(answer, numbers)),
        notes=dict(_notes(answer, reports=reports, names=names, numbers=numbers)),
        taken_out=tuple(_taken_out(answer)),
        sides=tuple(_sides(answer, names)),
        looked=tuple(tell_looks(answer)) or ("Nobody has looked through it.",),
    )


def _blocks(answer: Answer, numbers: dict[tuple[str, int], int]) -> Iterator[TextBlock]:
    heading = None
    for line in answer.lines:
        runs = tuple(_runs(line, numbers))
        if line.heading and line.heading != heading:
            yield TextBlock((TextRun(line.heading),), is_heading=True)
        heading = line.heading
        if any(not run.is_thing for run in runs) or not line.parts:
            yield TextBlock(runs, is_bullet=line.is_bullet)


def _runs(line: Line, numbers: dict[tuple[str, int], int]) -> Iterator[TextRun]:
    """Yields what a line is about, then its statements."""
    if line.thing:
        sign = ":" if line.parts else ""
        yield TextRun(f"{line.thing}{sign}", is_thing=True)
    for place, part in enumerate(line.parts):
        words = words_after_looks(part)
        if words:
            yield TextRun(words, numbers.get((line.id, place)), after=part.after)


def _notes(
    answer: Answer,
    reports: Reports,
    names: ReportNames,
    numbers: dict[tuple[str, int], int],
) -> Iterator[tuple[int, str]]:
    """Yields the note of each statement: who mended it or says otherwise, the marks on it, and its
    sentences."""
    parts = {
        numbers[line.id, place]: part
        for line in answer.lines
        for place, part in enumerate(line.parts)
        if (line.id, place) in numbers
    }
    for number, sentences in endnotes(answer, reports=reports, names=names):
        part = parts[number]
        said = [f"[{remark}]" for remark in tell_remarks(part, names)]
        if people_differ(part) or any(
            each.verdict is not LookVerdict.HOLDS for each in part.looked
        ):
            said += [f"[{tell_look(look)}]" for look in part.looked]
        yield number, " ".join((*said, sentences))


def _taken_out(answer: Answer) -> Iterator[str]:
    for part in answer.parts():
        if part.looked and not words_after_looks(part):
            yield f"{part.told} [{'; '.join(map(tell_look, part.looked))}]"


def _sides(answer: Answer, names: ReportNames) -> Iterator[SidesRow]:
    """Yields the lines about one thing of which two statements or more open sentences."""
    for line in answer.lines:
        told = [part for part in line.parts if part.sentences and words_after_looks(part)]
        if line.thing and len(told) > 1:
            yield SidesRow(line.thing, tuple(_side(part, names) for part in told))


def _side(part: Part, names: ReportNames) -> tuple[str, str]:
    outlets = (names[report] for report in by_report(part.spans))
    return words_after_looks(part), ", ".join(dict.fromkeys(outlets))


def answers_of(story: Story) -> tuple[Answer, ...]:
    """Returns the newest answer to what the reports tell, then the newest one to each question."""
    asked = {answer.question: answer for answer in reversed(story.answers)}
    newest = asked.pop(None, None)
    return tuple(chain([newest] if newest else [], asked.values()))
