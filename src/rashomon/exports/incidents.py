"""Incidents of many stories as one table: day, place, actors, deed, numbers with their readings,
and sources, each cell beside the words that it rests on; a draft for coders and analysts.

An incident is an event whose dead are counted (`coder_drafts.events_of`), and of a story without
one the event of its timeline that most of its reports tell of, if its words are those of a kind of
violence or protest. What was long over when it was told is `background`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rashomon.exports.acled import suggest
from rashomon.exports.coder_drafts import (
    CoderFigure,
    as_days,
    events_of,
    is_over,
    joined,
    mark,
    place_of,
)
from rashomon.exports.csv import draft_csv
from rashomon.exports.export_format import Files
from rashomon.model.date import Event
from rashomon.model.incident import Incident
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.point import Point
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.wording import answer_line
from rashomon.text.name_words import country_name
from rashomon.text.report_names import name_reports, report_name, shorten
from rashomon.text.whole_sentences import sentence_at

_BOUNDS = ("low", "best", "high")
COLUMNS = (
    "draft", "story", "title", "incident", "background", "day_first", "day_last",
    "day_words", "place", "country", "latitude", "longitude", "place_words", "actors",
    "actors_words", "deed", "deed_words", "kind", "kind_words", "killed_low", "killed_best",
    "killed_high", "killed_words", "injured_low",
    "injured_best", "injured_high", "missing_low", "missing_best", "missing_high", "hurt_words",
    "sources", "reports", "lines", "least_lines",
)  # fmt: skip
_VAGUE = "Strategic developments"  # its words are those of politics, too
_LONGEST = 240  # characters of a sentence
_COUNTRY = 6  # how exactly UCDP knows a place of which only the country is named
_MOST_WORDS = 3  # places in the reports that a cell leads to


def files_of(ledger: Ledger) -> Files:
    """One CSV file; where there is no incident, its one row says so."""
    sources = {one.id: one.source for one in ledger.reports}
    return {"": csv_of(incidents_of(ledger), sources)}


def csv_of(incidents: Iterable[Incident], sources: Mapping[str, str]) -> bytes:
    """Returns incidents as CSV, given the source of each report."""
    rows = [_cells(one, sources) for one in incidents]
    return draft_csv(rows or [{"draft": f"{mark('coders')}: no incident"}], COLUMNS)


def incidents_of(ledger: Ledger) -> Iterator[Incident]:
    """Yields the incidents of a ledger, story by story."""
    figures = events_of(ledger)
    for own in ledger.apart():
        (story,) = own.stories
        counted = [one for one in figures if one.story.id == story.id]
        main = max(counted, key=lambda one: len(one.point.reports()), default=None)
        for figure in counted:
            where = figure.about.place or (_where(story) if figure is main else None)
            yield _incident(own, story, _around(story, figure), figure, where)
        typed = [
            one for one in story.timeline if _weight(one)[0] > 1 and _type_of(own, one.spans)[0]
        ]
        if typed and not counted:
            event = max(typed, key=_weight)
            yield _incident(own, story, event, None, event.place or _where(story))


def _weight(event: Event) -> tuple[int, int, str]:
    return len({span.report for span in event.spans}), len(event.spans), event.id


def _where(story: Story) -> str | None:
    """The place, no country, that most of a story's reports name, if most do."""
    named = {
        one.name: len({span.report for span in one.mentions})
        for one in story.names
        if one.kind is NameKind.PLACE and one.where_prec != _COUNTRY
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
    own: Ledger, story: Story, event: Event | None, figure: CoderFigure | None, place: str | None
) -> Incident:
    sentences = _sentences(own, event, figure)
    days = figure.days if figure else as_days(event.earliest, event.latest) if event else None
    kind, tellers = _type_of(own, sentences)
    actors = event.actors if event and kind else ()
    named = place_of(story, place)
    reports = {span.report for span in sentences}
    most = sum(bool(reports & set(line.reports)) for line in story.lines)
    versions = figure.point.versions if figure else ()
    first, last = (day.isoformat() for day in days) if days else (None, None)
    return Incident(
        story.id,
        story.title,
        figure.point.id if figure else event.id if event else None,
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
        most or None,
        # what is known of a part of its reports holds for all of them
        min(most, max([1, *(v.least_lines or 1 for v in versions)])) or None,
        **(_numbers(own, figure) if figure else {}),
        day_at=_first(_dated(own, first, figure, event)),
        place_at=_first(_mentions(story, (place,) if place else (), sentences)),
        actors_at=_first(_mentions(story, actors, sentences)),
        kind_at=_first(tellers),
    )


def _cells(one: Incident, sources: Mapping[str, str]) -> dict[str, Any]:
    """An incident as a row of the table, words with the report and the characters where they
    stand."""

    def words(spans: Sequence[Span]) -> str | None:
        told = (f"“{x.quote}” ({sources[x.report]}: {x.start}-{x.end})" for x in spans)
        return "; ".join(told) or None

    tolls = {
        f"{measure}_{bound}": number
        for measure in ("killed", "injured", "missing")
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
        "sources": joined(one.sources),
        "reports": one.reports,
        "lines": one.lines,
        "least_lines": one.least_lines,
    }


def _sentences(own: Ledger, event: Event | None, figure: CoderFigure | None) -> list[Span]:
    """The sentences that an incident rests on."""
    texts = {one.id: one for one in own.reports}
    spans = [one.quote for one in figure.point.accounts] if figure else []
    spans += event.spans if event else ()
    return [*dict.fromkeys(sentence_at(texts[span.report], span) for span in spans)]


def _type_of(own: Ledger, sentences: Sequence[Span]) -> tuple[str | None, list[Span]]:
    """The type that sentences suggest, and where they do."""
    found = suggest([one.quote for one in sentences])
    if found is None or found.type == _VAGUE:
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
    own: Ledger, first: str | None, figure: CoderFigure | None, event: Event | None
) -> list[Span]:
    """The words that give the day of an incident."""
    if first is None:
        return []
    texts = {one.id: one for one in own.reports}
    accounts = figure.point.accounts if figure else ()
    told = [
        sentence_at(texts[one.report], one.quote) for one in accounts if first in (one.as_of or "")
    ]
    return told or [*(event.spans if event else ())]


def _numbers(own: Ledger, figure: CoderFigure) -> dict[str, Any]:
    found, hurt = figure.range_of("UCDP"), figure.hurt_fields()
    return {
        "killed": tuple(getattr(found, bound) for bound in _BOUNDS) if found else (),
        **{
            measure: tuple(hurt[f"{measure}_{bound}"] for bound in _BOUNDS)
            for measure in ("injured", "missing")
        },
        "readings": _readings(own, figure.point),
        "hurt": joined([_readings(own, one) for one in figure.hurt]) or None,
        "killed_at": _first(one.quote for one in figure.point.accounts),
    }


def _readings(own: Ledger, point: Point) -> str:
    labels = name_reports(own.reports)
    return "; ".join(answer_line(point, version, labels) for version in point.versions)


def _first(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))[:_MOST_WORDS]
