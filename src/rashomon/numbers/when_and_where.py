"""When and where that happened which a number of a report tells of (`event_counted`)."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from math import dist
from typing import NamedTuple

from rashomon.model.content_ids import by_id
from rashomon.model.date import Date, DaySpan
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.span import Span
from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.fates import BEFALLEN
from rashomon.shipped.words import either, set_of
from rashomon.text.gathering import only_one
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.token_index import SUBJECTS, Sentence, TokenIndex

_PERIODS = re.compile(rf"\b(?:{either('fates.periods')})\b")
_WIDE = 4  # the least of UCDP's codes of places that are regions and countries
_SUBURB = 0.3  # degrees
_BEGINNING = 3  # sentences, the headline among them, that say where something happened
_TOP = 5  # sentences of a report that tell of its own event
_BACK = 2  # sentences up to which one tells on of a dated one
# What happened longer before the report is another event than the one it tells of.
_OVER = timedelta(days=45)


# What the coordinates of a place are the middle of ("" where it has none), its key, and these.
PlaceKey = tuple[str, str, tuple[float, float] | None]
_Places = frozenset[PlaceKey]
ReadingAt = Callable[[int], TokenIndex]  # the reading of a report, by its place
NearWords = Sequence[Iterable[int]]  # the words that tell of a number, from the nearest


class EventCounted(NamedTuple):
    """When and where that happened of which a number tells; `over`, `occasion` and `is_now` as
    `CountedNumber` has them."""

    days: DaySpan | None
    is_dated: bool  # whether the number's own clause gives the days
    places: frozenset[PlaceKey]
    place: str | None  # where people were harmed
    over: str | None
    occasion: Span | None
    is_now: bool


def event_counted(
    reading: TokenIndex,
    span: AmountSpan,
    told: NearWords,
    fate: str | None,
    events: Mapping[PlaceKey, str],
) -> EventCounted:
    """Returns when and where that happened of which a number tells: `told` are the words that tell
    of it, `events` the places of the event that the reports tell of."""
    days, year, is_dated = days_told(reading, span, told)
    is_harm = fate in BEFALLEN
    places = places_told(reading, span, told)
    if is_harm and not places:
        pointed_at = place_pointed_at(reading, span.sentence, told[1])
        places = pointed_at or places_behind(reading, span, told[1])
    place = None
    elsewhere = frozenset[PlaceKey]()
    if not is_dated and not is_harm:
        year = None  # "90% of the city, where the battle began in June"
    over = year or of_another_event(reading.words, told)
    if over is None and is_harm and is_elsewhere(places, events.keys()):
        elsewhere = places
        over = min(places)[1]
    is_now = over is None and is_of_now(reading, span, days)
    if is_harm:
        places = places or only_place(reading, span, told[-1])
        place = place_of_harm(reading, told, events if is_now else {})
    occasion = occasion_of(reading, span, year and (days or year), elsewhere)
    return EventCounted(days, is_dated, places, place, over, occasion, is_now)


def as_of_day(reading: TokenIndex, span: AmountSpan) -> str | None:
    """The day for which the number's own clause says that it holds: "12 had died by Monday", "as of
    Monday", not "since the battle that began in June"."""
    words = reading.words
    clause = span.clause
    found = []
    for i in clause.words if clause else ():
        date = reading.date_at.get(i)
        led = words.head[i]
        led = words.head[led] if words.lower[led] == "of" else led
        if (
            date
            and date.earliest
            and date.tells == "event"
            and words.lower[led] in set_of("fates.counted_by")
            and words.head[led] in (clause and clause.head, span.noun, span.answer[1] - 1)
        ):
            found.append("/".join(sorted({date.earliest, date.latest or date.earliest})))
    return only_one(found)


def occasion_of(
    reading: TokenIndex,
    span: AmountSpan,
    days: DaySpan | str | None,
    places: Set[PlaceKey],
) -> Span | None:
    """The words of the sentence that name these days or one of these places, with their
    preposition."""
    dates = reading.date_at
    names = reading.name_at
    said = [
        i
        for i in span.sentence.tokens
        if (i in dates and days in ((dates[i].earliest, dates[i].latest), dates[i].span.line))
        or (i in names and place_key_of(names[i]) in places)
    ]
    if not said:
        return None
    start = end = said[0]
    while end in said:
        end += 1
    start -= reading.words.lower[start - 1] in set_of("fates.at", "fates.since")
    return reading.span(start, end)


