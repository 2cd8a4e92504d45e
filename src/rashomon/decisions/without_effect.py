"""Finds decisions of people that changed nothing in a story, and says why (`without_effect`). It
looks at the finished story, so that no decision is called obeyed that is not."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.decisions.constraints import plain_spelling
from rashomon.decisions.here import Here
from rashomon.model.decision import OF_STORIES, Decision, DecisionKind, Decisions
from rashomon.model.span import Span
from rashomon.model.story import Story

_JOINING = ("same", "other", "no")  # how the kinds begin that say of what words are
_Groups = Mapping[str, Sequence[Sequence[Span]]]


def without_effect(
    decisions: Decisions,
    there: Here,
    story: Story,
    none: Mapping[str, Sequence[object]],
) -> dict[str, str]:
    """Returns, by the ids of decisions, why they have no effect. `none` says which differences are
    none and which lines of answers are set aside, by the decision that says so."""
    held = _groups(story)
    found = dict[str, str]()
    for one in decisions:
        how, _, of = one.what.partition("-")
        if how in _JOINING and not _is_so(one, there, held, none):
            of_none = ", or of none" if how == "other" else ""
            found[one.id] = f"its words are {'' if of_none else 'not '}of one {of}{of_none}"
    return found


def _groups(story: Story) -> _Groups:
    """Returns the things in the story that decisions of this kind join or part. Each is given by
    its words."""
    versions = (version for one in story.differences for version in one.versions)
    return {
        "name": [one.mentions for one in story.names],
        "claim": [[s.span for s in one.sentences] for one in story.claims],
        "version": [[q.span for q in one.quotes] for one in versions],
    }


def _is_so(one: Decision, there: Here, held: _Groups, none: Mapping[str, Sequence[object]]) -> bool:
    """Whether the story is as a decision says."""
    if one.what in (DecisionKind.NO_DIFFERENCE, DecisionKind.NO_LINE):
        return bool(none.get(one.id))
    if one.what in OF_STORIES:
        return (len(there.reports(one)) > 1) is (one.what is DecisionKind.SAME_STORY)
    same, of = one.what.split("-")
    met = [[_meet(side, group, of) for side in there.sides(one)] for group in held[of]]
    if same == "same":
        return any(map(all, met))
    found = sum(map(any, zip(*met, strict=True)))
    is_there = one.what is not DecisionKind.OTHER_VERSION or found > 1
    return is_there and not any(sum(some) > 1 for some in met)


def _meet(side: Iterable[Span], group: Sequence[Span], of: str) -> bool:
    """Whether words of a side are among these. Names are compared by their spelling."""
    if of == "name":
        spelled, named = ({plain_spelling(s.quote) for s in some} for some in (side, group))
        return not spelled.isdisjoint(named)
    return any(one.meets(group) for one in side)
