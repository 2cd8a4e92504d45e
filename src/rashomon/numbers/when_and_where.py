"""When and where that happened which a number of a report tells of (`event_counted`)."""

from collections.abc import Iterable, Sequence, Set
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.model.date import Date
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.fates import BEFALLEN
from rashomon.numbers.joined_words import gives_total
from rashomon.numbers.listed_events import has_year
from rashomon.numbers.of_another_event import ANOTHER, chooses_event, of_another_event
from rashomon.numbers.places_counted import (
    PlaceKey,
    as_one_place,
    is_elsewhere,
    place_among,
    place_key_of,
    place_of_harm,
    place_pointed_at,
    places_behind,
    places_told,
)
from rashomon.text.gathering import only_one
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.token_index import SUBJECTS, Sentence, TokenIndex
from rashomon.text.word_families import family_of

_TOP = 5  # sentences of a report that tell of its own event
# What happened longer before the report is another event than the one it tells of.
_OVER = timedelta(days=30)
_LONG = ("month", "season")
_RELATIVE = ("relcl", "acl")


class Surroundings(NamedTuple):
    """What is known around the numbers of a report: the places of the event that the reports tell
    of, with their names; the towns that reports name in one row; the words of the report; from
    where to where it lists older events."""

    event_places: dict[PlaceKey, str]
    rows: frozenset[PlaceKey]
    report_words: frozenset[str]
    listed: range


class EventCounted(NamedTuple):
    """When and where that happened of which a number tells; `over`, `occasion` and `is_now` as
    `CountedNumber` has them."""

    days: tuple[str, str] | None
    is_dated: bool  # whether the number's own clause gives the days
    places: frozenset[PlaceKey]
    place: str | None  # where people were harmed
    over: str | None
    occasion: Span | None
    is_now: bool


def event_counted(
    span: AmountSpan,
    stretches: Sequence[Iterable[int]],
    fate: str | None,
    statement: Statement | None,
    around: Surroundings,
) -> EventCounted:
    """Returns when and where that happened of which a number tells. `stretches` are the words that
    tell of it (`telling_words`)."""
    events = around.event_places
    is_listed = span.reading.span(*span.answer).start in around.listed
    is_harm = fate in BEFALLEN
    days, year, is_dated = _days_of_event(span, stretches, is_harm=is_harm, is_listed=is_listed)
    places = places_told(span, stretches)
    if is_harm and not places:
        pointed_at = place_pointed_at(span.reading, stretches[1])
        places = pointed_at or places_behind(span, stretches[1])
    place = None
    elsewhere = frozenset[PlaceKey]()
    other_event = year or of_another_event(span, stretches, is_harm=is_harm)
    if other_event is None and is_harm and is_elsewhere(places, events.keys()):
        elsewhere = places
        other_event = min(places).key
    is_now = other_event is None and is_of_now(span, days)
    if is_harm:
        place = place_of_harm(span.reading, stretches, events if is_now else {})
        places = as_one_place(places or place_among(span, statement, around.rows), around.rows)
    occasion = occasion_of(span, year and (days or year), elsewhere)
    return EventCounted(
        days=days,
        is_dated=is_dated,
        places=places,
        place=place,
        over=other_event,
        occasion=occasion,
        is_now=is_now,
    )


def _days_of_event(
    span: AmountSpan, stretches: Sequence[Iterable[int]], *, is_harm: bool, is_listed: bool
) -> tuple[tuple[str, str] | None, str | None, bool]:
    """Returns what `days_told` does, as far as it is of what is counted: of those harmed not the
    day on which their toll rose, and in a list of older events only with its year."""
    days, year, is_dated = days_told(span, stretches)
    if not is_harm:
        # not "90% of the city, where the battle began in June"
        return days, year if is_dated else None, is_dated
    if is_listed and not (year and _says_year(span)):
        return None, ANOTHER, False
    if not year and _is_of_rise(span):
        return None, None, False
    return days, year, is_dated


def as_of_day(span: AmountSpan) -> str | None:
    """Returns the day for which the number's own clause says that it holds: "12 had died by
    Monday", "as of Monday".

    In "12 died since the battle that began in June" June is no such day: "in" counts to no day.
    """
    words = span.words
    clause = span.clause
    if clause is None:
        return None
    # the verb, the noun and the figure, of which one must govern the day
    counting = (clause.head.i, span.noun and span.noun.i, span.answer[1] - 1)
    days = []
    for i in clause.words:
        date = span.reading.date_at.get(i)
        if date is None or not date.earliest or date.tells not in {"event", "limit"}:
            continue
        governor = ParsedWord(words, i).head
        if governor.lower == "of":
            governor = governor.head
        if governor.listed("fates.counted_by") and governor.head.i in counting:
            days.append("/".join(sorted({date.earliest, date.latest or date.earliest})))
    return only_one(days)


