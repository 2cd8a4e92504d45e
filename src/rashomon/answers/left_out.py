"""Finds sentences of a story that matter, and of which no line of an answer says anything
(`left_out`)."""

import math
from collections.abc import Iterator

from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.answer import Answer, LeftOutKind, LeftOutSentence
from rashomon.model.caution import SAID_BY_REPORTS
from rashomon.model.content_ids import by_id
from rashomon.numbers.counted_number import AGE, CountedNumber
from rashomon.numbers.fates import HARMS
from rashomon.telling.central import rank_sentences
from rashomon.telling.newly_told import LITTLE, content_of, is_headline, is_told
from rashomon.telling.sentence_lines import LOOSE
from rashomon.telling.view import FirstView
from rashomon.text.gathering import SpansByPlace
from rashomon.text.name_words import fold

MOST_LEFT = 25
_CENTRAL = 20  # sentences of a story among which what one report tells is no mere background
# share of the words of the shorter of two, and of a sentence's words that stand anywhere in an
# answer, by which the answer has said it
_LIKE = 0.45
_SAID = 0.6
# numbers up to these may be told without one, and may be of anything
_FEW = 2
_SMALL = 12
_SEVERAL = 3  # origins
_WEIGHTS = {
    LeftOutKind.HARM: 4.0,
    LeftOutKind.DENIAL: 3.0,
    LeftOutKind.DOUBT: 2.5,
    LeftOutKind.NUMBER: 2.0,
    LeftOutKind.SEVERAL: 1.5,
}


def left_out(
    answer: Answer, words: Sentences, sentences: StorySentences, view: FirstView
) -> tuple[LeftOutSentence, ...]:
    """Returns the sentences of which no shown line of an answer says anything, the weightiest
    first, 25 at most. They have a number that no line has, a denial or a doubt, or are told by
    three independent reports or more. If the answer is to a question, returns none.

    A sentence counts as told if it stands behind a part, or prints the same as one that does. None
    of the sentences repeats one before it. `words` are those of the parts themselves; `sentences`
    and `view` are of their story.
    """
    if answer.question:
        return ()
    look = _Look(sentences, view, words)
    for line in answer.lines:
        for part in line.shown_parts():
            for behind in part.sentences:
                look.tell(sentences.at(behind.span))
    left = list[LeftOutSentence]()
    for facts in sorted(sentences.every, key=look.weigh, reverse=True):
        why = look.why(facts)
        if why and len(left) < MOST_LEFT:
            numbers = tuple(number.number.span for number in look.missing(facts))
            alike = tuple(copied.span for copied in sentences.alike(facts))
            speaker = facts.sentence.speaker
            left.append(
                LeftOutSentence(
                    span=facts.span, why=why, speaker=speaker, numbers=numbers, alike=alike
                )
            )
            look.tell(facts)
    return tuple(left)


