"""Stories: everything the ledger holds about one event."""

from typing import Any

from rashomon.model.answer import Answer, Answers
from rashomon.model.content_ids import by_id
from rashomon.model.copy import NO_ORIGINS, Copy, Origin, Origins, Reprint
from rashomon.model.date import Date
from rashomon.model.decision import Decision
from rashomon.model.model_use import ModelUse
from rashomon.model.name import Name
from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.model.row import Beside, Row, Sentence, row_table
from rashomon.model.statement import OnPage, Statement


@record
class LeftOut:
    """What is missing from the story, and why: a report (its id and source), or a stage for all
    reports."""

    why: str
    report: str | None = None
    source: str | None = None
    stage: str | None = None


@record
class Story:
    """One event as its reports tell it.

    - `independent`: how many separate origins its reports have at most
    - `coverage`: "incomplete" if a source of it may be missing
    - `left_out`: reports and stages on which the program failed
    - `model`: the language model that read it, if any
    """

    id: str
    title: str | None
    reports: tuple[str, ...]
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    copies: tuple[Copy, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    dates: tuple[Date, ...] = ()
    numbers: tuple[Number, ...] = ()
    origins: tuple[Origin, ...] = ()
    answers: Answers = ()
    decisions: tuple[Decision, ...] = ()
    coverage: str | None = None
    independent: Origins = NO_ORIGINS
    sentences: tuple[Sentence, ...] = ()
    beside: tuple[Beside, ...] = ()
    rows: tuple[Row, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    model: ModelUse | None = None

    def __repr__(self) -> str:
        counts = (
            f"reports={len(self.reports)} sentences={len(self.sentences)} rows={len(self.rows)}"
        )
        return f"<Story {self.id} {self.title!r} {counts}>"

    def own(self, reports: Reports) -> list[Report]:
        """Returns those of these reports that it has."""
        return [report for report in reports if report.id in self.reports]

    def table(self) -> list[dict[str, Any]]:
        """Returns its rows as a table: a dict for each quotation, with the same keys."""
        return list(row_table(self.rows, by_id(self.numbers), self.dates))

    @property
    def listed_statements(self) -> tuple[Statement, ...]:
        """Returns the statements, without those that a newer state of their page repeats."""
        return tuple(one for one in self.statements if one.on_page is not OnPage.REPEATED)

    def answer(self, question: str | None = None) -> Answer | None:
        """Returns the newest answer to this question. Without a question, returns the newest answer
        to what the reports tell together and differently. Returns None if nobody wrote one."""
        for answer in self.answers:
            if answer.question == question:
                return answer
        return None
