"""The differences of an answer's lines (`line_differences`): its shown parts are the versions, with
the whole sentences that bear them; how they stand to each other the program finds itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.answers.count_words import Bearing, excluding
from rashomon.differences.versions import (
    NO_VALUE,
    Count,
    Value,
    difference_id,
    is_denied,
    value_of_days,
    version_of,
)
from rashomon.lineage.moments import is_before
from rashomon.model.answer import About, Answer, Line, Part, PartSentence, Proof
from rashomon.model.difference import Difference, Quote, Relation, RelationKind, Status, Version
from rashomon.model.statement import Stance, Statement

Bearings = Mapping[tuple[int, int], Bearing]
"""What is known of each part, by the place of its line in the answer and its own in the line."""
_SAID = (About.DIFFER, About.CHANGED)
_STATUS = {
    RelationKind.LATER: Status.LATER,
    RelationKind.EXCLUDE: Status.DIFFERS,
    RelationKind.COMPATIBLE: Status.COMPATIBLE,
}


def line_differences(
    answer: Answer,
    bearings: Bearings,
    statements: Mapping[str, Statement],
    count: Count,
    are_apart: Callable[[Part, Part], bool] = lambda part, other: False,
) -> Iterator[Difference]:
    """Yields the lines of an answer of which the heading says that reports differ or changed, or
    whose values the program finds unlike. `statements`: those of the story, by id; `count`: what
    stands behind words; `are_apart`: whether two parts are of two happenings, which make no
    difference."""
    for number, line in enumerate(answer.lines):
        if any(are_apart(*pair) for pair in combinations(line.parts, 2)):
            continue
        versions, known = list[Version](), list[Bearing]()
        for part, bearing in _unlike(line, number, bearings):
            quotes = (_quote(sentence, statements, answer.by) for sentence in part.sentences)
            versions.append(version_of(quotes, count, _value(part, bearing), part.told))
            known.append(bearing)
        relations = tuple(_relations(line, versions, known))
        kinds = {relation.kind for relation in relations}
        if len(versions) > 1 and (line.about in _SAID or kinds - {RelationKind.COMPATIBLE}):
            yield Difference(
                difference_id(versions, answer.by),
                None,
                tuple(versions),
                _status(versions, kinds),
                thing=line.thing,
                relations=relations,
                by=answer.by,
                line=line.id,
            )


def _unlike(line: Line, number: int, bearings: Bearings) -> Iterator[tuple[Part, Bearing]]:
    """The shown parts of a line, each that has the sentences of one before left out."""
    seen = set[frozenset[str]]()
    for place, part in enumerate(line.parts):
        sentences = frozenset(sentence.sentence for sentence in part.sentences)
        if part in line.shown_parts() and sentences and sentences not in seen:
            seen.add(sentences)
            yield part, bearings.get((number, place), Bearing())


def _quote(sentence: PartSentence, statements: Mapping[str, Statement], by: str) -> Quote:
    said = statements.get(sentence.statement or "")
    stance = said.stance if said else Stance.ASSERTS
    span, speaker = sentence.span, sentence.speaker
    return Quote(span, span, sentence.statement, speaker, stance, by)


def _value(part: Part, bearing: Bearing) -> Value:
    """The number or day of a part that is borne, if it has just one."""
    if part.proof is not Proof.BORNE:
        return NO_VALUE
    if len(bearing.numbers) == 1:
        number = bearing.numbers[0].number
        return Value(bearing.numbers[0].quantity.text, number.low, number.high, number.unit)
    if len(bearing.days) == 1 and not bearing.numbers:
        return value_of_days(*bearing.days[0])
    return NO_VALUE


def _relations(
    line: Line, versions: Sequence[Version], known: Sequence[Bearing]
) -> Iterator[Relation]:
    """How the values and moments of each two versions stand to each other."""
    pairs = zip(combinations(versions, 2), combinations(known, 2), strict=True)
    for (one, other), (earlier, later) in pairs:
        excluded = set(excluding(earlier, later))
        if True in excluded:
            is_news = line.about is About.CHANGED and _is_later(earlier, later)
            kind = RelationKind.LATER if is_news else RelationKind.EXCLUDE
            yield Relation(one.id, other.id, kind)
        elif excluded:
            yield Relation(one.id, other.id, RelationKind.COMPATIBLE)


def _is_later(earlier: Bearing, later: Bearing) -> bool:
    """Whether all reports of a part surely came after all of another."""
    pairs = [(first, second) for first in earlier.moments for second in later.moments]
    return bool(pairs) and all(is_before(first, second) for first, second in pairs)


def _status(versions: Sequence[Version], kinds: set[RelationKind]) -> Status | None:
    """The first status that holds; None where only the author says that they differ."""
    if is_denied(versions):
        return Status.DENIED
    return next((_STATUS[kind] for kind in _STATUS if kind in kinds), None)
