"""The sentences of reports that bear on a question, the nearest first, and below each what tells
the same thing otherwise (`QuestionLook`)."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from rashomon.answers.prove_part import PartLook
from rashomon.answers.prove_values import Sought, digits_of
from rashomon.answers.prove_words import turned
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.findings import Match
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import FaultKind
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.numbers.counted_number import CountedNumber
from rashomon.text.name_words import fold
from rashomon.text.word_families import family_of

_MOST = 12
_FEWEST = 2  # sentences that are shown where none is near enough
# nearness from which a sentence may answer, and from which one stands below such a one: where a
# person, a number or a time is asked for, which it has, less is enough
_NEAR = 0.6
_BESIDE = (0.5, 0.35)
_SAME = 85.0  # likeness, of a hundred, of two sentences that print the same
_ONE_THING = 0.3  # closeness from which two sentences may tell of one thing
_LACKING = 0.7  # share of its closeness that a sentence has without what is asked for
_COUNTING = 0.25  # what a number of just what is asked for adds
_ASKED = re.compile(r"(?i)\b(who|when|how(?= many| much))\b")
_VALUES = {"how": (FaultKind.NUMBER,), "when": (FaultKind.DAY, FaultKind.HOUR)}
_ANY = (FaultKind.NUMBER, FaultKind.DAY)
_WORDING = 1000  # what likeness of wording, of a hundred, weighs between sentences that are as near
_MANY = ("many", "much")


@record
class BearingSentence:
    """A sentence that bears on a question. `spans`: it, then those of other reports that print the
    same; `is_otherwise`: whether it tells otherwise what the one before it tells."""

    spans: tuple[Span, ...]
    speaker: str | None = None
    is_otherwise: bool = False


class QuestionLook:
    """Looks for what bears on a question in the sentences of a story. `nearest`: how near the
    nearest of them is."""

    def __init__(self, question: Facts, story: Story, sentences: StorySentences) -> None:
        self._story = story
        self._sentences = sentences
        self._look = PartLook(question, sentences)
        self._told = sentences.families_in(question)
        self._words = fold(question.span.quote)
        asked = _ASKED.search(question.span.quote)
        self._asked = asked[1].casefold() if asked else ""
        words = question.page.words
        places = words.at(question.span.start, question.span.end)
        heads = [words.head[place] for place in places if words.lower[place] in _MANY]
        self._counted = {words.lemma[head] for head in heads}
        numbers = [fact.value for facts in sentences.every for fact in facts.of[FactKind.NUMBER]]
        if any(family_of(number.fate or "") in self._told for number in numbers):
            self._counted.clear()
        self._near = {facts.span: self._nearness(facts) for facts in sentences.every}
        self.nearest = max(self._near.values(), default=0.0)

    @property
    def is_found(self) -> bool:
        """Whether a sentence is near enough to answer."""
        return self.nearest >= _NEAR

    def _nearness(self, facts: Facts) -> float:
        """How much of the question a sentence has; less where it lacks what is asked for, or
        everybody whom the question names."""
        near = self._look.closeness(facts)
        numbers = facts.of[FactKind.NUMBER]
        having = {
            "who": facts.sentence.speaker or facts.of[FactKind.NAME],
            "when": facts.dates,
            "how": numbers,
            "": True,
        }
        named = [value for value in self._look.values if value.kind is FaultKind.NAME]
        if not having[self._asked]:
            near *= _LACKING
        if named and all(value.match(facts) is not Match.SAME for value in named):
            near *= _LACKING
        if near and any(self._counts(fact.value) for fact in numbers):
            near += _COUNTING
        wording = fuzz.token_set_ratio(self._words, fold(facts.span.quote))
        return near + bool(near) * wording / _WORDING

    def _counts(self, number: object) -> bool:
        """Whether it is a number of what is asked for, or of those to whom befell what is asked."""
        if not isinstance(number, CountedNumber) or self._asked != "how":
            return False
        is_of_one_fate = family_of(number.fate or "") in self._told
        return is_of_one_fate or number.noun in self._counted

    def bearing(self) -> Iterator[BearingSentence]:
        """Yields the sentences that are near, at most twelve; where none is near enough to answer,
        the nearest two."""
        most = _MOST if self.is_found else _FEWEST
        told = set[Span]()
        for facts in self._ranked():
            for other in (facts, *self._otherwise(facts)):
                if other.span not in told and most:
                    most -= 1
                    same = [span for span in self._same(other) if span not in told]
                    told.update(same)
                    is_otherwise = other is not facts
                    yield BearingSentence(tuple(same), other.sentence.speaker, is_otherwise)

    def _ranked(self) -> list[Facts]:
        """The sentences, the nearest first; those that are too far left out where one is near."""
        least = _BESIDE[bool(self._asked)] if self.is_found else 0.0
        near = [facts for facts in self._sentences.every if self._near[facts.span] >= least]
        return sorted(near, key=lambda facts: -self._near[facts.span])

    def _same(self, facts: Facts) -> Iterator[Span]:
        """A sentence and those that print the same."""
        yield facts.span
        for other in self._sentences.every:
            likeness = fuzz.ratio(fold(facts.span.quote), fold(other.span.quote))
            is_copy = likeness >= _SAME and digits_of(facts) == digits_of(other)
            if other is not facts and is_copy and not any(turned(facts, [other])):
                yield other.span

    def _otherwise(self, facts: Facts) -> Iterator[Facts]:
        """The sentences near the question that tell otherwise what one that is near enough tells,
        and otherwise than each other: as another version of a difference, with another number, day
        or hour, or denied."""
        looks = [PartLook(facts, self._sentences)]
        versions = self._other_versions(looks[0])
        for other in self._ranked() if self._near[facts.span] >= _NEAR else ():
            given = [version for version in versions if other.span.meets(version)]
            if given or all(self._differs(look, other) for look in looks):
                versions = [version for version in versions if version not in given]
                looks.append(PartLook(other, self._sentences))
                yield other

    def _other_versions(self, look: PartLook) -> list[list[Span]]:
        """Where the other versions stand of what a sentence tells of what is asked for."""
        asked = [look.part.span]
        if self._asked in _VALUES:
            asked = [value.span for value in self._values(look)]
        others = []
        for difference in self._story.open_differences():
            spans = [[quote.span for quote in version.quotes] for version in difference.versions]
            own = [some for some in spans if any(span.meets(asked) for span in some)]
            others += [some for some in spans if own and some not in own]
        return others

    def _values(self, look: PartLook) -> list[Sought]:
        """The values of a sentence of the kind that is asked for, rather those that count it."""
        kinds = _VALUES.get(self._asked, _ANY)
        values = [value for value in look.values if value.kind in kinds]
        return [value for value in values if self._counts(value.value)] or values

    def _differs(self, look: PartLook, other: Facts) -> bool:
        """Whether a sentence that may tell of the same thing has another number, day or hour, or
        denies it."""
        if look.closeness(other) < _ONE_THING:
            return False
        for value in self._values(look):
            is_hour = value.kind is FaultKind.HOUR and any(date.time for date in other.dates)
            if look.instead(value, other) or (is_hour and value.match(other) is Match.ABSENT):
                return True
        return any(fault.kind is FaultKind.POLARITY for fault in turned(look.part, [other]))