def occasion_of(
    span: AmountSpan,
    days: tuple[str, str] | str | None,
    places: Set[PlaceKey],
) -> Span | None:
    """Returns the words of the sentence that name these days or one of these places, with their
    preposition."""
    naming_words = []
    for i in span.sentence.tokens:
        date = span.reading.date_at.get(i)
        name = span.reading.name_at.get(i)
        is_day = date is not None and days in ((date.earliest, date.latest), date.span.line)
        if is_day or (name and place_key_of(name) in places):
            naming_words.append(i)
    if not naming_words:
        return None
    start = end = naming_words[0]
    while end in naming_words:
        end += 1
    start -= span.words.listed(start - 1, "fates.at", "fates.since")
    return span.reading.span(start, end)


def telling_words(span: AmountSpan) -> Sequence[Iterable[int]]:
    """Returns the words that tell of a number, from the nearest:

    - its phrase, then its clause
    - of a clause without a subject, the clause of which it is a part: "In 1978 a mill burnt,
      killing two"
    - of a relative clause, the noun with what stands before it: "the fire of 2019, in which 40
      died"
    - last the sentence, without relative clauses in which the number does not stand
    """
    words = span.words
    clause = span.clause
    is_part_of_next = True
    clause_heads = set[int]()
    stretches: list[Iterable[int]] = [range(span.start, span.end)]
    while clause and clause.head.i not in clause_heads:
        head = clause.head
        clause_heads.add(head.i)
        above = head.head
        if is_part_of_next:
            stretches.append(clause.words)
            first_tags = words.tag[clause.start : clause.start + 2]
            # "which", "where": what it tells of stands before it
            if head.dep in _RELATIVE or not {"WDT", "WRB"}.isdisjoint(first_tags):
                stretches.append(range(above.left, clause.start))
        is_one_tense = above.tag == head.tag  # not "began in 2011 and now hold 90%"
        goes_on = head.dep == "advcl" or (head.dep == "conj" and is_one_tense)
        is_part_of_next &= goes_on and not (head.has(*SUBJECTS) or gives_total(head))
        clause = span.sentence.clause_at.get(above.i)
    return [*stretches, _without_relative_clauses(words, span.sentence, clause_heads)]


def is_of_now(span: AmountSpan, days: tuple[str, str] | None) -> bool:
    """Whether one of these holds: the number stands at the top of its report; it has a day of its
    own; somebody is quoted with it; it is told as what holds now ("are dead", "has risen to
    12")."""
    clause = span.clause
    if span.sentence.title or span.sentence.place < _TOP or days or not clause:
        return True
    if span.reading.statement_of(span.start, span.end) is not None:
        return True
    words_before = [ParsedWord(span.words, span.start)]
    if span.noun:
        words_before += span.noun.children
    if any(word.lower == "the" for word in words_before):  # those told of before
        return True
    tags = {word.tag for word in (clause.head, *clause.head.children)}
    return not tags.isdisjoint({"VBZ", "VBP"}) or "VBD" not in tags


def days_told(
    span: AmountSpan, stretches: Sequence[Iterable[int]]
) -> tuple[tuple[str, str] | None, str | None, bool]:
    """Returns the days of what is counted, its year if that was long over when the report was
    written, and whether its own clause gives them.

    The nearest words that give days count. If these give several, no day is known. Without any, a
    day counts that the sentence points back at.
    """
    anchor = span.reading.annotated.report.anchor
    for tokens in stretches:
        dates = _event_dates(span.reading, tokens)
        is_own = tokens is not stretches[-1]
        month = _month_of_unknown_year(dates)
        if month:
            return None, month, is_own
        known_days = {
            (date.earliest, date.latest) for date in dates if date.earliest and date.latest
        }
        days = _most_exact(known_days)
        if days:
            return days, _year_if_long_over(days[1], anchor), is_own
        if known_days:
            return None, None, False
    dates_before = _dates_pointed_at(span.reading, span.sentence)
    for date_before in dates_before:
        last = date_before.latest
        year = last and _year_if_long_over(last, anchor)
        if last and year:  # "In 1978 the dam broke. It killed 40."
            return (date_before.earliest or "", last), year, False
    return None, _month_of_unknown_year(dates_before), False


