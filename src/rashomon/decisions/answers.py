"""Obeys decisions about answers: lines and parts that somebody set aside (`set_aside_lines`,
`without_set_aside`), and sentences that somebody added as a line (`with_added`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from rashomon.decisions.here import Here, Sides
from rashomon.model.answer import (
    Answers,
    Line,
    Part,
    PartSentence,
    WrittenAnswer,
    WrittenAnswers,
    WrittenLine,
    WrittenPart,
)
from rashomon.model.authors import name_of_author
from rashomon.model.decision import Decision, DecisionKind, Decisions
from rashomon.model.span import some_meet
from rashomon.shipped.words import text

_ADDED = text("answers.added")
_Written = WrittenLine | WrittenPart
_Aside = Mapping[str, Sequence[_Written]]  # what is set aside, by the decision that says so


def set_aside_lines(written: WrittenAnswers, decisions: Decisions, texts_here: Here) -> _Aside:
    """Returns the lines and parts that are set aside, by the id of the decision that says so. They
    have its words, and name one of its sentences, or none."""
    by_words = defaultdict[str, list[_Written]](list)
    for answer in written:
        for line in answer.lines:
            by_words[line.words].append(line)
            for part in line.parts:
                by_words[part.told].append(part)
    lines_by_decision: dict[str, list[_Written]] = {}
    for decision in decisions:
        if decision.what is DecisionKind.NO_LINE and texts_here.concerns(decision):
            decided = texts_here.words(chain(*decision.sides))
            lines_by_decision[decision.id] = []
            for written_part in by_words[decision.value or ""]:
                named_spans = texts_here.words(written_part.named)
                # without sentences the words alone say that it is meant
                if not named_spans or some_meet(named_spans, decided):
                    lines_by_decision[decision.id].append(written_part)
    return lines_by_decision


def without_set_aside(
    written: Iterable[WrittenAnswer],
    lines_by_decision: _Aside,
) -> WrittenAnswers:
    """Returns the answers without these lines and parts."""
    left_out = list(chain(*lines_by_decision.values()))
    if not left_out:
        return tuple(written)
    return tuple(_without(answer, left_out) for answer in written)


def _without(answer: WrittenAnswer, left_out: Sequence[_Written]) -> WrittenAnswer:
    lines = []
    for line in answer.lines:
        parts = tuple(part for part in line.parts if part not in left_out)
        if line not in left_out and parts:
            lines.append(replace(line, parts=parts))
    return replace(answer, lines=tuple(lines))


def with_added(
    answers: Answers, decisions: Decisions, texts_here: Here, sentences: Iterable[PartSentence]
) -> Answers:
    """Returns the answers. The newest to what the reports tell has the lines that people added,
    with the ids of the decisions.

    Each side is a part: the whole sentences of its words, of which the first is shown. `sentences`
    are those of the story.
    """
    lines = []
    adding = [decision for decision in decisions if decision.what is DecisionKind.ADD_LINE]
    every = tuple(sentences) if adding else ()
    for decision in adding:
        parts = _parts_of_sides(texts_here.sides(decision), every)
        if parts:
            lines.append(_added_line(decision, parts))
    longer = []
    for answer in answers:
        if answer.question is None:
            answer = replace(answer, lines=(*answer.lines, *lines))
            lines = []
        longer.append(answer)
    return tuple(longer)


def _parts_of_sides(sides: Sides, sentences: Sequence[PartSentence]) -> tuple[Part, ...]:
    """Returns a part for each side of which sentences of the story have words."""
    parts = []
    for side in sides:
        behind = tuple(sentence for sentence in sentences if sentence.span.meets(side))
        if behind:
            parts.append(Part(told=f"“{behind[0].span.line}”", sentences=behind))
    return tuple(parts)


def _added_line(decision: Decision, parts: tuple[Part, ...]) -> Line:
    """Returns the line that a person added, with the id of the decision."""
    heading = _ADDED.format(name_of_author(decision.by))
    return Line(id=decision.id, by=decision.by, parts=parts, heading=heading, is_bullet=True)