def opening_places(read: ReadingAt, n: int) -> tuple[Name, ...]:
    """The places that a report names at its beginning."""
    reading = read(n)
    named = (
        reading.name_at[i]
        for sentence in reading.sentences[:_BEGINNING]
        for i in sentence.tokens
        if i in reading.name_at
    )
    return tuple(by_id(name for name in named if name.kind is NameKind.PLACE).values())


def event_places(opened: Sequence[Names], mentions: Mapping[Name, int]) -> dict[PlaceKey, str]:
    """The places that half of the reports name at their beginning, with their names, the most exact
    first and of these that which is named most."""
    named = [name for names in opened for name in names]
    reports = Counter(one.id for one in named)
    named.sort(key=lambda name: (name.where_prec or 0, -mentions[name], name.name))
    return {place_key_of(one): one.name for one in named if 2 * reports[one.id] >= len(opened)}


def place_of_harm(
    reading: TokenIndex, told: NearWords, events: Mapping[PlaceKey, str]
) -> str | None:
    """The place where people were harmed: as the nearest words of its sentence say, the most exact
    of several; else that of the event, if it is of that."""
    wheres = ([*_where(reading, one)] for one in told)
    found = min(next(filter(None, wheres), []), key=lambda name: name.where_prec or 0, default=None)
    if events and (not found or (found.where_prec or 0) >= _WIDE):
        return next(iter(events.values()))
    return found.name if found else None


def place_key_of(name: Name) -> PlaceKey:
    """Returns what a place is compared by."""
    known = (name.lat, name.lon) if name.lat is not None and name.lon is not None else None
    return name.precision or "", name.place_key, known


def is_elsewhere(some: Set[PlaceKey], others: Set[PlaceKey]) -> bool:
    """Whether both name places of one kind, and none is one of the others or lies near it, as a
    part of a town does: a town may lie in a country."""
    return bool({kind for kind, *_ in some} & {kind for kind, *_ in others}) and not any(
        key == other or (here and there and dist(here, there) < _SUBURB)
        for _, key, here in some
        for _, other, there in others
    )


def places_told(reading: TokenIndex, span: AmountSpan, told: NearWords) -> frozenset[PlaceKey]:
    """The places where it happened that are named with the number, or in its clause where no other
    number stands."""
    beside = span.clause.words if span.clause else ()
    several = sum(first in beside for _, first, _ in span.sentence.quantities) > 1
    for level, one in enumerate(told[:-1]):
        if found := frozenset(map(place_key_of, _where(reading, one))):
            return frozenset() if level and several else found
    return frozenset()


def places_behind(reading: TokenIndex, span: AmountSpan, clause: Iterable[int]) -> _Places:
    """The places behind a number in its clause, before the next: "nine in Harn and two in Voss"."""
    end = span.sentence.end
    for _, first, _ in span.sentence.quantities:
        if span.end <= first < end:
            end = first
    behind = set(range(span.start, end)).intersection(clause)
    return frozenset(map(place_key_of, _where(reading, sorted(behind))))


def place_pointed_at(reading: TokenIndex, sentence: Sentence, clause: Iterable[int]) -> _Places:
    """The place that "there" means: the last one named before, in its sentence or the one above."""
    words = reading.words
    start = sentence.start
    for other in reading.sentences:
        if other.end <= sentence.start:
            start = other.start
    for i in clause:
        if words.lower[i] == "there" and words.dep[i] == "advmod":
            named = list(_where(reading, range(start, i)))
            return frozenset(map(place_key_of, named[-1:]))
    return frozenset()


