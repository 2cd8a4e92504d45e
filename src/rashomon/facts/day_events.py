"""Says which days a sentence names (`named_days`), whether two are one, and of what they are told
(`DayEvent`)."""

from collections.abc import Iterator
from datetime import date

from rashomon.facts.clause_words import clause_families
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.date import Date
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import ordered, pattern_of
from rashomon.text.name_words import fold
from rashomon.text.parsed_word import ParsedWord, top_among, words_at

_WEEKDAYS = ordered("calendar.weekdays")
_WEEKDAY = pattern_of(r"\b{calendar.weekdays}\b")
OF_SPEECH = ("attribution.sayings", "attribution.announcing", "attribution.demanding")
_YEAR = 5  # characters of a year in a day


@record
class NamedDay:
    """A day that a text names.

    - `words`: those that name it
    - `day`: the day, None of a weekday that may be of any week
    """

    words: Span
    day: Date | None

    def is_on_one_day(self, other: "NamedDay") -> bool | None:
        """Whether both are one day. Returns None if one is longer than a day or may be any, and if
        only one is a limit: what was done on Thursday was done by Friday, too."""
        if fold(self.words.quote) == fold(other.words.quote):
            return True
        if self.day and other.day:
            is_one = _are_one_day(self.day, other.day)
        else:
            weekdays = {self.weekday, other.weekday}
            is_one = None if None in weekdays else len(weekdays) == 1
        return is_one if is_one or self.is_limit == other.is_limit else None

    @property
    def is_limit(self) -> bool:
        """Whether something is so up to it or from it on."""
        return self.day is not None and self.day.tells == "limit"

    @property
    def weekday(self) -> str | None:
        """Returns the name of its weekday."""
        weekday_match = _WEEKDAY.search(self.words.quote)
        if weekday_match:
            return weekday_match[0]
        if self.day and _is_single(self.day):
            return weekday_of((self.day.earliest or "")[:10])
        return None


@record
class DayEvent:
    """What a sentence says that happened on a day.

    - `named`: the day
    - `verbs`: the families of the verbs of the clause in which the day stands
    - `told_of`: the families of the other words of this clause
    """

    named: NamedDay
    verbs: frozenset[str]
    told_of: frozenset[str]


def weekday_of(day: str) -> str:
    """Returns the name of the weekday of a day (ISO)."""
    return _WEEKDAYS[date.fromisoformat(day).weekday()]


def named_days(facts: Facts) -> list[NamedDay]:
    """Returns the days of a sentence, but for times of day and lengths of time, then the weekdays
    of which it is not sure which days they are."""
    days = []
    for day in facts.dates:
        if day.earliest and day.tells in {"event", "limit"} and not day.time:
            days.append(NamedDay(day.span, day))
    return days + [NamedDay(fact.words, None) for fact in facts.of[FactKind.WEEKDAY]]


def day_events(facts: Facts) -> Iterator[DayEvent]:
    """Yields the days of a sentence, each with what is told of it; none that is a length of time or
    stands in no clause, and none on which somebody only says something."""
    for day in named_days(facts):
        yield from _event(day, facts)


def _event(day: NamedDay, facts: Facts) -> Iterator[DayEvent]:
    """Yields what the clause around a day says that happened.

    "He said on Monday" is no event. "Take" of "take place" says nothing of the event, so light
    verbs count for no family. The words of the verbs and of the day itself are no part of what is
    told of, and no figure is: a toll of 19 and one of 24 are told of one flood.
    """
    day_words = facts.words.of(day.words)
    top_word = top_among(facts.words, day_words)
    if top_word is None or top_word.is_of_an_occasion:
        return
    verbs = list(verbs_above(top_word))
    if not verbs or verbs[0].base_listed(*OF_SPEECH):
        return
    verb_families = {verb.family for verb in verbs if not verb.base_listed("turns.light")}
    told_of = frozenset[str]().union(*map(clause_families, verbs)) - verb_families
    told_of -= {word.family for word in words_at(facts.words, day_words)}
    told_of = frozenset(family for family in told_of if not family[0].isdigit())
    if told_of:
        yield DayEvent(day, verbs=frozenset(verb_families), told_of=told_of)


def verbs_above(word: ParsedWord) -> Iterator[ParsedWord]:
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
