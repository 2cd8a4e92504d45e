"""Puts decisions in the terms of the stages that obey them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from itertools import combinations, product
from types import MappingProxyType
from typing import TypeVar

from rashomon.decisions.here import Here
from rashomon.decisions.mended import ReadReport, mended_days
from rashomon.model.decision import (
    OF_STORIES,
    Decision,
    DecisionKind,
    Decisions,
    WholeReport,
)
from rashomon.model.name import NameConstraints
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.stored import Features
from rashomon.text.gathering import by_key

_Grouped = TypeVar("_Grouped", bound=Features)
_Read = TypeVar("_Read", bound=WholeReport)


@record
class StoryConstraints:
    """Sorted pairs of report ids that belong in one story, and pairs that do not. If two contradict
    each other, the later one counts. `days` has the days that people mended."""

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    days: Mapping[str, str | None] = field(default_factory=dict)

    def dated(self, features: _Grouped) -> _Grouped:
        """Returns what a report is grouped by, with its day as a person mended it."""
        day = self.days.get(features.id, features.published)
        return replace(features, published=day)


def spellings(words: Iterable[Span]) -> set[str]:
    """Returns these words in the form of decisions: single spaces, straight apostrophes."""
    return {span.line.replace("’", "'") for span in words}


def decided_because(decision: Decision) -> str:
    """Returns a decision as a reason, in words."""
    day = f" on {decision.at[:10]}" if decision.at else ""
    why = f": {decision.why}" if decision.why else ""
    return f"decided by {decision.by.removeprefix('person ')}{day}{why}"


def name_constraints(decisions: Decisions, texts_here: Here) -> NameConstraints:
    """Returns the constraints on names. The words of the sides are spellings: of "Ida Krantz" and
    "Mrs Krantz", each spelling of one with each of the other."""
    joins = []
    different = set()
    for decision in decisions:
        sides = [sorted(spellings(side)) for side in texts_here.sides(decision)]
        for side, next_side in combinations(sides, 2):
            for spelling, neighbour in product(side, next_side):
                if spelling == neighbour:
                    continue
                if decision.what is DecisionKind.SAME_NAME:
                    joins.append((spelling, neighbour, decided_because(decision)))
                elif decision.what is DecisionKind.OTHER_NAME:
                    different.add(frozenset((spelling, neighbour)))
    return NameConstraints(tuple(joins), frozenset(different))


def story_constraints(
    decisions: Decisions,
    reports: Iterable[ReadReport],
    newest: Mapping[str, str] = MappingProxyType({}),
) -> StoryConstraints:
    """Returns the constraints on stories: a pair for every two reports of a decision. They hold for
    the newest states of pages, given by the ids of the older ones."""
    listed = list(reports)
    decided: dict[tuple[str, str], bool] = {}
    for decision in decisions:
        if decision.what not in OF_STORIES:
            continue
        here = whole_reports_here(decision, listed)
        members = {newest.get(report.id, report.id) for report in here}
        for pair in combinations(sorted(members), 2):
            decided.pop(pair, None)
            decided[pair] = decision.what is DecisionKind.SAME_STORY
    pairs = by_key(zip(decided.values(), decided, strict=True))
    return StoryConstraints(
        same=tuple(pairs[True]), apart=tuple(pairs[False]), days=mended_days(listed, decisions)
    )


def whole_reports_here(decision: Decision, reports: Iterable[_Read]) -> Iterator[_Read]:
    """Yields those of these reports that a decision is about as a whole."""
    outlets = by_key(decision.whole_reports())
    for report in reports:
        if report.sha256 in outlets and {None, report.house} & {*outlets[report.sha256]}:
            yield report


def reports_set_aside(decisions: Decisions, texts_here: Here) -> frozenset[str]:
    """Returns the ids of the reports that are set aside."""
    set_aside = set[str]()
    for decision in decisions:
        if decision.what is DecisionKind.SET_ASIDE_REPORT:
            set_aside.update(texts_here.reports(decision))
    return frozenset(set_aside)
