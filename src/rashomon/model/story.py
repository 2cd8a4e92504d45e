"""Stories: everything the ledger holds about one event."""

from dataclasses import dataclass

from rashomon.model.anomaly import Anomaly
from rashomon.model.copy import Copy, Drifted, Origin
from rashomon.model.date import Date, Event
from rashomon.model.judgement import Judgement
from rashomon.model.kept_row import LostRow
from rashomon.model.model_use import ModelUse
from rashomon.model.name import Name
from rashomon.model.passage import OnlySentence, Passage, Variant
from rashomon.model.point import Point, Status
from rashomon.model.span import Span
from rashomon.model.statement import Statement


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence of the brief and the ids of the accounts or statements that it cites."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The reports of one line of reporting."""

    name: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the story was made without, and why: a report (its id and source), or a stage for all of
    its reports."""

    why: str
    report: str | None = None
    source: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One reading of what reports give differently: its value or words, the ids of the reports that
    give it, and the words that show it."""

    value: str
    reports: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing of which reports give different readings, those that most reports give first.

    `id`: of the variant or the point that it was made from; `thing`: what it is; `sure`: whether
    the readings are surely of one thing, else only perhaps; `matter`: the id of the passage that
    tells it, None of a figure; `by`: who read it so, None for the program.
    """

    id: str
    thing: str
    sure: bool
    readings: tuple[Said, ...]
    matter: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One event as its reports tell it.

    `parts`: what it reads of reports that other stories read, too; `model`: the language model that
    read it, if any; `left_out`: reports and stages on which the program failed; `lost_rows`: rows
    of which no report holds a word any more; `corrections`: what authors corrected in it, as a
    rows file; `chapters`: ids of passages that stand together, the strongest first; `only`: what
    one report alone tells.
    """

    id: str
    title: str | None
    reports: tuple[str, ...]
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    points: tuple[Point, ...] = ()
    passages: tuple[Passage, ...] = ()
    copies: tuple[Copy, ...] = ()
    dates: tuple[Date, ...] = ()
    timeline: tuple[Event, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    lines: tuple[Line, ...] = ()
    least_lines: int | None = None
    chapters: tuple[tuple[str, ...], ...] = ()
    only: tuple[OnlySentence, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    origins: tuple[Origin, ...] = ()
    drift: tuple[Drifted, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    coverage: str | None = None
    model: ModelUse | None = None
    lost_rows: tuple[LostRow, ...] | None = None
    corrections: str | None = None

    def __repr__(self) -> str:
        counts = (
            f"reports={len(self.reports)} passages={len(self.passages)} points={len(self.points)}"
        )
        return f"<Story {self.id} {self.title!r} {counts} disputed={len(self.disputed())}>"

    def matters(self) -> tuple[Passage, ...]:
        """Returns the passages that two reports or more surely tell of; of the others all but one
        are only likely to."""
        return tuple(passage for passage in self.passages if passage.reports > 1)

    def variants(self) -> tuple[tuple[Passage, Variant], ...]:
        """Returns the things of which sentences of one matter give different readings, each with
        its passage, in the order of the digest; `differences` has them together with figures."""
        return tuple((passage, one) for passage in self.passages for one in passage.variants)

    def differences(self) -> tuple[Difference, ...]:
        """Returns all that reports give differently: what is surely of one thing first, then
        figures, then what perhaps is; each in the order of the digest, and once.

        Figures are points of which reports give several answers, rows of an author among them; one
        of the program is of one thing, but perhaps of other days or events. A thing that is only
        perhaps one is left out where a figure has all its readings, a figure where a sure thing has
        all its answers.
        """
        of_variants = [_of_variant(passage, one) for passage, one in self.variants()]
        sure = [one for one in of_variants if one.sure]
        told = [_of_point(one) for one in self.points if len(one.versions) > 1]
        figures = [one for one in told if not any(_holds(other, one) for other in sure)]
        rest = [
            one
            for one in of_variants
            if not one.sure and not any(_holds(other, one) for other in figures)
        ]
        figures.sort(key=lambda one: not one.sure)
        return (*sure, *figures, *rest)

    def disputed(self) -> tuple[Point, ...]:
        """Returns the points with at least one conflict between answers."""
        return tuple(point for point in self.points if point.status is Status.DISPUTED)


def _of_variant(passage: Passage, variant: Variant) -> Difference:
    readings = tuple(
        Said(one.value, tuple(dict.fromkeys(s.report for s in one.spans)), one.spans)
        for one in variant.readings
    )
    return Difference(
        variant.id, variant.thing, variant.is_sure(), readings, passage.id, variant.by
    )


def _of_point(point: Point) -> Difference:
    given = {
        version: [one for one in point.accounts if one.version == version.id]
        for version in point.versions
    }
    readings = [
        Said(
            version.value or held[0].quote.quote,
            tuple(dict.fromkeys(one.report for one in held)),
            tuple(one.quote for one in held),
        )
        for version, held in given.items()
        if held
    ]
    readings.sort(key=lambda one: -len(one.reports))
    by = point.by or point.question_by
    return Difference(point.id, point.label or point.question, bool(by), tuple(readings), None, by)


def _holds(one: Difference, other: Difference) -> bool:
    """Whether each reading of the other stands in words of the one."""
    return all(
        any(
            span.overlaps(word)
            for mine in one.readings
            for word in mine.spans
            for span in said.spans
        )
        for said in other.readings
    )
