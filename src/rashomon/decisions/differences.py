"""Obeys decisions about differences: which are none (`said_to_be_none`), and which words give one
version or two (`obey_differences`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from rashomon.decisions.constraints import Parted
from rashomon.decisions.here import Here
from rashomon.differences.versions import Count, difference_id, status_of, version_of
from rashomon.model.decision import DecisionKind, Decisions
from rashomon.model.difference import Difference, Differences, Quote
from rashomon.model.span import Span


def obey_differences(
    differences: Iterable[Difference], steps: Sequence[Parted], count: Count
) -> Differences:
    """Returns the differences as people decided. `steps` say which words give one version, and
    which do not."""
    return tuple(reduce(lambda one, s: _step(one, s, count), steps, one) for one in differences)


def said_to_be_none(
    differences: Sequence[Difference], decisions: Decisions, there: Here
) -> Mapping[str, Differences]:
    """Returns the differences that are none, by the id of the decision that says so."""
    return {
        decision.id: tuple(one for one in differences if _is_about(one, there.spans(decision)))
        for decision in decisions
        if decision.what is DecisionKind.NO_DIFFERENCE
    }


def _is_about(one: Difference, spans: Sequence[Span]) -> bool:
    """Whether the words stand in two versions of a difference, or all of them in its only one."""
    held = sum(any(q.span.meets(spans) for q in version.quotes) for version in one.versions)
    quotes = [quote.span for quote in one.quotes()]
    return held >= min(2, len(one.versions)) and all(span.meets(quotes) for span in spans)


def _step(one: Difference, step: Parted, count: Count) -> Difference:
    """Returns a difference in which the words of all sides give one version, or two."""
    groups = [list(version.quotes) for version in one.versions]
    sides = [[q for q in one.quotes() if q.span.meets(side)] for side in step.sides]
    if sum(map(bool, sides)) < 2:
        return one
    if step.same:
        touched = [group for group in groups if any(q in side for side in sides for q in group)]
        if len(touched) < 2:
            return one
        whole = [quote for group in touched for quote in group]
        groups = [whole, *(group for group in groups if group not in touched)]
    elif any(sum(any(q in side for q in group) for side in sides) > 1 for group in groups):
        left = [[q for q in group if q not in sides[-1]] for group in groups]
        groups = [*(group for group in left if group), sides[-1]]
    else:
        return one
    return _remade(one, groups, step.by, count)


def _remade(
    one: Difference, groups: Sequence[Sequence[Quote]], by: str, count: Count
) -> Difference:
    """Returns the difference with these groups of quotes. Versions that are unchanged keep what
    they have."""
    known = {frozenset(version.quotes): version for version in one.versions}
    versions = tuple(known.get(frozenset(group)) or version_of(group, count) for group in groups)
    there = {version.id for version in versions}
    relations = tuple(r for r in one.relations if {r.a, r.b} <= there)
    return replace(
        one,
        id=difference_id(versions, one.by),
        versions=versions,
        relations=relations,
        ranges=(),
        status=status_of(versions, relations),
        by=one.by or by,
    )
