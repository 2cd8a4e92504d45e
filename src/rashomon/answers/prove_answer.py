"""Proves an answer line by line and part by part (`prove_answer`): one function for models,
assistants, pasted replies and persons."""

from collections.abc import Callable, Mapping, Sequence

from rashomon.answers.prove_part import Looked, PartLook
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.sentence_facts import Facts
from rashomon.model.answer import (
    Answer,
    FaultKind,
    Line,
    Part,
    PartFault,
    PartSentence,
    Proof,
    ShownAs,
    WrittenAnswer,
    WrittenLine,
    WrittenPart,
)
from rashomon.model.content_ids import content_id
from rashomon.model.span import PlacedSpan, Span

_MOST_LABELS = 8
_AS_SENTENCE = frozenset(
    {FaultKind.LIMIT, FaultKind.POLARITY, FaultKind.CERTAINTY, FaultKind.ACCUSING}
)

FindSpan = Callable[[PlacedSpan], Span | None]
FactsOf = Mapping[tuple[int, int], Facts]
"""The facts of each part, by the place of its line in the answer and its own in the line."""


def prove_answer(
    written: WrittenAnswer, facts_of: FactsOf, story: StorySentences, find: FindSpan
) -> Answer:
    """Returns an answer with what was found of each part. `find`: finds a sentence that its author
    named in the reports of today."""
    lines = []
    for number, line in enumerate(written.lines):
        parts = []
        for place, part in enumerate(line.parts):
            facts = facts_of.get((number, place))
            parts.append(_unread(part) if facts is None else prove_part(part, facts, story, find))
        lines.append(_line(written, line, parts))
    return Answer(written.id, written.by, tuple(lines), written.question)


def _line(written: WrittenAnswer, line: WrittenLine, parts: Sequence[Part]) -> Line:
    told = [line.heading, line.thing, *line.own]
    for part in line.parts:
        told += [part.told, part.verdict]
        told += [f"{span.sha256}:{span.start}-{span.end}" for span in part.named]
    return Line(
        content_id("l", written.by, *told),
        written.by,
        tuple(parts),
        line.heading,
        line.about,
        line.thing,
        line.own,
        line.is_bullet,
    )


def _unread(part: WrittenPart) -> Part:
    """A part without a word."""
    fault = PartFault(FaultKind.SENTENCE)
    return Part(part.told, (), Proof.OPEN, ShownAs.TOLD, (fault,), part.verdict, part.after)


def prove_part(part: WrittenPart, facts: Facts, story: StorySentences, find: FindSpan) -> Part:
    """Returns a part with the sentences that bear it and what is at fault. `facts`: those of the
    part itself."""
    named = list[Facts]()
    faults = [PartFault(FaultKind.LABEL, label) for label in part.unknown]
    for placed in part.named:
        span = find(placed)
        if span is None or span.report not in story.pages:
            faults.append(PartFault(FaultKind.LABEL, placed.quote))
        elif story.at(span) not in named:
            named.append(story.at(span))
    look = PartLook(facts, story)
    looked = look.prove(named)
    if looked.is_borne:
        for sentence in [*looked.named, *looked.found]:
            for other in story.alike(sentence):
                if look.bears(other, sentence):
                    looked.add(other)
    faults += looked.faults
    if not looked.named and not looked.found:
        faults.append(PartFault(FaultKind.SENTENCE))
    if len(part.named) + len(part.unknown) > _MOST_LABELS:
        faults.append(PartFault(FaultKind.LABEL))
    proof = _proof(faults, looked, is_overlabelled=len(part.named) > _MOST_LABELS)
    return Part(
        part.told,
        tuple(_sentences(looked)),
        proof,
        _shown(proof, faults, looked),
        tuple(faults),
        part.verdict,
        part.after,
    )


def _proof(faults: Sequence[PartFault], looked: Looked, *, is_overlabelled: bool) -> Proof:
    if looked.is_nowhere:
        return Proof.STRUCK
    is_faulty = any(fault.kind is not FaultKind.LABEL for fault in faults)
    return Proof.OPEN if is_faulty or is_overlabelled else Proof.BORNE


def _shown(proof: Proof, faults: Sequence[PartFault], looked: Looked) -> ShownAs:
    if proof is Proof.STRUCK:
        return ShownAs.NOTHING
    is_otherwise = looked.is_other or any(fault.kind in _AS_SENTENCE for fault in faults)
    has_sentence = bool(looked.named or looked.found)
    return (
        ShownAs.SENTENCE if proof is Proof.OPEN and is_otherwise and has_sentence else ShownAs.TOLD
    )


def _sentences(looked: Looked) -> list[PartSentence]:
    sentences = [_part_sentence(facts, "named") for facts in looked.named]
    return sentences + [_part_sentence(facts, "found") for facts in looked.found]


def _part_sentence(facts: Facts, how: str) -> PartSentence:
    speaker = facts.sentence.speaker
    said = next((said.id for said in facts.statements if said.speaker == speaker), None)
    return PartSentence(facts.span, facts.sentence.id, speaker, said if speaker else None, how)
