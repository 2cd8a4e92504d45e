"""Prepared: what is known of a story before its points are sought; gather_story: its answers, those that people want to see among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.judgements.outcomes import Findings
from rashomon.judgements.point_constraints import lost_places
from rashomon.judgements.targets import find_again, passages_in
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.judgement import Judgement
from rashomon.model.name import Name
from rashomon.model.row import Row
from rashomon.model.statement import Statement
from rashomon.points.cluster import Gathered, gather_answers, gather_rows
from rashomon.text.annotations import Annotations


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story's reports with everything that is known before its points are sought; `machine`: what of it the machine alone makes, where people judged
    otherwise; `excluded`: reports that people set aside."""

    annotated: tuple[Annotations, ...]
    copies: tuple[Copy, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    statements: tuple[Statement, ...]
    machine: Findings
    excluded: frozenset[str] = frozenset()

    def used(self) -> tuple[Annotations, ...]:
        """The reports whose accounts count."""
        return tuple(a for a in self.annotated if a.report.id not in self.excluded)

    def english(self) -> tuple[Annotations, ...]:
        """Those of them that are in English: statements and questions are read in no other language."""
        return tuple(a for a in self.used() if a.read_whole)


def gather_story(known: Prepared, judgements: Sequence[Judgement] = (), rows: Sequence[Row] = ()) -> Gathered | None:
    """The answers of the reports that count; those that people want to see among them. `rows`: what a language model read."""
    gathered = _gathered(known, frozenset())
    texts = {a.report.sha256 for a in known.english()}
    lost = frozenset(place for place in lost_places(judgements, gathered.ids() if gathered else ()) if place[0] in texts)
    if lost:
        gathered = _gathered(known, lost)
    return with_rows(gathered, known, rows)


def _gathered(known: Prepared, wanted: frozenset[tuple[str, int, int]]) -> Gathered | None:
    return gather_answers(
        known.english(), names=known.names, statements=known.statements, dates=known.dates, copies=known.copies, wanted=wanted
    )


def with_rows(gathered: Gathered | None, known: Prepared, rows: Sequence[Row]) -> Gathered | None:
    """The answers with rows that a language model read as the questions, as far as they are of reports that count."""
    if gathered is None or not rows:
        return gathered
    return gather_rows(
        gathered, rows, known.english(), names=known.names, statements=known.statements, dates=known.dates, copies=known.copies
    )


def renamed_accounts(judgements: Sequence[Judgement], gathered: Gathered | None, known: Prepared) -> tuple[Judgement, ...]:
    """The judgements with accounts, statements, dates and reports as they are called in this story."""
    reports, accounts = [a.report for a in known.annotated], [answer.account for answer in gathered.answers] if gathered else []
    there = passages_in(reports, statements=known.machine.statements, dates=known.machine.dates, accounts=accounts)
    return find_again(judgements, there, reports)
