"""Incidents of many stories as one table: day, place, actors, deed, numbers with their readings,
and sources, each cell beside the words that it rests on; a draft for coders and analysts.

An incident is an event whose dead are counted (`coder_drafts.events_of`), or a place and a day of
which reports tell a deed of violence or protest as done, or how many people were hurt, arrested or
present. Of a story without one it is the event of its timeline that most of its reports tell of, if
its words are those of a kind of violence or protest. What was long over when it was told is
`background`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from rashomon.exports.coder_drafts import (
    COUNTRY,
    OVER,
    CoderFigure,
    as_days,
    events_of,
    figures_of,
    is_over,
    joined,
    mark,
    place_of,
    toll_of,
)
from rashomon.exports.csv import draft_csv
from rashomon.exports.deeds import CLASHES, POLITICS, PROTEST, deeds_in, suggest, told_in
from rashomon.exports.export_format import Files
from rashomon.model.date import Event
from rashomon.model.incident import Incident
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Point
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.words import either
from rashomon.telling.wording import answer_line
from rashomon.text.by_key import by_key
from rashomon.text.calendar_words import as_date
from rashomon.text.name_words import country_name
from rashomon.text.report_names import name_reports, report_name, shorten
from rashomon.text.whole_sentences import sentence_at

_BOUNDS = ("low", "best", "high")
_TOLLS = ("killed", "injured", "missing", "arrested", "participants")
COLUMNS = (
    "draft", "story", "title", "incident", "background", "day_first", "day_last",
    "day_words", "place", "country", "latitude", "longitude", "place_words", "actors",
    "actors_words", "deed", "deed_words", "kind", "kind_words", "killed_low", "killed_best",
    "killed_high", "killed_words", "injured_low",
    "injured_best", "injured_high", "missing_low", "missing_best", "missing_high", "hurt_words",
    "arrested_low", "arrested_best", "arrested_high", "arrested_words", "participants_low",
    "participants_best", "participants_high", "participants_words",
    "sources", "reports", "lines", "least_lines",
)  # fmt: skip
_LONGEST = 240  # characters of a sentence
_OF = ("injured", "missing", "detained", "present")
_MOST_WORDS = 3  # places in the reports that a cell leads to
_BESIDE = ("injured", "detained", "present")  # numbers of people that are told of a place and day
_A_DAY = timedelta(days=2)  # "on the weekend" is one day of an incident, "in June" none
_HALF = r"\s?[-\u2013]\s?"  # between the halves of a name that blanks part


def files_of(ledger: Ledger) -> Files:
    """One CSV file; where there is no incident, its one row says so."""
    sources = {one.id: one.source for one in ledger.reports}
    return {"": csv_of(incidents_of(ledger), sources)}


def csv_of(incidents: Iterable[Incident], sources: Mapping[str, str]) -> bytes:
    """Returns incidents as CSV, given the source of each report."""
    rows = [_cells(one, sources) for one in incidents]
    return draft_csv(rows or [{"draft": f"{mark('coders')}: no incident"}], COLUMNS)


@dataclass(frozen=True, slots=True)
class _Scene:
    """A place and the days on which reports tell of deeds or of numbers of people there."""

    place: Name
    days: tuple[date, date]
    events: tuple[Event, ...]
    numbers: tuple[CoderFigure, ...]


def incidents_of(ledger: Ledger) -> Iterator[Incident]:
    """Yields the incidents of a ledger, story by story."""
    return (one for one, _ in coded(ledger))


def coded(ledger: Ledger) -> Iterator[tuple[Incident, CoderFigure | None]]:
    """Yields the incidents of a ledger, story by story, each with the figure of its dead."""
    dead, beside = events_of(ledger), [*figures_of(ledger, _BESIDE)]
    for own in ledger.apart():
        (story,) = own.stories
        counted = [one for one in dead if one.story.id == story.id]
        main = max(counted, key=lambda one: len(one.point.reports()), default=None)
        booked = {point.id for one in counted for point in one.hurt}
        numbers = [x for x in beside if x.story.id == story.id and x.point.id not in booked]
        scenes = _scenes(own, story, numbers)
        for figure in counted:
            where = figure.about.place or (_where(story) if figure is main else None)
            here = [one for one in scenes if _is_there(one, figure, place_of(story, where))]
            scenes = [one for one in scenes if one not in here]
            events = [*filter(None, [_around(story, figure)])]
            extra: list[CoderFigure] = []
            for one in here:
                mine, other = _parted(own, one, figure)
                events += mine.events
                extra += mine.numbers
                scenes += [other] if other.events or other.numbers else []
            yield _incident(own, story, figure.days, where, events, figure, extra), figure
        for one in scenes:
            name = one.place.name
            yield _incident(own, story, one.days, name, one.events, None, one.numbers), None
        typed = [
            one
            for one in story.timeline
            if _weight(one)[0] > 1 and _type_of(own, one.spans)[0] and _tells(one)
        ]
        if typed and not (counted or scenes):
            event = max(typed, key=_weight)
            days, where = as_days(event.earliest, event.latest), event.place or _where(story)
            yield _incident(own, story, days, where, [event], None, ()), None


def _scenes(own: Ledger, story: Story, numbers: Sequence[CoderFigure]) -> list[_Scene]:
    """The places and days of a story of which a deed is told as done, or how many people were hurt,
    arrested or present; a number without a day is of the one day that is told of its place, or of
    the one on which all deeds were that its report tells of before it."""
    told: list[_Scene] = []
    for event in story.timeline:
        place, days = _site(place_of(story, event.place)), as_days(event.earliest, event.latest)
        named = _mentions(story, [event.place or ""], event.spans)
        spans = [x for x in event.spans if any(x.contains(one) for one in named)]
        event = replace(event, spans=tuple(spans))
        if place and days and _tells(event):
            told.append(_Scene(place, days, (event,), ()))
    placed = [(one, place) for one in numbers if (place := _site(one.place))]
    placed = [(one, place) for one, place in placed if one.about.total_or_part != "part"]
    told += [_Scene(place, one.days, (), (one,)) for one, place in placed if one.days]
    told = [one for one in told if _is_news(own, one)]
    dated = [*_dated_deeds(story)]
    for one, place in placed:
        here = {x.days for x in told if x.place.place_key == place.place_key}
        known = here or {
            each
            for each, span in dated
            for account in one.point.accounts
            if span.report == account.report and span.start < account.quote.start
        }
        if one.days is None and len(known) == 1:
            told.append(_Scene(place, known.pop(), (), (one,)))
    held = by_key(((one.place.place_key, one.days[0]), one) for one in told)
    return [
        _Scene(
            found[0].place,
            found[0].days,
            tuple(event for one in found for event in one.events),
            tuple(sorted((x for one in found for x in one.numbers), key=_rank)),
        )
        for _, found in sorted(held.items(), key=lambda item: item[0][1])
    ]


def _tells(event: Event) -> bool:
    """Whether an event is told as a deed that was done."""
    return any([*told_in(span.quote)] for span in event.spans)


def _site(place: Name | None) -> Name | None:
    """The place, if it is one on the map and no country."""
    if place is None or place.kind is not NameKind.PLACE or place.lat is None:
        return None
    return None if place.where_prec == COUNTRY else place


def _rank(figure: CoderFigure) -> tuple[int, str]:
    return -len(figure.point.reports()), figure.point.id


def _reports(scene: _Scene) -> set[str]:
    """The reports that tell of a scene."""
    told = {span.report for event in scene.events for span in event.spans}
    return told | {report for one in scene.numbers for report in one.point.reports()}


def _is_news(own: Ledger, scene: _Scene) -> bool:
    """Whether the scene is of one or two days, neither to come nor long over when it was told: of
    reports without a day, when the last was that the story tells of."""
    (story,), (first, last), told = own.stories, scene.days, _reports(scene)
    written = [as_date((one.anchor or "")[:10]) for one in own.reports if one.id in told]
    days = [day for day in written if day]
    days = days or [day for x in story.timeline if (day := as_date(x.latest or ""))][-1:]
    return last - first <= _A_DAY and all(first <= day <= last + OVER for day in days)


def _dated_deeds(story: Story) -> Iterator[tuple[tuple[date, date], Span]]:
    """Yields the days of what is told as done, of people killed and the like, each with its
    words."""
    for event in filter(_tells, story.timeline):
        days = as_days(event.earliest, event.latest)
        yield from ((days, span) for span in event.spans if days)
    counted = (one for one in story.points if one.about and one.about.measure in (*_OF, "killed"))
    for account in (account for one in counted for account in one.accounts):
        if account.as_of and (days := as_days(*account.as_of.split("/"))):
            yield days, account.quote


def _is_there(scene: _Scene, figure: CoderFigure, place: Name | None) -> bool:
    """Whether the dead were killed where and when a scene is."""
    days = figure.days
    if place is None or days is None or place.place_key != scene.place.place_key:
        return False
    return scene.days[0] <= days[1] and days[0] <= scene.days[1]


def _parted(own: Ledger, scene: _Scene, figure: CoderFigure) -> tuple[_Scene, _Scene]:
    """What of a scene is of the deed that killed, and the rest: told in a sentence or a matter with
    the dead, or in words of the same type. Protest is another deed of the same place and day, and
    where people protest, clashes are of it."""
    dead = set(_sentences(own, (), [figure]))
    deadly = {kind for one in dead for kind in deeds_in(one.quote)}
    matters = {
        one.id
        for one in figure.story.passages
        if any(x.quote.overlaps(told) for x in one.core() for told in dead)
    }

    scenery = _types(own, scene.events, scene.numbers)
    apart = PROTEST | {CLASHES} if scenery & PROTEST else PROTEST

    def is_of_it(events: Sequence[Event], numbers: Sequence[CoderFigure]) -> bool:
        types = _types(own, events, numbers) - apart
        alike = types & deadly if deadly else types
        told = dead & {*_sentences(own, events, numbers)}
        return bool(told or matters & {x for one in events for x in one.passages} or alike)

    events = tuple(one for one in scene.events if is_of_it([one], ()))
    numbers = tuple(one for one in scene.numbers if is_of_it((), [one]))
    rest = (
        tuple(one for one in scene.events if one not in events),
        tuple(one for one in scene.numbers if one not in numbers),
    )
    return (
        replace(scene, events=events, numbers=numbers),
        replace(scene, events=rest[0], numbers=rest[1]),
    )


def _types(own: Ledger, events: Sequence[Event], numbers: Sequence[CoderFigure]) -> set[str]:
    """The types of deeds that are told as done."""
    return {kind for one in _sentences(own, events, numbers) for kind, _ in told_in(one.quote)}


def _weight(event: Event) -> tuple[int, int, str]:
    return len({span.report for span in event.spans}), len(event.spans), event.id


def _where(story: Story) -> str | None:
    """The place, no country, that most of a story's reports name, if most do."""
    named = {
        one.name: len({span.report for span in one.mentions})
        for one in story.names
        if one.kind is NameKind.PLACE and one.where_prec != COUNTRY
    }
    most = max(named.values(), default=0)
    found = [name for name, reports in named.items() if reports == most]
    return found[0] if len(found) == 1 and 2 * most > len(story.reports) else None


