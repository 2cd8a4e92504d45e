"""Which decisions count: those that were not taken back, and of two about one thing the later."""

from collections.abc import Iterable, Sequence

from rashomon.model.authors import is_person
from rashomon.model.decision import Decision, DecisionKind

_OPPOSITES = {
    DecisionKind.OTHER_NAME: DecisionKind.SAME_NAME,
    DecisionKind.OTHER_CLAIM: DecisionKind.SAME_CLAIM,
    DecisionKind.OTHER_VERSION: DecisionKind.SAME_VERSION,
    DecisionKind.OTHER_STORY: DecisionKind.SAME_STORY,
}


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Returns the decisions that count, the earlier first. What a person decided stands against
    what a model says."""
    listed = list(dict.fromkeys(decisions))
    undone = taken_back(listed)
    last: dict[object, Decision] = {}
    for one in listed:
        if one.what is DecisionKind.UNDO or one.id in undone:
            continue
        key = _about(one)
        held = last.get(key)
        if held is not None and is_person(held.by) and not is_person(one.by):
            continue
        last.pop(key, None)
        last[key] = one
    return tuple(last.values())


def taken_back(decisions: Sequence[Decision]) -> frozenset[str]:
    """Returns the ids of the decisions that do not count because somebody took them back."""
    undone: set[str] = set()
    for one in reversed(decisions):  # an undoing may itself be undone
        if one.what is DecisionKind.UNDO and one.id not in undone and one.undoes:
            undone.add(one.undoes)
    return frozenset(undone)


def _about(one: Decision) -> object:
    """What a decision is about, by which a later one takes its place."""
    sides = frozenset(frozenset((s.sha256, s.start, s.end) for s in side) for side in one.sides)
    return _OPPOSITES.get(one.what, one.what), sides, frozenset(one.reports)
