"""Obeys decisions about answers: lines and parts that somebody set aside (`set_aside_lines`,
`without_set_aside`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from rashomon.decisions.here import Here
from rashomon.model.answer import WrittenAnswer, WrittenAnswers, WrittenLine, WrittenPart
from rashomon.model.decision import DecisionKind, Decisions

_Written = WrittenLine | WrittenPart


def set_aside_lines(
    written: WrittenAnswers, decisions: Decisions, there: Here
) -> Mapping[str, Sequence[_Written]]:
    """Returns the lines and parts that are set aside, by the id of the decision that says so."""
    by_words = defaultdict[str, list[_Written]](list)
    for answer in written:
        for line in answer.lines:
            by_words[line.words].append(line)
            for part in line.parts:
                by_words[part.told].append(part)
    aside = {}
    for decision in decisions:
        if decision.what is DecisionKind.NO_LINE and there.concerns(decision):
            aside[decision.id] = by_words[decision.value or ""]
    return aside


def without_set_aside(
    written: Iterable[WrittenAnswer],
    aside: Mapping[str, Sequence[_Written]],
) -> tuple[WrittenAnswer, ...]:
    """Returns the answers without these lines and parts."""
    gone = list(chain(*aside.values()))
    if not gone:
        return tuple(written)
    return tuple(_without(answer, gone) for answer in written)


def _without(answer: WrittenAnswer, gone: Sequence[_Written]) -> WrittenAnswer:
    lines = []
    for line in answer.lines:
        parts = tuple(part for part in line.parts if part not in gone)
        if line not in gone and (parts or line.own):
            lines.append(replace(line, parts=parts))
    return replace(answer, lines=tuple(lines))
