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
        """Returns the things of which reports give different readings, each with its passage, in
        the order of the digest."""
        return tuple((passage, one) for passage in self.passages for one in passage.variants)

    def disputed(self) -> tuple[Point, ...]:
        """Returns the points with at least one conflict between answers."""
        return tuple(point for point in self.points if point.status is Status.DISPUTED)
