"""Says of what a day in a sentence is told (`DayEvent`), and whether two sentences tell the same
thing of one day."""

from collections.abc import Iterator
from datetime import date

from rashomon.facts.predicates import clause_families
from rashomon.facts.sentence_facts import Facts
from rashomon.model.date import Date
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import ordered, pattern_of
from rashomon.text.name_words import fold
from rashomon.text.parsed_word import ParsedWord, top_among, words_at

_WEEKDAYS = ordered("calendar.weekdays")
_WEEKDAY = pattern_of(r"\b{calendar.weekdays}\b")
_OF_SPEECH = ("attribution.sayings", "attribution.announcing", "attribution.demanding")
_YEAR = 5  # characters of a year in a day


@record
class DayEvent:
    """What a sentence says that happened on a day.

    - `words`: those that name the day
    - `day`: the day, None of a weekday that may be of any week
    - `verbs`: the families of the verbs of the clause in which the day stands
    - `told_of`: the families of the other words of this clause
    """

    words: Span
    day: Date | None
    verbs: frozenset[str]
    told_of: frozenset[str]

    def is_on_one_day(self, event: "DayEvent") -> bool | None:
        """Whether both name one day. Returns None if one is longer than a day or may be any."""
        if fold(self.words.quote) == fold(event.words.quote):
            return True
        if self.day and event.day:
            return _are_one_day(self.day, event.day)
        weekdays = {self.weekday, event.weekday}
        return None if None in weekdays else len(weekdays) == 1

    @property
    def weekday(self) -> str | None:
        """Returns the name of its weekday."""
        named = _WEEKDAY.search(self.words.quote)
        if named:
            return named[0]
        if self.day and _is_single(self.day):
            return _WEEKDAYS[date.fromisoformat((self.day.earliest or "")[:10]).weekday()]
        return None


def day_events(facts: Facts) -> Iterator[DayEvent]:
    """Yields the days of a sentence, each with what is told of it; none that is a length of time or
    stands in no clause, and none on which somebody only says something."""
    for day in facts.dates:
        if day.earliest and day.tells == "event" and not day.time:
            yield from _event(day.span, day=day, facts=facts)
    for weekday in _other_weekdays(facts):
        yield from _event(weekday, day=None, facts=facts)


def _event(words: Span, day: Date | None, facts: Facts) -> Iterator[DayEvent]:
    places = facts.words.of(words)
    top = top_among(facts.words, places)
    verbs = list(_verbs_above(top)) if top else []
    if not verbs or verbs[0].base_listed(*_OF_SPEECH):
        return
    families = {verb.family for verb in verbs if not verb.base_listed("turns.light")}
    told_of = frozenset[str]().union(*map(clause_families, verbs)) - families
    told_of -= {word.family for word in words_at(facts.words, places)}
    if told_of:
        yield DayEvent(words, day, frozenset(families), told_of)


def _other_weekdays(facts: Facts) -> Iterator[Span]:
    """Yields the weekdays of a sentence of which it is not sure which days they are."""
    dated = [day.span for day in facts.dates]
    for match in _WEEKDAY.finditer(facts.quote):
        words = facts.stretch(match)
        if not words.meets(dated):
            yield words


def _verbs_above(word: ParsedWord) -> Iterator[ParsedWord]:
    """Yields the verbs above a word in its clause: "lower" and "began" of "began to lower"."""
    while word.head != word:
        if word.is_verb and word.dep != "xcomp":
            return
        word = word.head
        if word.is_verb:
            yield word


def _is_single(day: Date) -> bool:
    return (day.earliest or "")[:10] == (day.latest or "-")[:10]


def _are_one_day(day: Date, other_day: Date) -> bool | None:
    """Whether two days are one, or may be by another reading; the years of days without one do not
    count. None where one is no single day."""
    own = {(moment or "")[_YEAR:10] for moment in (day.earliest, day.latest, *day.readings)}
    printed = (other_day.earliest, other_day.latest, *other_day.readings)
    if not own.isdisjoint((moment or "")[_YEAR:10] for moment in printed):
        return True
    return False if _is_single(day) and _is_single(other_day) else None
