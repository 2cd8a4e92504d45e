"""The differences of an answer's lines (`line_differences`): its shown parts are the versions, with
the whole sentences that bear them; how they stand to each other the program finds itself."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.answers.count_words import Bearing, excluding, is_all_before
from rashomon.differences.versions import (
    NO_VALUE,
    Count,
    Value,
    difference_id,
    is_denied,
    value_of_days,
    version_of,
)
from rashomon.model.answer import About, Answer, Part, PartSentence, Proof, ShownAs
from rashomon.model.difference import (
    Difference,
    Quote,
    Relation,
    RelationKind,
    Status,
    Versions,
)
from rashomon.model.statement import Stance, Statement

_STATUS = {
    RelationKind.LATER: Status.LATER,
    RelationKind.EXCLUDE: Status.DIFFERS,
    RelationKind.COMPATIBLE: Status.COMPATIBLE,
}


def line_differences(
    answer: Answer,
    bearings: Mapping[tuple[int, int], Bearing],
    statements: Mapping[str, Statement],
    count: Count,
) -> Iterator[Difference]:
    """Yields the lines of an answer of which the heading says that reports differ or changed, or
    whose values the program finds unlike. `bearings`: what is known of each part, by the place of
    its line and its own; `statements`: those of the story, by id; `count`: what stands behind
    words."""
    for number, line in enumerate(answer.lines):
        versions = {}
        bearings_of_versions = []
        for place, part in enumerate(line.parts):
            sentences = frozenset(part.sentences)
            if part.is_gone or not sentences or sentences in versions:
                continue
            bearing = bearings.get((number, place), Bearing())
            quotes = (_quote(sentence, statements, answer.by) for sentence in part.sentences)
            words = part.told if part.shown is ShownAs.TOLD else None
            versions[sentences] = version_of(quotes, count, _value(part, bearing), words)
            bearings_of_versions.append(bearing)
        told = tuple(versions.values())
        is_changed = line.about is About.CHANGED
        relations = tuple(_relations(told, bearings_of_versions, is_changed=is_changed))
        kinds = {relation.kind for relation in relations}
        is_said = line.about in (About.DIFFER, About.CHANGED)
        if len(told) > 1 and (is_said or kinds - {RelationKind.COMPATIBLE}):
            yield Difference(
                id=difference_id(told, answer.by),
                kind=None,
                versions=told,
                status=_status(told, kinds),
                thing=line.thing,
                relations=relations,
                by=answer.by,
                line=line.id,
            )


def _quote(sentence: PartSentence, statements: Mapping[str, Statement], by: str) -> Quote:
    said = statements.get(sentence.statement or "")
    stance = said.stance if said else Stance.ASSERTS
    span = sentence.span
    return Quote(
        span=span,
        sentence=span,
        statement=sentence.statement,
        speaker=sentence.speaker,
        stance=stance,
        by=by,
    )


def _value(part: Part, bearing: Bearing) -> Value:
    """The number or day of a part that is borne, if it has just one."""
    values = bearing.numbers or bearing.days
    if part.proof is not Proof.BORNE or len(values) != 1:
        return NO_VALUE
    if not bearing.numbers:
        return value_of_days(*bearing.days[0])
    number = bearing.numbers[0].number
    return Value(
        value=bearing.numbers[0].quantity.text, low=number.low, high=number.high, unit=number.unit
    )


def _relations(
    versions: Versions, bearings: Sequence[Bearing], *, is_changed: bool
) -> Iterator[Relation]:
    """How the values and moments of each two versions stand to each other."""
    pairs = combinations(zip(versions, bearings, strict=True), 2)
    for (version, earlier), (following, later) in pairs:
        excluded = set(excluding(earlier, later))
        if True in excluded:
            is_news = is_changed and is_all_before(earlier, later)
            kind = RelationKind.LATER if is_news else RelationKind.EXCLUDE
            yield Relation(version.id, following.id, kind)
        elif excluded:
            yield Relation(version.id, following.id, RelationKind.COMPATIBLE)


def _status(versions: Versions, kinds: set[RelationKind]) -> Status | None:
    """The first status that holds; None where only the author says that they differ."""
    if is_denied(versions):
        return Status.DENIED
    for kind, status in _STATUS.items():
        if kind in kinds:
            return status
    return None
