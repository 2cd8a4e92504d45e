"""Says which of several states of one page is newer (`PageOrder`)."""

import math
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from rashomon.lineage.moments import OF_CHANGE
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.reports.one_page import corrects


@record
class Arrival:
    """How a report came into a store: the number of the run that first added it, and of the run
    that last brought it to each whole path or address."""

    run: int
    places: Mapping[str, int]


NO_ARRIVALS: Mapping[str, Arrival] = MappingProxyType({})

_ANY_ZONE = timedelta(hours=14)  # no clock is further from UTC


class PageOrder:
    """The order of the states of one page.

    Of two states the one with the later modified date is the newer, otherwise the one that came
    later. A state that was put back in its place after another one came anew, whatever date it
    gives; so did one that came again elsewhere, if the page has no place of its own and no date is
    against it. What gives no modified date and took no other's place may be an old copy that was
    found late: it is older than a state that was modified after its publication, or that corrects
    what it tells. Where nothing of this is known, the hour of publication decides between states
    that give no modified date.
    """

    def __init__(self, states: Reports, arrivals: Mapping[str, Arrival] = NO_ARRIVALS) -> None:
        """Takes from the states what orders them: when each was changed or published by its own
        words, and when it came. An arrival counts for all that is dated before it."""
        put_back = _put_back(states, arrivals)
        came = _came(states, arrivals=arrivals, put_back=put_back)
        self._modified: dict[str, _Moment] = {}
        self._published: dict[str, _Moment] = {}
        for state in states:
            modified = None if state.id in put_back else _modified(state)
            if modified:
                self._modified[state.id] = modified
            elif published := _moment(state.published or ""):
                self._published[state.id] = published
        self._maybe_found_late = _without_place_of_another(states, arrivals) - put_back.keys()
        # what is older by its date did not come later, either: an old copy was found late
        self._came = {}
        for state in states:
            newer = [other.id for other in states if self._is_dated_before(state, other)]
            arrivals_known = [came[ident] for ident in (state.id, *newer) if ident in came]
            if arrivals_known:
                self._came[state.id] = min(arrivals_known)

    def is_before(self, first: Report, second: Report) -> bool:
        """Whether the first state is surely older than the second."""
        if self._is_dated_before(first, second):
            return True
        if self._is_dated_before(second, first):
            return False
        came, came_second = (self._came.get(state.id) for state in (first, second))
        if came == came_second:
            return self._is_published_before(first, second)
        return came is not None and came_second is not None and came < came_second

    def _is_published_before(self, first: Report, second: Report) -> bool:
        published = self._published.get(first.id)
        if modified := self._modified.get(second.id):
            return _is_before(published, modified)
        again = self._published.get(second.id)
        has_hours = published and again and not (published.is_day or again.is_day)
        return bool(has_hours) and _is_before(published, again)

    def sorted(self, states: Reports) -> list[Report]:
        """Returns these states, none before one that is older."""
        return sorted(states, key=self._place)

    def _place(self, state: Report) -> tuple[float, str, str, str]:
        """Returns by what states stand in a row. What came at an unknown time is newer by a date,
        if at all, than what came at a known one."""
        hours = self._modified.get(state.id), self._published.get(state.id)
        modified, published = (hour.begin.isoformat() if hour else "" for hour in hours)
        return self._came.get(state.id, math.inf), modified, published, state.id

    def _is_dated_before(self, first: Report, second: Report) -> bool:
        modified, again = (self._modified.get(state.id) for state in (first, second))
        if modified or first.id not in self._maybe_found_late:
            return _is_before(modified, again)
        return _is_before(self._published.get(first.id), again) or corrects(second, first)


@record
class _Moment:
    """A day or an hour, in UTC or, without a zone, as a clock shows it."""

    begin: datetime
    end: datetime
    has_zone: bool

    @property
    def is_day(self) -> bool:
        return self.begin != self.end


def _moment(value: str) -> _Moment | None:
    try:
        begin = datetime.fromisoformat(value)
    except ValueError:
        return None
    has_zone = begin.tzinfo is not None
    begin = begin.astimezone(UTC) if has_zone else begin.replace(tzinfo=UTC)
    lasts = timedelta(0) if len(value) > len("2031-03-05") else timedelta(days=1)
    return _Moment(begin, begin + lasts, has_zone)