class _Look:
    """Weighs the sentences of a story beside what an answer tells."""

    def __init__(self, sentences: StorySentences, view: FirstView, answered: Sentences) -> None:
        self._answered = set[str]()
        self._sentences = sentences
        self._view = view
        doubts = []
        behind = SpansByPlace(own.span for own in answered)
        for caution in view.story.cautions:
            is_said = caution.kind in SAID_BY_REPORTS
            if caution.span and is_said and not behind.at(caution.span):
                doubts.append(caution.span)
        self._doubts = SpansByPlace(doubts)
        self._ranks = {told.id: rank for rank, told in enumerate(rank_sentences(view), 1)}
        self._told = set[str]()  # sentences and claims, and claims that are denied, by their ids
        self._denied = set[str]()
        self._words: list[frozenset[str]] = []
        self._numbers: list[CountedNumber] = []
        for own in answered:
            self._answered |= content_of(own.span)
            self.tell(own)

    def tell(self, facts: Facts) -> None:
        """Counts a sentence, or an author's words, as told, and sentences that print the same."""
        for sentence in (facts, *self._sentences.alike(facts)):
            claims = self._claims_of(sentence)
            self._told |= {sentence.sentence.id, *claims}
            if _is_denial(sentence):
                self._denied |= claims
            words = content_of(sentence.span)
            if len(words) > LITTLE:
                self._words.append(words)
            self._numbers += _numbers_in(sentence)

    def weigh(self, facts: Facts) -> float:
        """Returns how much a sentence matters beside what is told: by what it tells, how many
        origins it has, and how central it is."""
        why = self.why(facts)
        if why is None:
            return 0.0
        return _WEIGHTS[why] * (1 + math.log(self._origins(facts))) + 1 / self._rank(facts)

    def why(self, facts: Facts) -> LeftOutKind | None:
        """Returns why a sentence matters beside what is told. Returns None if it does not, or if it
        cannot be understood alone."""
        if facts.sentence.id in self._told or not self._stands(facts):
            return None
        missing = self.missing(facts)
        claims = self._claims_of(facts)
        is_shared = self._origins(facts) > 1
        is_of_weight = is_shared or self._rank(facts) <= _CENTRAL
        for number in missing:
            if is_of_weight and number.fate in HARMS:
                return LeftOutKind.HARM
        words = content_of(facts.span)
        is_said = len(words & self._answered) >= _SAID * len(words)
        is_told_alike = is_said or is_told(words, self._words, _LIKE)
        if not is_told_alike and self._is_new_denial(facts):
            return LeftOutKind.DENIAL
        for number in missing:
            if is_shared or number.number.measure not in LOOSE:
                return LeftOutKind.NUMBER
        if is_told_alike or not claims.isdisjoint(self._told):
            return None
        if self._doubts.at(facts.span) and not _is_denial(facts):
            return LeftOutKind.DOUBT
        is_alone = self._view.stands(facts.span, facts.sentence.speaker)
        is_several = is_alone and self._origins(facts) >= _SEVERAL
        return LeftOutKind.SEVERAL if is_several else None

    def _is_new_denial(self, facts: Facts) -> bool:
        """Whether a sentence denies what is not told as denied, and a second report names its
        speaker."""
        if not (_is_denial(facts) and self._claims_of(facts).isdisjoint(self._denied)):
            return False
        name = fold(facts.sentence.speaker or "").rpartition(" ")[2]
        return bool(name) and sum(f" {name} " in text for text in self._sentences.texts) > 1

    def _rank(self, facts: Facts) -> int:
        """Returns the sentence's place among all, the most central first."""
        return self._ranks.get(facts.sentence.id, len(self._ranks) + 1)

    def missing(self, facts: Facts) -> list[CountedNumber]:
        """Returns the numbers of a sentence that are not told yet of the same thing."""
        missing = []
        for number in _numbers_in(facts):
            if not any(_is_one(number, told) for told in self._numbers):
                missing.append(number)
        return missing

    def _claims_of(self, facts: Facts) -> set[str]:
        return set(by_id(self._sentences.claims_at[facts.sentence.id]))

    def _origins(self, facts: Facts) -> int:
        """Returns from how many independent reports at most it comes."""
        claims = self._sentences.claims_at[facts.sentence.id]
        return max((claim.origins.most for claim in claims), default=1)

    def _stands(self, facts: Facts) -> bool:
        span = facts.span
        is_apart = span.report in self._view.unlike or is_headline(span)
        return not is_apart and self._view.stands(span, facts.sentence.speaker, may_lean=True)


def _numbers_in(facts: Facts) -> Iterator[CountedNumber]:
    """Yields the numbers of a sentence that readers would miss: those that count something. Ages,
    and one and two, are left out."""
    for number in facts.numbers:
        is_large = max(number.numbers(), default=0) > _FEW
        if is_large and number.noun != AGE and _things_of(number):
            yield number


def _is_one(number: CountedNumber, told: CountedNumber) -> bool:
    """Whether two numbers are the same and count things that may be the same. Large numbers that
    are equal hardly ever count two things."""
    is_large = min(number.numbers(), default=0) > _SMALL
    is_of_one = is_large or not _things_of(number).isdisjoint(_things_of(told))
    return is_of_one and number.same_number(told)


def _things_of(number: CountedNumber) -> set[str | None]:
    """Returns what a number counts, in all words that say it."""
    return {number.noun, number.fate, number.quantity.unit} - {None}


def _is_denial(facts: Facts) -> bool:
    return any(said.stance.is_denial for said in facts.statements)