def _around(story: Story, figure: CoderFigure) -> Event | None:
    """The event of the timeline that tells of what a figure counts."""
    quotes = [one.quote for one in figure.point.accounts]
    held = [
        one
        for one in story.timeline
        if figure.point.id in one.points
        or any(span.overlaps(quote) for span in one.spans for quote in quotes)
    ]
    return max(held, key=_weight, default=None)


def _incident(
    own: Ledger,
    story: Story,
    days: tuple[date, date] | None,
    place: str | None,
    events: Sequence[Event],
    figure: CoderFigure | None,
    numbers: Sequence[CoderFigure],
) -> Incident:
    figures = [*filter(None, [figure]), *numbers]
    sentences = _sentences(own, events, figures)
    kind, tellers = _type_of(own, sentences)
    actors = _actors(own, story, events, numbers) if kind else {}
    named = place_of(story, place)
    reports = {span.report for span in sentences}
    first, last = (day.isoformat() for day in days) if days else (None, None)
    lines = sum(bool(reports & set(line.reports)) for line in story.lines) or None
    # how many lines fewer the story may be, so many fewer may be any part of it
    fewer = len(story.lines) - (story.least_lines or len(story.lines))
    hurt = [*(figure.hurt if figure else ()), *(one.point for one in numbers)]
    of = {measure: [x for x in hurt if x.about and x.about.measure == measure] for measure in _OF}
    told = {measure: joined([_readings(own, x) for x in of[measure]]) or None for measure in _OF}
    return Incident(
        story.id,
        story.title,
        figures[0].point.id if figures else events[0].id,
        bool(figure and is_over(figure)),
        sentences[0],
        first,
        last,
        place,
        country_name(named.country) if named else None,
        named.lat if named else None,
        named.lon if named else None,
        tuple(actors),
        kind,
        tuple(report_name(one) for one in own.reports if one.id in reports),
        len(reports),
        lines,
        lines and max(1, lines - fewer),
        killed=toll_of([figure.point]) if figure else (),
        injured=toll_of(of["injured"]),
        missing=toll_of(of["missing"]),
        arrested=toll_of(of["detained"]),
        participants=toll_of(of["present"]),
        readings=_readings(own, figure.point) if figure else None,
        hurt=joined([told["injured"], told["missing"]]) or None,
        arrests=told["detained"],
        crowd=told["present"],
        day_at=_first(_dated(own, first, figures, events)),
        place_at=_first(_mentions(story, (place,) if place else (), sentences)),
        actors_at=_first(span for spans in actors.values() for span in spans),
        kind_at=_first(tellers),
        killed_at=_first(one.quote for one in figure.point.accounts) if figure else (),
        injured_at=_quotes(of["injured"]),
        missing_at=_quotes(of["missing"]),
        arrested_at=_quotes(of["detained"]),
        participants_at=_quotes(of["present"]),
    )