def only_place(reading: TokenIndex, span: AmountSpan, tokens: Iterable[int]) -> frozenset[PlaceKey]:
    """The place where something was done by the words of a sentence that has one such place and one
    number: "In Harn a girl died, so that the storm has killed nine"."""
    words = reading.words
    behind = (i for i in tokens if words.dep[i] == "pobj")
    done = (i for i in behind if words.is_verb(words.head[words.head[i]]))
    found = frozenset(map(place_key_of, _where(reading, done)))
    return found if len(found) == len(span.sentence.quantities) == 1 else frozenset()


def telling_words(words: ParsedWords, span: AmountSpan) -> NearWords:
    """The words that tell of a number, from the nearest: its phrase, its clause, then of a clause
    without a subject that of which it is a part ("In 1978 a mill burnt, killing two"), of a
    relative one the noun with what stands before it ("the fire of 2019, in which 40 died"); last
    the sentence, but for relative clauses in which the number does not stand."""
    clause = span.clause
    shares = True
    own = set[int]()
    told: list[Iterable[int]] = [range(span.start, span.end)]
    while clause and clause.head not in own:
        own.add(clause.head)
        dep = words.dep[clause.head]
        above = words.head[clause.head]
        related = [range(words.left[above], clause.start)] if dep in {"relcl", "acl"} else []
        told += [clause.words, *related] if shares else []
        tenses = {words.tag[above], words.tag[clause.head]}  # "began in 2011 and now hold 90%"
        goes_on = dep == "advcl" or (dep == "conj" and len(tenses) == 1)
        shares &= goes_on and not words.has(clause.head, *SUBJECTS)
        clause = span.sentence.clause_at.get(above)
    return [*told, _told_in(words, span.sentence, own)]


def _where(reading: TokenIndex, tokens: Iterable[int]) -> Iterator[Name]:
    """The places named here, but those that something goes to, comes from or belongs to: "flown to
    Harn", "the mayor of Harn", "the Harn-based charity"."""
    words = reading.words
    for i in tokens:
        name = reading.name_at.get(i)
        if not name or name.kind is not NameKind.PLACE:
            continue
        top = i
        head = words.head
        while words.dep[top] in {"conj", "appos", "compound"} and head[top] != top:
            top = head[top]
        led = _led(words, top)
        above = head[head[top]]
        told = words.base[above]
        if led == "of" and told in set_of("fates.within", "places.built", "places.land"):
            led = _led(words, above)  # "in the streets of Harn", "on the market of Harn"
        there = led in set_of("fates.at") and told not in set_of("fates.saying", "fates.giving")
        inside = reading.name_at.get(head[i]) is name or words.dep[i] == "npadvmod"
        if not inside and (there or not led):
            yield name


def _led(words: ParsedWords, top: int) -> str:
    """The preposition that leads to a word, "" for none."""
    return words.lower[words.head[top]] if words.dep[top] == "pobj" else ""


def of_another_event(words: ParsedWords, told: NearWords) -> str | None:
    """What period the words with the number sum up ("each year"), "another event" if they tell of
    one like the report's ("a similar fire killed 40"); else None."""
    tokens = sorted({i for some in told[:-1] for i in some})
    if period := _PERIODS.search(" ".join(words.lower[i] for i in tokens)):
        return period[0]
    events = (words.lower[i] in set_of("fates.another") and _is_event(words, i) for i in tokens)
    return "another event" if any(events) else None


def _is_event(words: ParsedWords, i: int) -> bool:
    """Whether the word chooses among events, not among people or numbers of them."""
    noun = words.head[i]
    return (
        words.dep[i] in {"amod", "det"}
        and not any(words.pos[k] == "NUM" for k in (noun, *words.children[noun]))
        and words.base[noun] not in set_of("fates.no_events")
    )


def is_of_now(reading: TokenIndex, span: AmountSpan, days: DaySpan | None) -> bool:
    """Whether the number stands at the top of its report, with a day of its own, in somebody's
    words, or is told as what holds now: "are dead", "has risen to 12"."""
    words = reading.words
    clause = span.clause
    noun = span.noun
    beside = words.children[noun] if noun is not None else ()
    if (
        span.sentence.title
        or span.sentence.place < _TOP
        or days
        or not clause
        or reading.statement_of(span.start, span.end) is not None
        or "the" in (words.lower[i] for i in (span.start, *beside))  # those told of before
    ):
        return True
    tags = {words.tag[i] for i in (clause.head, *words.children[clause.head])}
    return not tags.isdisjoint({"VBZ", "VBP"}) or "VBD" not in tags


