"""What reports say later of a number: that it is taken back, that a toll rose, that it stands
(`LaterNumbers`)."""

from collections.abc import Iterator, Sequence

from rashomon.copies.moments import is_before, own_moment
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.passage import Passage
from rashomon.matching.sought_values import Sought
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.record import record
from rashomon.numbers.counted_number import AGE, CountedNumber
from rashomon.numbers.fates import CASUALTIES
from rashomon.numbers.one_thing import of_two_events, one_toll

_MORE = 2.0  # ratio beyond which a higher toll is of other people
_SOME = 0.15  # closeness from which a number that is no toll may be told of the same thing


@record
class Correction:
    """A sentence of a report that says that a number was replaced, or by which.

    - `number`: the one that stands in it; `wrong`: what no longer holds; `right`: what took its
      place, None if the report does not say
    """

    facts: Facts
    number: CountedNumber
    wrong: frozenset[float]
    right: float | None

    def is_told_in(self, facts: Facts) -> bool:
        """Whether a sentence has the number that took the place."""
        return any(self.right in number.numbers() for number in facts.numbers)


class LaterNumbers:
    """The numbers of reports, with what was said of them later."""

    def __init__(self, story: StorySentences) -> None:
        self._story = story
        self._numbers = [(facts, number) for facts in story.every for number in facts.numbers]
        self._corrections = [
            correction for pair in self._numbers for correction in _corrections_in(*pair)
        ]

    def since(self, value: Sought, look: Passage, close_sentences: Sentences) -> Sentences:
        """Returns the sentences that take a number of a passage back, else those close ones that
        are later and have a higher toll; none where the passage says so itself."""
        number = value.value
        if not isinstance(number, CountedNumber) or number.number.superseded_by is not None:
            return []
        corrections = self._taking_back(number, look, close_sentences)
        if any(correction.is_told_in(look.facts) for correction in corrections):
            return []
        if corrections:
            return self._told_with(corrections)
        return [] if look.speaks_of_reports() else self._higher_tolls(value, close_sentences)

    def has_it_later(self, value: Sought, sentences: Sentences) -> bool:
        """Whether reports that were surely printed after all these sentences, which have another
        number, count what a number counts alike; or take the other one back for it."""
        number = value.value
        if not isinstance(number, CountedNumber):
            return False
        for facts, printed in self._numbers:
            if number.same_number(printed) and all(_is_after(facts, other) for other in sentences):
                others = [other for sentence in sentences for other in sentence.numbers]
                has_others = any(
                    other.same_number(beside) for other in others for beside in facts.numbers
                )
                if _count_alike(number, printed) or (has_others and not printed.noun):
                    return True
        return False

    def _taking_back(
        self, number: CountedNumber, look: Passage, close_sentences: Sentences
    ) -> list[Correction]:
        """Returns the corrections of a number, if no report gives it again after all of them."""
        close_spans = {facts.span for facts in close_sentences}
        corrections = [
            correction
            for correction in self._corrections
            if not correction.wrong.isdisjoint(number.numbers())
            and (correction.facts.span in close_spans or _is_of(number, correction, look))
        ]
        for facts, printed in self._numbers:
            is_again = number.same_number(printed) and _count_alike(number, printed)
            if is_again and all(_is_after(facts, correction.facts) for correction in corrections):
                return []
        return corrections

    def _told_with(self, corrections: Sequence[Correction]) -> list[Facts]:
        """Returns the sentences of corrections, and those beside them that alone have what took the
        place."""
        sentences = [correction.facts for correction in corrections]
        for correction in corrections:
            if correction.right is not None and not any(map(correction.is_told_in, sentences)):
                beside = self._story.near(correction.facts, 1, 1)
                sentences += filter(correction.is_told_in, beside)
        return sentences

    def _higher_tolls(self, value: Sought, close_sentences: Sentences) -> list[Facts]:
        """Returns those of these sentences with a higher toll that were surely printed after all
        that have this one."""
        toll = value.value
        having = [facts for facts in close_sentences if value.is_in(facts)]
        if toll.fate not in CASUALTIES or not having:
            return []
        return [
            facts
            for facts in close_sentences
            if any(_is_higher(toll, number) for number in facts.numbers)
            and all(_is_after(facts, earlier) for earlier in having)
        ]


def _corrections_in(facts: Facts, number: CountedNumber) -> Iterator[Correction]:
    replacement = number.number.superseded_by
    if replacement is not None:
        yield Correction(facts, number, wrong=number.numbers(), right=replacement)
    if number.corrects is not None:
        yield Correction(facts, number, wrong=frozenset({number.corrects}), right=number.size())


def _is_of(number: CountedNumber, correction: Correction, look: Passage) -> bool:
    """Whether a correction that is told in other words is of a number of a passage: of a toll of
    the same people, or of the same noun where more is alike."""
    if not _count_alike(number, correction.number):
        return False
    return number.is_harm or look.closeness(correction.facts) >= _SOME


def _count_alike(number: CountedNumber, other: CountedNumber) -> bool:
    """Whether two numbers count people to whom the same happened, or things of one noun; nothing
    says that they are of two events."""
    if number.is_harm or other.is_harm:
        is_alike = number.fate == other.fate and number.part is other.part
    else:
        is_alike = number.noun is not None and number.noun == other.noun != AGE
    return is_alike and not of_two_events(number, other)


def _is_after(facts: Facts, earlier: Facts) -> bool:
    """Whether a sentence was surely printed after another."""
    moment = own_moment(earlier.page.report)
    later = own_moment(facts.page.report)
    return bool(moment and later and is_before(moment, later))


def _is_higher(draft_number: CountedNumber, number: CountedNumber) -> bool:
    """Whether more people were killed or hurt by another number, of all of them."""
    size = draft_number.size() or 0.0
    report_size = number.size() or 0.0
    return (
        not draft_number.part
        and number.number.limit != "high"  # "up to twenty" may be fourteen
        and size < report_size <= _MORE * size
        and one_toll(draft_number, number)
    )
