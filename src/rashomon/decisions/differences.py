"""Obeys decisions about differences: which are none (`said_to_be_none`), and which words give one
version or two (`obey_differences`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from rashomon.decisions.constraints import Parted
from rashomon.decisions.here import Here
from rashomon.differences.versions import Count, difference_id, status_of, version_of
from rashomon.model.content_ids import by_id
from rashomon.model.decision import DecisionKind, Decisions
from rashomon.model.difference import Difference, Differences, Quote
from rashomon.model.span import Stretches
from rashomon.text.gathering import SpansByPlace, grouped

_Groups = Sequence[Sequence[Quote]]


def obey_differences(
    differences: Iterable[Difference], steps: Sequence[Parted], count: Count
) -> Differences:
    """Returns the differences as people decided. `steps` say which words give one version, and
    which do not."""
    decided = []
    for difference in differences:
        for step in steps:
            difference = _step(difference, step=step, count=count)
        decided.append(difference)
    return tuple(decided)


def said_to_be_none(
    differences: Differences, decisions: Decisions, texts_here: Here
) -> Mapping[str, Differences]:
    """Returns the differences that are none, by the id of the decision that says so."""
    none = {}
    for decision in decisions:
        if decision.what is DecisionKind.NO_DIFFERENCE:
            spans = texts_here.spans(decision)
            none[decision.id] = tuple(
                difference for difference in differences if _is_about(difference, spans)
            )
    return none


def _is_about(difference: Difference, spans: Stretches) -> bool:
    """Whether the words stand in all versions of a difference; a later version is not covered."""
    places = SpansByPlace(spans)
    if not all(places.meet_any(version.spans) for version in difference.versions):
        return False
    quotes = difference.spans()
    return all(span.meets(quotes) for span in spans)


def _step(difference: Difference, step: Parted, count: Count) -> Difference:
    """Returns a difference in which the words of all sides give one version, or two."""
    groups = [version.quotes for version in difference.versions]
    sides = []
    for words in step.sides:
        side = [quote for quote in difference.quotes() if quote.span.meets(words)]
        if side:
            sides.append(side)
    if len(sides) < 2:
        return difference
    change = _joined if step.same else _parted
    changed = change(groups, sides)
    return _remade(difference, groups=changed, by=step.by, count=count) if changed else difference


def _joined(groups: _Groups, sides: _Groups) -> _Groups | None:
    """Returns the groups, those joined into one that the sides touch. None if that is one
    already."""
    decided = set(chain(*sides))
    by_touch = grouped(groups, decided.isdisjoint)
    touched = by_touch[False]
    if len(touched) < 2:
        return None
    return [list(chain(*touched)), *by_touch[True]]


def _parted(groups: _Groups, sides: _Groups) -> _Groups | None:
    """Returns the groups, with the last side as one of its own. None if no group has two sides."""
    away = sides[-1]
    left = []
    is_parted = False
    for group in groups:
        is_parted |= sum(not set(side).isdisjoint(group) for side in sides) > 1
        stays = [quote for quote in group if quote not in away]
        if stays:
            left.append(stays)
    return [*left, away] if is_parted else None


def _remade(difference: Difference, groups: _Groups, by: str, count: Count) -> Difference:
    """Returns the difference with these groups of quotes. Versions that are unchanged keep what
    they have."""
    version_by_quotes = {frozenset(version.quotes): version for version in difference.versions}
    versions = tuple(
        version_by_quotes.get(frozenset(group)) or version_of(group, count) for group in groups
    )
    version_ids = by_id(versions).keys()
    relations = tuple(pair for pair in difference.relations if {pair.a, pair.b} <= version_ids)
    return replace(
        difference,
        id=difference_id(versions, difference.by),
        versions=versions,
        relations=relations,
        ranges=(),
        status=status_of(versions, relations),
        by=difference.by or by,
    )