def days_told(
    reading: TokenIndex, span: AmountSpan, told: NearWords
) -> tuple[DaySpan | None, str | None, bool]:
    """The days of what is counted by the nearest words that give one, the year, if it was long over
    when the report was written, and whether its own clause gives the days."""
    anchor = reading.annotated.report.anchor
    for tokens in told:
        dates = _events_in(reading, tokens)
        own = tokens is not told[-1]
        if month := _unplaced(dates):
            return None, month, own
        found = {(d.earliest, d.latest) for d in dates if d.earliest and d.latest}
        if len(found) == 1:
            days = found.pop()
            return days, _long_over(days[1], anchor), own
        if found:
            return None, None, False
    before = _dates_pointed_at(reading, span.sentence)
    for days in {(d.earliest or "", d.latest) for d in before if d.latest}:
        if over := _long_over(days[1], anchor):
            return days, over, False  # "In 1978 the dam broke. It killed 40."
    return None, _unplaced(before), False


def _unplaced(dates: Iterable[Date]) -> str | None:
    """The month, if these days are of one of a year that nobody knows: an undated report tells of
    its own event by weekdays or full days."""
    return only_one(d.span.line for d in dates if d.latest is None and d.precision == "month")


def _points_back(words: ParsedWords, sentence: Sentence) -> bool:
    """Whether a sentence tells on of what the one before it told: "It killed 40", "Nobody was hurt
    in that accident"."""
    return words.lower[sentence.start] in set_of("fates.back_to") or any(
        words.lower[i] == "then" or (words.lower[i] == "that" and _is_event(words, i))
        for i in sentence.tokens
    )


def _dates_pointed_at(reading: TokenIndex, sentence: Sentence) -> Sequence[Date]:
    """The dates, of one time, of the nearest of two sentences before one that tells on of it; those
    of what is added about a noun aside; nothing for several."""
    later = sentence
    before = reading.sentences.index(sentence)
    for earlier in reading.sentences[max(0, before - _BACK) : before][::-1]:
        if not _tells_on(reading.words, earlier, later):
            return ()
        dates = _events_in(reading, _told_in(reading.words, earlier))
        if dates:
            return dates if len({(d.earliest, d.latest) for d in dates}) == 1 else ()
        later = earlier
    return ()


def _tells_on(words: ParsedWords, before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence tells on of the one before it: it says so, or stands in its paragraph,
    below the top of a report, or behind its colon."""
    goes_on = before.end == sentence.start and sentence.place >= _TOP
    headed = words.text[before.end - 1] == ":"  # "12 May 2021: A fire killed 40"
    is_next = sentence.start <= before.end + 1
    return is_next and (goes_on or headed or _points_back(words, sentence))


def _events_in(reading: TokenIndex, tokens: Iterable[int]) -> list[Date]:
    """The dates of events in these words."""
    dates = (reading.date_at[i] for i in tokens if i in reading.date_at)
    return [date for date in dates if date.tells == "event"]


def _told_in(words: ParsedWords, sentence: Sentence, own: Set[int] = frozenset()) -> list[int]:
    """The words of a sentence but those of relative clauses; `own`: heads of such that stay."""
    clauses = [(i, sentence.clause_at.get(i)) for i in sentence.tokens]
    return [
        i
        for i, clause in clauses
        if not clause
        or clause.head in own
        or words.dep[clause.head] not in {"relcl", "acl"}
        or words.tag[clause.head] == "VBG"  # "storms a mill showing a film in 1987"
    ]


def _long_over(latest: str, anchor: str | None) -> str | None:
    return latest[:4] if day_of_moment(latest) < day_of_moment(anchor or latest) - _OVER else None


def day_of_moment(iso: str) -> date:
    """Returns the day of a moment."""
    return date.fromisoformat(iso[:10])
