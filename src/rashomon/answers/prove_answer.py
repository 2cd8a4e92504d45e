"""Proves an answer line by line and part by part (`AnswerProver`): one way for models, assistants,
pasted replies and persons."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.answers.accusing import Accusing
from rashomon.answers.count_words import Bearing, wrong_counts, wrong_relations
from rashomon.answers.prove_part import Looked, PartLook
from rashomon.answers.read_words import OwnWords, ReadWords
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.lineage.moments import own_moment
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


class AnswerProver:
    """Proves the lines of one answer. `words`: its own; `story`: the sentences of its story;
    `accusing`: says what may not stand in its author's words; `find`: finds sentences that he named
    in the reports of today. `bearings`: what is known of the parts that were proved."""

    def __init__(
        self,
        words: ReadWords,
        story: StorySentences,
        accusing: Accusing,
        find: Callable[[PlacedSpan], Span | None],
    ) -> None:
        self._words, self._story = words, story
        self._accusing, self._find = accusing, find
        self.bearings: dict[tuple[int, int], Bearing] = {}

    def prove(self, written: WrittenAnswer) -> Answer:
        """Returns an answer with what was found of each part."""
        lines = []
        for number, line in enumerate(written.lines):
            lines.append(self._line(written, line, number))
        return Answer(written.id, written.by, tuple(lines), written.question)

    def _line(self, written: WrittenAnswer, line: WrittenLine, number: int) -> Line:
        parts, own = list[Part](), list[str]()
        for place, part in enumerate(line.parts):
            facts = self._words.parts.get((number, place))
            proved = _unread(part) if facts is None else self._part(part, facts)
            if facts and self._is_about_reports(part, facts):
                own.append(f"{part.told}{part.after}")
                continue
            self.bearings[number, place] = bearing = self._bearing(proved, facts)
            earlier = self.bearings.get((number, place - 1))
            parts.append(self._counted(proved, earlier, bearing))
        return Line(
            _line_id(written, line),
            written.by,
            tuple(parts),
            self._allowed(line.heading, self._words.others.get(("heading", number, 0)), parts),
            line.about,
            self._allowed(line.thing, self._words.others.get(("thing", number, 0)), parts),
            (*own, *self._own(line, number, parts)),
            line.is_bullet,
        )

    def _is_about_reports(self, part: WrittenPart, facts: Facts) -> bool:
        """Whether a part without a bracket tells nothing but what its author thinks of reports."""
        is_named = part.named or part.unknown
        is_about = not is_named and PartLook(facts, self._story).is_about_reports()
        return is_about and not self._accusing.needs_sentence(facts, ())

    def _allowed(
        self, told: str | None, words: OwnWords | None, parts: Sequence[Part]
    ) -> str | None:
        """A heading or thing that may stand above these parts."""
        if told is None or words is None:
            return told
        return told if self._accusing.may_head(words, self._sentences_of(parts)) else None

    def _sentences_of(self, parts: Sequence[Part]) -> list[Facts]:
        return [self._story.at(one.span) for part in parts for one in part.sentences]

    def _own(self, line: WrittenLine, number: int, parts: Sequence[Part]) -> list[str]:
        """The author's own sentences that lay nothing at anybody's door but what the sentences of
        their line say of him."""
        told, sentences = [], self._sentences_of(parts)
        for place, sentence in enumerate(line.own):
            words = self._words.others.get(("own", number, place))
            if words is None or not self._accusing.needs_sentence(words, sentences):
                told.append(sentence)
        return told

    # Parts.

    def _part(self, part: WrittenPart, facts: Facts) -> Part:
        look = PartLook(facts, self._story)
        named, faults = self._named(part)
        looked = look.prove(named)
        if looked.is_borne:
            look.add_alike(looked)
        faults += looked.faults
        sentences = [*looked.named, *looked.found]
        if not sentences:
            faults.append(PartFault(FaultKind.SENTENCE))
        elif not looked.is_nowhere and self._accuses(facts, sentences):
            faults.append(PartFault(FaultKind.ACCUSING, "", sentences[0].span))
        is_overlabelled = len(part.named) + len(part.unknown) > _MOST_LABELS
        if is_overlabelled:
            faults.append(PartFault(FaultKind.LABEL))
        proof = _proof(faults, looked, is_overlabelled=is_overlabelled)
        return Part(
            part.told,
            tuple(_part_sentences(looked)),
            proof,
            _shown(proof, faults, looked),
            tuple(faults),
            part.verdict,
            part.after,
        )

    def _named(self, part: WrittenPart) -> tuple[list[Facts], list[PartFault]]:
        """The sentences that an author named, and which of his labels name none."""
        named, faults = list[Facts](), list[PartFault]()
        for label in part.unknown:
            faults.append(PartFault(FaultKind.LABEL, label))
        for placed in part.named:
            span = self._find(placed)
            if span is None or span.report not in self._story.pages:
                faults.append(PartFault(FaultKind.LABEL, placed.quote))
            elif self._story.at(span) not in named:
                named.append(self._story.at(span))
        return named, faults

    def _accuses(self, facts: Facts, sentences: Sequence[Facts]) -> bool:
        beside = [other for sentence in sentences for other in self._story.beside(sentence)]
        return self._accusing.needs_sentence(facts, sentences, beside)

    # Counts and relations.

    def _bearing(self, part: Part, facts: Facts | None) -> Bearing:
        reports = sorted({sentence.report for sentence in part.sentences})
        moments = [own_moment(self._story.pages[report].report) for report in reports]
        known = tuple(moment for moment in moments if moment)
        numbers = facts.of[FactKind.NUMBER] if facts else ()
        days = facts.of[FactKind.DAY] if facts else ()
        return Bearing(
            frozenset(reports),
            known if len(known) == len(moments) else (),
            tuple(fact.value for fact in numbers),
            tuple((fact.value.earliest[:10], fact.value.latest[:10]) for fact in days),
        )

    def _counted(self, part: Part, earlier: Bearing | None, bearing: Bearing) -> Part:
        """A part without a verdict that does not hold, open where its own words count reports or
        set it against the part before otherwise than the program does."""
        if part.proof is Proof.STRUCK:
            return part
        verdict = part.verdict
        if verdict and earlier and wrong_relations(verdict, earlier, bearing):
            verdict = None
        wrong = list(wrong_counts(part.told, bearing, len(self._story.pages)))
        faults = [PartFault(FaultKind.COUNT, words) for words in wrong]
        if earlier:
            for words in wrong_relations(part.told, earlier, bearing):
                faults.append(PartFault(FaultKind.RELATION, words))
        proof = Proof.OPEN if faults else part.proof
        return replace(part, verdict=verdict, proof=proof, faults=(*part.faults, *faults))


def _line_id(written: WrittenAnswer, line: WrittenLine) -> str:
    told = [written.by, line.heading, line.thing, *line.own]
    for part in line.parts:
        told += [part.told, part.verdict]
        told += [f"{span.sha256}:{span.start}-{span.end}" for span in part.named]
    return content_id("l", *told)


def _unread(part: WrittenPart) -> Part:
    """A part without a word."""
    fault = PartFault(FaultKind.SENTENCE)
    return Part(part.told, (), Proof.OPEN, ShownAs.TOLD, (fault,), part.verdict, part.after)


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
    is_sentence = proof is Proof.OPEN and is_otherwise and has_sentence
    return ShownAs.SENTENCE if is_sentence else ShownAs.TOLD


def _part_sentences(looked: Looked) -> list[PartSentence]:
    sentences = [_part_sentence(facts, "named") for facts in looked.named]
    return sentences + [_part_sentence(facts, "found") for facts in looked.found]


def _part_sentence(facts: Facts, how: str) -> PartSentence:
    speaker = facts.sentence.speaker
    said = next((said.id for said in facts.statements if said.speaker == speaker), None)
    return PartSentence(facts.span, facts.sentence.id, speaker, said if speaker else None, how)
