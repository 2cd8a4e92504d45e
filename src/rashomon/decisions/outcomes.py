"""What became of each decision in a story (`with_outcomes`)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.decisions.here import Here
from rashomon.decisions.in_force import taken_back
from rashomon.model.authors import is_person
from rashomon.model.decision import Decision, DecisionKind

OBEYED = "obeyed"
GONE = "its words are in no report of today"
TAKEN_BACK = "taken back"


def with_outcomes(
    decisions: Iterable[Decision], there: Here, refused: Mapping[str, str]
) -> tuple[Decision, ...]:
    """Returns the decisions that are about these reports, each with what became of it; what a model
    decided is listed only where the reports bear it out. `refused`: why a decision was not obeyed,
    by its id."""
    return tuple(
        replace(one, outcome=_outcome(one, there, refused))
        for one in decisions
        if there.concerns(one) and (is_person(one.by) or one.id not in refused)
    )


def _outcome(one: Decision, there: Here, refused: Mapping[str, str]) -> str:
    if one.id in refused:
        return f"not obeyed: {refused[one.id]}"
    lacking = any(not side for side in there.sides(one))
    return f"not obeyed: {GONE}" if lacking and one.sides else OBEYED


def heard_nowhere(decisions: Iterable[Decision], heard: Iterable[Decision]) -> tuple[Decision, ...]:
    """Returns the decisions that no story lists: taken back, or about what is not there."""
    known = {one.id for one in heard}
    listed = list(decisions)
    undone = taken_back(listed)
    return tuple(
        replace(one, outcome=TAKEN_BACK if one.id in undone else GONE)
        for one in listed
        if one.id not in known and one.what is not DecisionKind.UNDO
    )
