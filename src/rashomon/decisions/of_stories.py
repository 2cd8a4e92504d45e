"""Says what became of decisions about which reports make a story (`with_stories`). One story does
not show it: whether reports are apart, or are there at all, is seen where all of them are known."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from rashomon.decisions.in_force import WITHOUT_EFFECT
from rashomon.model.decision import OBEYED, OF_STORIES, Decision, DecisionKind
from rashomon.model.report import Report
from rashomon.model.stored import Placed
from rashomon.text.gathering import by_key

_TOO_FEW = "fewer than two of its reports are here"
_TOGETHER = "its reports are still of one story"
_APART = "its reports are still of several stories"


def with_stories(
    decisions: Iterable[Decision],
    reports: Iterable[Report | Placed],
    stories: Mapping[str, str | None],
) -> tuple[Decision, ...]:
    """Returns the decisions, those about which reports make a story with what became of them.
    `reports` are all that these decisions may be about, `stories` says in which story each is, by
    its id."""
    printing = by_key((report.sha256, report) for report in reports)
    listed = []
    for decision in decisions:
        if decision.what in OF_STORIES:
            stories_of_sides = []
            for sha256, outlet in decision.whole_reports():
                reports_named = [
                    report for report in printing[sha256] if outlet in (None, report.house)
                ]
                if reports_named:
                    stories_of_sides.append({stories.get(report.id) for report in reports_named})
            why = _why_without_effect(decision.what, stories_of_sides)
            decision = replace(decision, outcome=f"{WITHOUT_EFFECT}: {why}" if why else OBEYED)
        listed.append(decision)
    return tuple(listed)


def _why_without_effect(kind: DecisionKind, stories_of_sides: list[set[str | None]]) -> str:
    """Returns why a decision has no effect whose reports are in these stories, "" if it has one."""
    if len(stories_of_sides) < 2:
        return _TOO_FEW
    if kind is DecisionKind.SAME_STORY:
        return _APART if len(set().union(*stories_of_sides)) > 1 else ""
    return (
        _TOGETHER
        if any(first & second for first, second in combinations(stories_of_sides, 2))
        else ""
    )