def _most_exact(known_days: Set[tuple[str, str]]) -> tuple[str, str] | None:
    """Returns the days that lie within all others: 13 November, of "in November, on Nov. 13"."""
    for first, last in known_days:
        if all(start <= first and last <= end for start, end in known_days):
            return first, last
    return None


def _month_of_unknown_year(dates: Iterable[Date]) -> str | None:
    """Returns the month or season, if these days are of one of a year that nobody knows: an undated
    report tells of its own event by weekdays or full days."""
    months = (date for date in dates if date.latest is None and date.precision in _LONG)
    return only_one(date.span.line for date in months)


def _points_back(words: ParsedWords, sentence: Sentence) -> bool:
    """Whether a sentence tells on of what the one before it told: "It killed 40", "Nobody was hurt
    in that accident"."""
    if words.listed(sentence.start, "fates.back_to"):
        return True
    for word in words_at(words, sentence.tokens):
        if word.lower == "then" or (word.lower == "that" and chooses_event(word)):
            return True
    return False


def _dates_pointed_at(reading: TokenIndex, sentence: Sentence) -> Sequence[Date]:
    """The dates, of one time, of the nearest of two sentences before one that tells on of it; those
    of what is added about a noun aside; nothing for several."""
    later = sentence
    # sentences up to which one tells on of a dated one
    for earlier in reading.sentences_before(sentence, 2)[::-1]:
        if not _tells_on(reading.words, earlier, later):
            return ()
        dates = _event_dates(reading, _without_relative_clauses(reading.words, earlier))
        if dates:
            return dates if only_one((date.earliest, date.latest) for date in dates) else ()
        later = earlier
    return ()


def _tells_on(words: ParsedWords, before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence tells on of the one before it: it says so, or stands in its paragraph,
    below the top of a report, or behind its colon."""
    goes_on = before.end == sentence.start and sentence.place >= _TOP
    headed = words.text[before.end - 1] == ":"  # "12 May 2021: A fire killed 40"
    is_next = sentence.start <= before.end + 1
    return is_next and (goes_on or headed or _points_back(words, sentence))


def _event_dates(reading: TokenIndex, tokens: Iterable[int]) -> list[Date]:
    """Returns the dates of events in these words, and the long ones from which on they are counted
    ("since January"), but not the one since which no such thing was: "the worst fire since 1998",
    except of those who died "since 1998, when 40 died"."""
    dates = []
    places = set(tokens)
    for i in sorted(places):
        date = reading.date_at.get(i)
        if date is None:
            continue
        day = ParsedWord(reading.words, i)
        is_led = day.head.i in places  # by "since", which "when 40 died" leaves outside
        if is_led and _is_compared(day):
            continue
        is_limit = date.tells == "limit" and (date.precision in _LONG or not is_led)
        if date.tells == "event" or is_limit:
            dates.append(date)
    return dates


def _is_of_rise(span: AmountSpan) -> bool:
    """Whether the number's clause tells when a toll rose, not when people were harmed."""
    if span.clause is None or family_of(span.clause.head.base) != family_of("rise"):
        return False
    subject = span.clause.subject
    return subject is not None and subject.base_listed("fates.tolls", "fates.numbers")


def _says_year(span: AmountSpan) -> bool:
    """Whether the sentence says of which year a day is."""
    dates = (span.reading.date_at.get(i) for i in span.sentence.tokens)
    return any(date is not None and has_year(date) for date in dates)


def _is_compared(day: ParsedWord) -> bool:
    """Whether something is the most of its kind since a day."""
    since = day.head
    if since.lower != "since":
        return False
    return any(word.tag == "JJS" for word in since.head.under if word.i < since.i)


def _without_relative_clauses(
    words: ParsedWords, sentence: Sentence, relative_heads: Set[int] = frozenset()
) -> list[int]:
    """Returns the words of a sentence but those of relative clauses; `relative_heads` are heads of
    such that stay."""
    telling_places = []
    for i in sentence.tokens:
        clause = sentence.clause_at.get(i)
        head = clause.head if clause else ParsedWord(words, i)
        is_relative = clause and head.i not in relative_heads and head.dep in _RELATIVE
        if not is_relative or head.tag == "VBG":  # "storms a mill showing a film in 1987"
            telling_places.append(i)
    return telling_places


def _year_if_long_over(latest: str, anchor: str | None) -> str | None:
    is_over = day_of_moment(latest) < day_of_moment(anchor or latest) - _OVER
    return latest[:4] if is_over else None


def day_of_moment(iso: str) -> date:
    """Returns the day of a moment."""
    return date.fromisoformat(iso[:10])
