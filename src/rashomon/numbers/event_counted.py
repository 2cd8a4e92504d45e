"""When and where that happened of which a number tells (`event_counted`)."""

from collections.abc import Mapping
from typing import NamedTuple

from rashomon.model.date import DaySpan
from rashomon.model.span import Span
from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.fates import BEFALLEN
from rashomon.numbers.when_and_where import (
    NearWords,
    PlaceKey,
    days_told,
    is_elsewhere,
    is_of_now,
    occasion_of,
    of_another_event,
    place_of_harm,
    places_told,
)
from rashomon.text.token_index import TokenIndex


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
    places = places_told(reading, span, told)
    place = None
    elsewhere = frozenset[PlaceKey]()
    if not is_dated and fate not in BEFALLEN:
        year = None  # "90% of the city, where the battle began in June"
    over = year or of_another_event(reading.words, told)
    if over is None and fate in BEFALLEN and is_elsewhere(places, events.keys()):
        elsewhere = places
        over = min(places)[1]
    is_now = over is None and is_of_now(reading, span, days)
    if fate in BEFALLEN:
        place = place_of_harm(reading, told, events if is_now else {})
    occasion = occasion_of(reading, span, year and (days or year), elsewhere)
    return EventCounted(days, is_dated, places, place, over, occasion, is_now)