def _quotes(points: Sequence[Point]) -> tuple[Span, ...]:
    return _first(account.quote for point in points for account in point.accounts)


def _cells(one: Incident, sources: Mapping[str, str]) -> dict[str, Any]:
    """An incident as a row of the table, words with the report and the characters where they
    stand."""

    def words(spans: Sequence[Span]) -> str | None:
        told = (f"“{x.quote}” ({sources[x.report]}: {x.start}-{x.end})" for x in spans)
        return "; ".join(told) or None

    tolls = {
        f"{measure}_{bound}": number
        for measure in _TOLLS
        for bound, number in zip(_BOUNDS, getattr(one, measure), strict=False)
    }
    return {
        "draft": mark("coders"),
        "story": one.story,
        "title": one.title,
        "incident": one.id,
        "background": "yes" if one.background else "no",
        "day_first": one.first,
        "day_last": one.last,
        "day_words": words(one.day_at),
        "place": one.place,
        "country": one.country,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "place_words": words(one.place_at),
        "actors": joined(one.actors) or None,
        "actors_words": words(one.actors_at),
        "deed": shorten(one.deed.quote, _LONGEST),
        "deed_words": words([one.deed]),
        "kind": one.kind,
        "kind_words": words(one.kind_at),
        **tolls,
        "killed_words": one.readings,
        "hurt_words": one.hurt,
        "arrested_words": one.arrests,
        "participants_words": one.crowd,
        "sources": joined(one.sources),
        "reports": one.reports,
        "lines": one.lines,
        "least_lines": one.least_lines,
    }