def _is_before(first: _Moment | None, second: _Moment | None) -> bool:
    if first is None or second is None:
        return False
    apart = timedelta(0) if first.has_zone == second.has_zone else _ANY_ZONE
    return first.end + apart <= second.begin and first.begin < second.begin


def _modified(report: Report) -> _Moment | None:
    """Returns the latest time at which the page says that it was changed."""
    moments = [_moment(date.value) for date in report.dates if OF_CHANGE.search(date.basis)]
    return max(filter(None, moments), key=lambda moment: (moment.begin, moment.end), default=None)


def _without_place_of_another(states: Reports, arrivals: Mapping[str, Arrival]) -> set[str]:
    """Returns the ids of the states of a store of which it is not known that the page had their
    text after another one.

    They were not retrieved at a known time, and came to no place at which another state had been.
    """
    arrivals_known = [arrivals[state.id] for state in states if state.id in arrivals]
    states_without = set()
    for state in states:
        arrival = arrivals.get(state.id)
        if arrival is None or _retrieved(state):
            continue
        earlier = (other for other in arrivals_known if other.run < arrival.run)
        if all(arrival.places.keys().isdisjoint(other.places) for other in earlier):
            states_without.add(state.id)
    return states_without


def _put_back(states: Reports, arrivals: Mapping[str, Arrival]) -> dict[str, int]:
    """Returns the states that were put back: they came to a place where they, and then another
    state of the page, had been. Each is named by its id, with the latest run that put it back."""
    runs = dict[str, int]()
    for state in states:
        arrival = arrivals.get(state.id)
        if arrival is None:
            continue
        for place, last_run in arrival.places.items():
            first_runs = [arrivals[other.id].places.get(place, last_run) for other in states]
            if last_run > max(arrival.run, min(first_runs)):
                runs[state.id] = max(last_run, runs.get(state.id, 0))
    return runs


def _came_again(states: Reports, arrivals: Mapping[str, Arrival]) -> dict[str, int]:
    """Returns the states that came again after another state, which itself did not come again, by
    their ids, with the last run that brought each.

    This says something only of a page of which each state came to a place of its own. If several
    came to one place, `_put_back` knows what was put back there, and what came elsewhere is a copy
    that was found late.
    """
    runs = {}
    places = Counter[str]()
    for state in states:
        if state.id in arrivals:
            arrival = arrivals[state.id]
            runs[state.id] = {arrival.run, *arrival.places.values()}
            places.update(arrival.places.keys())
    again = dict[str, int]()
    if max(places.values(), default=0) > 1:
        return again
    for ident, own_runs in runs.items():
        last = max(own_runs)
        for others in runs.values():
            if max(others) < last and any(min(own_runs) < run for run in others):
                again[ident] = last
    return again


def _came(
    states: Reports, arrivals: Mapping[str, Arrival], put_back: Mapping[str, int]
) -> dict[str, float]:
    """Returns in what order the states came, by their ids.

    They came as they were retrieved last, where that is known of all of them, else as they were
    added to the store. Without a store, only those count of which it is known when they were
    retrieved.
    """
    retrieved = {}
    for state in states:
        if moment := _moment(_retrieved(state) or ""):
            retrieved[state.id] = moment
    if not arrivals or (len(retrieved) == len(states) and not put_back):
        return _by_clock(retrieved)
    anew = {**_came_again(states, arrivals), **put_back}
    return {state.id: float(anew.get(state.id, arrivals[state.id].run)) for state in states}


def _by_clock(moments: Mapping[str, _Moment]) -> dict[str, float]:
    """Returns the seconds of these moments, of their days where one is a day."""
    begun = {ident: moment.begin for ident, moment in moments.items()}
    if any(moment.is_day for moment in moments.values()):
        for ident, begin in begun.items():
            begun[ident] = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    return {ident: begin.timestamp() for ident, begin in begun.items()}


def _retrieved(report: Report) -> str | None:
    """Returns when this state was last retrieved: the page had its text then."""
    moments = [origin.retrieved for origin in report.sources if origin.retrieved]
    return max(moments, default=report.retrieved)
