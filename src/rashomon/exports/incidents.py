"""Incidents of many stories as one table: day, place, actors, deed, numbers with their readings,
and sources, each cell beside the words that it rests on; a draft for coders and analysts.

An incident is an event whose dead are counted (`coder_drafts.events_of`), and of a story without
one the event of its timeline that most of its reports tell of, if its words are those of a kind of
violence or protest. What was long over when it was told is `background`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
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
    "actors_words", "deed", "kind", "kind_words", "killed_low", "killed_best", "killed_high",
    "killed_words", "injured_low",
    "injured_best", "injured_high", "missing_low", "missing_best", "missing_high", "hurt_words",
    "sources", "reports", "lines",
)  # fmt: skip
_VAGUE = "Strategic developments"  # its words are those of politics, too
_LONGEST = 240  # characters of a sentence
_COUNTRY = 6  # how exactly UCDP knows a place of which only the country is named
_MOST_WORDS = 3  # places in the reports that a cell leads to


def files_of(ledger: Ledger) -> Files:
    """One CSV file; where there is no incident, its one row says so."""
    rows = [*incidents_of(ledger)]
    return {"": draft_csv(rows or [{"draft": f"{mark('coders')}: no incident"}], COLUMNS)}


def incidents_of(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Yields the incidents of a ledger, story by story."""
    figures = events_of(ledger)
    for own in ledger.apart():
        (story,) = own.stories
        counted = [one for one in figures if one.story.id == story.id]
        main = max(counted, key=lambda one: len(one.point.reports()), default=None)
        for figure in counted:
            where = figure.about.place or (_where(story) if figure is main else None)
            yield _row(own, story, _around(story, figure), figure, where)
        typed = [
            one for one in story.timeline if _weight(one)[0] > 1 and _type_of(own, one.spans)[0]
        ]
        if typed and not counted:
            event = max(typed, key=_weight)
            yield _row(own, story, event, None, event.place or _where(story))


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


def _row(
    own: Ledger, story: Story, event: Event | None, figure: CoderFigure | None, place: str | None
) -> dict[str, Any]:
    sentences = _sentences(own, event, figure)
    days = figure.days if figure else as_days(event.earliest, event.latest) if event else None
    kind, tellers = _type_of(own, sentences)
    actors = event.actors if event and kind else ()
    named = place_of(story, place)
    reports = {span.report for span in sentences}
    return {
        "draft": mark("coders"),
        "story": story.id,
        "title": story.title,
        "incident": figure.point.id if figure else event and event.id,
        "background": "yes" if figure and is_over(figure) else "no",
        **_day_fields(own, days, figure, event),
        "place": place,
        "country": country_name(named.country) if named else None,
        "latitude": named and named.lat,
        "longitude": named and named.lon,
        "place_words": _words(own, _mentions(story, (place,) if place else (), sentences)),
        "actors": joined(actors) or None,
        "actors_words": _words(own, _mentions(story, actors, sentences)),
        "deed": shorten(sentences[0].quote, _LONGEST),
        "kind": kind,
        "kind_words": _words(own, tellers),
        **_number_fields(own, figure),
        "sources": joined([report_name(one) for one in own.reports if one.id in reports]),
        "reports": len(reports),
        "lines": sum(bool(reports & set(line.reports)) for line in story.lines) or None,
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


def _day_fields(
    own: Ledger,
    days: tuple[date, date] | None,
    figure: CoderFigure | None,
    event: Event | None,
) -> dict[str, Any]:
    if days is None:
        return {}
    first, last = (day.isoformat() for day in days)
    texts = {one.id: one for one in own.reports}
    accounts = figure.point.accounts if figure else ()
    told = [
        sentence_at(texts[one.report], one.quote) for one in accounts if first in (one.as_of or "")
    ]
    told += event.spans if event and not told else ()
    return {"day_first": first, "day_last": last, "day_words": _words(own, told)}


def _number_fields(own: Ledger, figure: CoderFigure | None) -> dict[str, Any]:
    if figure is None:
        return {}
    found = figure.range_of("UCDP")
    killed = {f"killed_{bound}": getattr(found, bound) if found else None for bound in _BOUNDS}
    hurt = joined([_readings(own, one) for one in figure.hurt]) or None
    return (
        killed
        | figure.hurt_fields()
        | {
            "killed_words": _readings(own, figure.point),
            "hurt_words": hurt,
        }
    )


def _readings(own: Ledger, point: Point) -> str:
    labels = name_reports(own.reports)
    return "; ".join(answer_line(point, version, labels) for version in point.versions)


def _words(own: Ledger, spans: Iterable[Span]) -> str | None:
    """Words with the report and the characters where they stand."""
    sources = {one.id: one.source for one in own.reports}
    first = [*dict.fromkeys(spans)][:_MOST_WORDS]
    told = [f"“{one.quote}” ({sources[one.report]}: {one.start}-{one.end})" for one in first]
    return "; ".join(told) or None
