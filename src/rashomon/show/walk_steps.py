"""The statements of an answer, one after the other, with all that stands beside each for a person
who looks through it (`walk_steps`): page, terminal and exports show the same."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from operator import attrgetter

from rashomon.model.answer import Answer, Line, Part
from rashomon.model.answer_marks import Content
from rashomon.model.record import record
from rashomon.model.report import ReportNames, ReportsById
from rashomon.model.span import Span
from rashomon.show.answer_counts import number_statements, tell_remarks
from rashomon.show.answer_notes import (
    say_homes,
    say_published,
    say_translation,
    sentence_before,
)
from rashomon.show.wording import with_commas
from rashomon.text.gathering import grouped
from rashomon.text.report_names import name_reports


class StandsBeside(StrEnum):
    """Why a sentence stands beside a statement that does not name it, before its report."""

    NEAREST = "nearest in"
    LATER = "came later, in"


@record
class WalkSentence:
    """A sentence beside a statement, equal ones once: whose it is, with day, hour and speaker, and
    its place in the first report. `beside` says why it stands there if the statement does not name
    it, "" if it does. `before`: the sentence before it, if it begins with a pronoun. `translated`:
    its translation under the name of the model, "" if there is none."""

    homes: str
    span: Span
    beside: str = ""
    before: str = ""
    translated: str = ""

    @property
    def label(self) -> str:
        """Returns what stands above it."""
        return f"{self.beside} {self.homes}".lstrip()


@record
class WalkStep:
    """A statement to look at.

    - `line`, `place`: the id of its line, and its place in it
    - `number`: the one that opens its sentences, None if it names none
    - `heading`: what stands above its line; `thing`: what its line is about
    - `remarks`: the marks on it, in words
    """

    line: str
    place: int
    number: int | None
    heading: str
    thing: str
    part: Part
    remarks: tuple[str, ...]
    sentences: tuple[WalkSentence, ...]

    @property
    def name(self) -> str:
        """Returns what it is called where it is the second of its line: "l-3f9a1c20be.2"."""
        return f"{self.line}.{self.place + 1}"

    def is_open_to(self, by: str) -> bool:
        """Whether this person has not decided on it, or something came later."""
        return all(look.by != by or look.newer for look in self.part.looked)


def walk_steps(answer: Answer, reports: ReportsById) -> list[WalkStep]:
    """Returns the statements that name sentences, in the order of the text, then those that name
    none."""
    names = name_reports(tuple(reports.values()))
    numbers = number_statements(answer)
    steps = list[WalkStep]()
    for line in answer.lines:
        if not line.is_added:
            for step in _steps_of(line, numbers=numbers, reports=reports, names=names):
                sentences = []
                for sentence in step.sentences:
                    translated = say_translation(answer.translation(sentence.span))
                    sentences.append(replace(sentence, translated=translated))
                steps.append(replace(step, sentences=tuple(sentences)))
    return sorted(steps, key=lambda step: step.number is None)


def _steps_of(
    line: Line,
    numbers: dict[tuple[str, int], int],
    reports: ReportsById,
    names: ReportNames,
) -> Iterator[WalkStep]:
    for place, part in enumerate(line.parts):
        yield WalkStep(
            line=line.id,
            place=place,
            number=numbers.get((line.id, place)),
            heading=line.heading or "",
            thing=line.thing or "",
            part=part,
            remarks=tuple(tell_remarks(part, names)),
            sentences=(
                *_named(part, reports=reports, names=names),
                *_beside(part, reports=reports, names=names),
            ),
        )


def _named(part: Part, reports: ReportsById, names: ReportNames) -> Iterator[WalkSentence]:
    for equal in grouped(part.sentences, attrgetter("span.line")).values():
        first = equal[0]
        yield WalkSentence(
            homes=say_homes(equal, texts=reports, names=names),
            span=first.span,
            before=sentence_before(first.span, reports[first.report]),
        )


def _beside(part: Part, reports: ReportsById, names: ReportNames) -> Iterator[WalkSentence]:
    later = {sentence.span for sentence in part.later}
    for span in part.beside:
        why = StandsBeside.LATER if span in later else StandsBeside.NEAREST
        day = say_published(reports[span.report])
        yield WalkSentence(
            homes=with_commas(names[span.report], day),
            span=span,
            beside=why,
        )


def silent_without_words(step: WalkStep, names: ReportNames) -> Iterator[str]:
    """Yields the reports of which a statement speaks and that have no sentence near to it."""
    for silent in (*step.part.silent, *step.part.nearest):
        if silent.span is None:
            yield names[silent.report]


class WalkFilter(StrEnum):
    """Which statements somebody walks."""

    FIGURES = "figures"
    NAMES = "names"
    QUOTATIONS = "quotations"
    HARM = "harm"
    MARKED = "marked"


_CONTENTS = {
    WalkFilter.FIGURES: {Content.NUMBER, Content.DAY},
    WalkFilter.NAMES: {Content.NAME},
    WalkFilter.QUOTATIONS: {Content.QUOTATION},
    WalkFilter.HARM: {Content.HARM},
}


def only(steps: Iterable[WalkStep], walk_filter: WalkFilter) -> list[WalkStep]:
    """Returns the statements that hold what is wanted, or that are marked."""
    if walk_filter is WalkFilter.MARKED:
        return [step for step in steps if step.remarks]
    return [step for step in steps if not _CONTENTS[walk_filter].isdisjoint(step.part.contents)]
