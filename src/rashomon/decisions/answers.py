"""Obeys decisions about answers: lines and parts that somebody set aside (`set_aside_lines`,
`without_set_aside`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.decisions.here import Here
from rashomon.model.answer import WrittenAnswer, WrittenLine, WrittenPart
from rashomon.model.decision import DecisionKind, Decisions


def set_aside_lines(
    written: Sequence[WrittenAnswer], decisions: Decisions, there: Here
) -> Mapping[str, tuple[WrittenLine | WrittenPart, ...]]:
    """Returns the lines and parts that are set aside, by the id of the decision that says so."""
    return {
        decision.id: tuple(_told_so(written, decision.value or ""))
        for decision in decisions
        if decision.what is DecisionKind.NO_LINE and there.concerns(decision)
    }


def _told_so(written: Iterable[WrittenAnswer], words: str) -> Iterable[WrittenLine | WrittenPart]:
    """Returns the lines and parts with these words."""
    for answer in written:
        for line in answer.lines:
            if line.words == words:
                yield line
            yield from (part for part in line.parts if part.told == words)


def without_set_aside(
    written: Iterable[WrittenAnswer],
    aside: Mapping[str, Sequence[WrittenLine | WrittenPart]],
) -> tuple[WrittenAnswer, ...]:
    """Returns the answers without these lines and parts."""
    gone = [one for lines in aside.values() for one in lines]
    if not gone:
        return tuple(written)
    return tuple(_without(answer, gone) for answer in written)


def _without(answer: WrittenAnswer, gone: Sequence[WrittenLine | WrittenPart]) -> WrittenAnswer:
    lines = []
    for line in answer.lines:
        parts = tuple(part for part in line.parts if part not in gone)
        if line not in gone and (parts or line.own):
            lines.append(replace(line, parts=parts))
    return replace(answer, lines=tuple(lines))