def _sentences(own: Ledger, events: Sequence[Event], figures: Sequence[CoderFigure]) -> list[Span]:
    """The sentences that an incident rests on: of the dead, of its deeds, of other numbers."""
    texts = {one.id: one for one in own.reports}
    dead = [one for one in figures if one.about.measure == "killed"]
    rest = [one for one in figures if one not in dead]
    spans = [account.quote for one in dead for account in one.point.accounts]
    spans += [span for event in sorted(events, key=_weight, reverse=True) for span in event.spans]
    spans += [account.quote for one in rest for account in one.point.accounts]
    return [*dict.fromkeys(sentence_at(texts[span.report], span) for span in spans)]


def _actors(
    own: Ledger, story: Story, events: Sequence[Event], numbers: Sequence[CoderFigure]
) -> dict[str, list[Span]]:
    """Who is named with the deeds, in the order of the text, and whom their numbers count, each
    with the words: no half of a name that blanks part, and nobody who only tells of it."""
    texts = {one.id: one for one in own.reports}
    deeds = [span for event in events for span in event.spans if [*told_in(span.quote)]]
    tellers = [one.speaker_span for one in story.statements if one.speaker_span]
    told = by_key((span.report, span) for span in deeds)
    telling = by_key((span.report, span) for span in tellers)
    found = {
        (mention, name.name)
        for name in story.names
        if name.kind in (NameKind.PERSON, NameKind.ORGANISATION)
        for mention in name.mentions
        if any(span.contains(mention) for span in told[mention.report])
        and not any(mention.overlaps(one) for one in telling[mention.report])
        and not _is_half(texts[mention.report], mention)
    }
    for span in [*deeds, *(one.quote for x in numbers for one in x.point.accounts)]:
        for words in _groups().finditer(span.quote):
            at = span.start + words.start(), span.start + words.end()
            found.add((texts[span.report].span(*at), words[0].casefold()))
    actors: dict[str, list[Span]] = {}
    for mention, name in sorted(found):
        if not any(mention != one and one.contains(mention) for one, _ in found):
            actors.setdefault(name, []).append(mention)
    return actors


