"""Finds decisions of people that changed nothing in a story, and says why (`without_effect`). It
looks at the finished story, so that no decision is called obeyed that is not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.decisions.constraints import spellings
from rashomon.decisions.here import Here
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_STORIES, Decision, DecisionKind, Decisions
from rashomon.model.span import Span, Stretches, some_meet
from rashomon.model.story import Story

_NOT_OF_ONE = "its words are not of one {thing}"
# Why a decision about what words are has no effect, by how its kind begins.
_WHY = {
    "same": _NOT_OF_ONE,
    "no": _NOT_OF_ONE,
    "other": "its words are of one {thing}, or of none",
    "add": "there is no answer to add its words to, or no sentence has them",
}


def without_effect(
    decisions: Decisions, texts_here: Here, story: Story, none: Mapping[str, Sequence[object]]
) -> dict[str, str]:
    """Returns, by the ids of decisions, why they have no effect. `none` says which differences are
    none and which lines of answers are set aside, by the decision that says so."""
    # what the story has of that which decisions join or part, as the words of each
    groups = defaultdict[str, list[Stretches]](list)
    for name in story.names:
        groups["name"].append(name.mentions)
    for claim in story.claims:
        groups["claim"].append([sentence.span for sentence in claim.sentences])
    for difference in story.differences:
        for version in difference.versions:
            groups["version"].append(version.spans)
    lines = set[str]()
    for answer in story.answers:
        lines |= by_id(answer.lines).keys()
    reasons = {}
    for decision in decisions:
        how, _, thing = decision.what.partition("-")
        if (
            # decisions whose effect is not looked at here, or that have one
            how not in _WHY
            or decision.what in OF_STORIES  # which is seen where all stories are known
            or decision.id in lines
            or _is_already_so(decision, texts_here=texts_here, groups=groups, none=none)
        ):
            continue
        reasons[decision.id] = _WHY[how].format(thing=thing)
        if decision.what is DecisionKind.NO_DIFFERENCE:
            reasons[decision.id] += ", or another version has come"
    return reasons


def _is_already_so(
    decision: Decision,
    texts_here: Here,
    groups: Mapping[str, Sequence[Stretches]],
    none: Mapping[str, Sequence[object]],
) -> bool:
    """Tells whether the story is as a decision says.

    Sides that are "same" must all meet in one group of the story. Sides that are "other" must never
    meet in one.
    """
    kind = decision.what
    if kind in (DecisionKind.NO_DIFFERENCE, DecisionKind.NO_LINE, DecisionKind.ADD_LINE):
        return bool(none.get(decision.id))
    how, thing = kind.split("-")
    sides = texts_here.sides(decision)
    if thing != "name":
        sides = tuple(filter(None, texts_here.standing(decision)))
        if len(sides) < 2:
            return False
    touched = set()
    for group in groups[thing]:
        met = set()
        for number, side in enumerate(sides):
            if _meet(side, group=group, thing=thing):
                met.add(number)
        if how == "same":
            if len(met) == len(sides):
                return True
        elif len(met) > 1:
            return False
        touched |= met
    if how == "same":
        return False
    return kind is not DecisionKind.OTHER_VERSION or len(touched) > 1


def _meet(side: Iterable[Span], group: Stretches, thing: str) -> bool:
    """Whether words of a side are among these. Names are compared by their spelling."""
    if thing == "name":
        return not spellings(side).isdisjoint(spellings(group))
    return some_meet(side, group)
