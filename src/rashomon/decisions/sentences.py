"""Obeys decisions that sentences are on one matter or on several (`obey_sentences`)."""

from collections.abc import Iterable, Sequence
from itertools import chain

from rashomon.decisions.here import Here
from rashomon.model.decision import APART, TOGETHER, Decisions
from rashomon.model.record import record
from rashomon.model.row import Sentence


@record
class DecidedGroup:
    """Sentences on one matter, by their ids, and the person who joined or parted them, if any."""

    sentences: tuple[str, ...]
    by: str | None = None


@record
class _Step:
    """A decision in the sentences of a story: the ids of each side."""

    is_together: bool
    sides: tuple[tuple[str, ...], ...]
    by: str


def obey_sentences(
    groups: Iterable[Sequence[str]],
    decisions: Decisions,
    texts_here: Here,
    sentences: Sequence[Sentence],
) -> tuple[DecidedGroup, ...]:
    """Returns the groups of sentences as people decided, the earliest decision first. `sentences`
    are those of the story: a decision is about all that meet its words."""
    decided = [DecidedGroup(tuple(group)) for group in groups]
    for step in _steps(decisions, texts_here, sentences):
        decided = _joined(decided, step) if step.is_together else _parted(decided, step)
    return tuple(decided)


def _steps(
    decisions: Decisions, texts_here: Here, sentences: Sequence[Sentence]
) -> Iterable[_Step]:
    """Yields the decisions that have words on two sides here."""
    for decision in decisions:
        if decision.what not in TOGETHER | APART:
            continue
        sides = []
        for words in texts_here.standing(decision):
            side = tuple(sentence.id for sentence in sentences if sentence.span.meets(words))
            sides += [side] if side else []
        if len(sides) > 1:
            yield _Step(is_together=decision.what in TOGETHER, sides=tuple(sides), by=decision.by)


def _joined(groups: Sequence[DecidedGroup], step: _Step) -> list[DecidedGroup]:
    """Returns the groups, with one that has all these sentences and what stood beside them."""
    meant = set(chain(*step.sides))
    touched = [group for group in groups if not meant.isdisjoint(group.sentences)]
    members = dict.fromkeys(chain(*(group.sentences for group in touched), *step.sides))
    joined = DecidedGroup(tuple(members), by=step.by)
    return [joined, *(group for group in groups if group not in touched)]


def _parted(groups: Sequence[DecidedGroup], step: _Step) -> list[DecidedGroup]:
    """Returns the groups; of each in which several sides stand, all sides but the first leave
    it."""
    parted = []
    for group in groups:
        there = [side for side in step.sides if not set(side).isdisjoint(group.sentences)]
        if len(there) < 2:
            parted.append(group)
            continue
        leaving = set(chain(*there[1:]))
        left = tuple(ident for ident in group.sentences if ident not in leaving)
        parted.append(DecidedGroup(left, by=step.by))
        for side in there[1:]:
            own = tuple(ident for ident in group.sentences if ident in side)
            parted.append(DecidedGroup(own, by=step.by))
    return parted
