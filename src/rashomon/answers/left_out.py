"""Sentences of weight of which no line of an answer says anything (`left_out`)."""

import math
from collections.abc import Iterator, Sequence
from itertools import filterfalse
from operator import itemgetter

from rashomon.answers.prove_values import is_told_without, values_in
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.sentence_facts import Facts
from rashomon.model.answer import Answer, LeftOutKind, LeftOutSentence
from rashomon.model.caution import SAID_BY_REPORTS
from rashomon.model.claim import sentence_id
from rashomon.model.difference import Difference, Version
from rashomon.model.statement import Stance
from rashomon.numbers.counted_number import AGE, CountedNumber
from rashomon.numbers.fates import HARMS
from rashomon.quantities.bounds import same_number
from rashomon.telling.central import rank_sentences
from rashomon.telling.newly_told import content_of, is_headline, is_told
from rashomon.telling.sentence_lines import LOOSE
from rashomon.telling.view import FirstView, SpanPlaces
from rashomon.text.gathering import by_key

MOST_LEFT = 25
_SMALL = 12  # numbers up to this one may be of anything
_LITTLE = 2  # words that say nothing alone
_WEIGHTS = {
    LeftOutKind.DIFFERS: 4.0,
    LeftOutKind.HARM: 4.0,
    LeftOutKind.DENIAL: 3.0,
    LeftOutKind.DOUBT: 2.5,
    LeftOutKind.NUMBER: 2.0,
    LeftOutKind.SEVERAL: 1.5,
}


def left_out(
    answer: Answer, words: Sequence[Facts], sentences: StorySentences, view: FirstView
) -> tuple[LeftOutSentence, ...]:
    """Returns the sentences of which no line of a proved answer says anything, the weightiest
    first, 25 at most: those that give a version of an open difference, have a number that no line
    has, a denial or a doubt, and those that several reports tell, the most central first.

    A sentence is told where it stands behind a part, or one that prints the same does; a difference
    where two of its versions are. None says again what one before it says. `words`: the author's
    own, as far as they are shown; `sentences`, `view`: of his story."""
    look = _Look(sentences, view)
    for own in words:
        look.tell(own)
    for part in answer.parts():
        for behind in part.sentences:
            look.tell(sentences.at(behind.span))
    left = list[LeftOutSentence]()
    for facts, why in look.weighed():
        if len(left) < MOST_LEFT and look.why(facts) is why:
            left.append(look.left(facts, why))
            look.tell(facts)
    return tuple(left)


