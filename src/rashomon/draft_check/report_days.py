"""Finds the sentences of reports that tell what a draft tells of a day: of this day, or of another
one (`DaysInReports`)."""

from rashomon.facts.day_events import DayEvent, NamedDay, day_events, weekday_of
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.span import Span
from rashomon.text.name_words import fold

_MOST = 0.6  # share of the words of the shorter clause, rare ones counting more, that both have
_A_DAY = 10  # characters of a day (ISO)
_SEVERAL = 3  # words that two clauses with other verbs share


class DaysInReports:
    """The days in the sentences of reports, with what happened on them."""

    def __init__(self, story: StorySentences) -> None:
        self._story = story
        self._events = [(facts, event) for facts in story.every for event in day_events(facts)]
        moments = [page.report.published or page.report.anchor for page in story.pages.values()]
        self._weekdays = {weekday_of(moment[:_A_DAY]) for moment in moments if moment}
        dates = [date for facts in story.every for date in facts.dates]
        self._weekdays |= {NamedDay(date.span, date).weekday or "" for date in dates}

    def lack_weekday(self, words: Span) -> bool:
        """Returns whether words name a weekday, and no report is of one, or names it or a day that
        falls on it."""
        weekday = NamedDay(words, None).weekday
        is_told = weekday is None or weekday in self._weekdays
        return not (is_told or any(f" {fold(weekday)} " in text for text in self._story.texts))

    def of_event(self, own: DayEvent) -> tuple[Sentences, Sentences]:
        """Returns the sentences that tell the same thing of this day, and of another day."""
        same = list[Facts]()
        otherwise = list[Facts]()
        for facts, event in self._events:
            if self._are_one(own, event):
                is_one = own.named.is_on_one_day(event.named)
                if is_one is not None:
                    (same if is_one else otherwise).append(facts)
        return same, otherwise

    def _are_one(self, own: DayEvent, event: DayEvent) -> bool:
        """Whether both tell of one thing."""
        shared = own.told_of & event.told_of
        if own.verbs.isdisjoint(event.verbs) and len(shared) < _SEVERAL:
            return False
        weight_of = self._story.weight_of
        least = min(weight_of(own.told_of), weight_of(event.told_of))
        return bool(shared) and weight_of(shared) >= _MOST * least
