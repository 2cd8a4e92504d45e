"""Sentences of weight of which no line of an answer says anything (`left_out`)."""

from collections.abc import Iterator, Sequence

from rashomon.answers.prove_values import is_told_without
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import Answer, LeftOutSentence
from rashomon.model.statement import Stance
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import HARMS

_MOST = 12
HARM, DENIAL, NUMBER, QUOTATION = "harm", "a denial", "a number", "a quotation"
_WEIGHTS = {HARM: 4.0, DENIAL: 3.0, NUMBER: 2.0, QUOTATION: 1.5}


def left_out(
    answer: Answer, told: Sequence[Facts], story: StorySentences
) -> tuple[LeftOutSentence, ...]:
    """Returns the sentences with a number that no line has, with harm, a denial or a quotation,
    of which an answer says nothing, those that most reports tell first; of equal ones one. `told`:
    the facts of its parts."""
    behind = {sentence.sentence for part in answer.parts() for sentence in part.sentences}
    numbers = list(_numbers(told))
    ranked = []
    for place, facts in enumerate(story.every):
        alike = [facts, *story.alike(facts)]
        why = _why(facts, numbers)
        if why and behind.isdisjoint(other.sentence.id for other in alike):
            reports = len({other.span.report for other in alike})
            ranked.append((-_WEIGHTS[why] * reports, place, why))
    left, seen = list[LeftOutSentence](), set[str]()
    for _, place, why in sorted(ranked):
        facts = story.every[place]
        if facts.sentence.id not in seen and len(left) < _MOST:
            left.append(LeftOutSentence(facts.span, why))
            seen.update(other.sentence.id for other in (facts, *story.alike(facts)))
    return tuple(left)


def _numbers(told: Sequence[Facts]) -> Iterator[CountedNumber]:
    for facts in told:
        for fact in facts.of[FactKind.NUMBER]:
            yield fact.value


def _why(facts: Facts, numbers: Sequence[CountedNumber]) -> str | None:
    """Why a sentence has weight, None where it has none."""
    missing = []
    for fact in facts.of[FactKind.NUMBER]:
        number = fact.value
        is_told = is_told_without(number) or any(map(number.same_number, numbers))
        if not is_told:
            missing.append(number)
    if any(number.fate in HARMS for number in missing):
        return HARM
    if any(said.stance is Stance.DENIES for said in facts.statements):
        return DENIAL
    if missing:
        return NUMBER
    return QUOTATION if facts.of[FactKind.QUOTATION] else None