class _Look:
    """Looks for what has weight in a story beside what is told of it."""

    def __init__(self, sentences: StorySentences, view: FirstView) -> None:
        self._sentences = sentences
        self._view = view
        claims = [(told.id, claim) for claim in view.story.claims for told in claim.sure()]
        self._claims = by_key(claims)
        doubts = []
        for caution in view.story.cautions:
            if caution.span and caution.kind in SAID_BY_REPORTS:
                doubts.append(caution.span)
        self._doubts = SpanPlaces(doubts)
        self._differences: dict[str, Difference] = {}
        self._told = set[str]()  # sentences and claims, and claims that are denied, by their ids
        self._denied = set[str]()
        self._words: list[frozenset[str]] = []
        self._numbers: list[CountedNumber] = []

    def tell(self, facts: Facts) -> None:
        """Takes a sentence, with all that print the same, or an author's words, as told; of a
        version of a difference that is left out, those of the others, too."""
        told = [facts, *self._sentences.alike(facts)]
        difference = self._differences.get(facts.sentence.id)
        for quote in difference.quotes() if difference else ():
            told.append(self._sentences.at(quote.sentence))
        for sentence in told:
            claims = self._claims_of(sentence)
            self._told |= {sentence.sentence.id, *claims}
            if _is_denial(sentence):
                self._denied |= claims
            words = content_of(sentence.span)
            if len(words) > _LITTLE:
                self._words.append(words)
            self._numbers += _numbers_in(sentence)

    def weighed(self) -> list[tuple[Facts, LeftOutKind]]:
        """Returns the sentences that have weight beside what is told, the weightiest first: by what
        they tell, by how many reports tell it, and by how central they are."""
        self._find_differences()
        ranks = {told.id: rank for rank, told in enumerate(rank_sentences(self._view))}
        found = []
        for facts in self._sentences.every:
            why = self.why(facts)
            if why:
                weight = _WEIGHTS[why] * (1 + math.log(self._reports(facts)))
                weight += 1 - ranks.get(facts.sentence.id, len(ranks)) / (len(ranks) or 1)
                found.append((weight, facts, why))
        found.sort(key=itemgetter(0), reverse=True)
        return [(facts, why) for _, facts, why in found]

    def why(self, facts: Facts) -> LeftOutKind | None:
        """Returns why a sentence has weight beside what is told; None where it has none, or is not
        understood alone."""
        ident = facts.sentence.id
        if ident in self._told:
            return None
        if ident in self._differences:
            return LeftOutKind.DIFFERS
        if not self._stands(facts):
            return None
        missing = self._missing(facts)
        claims = self._claims_of(facts)
        if any(_is_harm(number) for number in missing):
            return LeftOutKind.HARM
        if _is_denial(facts) and claims.isdisjoint(self._denied):
            return LeftOutKind.DENIAL
        is_shared = self._reports(facts) > 1
        if any(is_shared or number.number.measure not in LOOSE for number in missing):
            return LeftOutKind.NUMBER
        if not claims.isdisjoint(self._told) or is_told(content_of(facts.span), self._words):
            return None
        if self._doubts.meet(facts.span):
            return LeftOutKind.DOUBT
        return LeftOutKind.SEVERAL if is_shared else None

    def left(self, facts: Facts, why: LeftOutKind) -> LeftOutSentence:
        """Returns a sentence as it is left out."""
        difference = self._differences.get(facts.sentence.id)
        return LeftOutSentence(
            facts.span,
            why,
            self._reports(facts),
            facts.sentence.speaker,
            tuple(number.number.id for number in self._missing(facts)),
            tuple(alike.span for alike in self._sentences.alike(facts)),
            difference.id if difference else None,
        )

    def _find_differences(self) -> None:
        """Finds the open differences of which not two versions are told, by the sentence of one
        that is not."""
        for difference in self._view.story.open_differences():
            missing = list(filterfalse(self._is_version_told, difference.versions))
            if difference.by is None and missing and len(difference.versions) - len(missing) < 2:
                ident = sentence_id(missing[0].quotes[0].sentence)
                self._differences.setdefault(ident, difference)

    def _is_version_told(self, version: Version) -> bool:
        """Whether a sentence that gives a version is told, or its number is."""
        idents = {sentence_id(quote.sentence) for quote in version.quotes}
        bounds = version.low, version.high
        is_number_told = any(same_number(bounds, number.bounds) for number in self._numbers)
        return is_number_told or not self._told.isdisjoint(idents)

    def _missing(self, facts: Facts) -> list[CountedNumber]:
        """The numbers of a sentence that nothing told has of the same thing."""
        missing = []
        for number in _numbers_in(facts):
            if not any(_is_one(number, told) for told in self._numbers):
                missing.append(number)
        return missing

    def _claims_of(self, facts: Facts) -> set[str]:
        return {claim.id for claim in self._claims.get(facts.sentence.id, ())}

    def _reports(self, facts: Facts) -> int:
        """How many reports tell of it."""
        counts = [claim.reports for claim in self._claims.get(facts.sentence.id, ())]
        return max([*counts, 1 + len(self._sentences.alike(facts))])

    def _stands(self, facts: Facts) -> bool:
        span = facts.span
        is_apart = span.report in self._view.unlike or is_headline(span)
        return not is_apart and self._view.stands(span, facts.sentence.speaker, may_lean=True)


def _numbers_in(facts: Facts) -> Iterator[CountedNumber]:
    """The numbers of a sentence that are missed where nobody tells them."""
    for value in values_in(facts):
        number = value.value
        is_counted = isinstance(number, CountedNumber) and bool(_things_of(number))
        if is_counted and number.noun != AGE and not is_told_without(value):
            yield number


def _is_one(number: CountedNumber, told: CountedNumber) -> bool:
    """Whether two numbers are the same, of things that may be one; large ones seldom are of two."""
    is_large = min(number.numbers(), default=0) > _SMALL
    is_of_one = is_large or not _things_of(number).isdisjoint(_things_of(told))
    return is_of_one and number.same_number(told)


def _things_of(number: CountedNumber) -> set[str]:
    """What a number counts, in every way that it says."""
    return {number.noun or "", number.fate or "", number.quantity.unit or ""} - {""}


def _is_harm(number: CountedNumber) -> bool:
    return number.fate in HARMS and number.over is None


def _is_denial(facts: Facts) -> bool:
    return any(said.stance is Stance.DENIES for said in facts.statements)
