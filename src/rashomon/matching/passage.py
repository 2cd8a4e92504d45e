"""A passage that is compared with the sentences of a story (`Passage`): a sentence of a draft, a
question, a statement of an answer, or a sentence of a report."""

from collections.abc import Sequence

from rashomon.facts.day_events import NamedDay
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact, Sentences
from rashomon.matching.exclusion import excludes
from rashomon.matching.sought_names import is_outlet, is_title, names_of, reports_called
from rashomon.matching.sought_values import Sought, is_on, values_in
from rashomon.matching.story_sentences import StorySentences, lies_in
from rashomon.model.date import Date
from rashomon.model.name import NameKind
from rashomon.numbers.counted_number import CountedNumber
from rashomon.text.report_names import is_called

_REST = 2  # words by which a sentence is near that has none of the others
_MOST = 0.75  # share of these from which it is
_LIKELY = 6  # sentences that are looked at for a passage


class Passage:
    """A passage with its values.

    - `facts`: its words, read like a sentence of a report
    - `values`: its numbers, days, hours, names and quotations, and what it calls reports
    - `names`: those of them that are names; `outlets`: those that are names of reports
    """

    def __init__(self, facts: Facts, story: StorySentences) -> None:
        """Reads the values of a passage. Titles and reports that it names ("the Herald says") are
        no values that a sentence must have."""
        self.facts = facts
        self.story = story
        values = [*names_of(facts, story), *values_in(facts)]
        self.values = [*reports_called(facts, story)]
        spans_skipped = [value.span for value in values if is_title(value, story)]
        spans_skipped += [value.span for value in self.values]
        for value in values:
            if not value.span.meets(spans_skipped):
                self.values.append(value)
        self.names = [value for value in self.values if value.is_name]
        weight = story.weight_of
        self.outlets = [name for name in self.names if self._is_outlet(name)]
        families_told = facts.families - self._telling() or facts.families
        self._weights = {
            words: weight(words) or 1.0 for words in (families_told, families_told | facts.meant)
        }

    def _is_outlet(self, name: Sought) -> bool:
        """Whether a name is that of an outlet here; the town of the "Harn Post" is none."""
        is_town = self.story.kinds.get(name.value) is NameKind.PLACE
        called = self.story.called.values()
        return is_outlet(name.words, self.story) and (not is_town or name.words in called)

    def _telling(self) -> frozenset[str]:
        """Returns the families of the words that only say which outlet tells it."""
        names = [name.span for name in self.outlets]
        return frozenset(
            word.family
            for word in self.facts.own_words
            if lies_in(word, names) or (word.cue and word.subject and lies_in(word.subject, names))
        )

    @property
    def families(self) -> frozenset[str]:
        """Returns the families of its words that tell something."""
        return self.facts.families

    def closeness(self, *sentences: Facts) -> float:
        """Returns how much of the passage's words sentences have together, 0 to 1, with or without
        what its pronouns stand for. Rare words count more; those that say which outlet tells it do
        not."""
        families_there = frozenset[str]()
        for facts in sentences:
            families_there |= facts.families | facts.meant
        closeness = 0.0
        for families, weight in self._weights.items():
            shared = families & families_there
            if shared:
                closeness = max(closeness, self.story.weight_of(shared) / weight)
        return closeness

    def near(self, sentences: Sentences, least: float) -> list[Facts]:
        """Returns those of these sentences that are at least this close to the passage."""
        return [facts for facts in sentences if self.closeness(facts) >= least]

    def near_but_for_opposites(self) -> list[Facts]:
        """Returns the sentences of the story that have most of its words other than those with an
        opposite, in whose place they may have that: "the old ferry is shut"."""
        opposites = self.facts.of[FactKind.POLARITY]
        turning = frozenset(fact.value.family for fact in opposites if fact.value.sides)
        further_families = self.families - turning
        if not turning or len(further_families) < _REST:
            return []
        weight_of = self.story.weight_of
        weight = _MOST * weight_of(further_families)
        return [
            facts
            for facts in filter(self.is_of_outlets, self.story.every)
            if weight_of(further_families & (facts.families | facts.meant)) >= weight
        ]

    def nearest(self, least: float) -> Sentences:
        """Returns sentences of the reports that the passage names, or of all, at least this close
        to it, those with most values first."""
        close_sentences = self.near(self.story.every, least)
        return sorted(filter(self.is_of_outlets, close_sentences), key=self._rank)[:_LIKELY]

    def _rank(self, facts: Facts) -> tuple[int, float]:
        having = sum(value.is_in(facts) for value in self.values)
        return -having, -self.closeness(facts)

    def speaks_of_reports(self) -> bool:
        """Returns whether the passage names an outlet or speaks of a report."""
        return bool(self.outlets) or self.facts.has_listed("answers.texts")

    def is_of_outlets(self, facts: Facts) -> bool:
        """Whether a sentence stands in a report that the passage names. If it names none, any
        report will do."""
        called = self.story.called[facts.report]
        return not self.outlets or any(is_called(called, name.words) for name in self.outlets)

    def instead(self, value: Sought, facts: Facts) -> Sequence[SentenceFact]:
        """Returns the numbers or days that a sentence has where the passage has this one: of "on
        Monday", the "Sunday" of the sentence."""
        number = value.value
        if isinstance(number, CountedNumber):
            return [fact for fact in facts.of[FactKind.NUMBER] if excludes(number, fact.value)]
        if not value.is_day:
            return []
        own_days = [
            day_value.value for day_value in self.values if day_value.is_day and day_value.value
        ]
        days_there = [*facts.of[FactKind.DAY], *facts.of[FactKind.WEEKDAY]]
        return [fact for fact in days_there if not any(_may_be_on(day, fact) for day in own_days)]


def _may_be_on(day: Date | NamedDay, fact: SentenceFact) -> bool:
    """Whether a day of a sentence lies in a day of the passage, or may: one of the two is only a
    weekday."""
    date = fact.value if isinstance(fact.value, Date) else None
    if isinstance(day, Date):
        if date and (day.tells == "limit") == (date.tells == "limit"):
            return is_on(day, date.earliest)
        day = NamedDay(day.span, day)
    return day.is_on_one_day(NamedDay(fact.words, date)) is not False