def _is_half(report: Report, mention: Span) -> bool:
    """Whether a hyphen joins the mention to another word with a capital, blanks about it or not."""
    before = re.search(rf"\w{_HALF}$", report.text[max(0, mention.start - 4) : mention.start])
    behind = re.match(rf"{_HALF}(\w)", report.text[mention.end : mention.end + 4])
    return bool(before) or bool(behind and behind[1].isupper())


@cache
def _groups() -> re.Pattern[str]:
    """Words for groups that act in violence and protest: "police", "protesters", "gunmen"."""
    return re.compile(rf"\b(?:{either('event_types.groups', 'people.armed')})\b", re.IGNORECASE)


def _type_of(own: Ledger, sentences: Sequence[Span]) -> tuple[str | None, list[Span]]:
    """The type that sentences suggest, and where they do."""
    found = suggest([one.quote for one in sentences])
    if found is None or found.type == POLITICS:
        return None, []
    texts = {one.id: one for one in own.reports}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, found.words))})\b", re.IGNORECASE)
    places = ((one, held) for one in sentences for held in pattern.finditer(one.quote))
    return found.type, [
        texts[one.report].span(one.start + held.start(), one.start + held.end())
        for one, held in places
    ]


def _mentions(story: Story, names: Iterable[str], sentences: Sequence[Span]) -> list[Span]:
    """Where these names stand, in the sentences of an incident if they do there."""
    wanted = set(names)
    all_of = [span for one in story.names if one.name in wanted for span in one.mentions]
    return [one for one in all_of if any(one.overlaps(told) for told in sentences)] or all_of


def _dated(
    own: Ledger, first: str | None, figures: Sequence[CoderFigure], events: Sequence[Event]
) -> list[Span]:
    """The words that give the day of an incident."""
    if first is None:
        return []
    texts = {one.id: one for one in own.reports}
    accounts = [account for one in figures for account in one.point.accounts]
    told = [
        sentence_at(texts[one.report], one.quote) for one in accounts if first in (one.as_of or "")
    ]
    return told or [span for event in events for span in event.spans]


def _readings(own: Ledger, point: Point) -> str:
    labels = name_reports(own.reports)
    return "; ".join(answer_line(point, version, labels) for version in point.versions)


def _first(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))[:_MOST_WORDS]
