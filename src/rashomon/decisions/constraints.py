"""Puts decisions in the terms of the stages that obey them."""

from collections.abc import Iterable
from itertools import combinations, product

from rashomon.decisions.here import Here
from rashomon.model.decision import Decision, DecisionKind, Decisions
from rashomon.model.name import NameConstraints
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.stored import Placed

_Pair = tuple[str, str]


@record
class StoryConstraints:
    """Sorted pairs of report ids that belong in one story, and pairs that do not. If two contradict
    each other, the later one counts."""

    same: tuple[_Pair, ...] = ()
    apart: tuple[_Pair, ...] = ()


@record
class Parted:
    """A decision about words on several sides: whether they are one thing, or as many things as
    there are sides. `by` is who decided."""

    same: bool
    sides: tuple[tuple[Span, ...], ...]
    by: str


def plain_spelling(text: str) -> str:
    """Returns a spelling in the form of decisions: single spaces, straight apostrophes."""
    return " ".join(text.replace("’", "'").split())


def decided_because(one: Decision) -> str:
    """Returns a decision as a reason, in words."""
    day = f" on {one.at[:10]}" if one.at else ""
    return f"decided by {one.by.removeprefix('person ')}{day}{': ' + one.why if one.why else ''}"


def name_constraints(decisions: Decisions, there: Here) -> NameConstraints:
    """Returns the constraints on names. The words of the sides are spellings."""
    same = []
    different = set()
    for one in decisions:
        sides = [{plain_spelling(span.quote) for span in side} for side in there.sides(one)]
        for left, right in combinations(sides, 2):
            for a, b in product(sorted(left), sorted(right)):
                if a != b and one.what is DecisionKind.SAME_NAME:
                    same.append((a, b, decided_because(one)))
                elif a != b and one.what is DecisionKind.OTHER_NAME:
                    different.add(frozenset((a, b)))
    return NameConstraints(tuple(same), frozenset(different))


def parted_by(decisions: Decisions, there: Here, of: str) -> tuple[Parted, ...]:
    """Returns the decisions that say whether words belong to one of these (`of`: "claim" or
    "version") and have words on two sides here, the earliest first."""
    found = (
        Parted(one.what.startswith("same"), there.sides(one), one.by)
        for one in decisions
        if one.what in (f"same-{of}", f"other-{of}")
    )
    return tuple(one for one in found if sum(map(bool, one.sides)) > 1)


def story_constraints(decisions: Decisions, reports: Iterable[Report | Placed]) -> StoryConstraints:
    """Returns the constraints on stories: a pair for every two reports of a decision."""
    ids = {report.sha256: report.id for report in reports}
    decided: dict[_Pair, bool] = {}
    for one in decisions:
        if one.what in (DecisionKind.SAME_STORY, DecisionKind.OTHER_STORY):
            members = sorted({ids[sha] for sha in one.reports if sha in ids})
            for pair in combinations(members, 2):
                decided.pop(pair, None)
                decided[pair] = one.what is DecisionKind.SAME_STORY
    return StoryConstraints(
        tuple(pair for pair, same in decided.items() if same),
        tuple(pair for pair, same in decided.items() if not same),
    )


def reports_set_aside(decisions: Decisions, there: Here) -> frozenset[str]:
    """Returns the ids of the reports that are set aside."""
    out = (one for one in decisions if one.what is DecisionKind.SET_ASIDE_REPORT)
    return frozenset(report for one in out for report in there.reports(one))


def words_set_aside(decisions: Decisions, there: Here) -> tuple[Span, ...]:
    """Returns the sentences that are set aside."""
    out = (one for one in decisions if one.what is DecisionKind.SET_ASIDE_SENTENCE)
    return tuple(span for one in out for span in there.spans(one))
