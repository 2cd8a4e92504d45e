"""An answer as a text to hand on (`lay_out_answer`): its headings and lines in the words on which
people who looked through it agree, with a note for each statement that opens sentences, and who
looked."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, count

from rashomon.model.answer import Answer, Line, Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.authors import name_of_author
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.report import ReportNames, Reports
from rashomon.model.story import Story
from rashomon.show.answer_counts import number_statements, tell_author, tell_remarks
from rashomon.show.answer_notes import endnotes
from rashomon.show.looked_counts import people_differ, tell_look, tell_looks, words_after_looks
from rashomon.text.gathering import by_report
from rashomon.text.report_names import name_reports

TAKEN_OUT = "[taken out]"
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
class ToldSide:
    """A statement as one side of a thing, with the outlets whose sentences stand behind it, and the
    number of its note."""

    words: str
    outlets: str
    note: int


@record
class SidesRow:
    """A thing with what is told of it."""

    thing: str
    sides: tuple[ToldSide, ...]


@record
class AnswerText:
    """An answer to hand on.

    - `author`: who wrote it, and what stands behind it
    - `notes`: the sentences behind each statement of the text, by its number
    - `taken_out`: statements that people took out, each with its number, who said so, and its
      sentences
    - `sides`: lines of two sides or more
    - `looked`: who looked through it
    - `prefix`: what stands before the numbers of its notes, if it is not the first of its file
    """

    title: str
    author: str
    blocks: tuple[TextBlock, ...]
    notes: dict[int, str]
    taken_out: tuple[str, ...]
    sides: tuple[SidesRow, ...]
    looked: tuple[str, ...]
    prefix: str = ""

    def number(self, note: int) -> str:
        """Returns the number of a note, as it stands in the file."""
        return f"{self.prefix}{note}"


def lay_out_answers(ledger: Ledger) -> Iterator[AnswerText]:
    """Yields the newest answers of a ledger as texts of one file."""
    place = count(1)
    for part in ledger.apart():
        (story,) = part.stories
        for answer in answers_of(story):
            text = lay_out_answer(story, answer=answer, reports=part.reports)
            number = next(place)
            yield text if number == 1 else replace(text, prefix=f"{number}-")


def lay_out_answer(story: Story, answer: Answer, reports: Reports) -> AnswerText:
    """Returns the answer of a story as a text. `reports` are those of the story."""
    names = name_reports(reports)
    numbers = number_statements(answer)
    author = " ".join((name_of_author(answer.by), *tell_author(answer)))
    notes_by_number = dict(endnotes(answer, reports=reports, names=names))
    return AnswerText(
        title=story.title or "Untitled story",
        author=author,
        blocks=tuple(_blocks(answer, numbers)),
        notes=dict(_notes(answer, notes_by_number=notes_by_number, names=names, numbers=numbers)),
        taken_out=tuple(_taken_out(answer, notes_by_number=notes_by_number, numbers=numbers)),
        sides=tuple(_sides(answer, names=names, numbers=numbers)),
        looked=tuple(tell_looks(answer)) or ("Nobody has looked through it.",),
    )


def _blocks(answer: Answer, numbers: Mapping[tuple[str, int], int]) -> Iterator[TextBlock]:
    """Yields the headings and lines of an answer. A line of which only the thing is left is
    dropped."""
    heading = None
    for line in answer.lines:
        runs = tuple(_runs(line, numbers))
        if line.parts and all(run.is_thing for run in runs):
            continue
        if line.heading and line.heading != heading:
            yield TextBlock((TextRun(line.heading),), is_heading=True)
        heading = line.heading
        yield TextBlock(runs, is_bullet=line.is_bullet)


def _runs(line: Line, numbers: Mapping[tuple[str, int], int]) -> Iterator[TextRun]:
    """Yields what a line is about, then its statements.

    A statement that was taken out leaves a sign where its sentence goes on without it: what stands
    around it would else seem to belong together.
    """
    if line.thing:
        sign = ":" if line.parts else ""
        yield TextRun(f"{line.thing}{sign}", is_thing=True)
    for sentence in _sentences(line):
        stands = any(words_after_looks(part) for _, part in sentence)
        for place, part in sentence if stands else ():
            words = words_after_looks(part) or TAKEN_OUT
            number = numbers.get((line.id, place)) if words != TAKEN_OUT else None
            yield TextRun(words, number, after=part.after)


def _sentences(line: Line) -> Iterator[list[tuple[int, Part]]]:
    """Yields the statements of each sentence of a line, with their places."""
    sentence = list[tuple[int, Part]]()
    for place, part in enumerate(line.parts):
        sentence.append((place, part))
        if part.after.rstrip().endswith((".", "!", "?", "…")):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _notes(
    answer: Answer,
    notes_by_number: Mapping[int, str],
    names: ReportNames,
    numbers: Mapping[tuple[str, int], int],
) -> Iterator[tuple[int, str]]:
    """Yields the note of each statement that stands: who mended it or says otherwise, the marks on
    it, and its sentences. `notes_by_number`: these sentences, by the numbers of the statements."""
    for number, part in _numbered(answer, numbers):
        if number is None or not words_after_looks(part):
            continue
        looks = [f"[{remark}]" for remark in tell_remarks(part, names)]
        # what people decided is told only where one of them does not agree
        if people_differ(part) or any(
            each.verdict is not LookVerdict.HOLDS for each in part.looked
        ):
            looks += [f"[{tell_look(look)}]" for look in part.looked]
        yield number, " ".join((*looks, notes_by_number[number]))


def _taken_out(
    answer: Answer, notes_by_number: Mapping[int, str], numbers: Mapping[tuple[str, int], int]
) -> Iterator[str]:
    for number, part in _numbered(answer, numbers):
        if part.looked and not words_after_looks(part):
            looks = "; ".join(map(tell_look, part.looked))
            if number is None:
                yield f"{part.told} [{looks}]"
            else:
                yield f"Statement {number}: {part.told} [{looks}] {notes_by_number[number]}"


def _numbered(
    answer: Answer, numbers: Mapping[tuple[str, int], int]
) -> Iterator[tuple[int | None, Part]]:
    """Yields the statements with their numbers, None for one that names no sentence."""
    for line in answer.lines:
        for place, part in enumerate(line.parts):
            yield numbers.get((line.id, place)), part


def _sides(
    answer: Answer, names: ReportNames, numbers: Mapping[tuple[str, int], int]
) -> Iterator[SidesRow]:
    """Yields the lines about one thing of which two statements or more open sentences."""
    for line in answer.lines:
        sides = []
        for place, part in enumerate(line.parts):
            words = words_after_looks(part)
            if part.sentences and words:
                outlets = dict.fromkeys(names[report] for report in by_report(part.spans))
                number = numbers[line.id, place]
                sides.append(ToldSide(words=words, outlets=", ".join(outlets), note=number))
        if line.thing and len(sides) > 1:
            yield SidesRow(line.thing, tuple(sides))


def answers_of(story: Story) -> tuple[Answer, ...]:
    """Returns the newest answer to what the reports tell, then the newest one to each question."""
    asked = {answer.question: answer for answer in reversed(story.answers)}
    newest = asked.pop(None, None)
    return tuple(chain([newest] if newest else [], asked.values()))
