"""Says which decisions count (`in_force`): those not taken back and, if two are about one thing,
the later one. Also says what became of each in a story (`with_outcomes`)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.decisions.here import Here
from rashomon.model.authors import is_person
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision, DecisionKind, Decisions


def in_force(decisions: Decisions) -> tuple[Decision, ...]:
    """Returns the decisions that count, the earliest first. Only decisions of people count."""
    listed = list(dict.fromkeys(decisions))
    undone = taken_back(listed)
    last: dict[object, Decision] = {}
    for one in listed:
        if one.what is DecisionKind.UNDO or one.id in undone or not is_person(one.by):
            continue
        about = _about(one)
        last.pop(about, None)
        last[about] = one
    return tuple(last.values())


def taken_back(decisions: Sequence[Decision]) -> frozenset[str]:
    """Returns the ids of the decisions that do not count because somebody took them back."""
    undone = set()
    for one in reversed(decisions):  # an undoing may itself be undone
        counts = is_person(one.by) and one.id not in undone
        if one.what is DecisionKind.UNDO and counts and one.undoes:
            undone.add(one.undoes)
    return frozenset(undone)


def _about(one: Decision) -> object:
    """Returns what a decision is about. A later one about the same takes its place."""
    sides = frozenset(frozenset((s.sha256, s.start, s.end) for s in side) for side in one.sides)
    return one.what.replace("other-", "same-"), sides, frozenset(one.reports)


OBEYED = "obeyed"
WITHOUT_EFFECT = "without effect"
GONE = "its words are in no report of today"
TAKEN_BACK = "taken back"
OVERRULED = "a later decision about the same words counts"
OF_NO_PERSON = "only people decide"


def with_outcomes(
    decisions: Decisions, there: Here, refused: Mapping[str, str]
) -> tuple[Decision, ...]:
    """Returns the decisions about these reports, each with what became of it. `refused` says why a
    decision was not obeyed, by its id."""
    return tuple(
        replace(one, outcome=f"{WITHOUT_EFFECT}: {why}" if why else OBEYED)
        for one in decisions
        if there.concerns(one)
        for why in (refused.get(one.id) if all(there.sides(one)) else GONE,)
    )


def heard_nowhere(decisions: Decisions, heard: Decisions) -> tuple[Decision, ...]:
    """Returns the decisions that no story lists: they were taken back or overruled, are about
    something that is not here, or no person made them."""
    known = by_id(heard)
    listed = list(decisions)
    undone = taken_back(listed)
    standing = by_id(in_force(listed))
    unheard = []
    for one in listed:
        if one.id in known or one.what is DecisionKind.UNDO:
            continue
        if one.id in undone:
            outcome = TAKEN_BACK
        elif one.id in standing:
            outcome = f"{WITHOUT_EFFECT}: {GONE}"
        else:
            outcome = f"{WITHOUT_EFFECT}: {OVERRULED if is_person(one.by) else OF_NO_PERSON}"
        unheard.append(replace(one, outcome=outcome))
    return tuple(unheard)
