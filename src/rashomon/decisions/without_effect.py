"""Finds decisions of people that changed nothing in a story, and says why (`without_effect`). It
looks at the finished story, so that no decision is called obeyed that is not."""

from collections.abc import Container, Sequence

from rashomon.decisions.constraints import spellings
from rashomon.decisions.here import Here
from rashomon.model.decision import (
    APART,
    NO_LONGER_USED,
    OF_NAMES,
    TOGETHER,
    Decision,
    DecisionKind,
    Decisions,
)
from rashomon.model.row import RowKind
from rashomon.model.span import Stretches, some_meet
from rashomon.model.story import Story

_NOT_USED = "decisions of this kind are no longer used"
_NOT_ONE = "its words are not of one {}"
_STILL_ONE = "its words are of one {}"
_NO_ANSWER = "there is no answer to add its words to, or no sentence has them"
_NO_LINE = "no line of an answer has its words"


def without_effect(
    decisions: Decisions, texts_here: Here, story: Story, set_aside: Container[str]
) -> dict[str, str]:
    """Returns, by the ids of decisions, why they have no effect. `set_aside` has the decisions by
    which lines of answers are set aside."""
    added = {line.id for answer in story.answers for line in answer.lines}
    reasons = {}
    for decision in decisions:
        why = None
        if decision.what in NO_LONGER_USED:
            why = _NOT_USED
        elif decision.what in OF_NAMES:
            why = _of_names(decision, texts_here, story)
        elif decision.what in TOGETHER | APART:
            why = _of_rows(decision, texts_here, story)
        elif decision.what is DecisionKind.ADD_LINE and decision.id not in added:
            why = _NO_ANSWER
        elif decision.what is DecisionKind.NO_LINE and decision.id not in set_aside:
            why = _NO_LINE
        if why:
            reasons[decision.id] = why
    return reasons


def _of_names(decision: Decision, texts_here: Here, story: Story) -> str | None:
    sides = [spellings(side) for side in texts_here.sides(decision)]
    names = [spellings(name.mentions) for name in story.names]
    met = [sum(not side.isdisjoint(name) for side in sides) for name in names]
    is_same = decision.what is DecisionKind.SAME_NAME
    return _why(met, len(sides), is_same=is_same, thing="name")


def _of_rows(decision: Decision, texts_here: Here, story: Story) -> str | None:
    """Returns why a decision about sentences has no effect, by the rows of one matter."""
    sides = [side for side in texts_here.standing(decision) if side]
    rows: list[Stretches] = []
    for row in story.rows:
        if row.kind is RowKind.TOLD:
            rows.append([quote.span for quote in row.quotes])
    met = [sum(some_meet(side, row) for side in sides) for row in rows]
    return _why(met, max(2, len(sides)), is_same=decision.what in TOGETHER, thing="row")


def _why(met: Sequence[int], sides: int, *, is_same: bool, thing: str) -> str | None:
    """Returns why words on so many sides are not as it was decided. `met` says of how many sides
    each group has words."""
    if is_same:
        return None if sides in met else _NOT_ONE.format(thing)
    return _STILL_ONE.format(thing) if max(met, default=0) > 1 else None
