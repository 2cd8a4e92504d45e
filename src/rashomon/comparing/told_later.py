"""Sets sentences of reports that came after an answer beside its parts (`LaterSentences`)."""

import math
from collections.abc import Mapping
from dataclasses import replace

from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences, families_in, lies_in
from rashomon.facts.matching import are_opposed, contradicted
from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.model.answer import FaultKind, Line, Part, PartFault
from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.numbers.counted_number import AGE
from rashomon.text.word_families import Families

# likeness to a part from which on a sentence tells of it: one of a claim with it, and any other
_IN_ITS_CLAIM = 0.2
_ELSEWHERE = 0.45
_SHARED = 2  # words that they must share
_NEW = 0.2  # share of a sentence's words from which on it tells something new


class LaterSentences:
    """The sentences of a story that an author was not shown."""

    def __init__(self, came: Sentences, story: StorySentences) -> None:
        self._came = came
        self._story = story

    def beside(self, line: Line, own: Mapping[str, Facts]) -> Line:
        """Returns a line of an answer. Each part has as a fault the sentence most like it that
        contradicts it, else the one that tells something new of it, once in a line. `own`: parts
        with their facts, by their words."""
        told = set[Span]()
        parts = []
        for part in line.parts:
            fault = self._fault(part, own[part.told])
            if fault and fault.found not in told:
                told.add(fault.found)
                part = replace(part, faults=(*part.faults, fault))
            parts.append(part)
        return replace(line, parts=tuple(parts))

    def _fault(self, part: Part, own: Facts) -> PartFault | None:
        behind = [self._story.at(told.span) for told in part.sentences]
        if not behind:
            return None
        looks = [PartLook(facts, self._story) for facts in (own, *behind)]
        of_claims = [facts for told in behind for facts in self._story.of_claims(told)]
        near = self._near(looks[0], of_claims)
        for facts in near:
            if any(_contradicts(look, facts) for look in looks):
                return PartFault(FaultKind.LATER, found=facts.span)
        shown = [facts for facts in of_claims if facts not in self._came]
        known = families_in([own, *behind, *shown])
        for facts in near:
            added = self._weight(facts.families - known)
            is_new = added >= _NEW * self._weight(facts.families)
            if is_new and len(own.families & facts.families) >= _SHARED:
                return PartFault(FaultKind.BESIDE, found=facts.span)
        return None

    def _near(self, look: PartLook, of_claims: Sentences) -> Sentences:
        """Returns the sentences that tell of a part, those most like it first. They name one of the
        people of whom it tells, if it tells of any."""
        own = look.part.families
        kinds = self._story.kinds
        people = [value for value in look.values if kinds.get(value.value) is NameKind.PERSON]
        people = [value for value in people if not _only_speaks(value.span, look.part)]
        near = []
        for facts in self._came:
            shared = self._weight(own & facts.families)
            both = math.sqrt(self._weight(own) * self._weight(facts.families))
            least = _IN_ITS_CLAIM if facts in of_claims else _ELSEWHERE
            is_of_them = not people or any(value.is_in(facts) for value in people)
            if shared and shared >= least * both and is_of_them:
                near.append((-shared / both, facts.span, facts))
        return [facts for _, _, facts in sorted(near)]

    def _weight(self, families: Families) -> float:
        return sum(map(self._story.weight, sorted(families)))


def _only_speaks(name: Span, part: Facts) -> bool:
    """Whether a part has this name only for who says it, who says nothing of himself."""
    for said in part.statements:
        if said.speaker_span and name.overlaps(said.speaker_span):
            return not any(w.pos == "PRON" and lies_in(w, [said.quote]) for w in part.own_words)
    return False


def _contradicts(look: PartLook, facts: Facts) -> bool:
    """Whether a sentence denies what another says or has the opposite, or has another number or
    hour of the same thing."""
    for value in look.values:
        is_other = value.kind is FaultKind.NUMBER and look.instead(value, facts)
        if value.kind is FaultKind.HOUR:
            is_other = any(day.time for day in facts.dates)
        elif getattr(value.value, "noun", None) == AGE:
            is_other = False
        if is_other and not value.is_in(facts):
            return True
    turned = [fact for fact, _ in contradicted(look.part, [facts])]
    return are_opposed(look.part, facts) or any(f.kind is FactKind.POLARITY for f in turned)
