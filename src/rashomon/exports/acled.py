"""Casualty figures and typed events as rows in ACLED's fields: a draft for a coder, with the most
conservative figure, and the dispute in the notes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from rashomon.exports.coder_drafts import (
    HURT_FIELDS,
    NO_RULE,
    CoderFigure,
    as_days,
    asked_fields,
    dispute,
    events_of,
    joined,
    mark,
    no_rows,
    place_of,
)
from rashomon.exports.csv import draft_csv
from rashomon.exports.export_format import Files
from rashomon.model.date import Event
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.story import Story
from rashomon.shipped.words import table
from rashomon.telling.wording import label_of, shown_status
from rashomon.text.name_words import country_name
from rashomon.text.report_names import report_name

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1",
    "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The fields of ACLED since 2023 in its order."""
OURS = (
    "draft",
    "rule",
    "event_type_words",
    "story",
    "point",
    "label",
    "question",
    "made_by",
    "status",
    *HURT_FIELDS,
)


_GEO = {1: 1, 2: 2, 3: 2, 4: 3}
"""ACLED's code of how exactly a place is known, by UCDP's; a country is no place of ACLED's."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A type of event for a coder to accept or reject, and the words that it rests on."""

    type: str
    words: tuple[str, ...]


def suggest(texts: Sequence[str]) -> Suggestion | None:
    """Returns the type suggested by most different words of an event's texts; None if no word
    tells, or two types are told by as many."""
    text = " . ".join(texts)
    words = {
        name: sorted({found.casefold() for found in pattern.findall(text)})
        for name, pattern in _patterns().items()
    }
    most = max(len(found) for found in words.values())
    best = [name for name, found in words.items() if most and len(found) == most]
    return Suggestion(best[0], tuple(words[best[0]])) if len(best) == 1 else None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(_pattern, words.split()))})(?!\w)", re.IGNORECASE)
        for name, words in table("event_types")["acled"].items()
    }


def _pattern(word: str) -> str:
    return re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*")


def files_of(ledger: Ledger) -> Files:
    """One CSV file; where no report counts the dead and no event is of a type, its one row says
    so."""
    rows = event_rows(ledger) or [
        {
            "draft": mark("ACLED"),
            "rule": f"{no_rows(ledger)}, and no dated event's words suggest a type",
        }
    ]
    return {"": draft_csv(rows, (*OURS[:2], *ACLED, *OURS[2:]))}


def event_rows(ledger: Ledger) -> list[dict[str, Any]]:
    """Returns a row for every event whose dead are counted, and for every timeline event whose
    words suggest an ACLED type.

    ACLED's ids, regions and codes stay None; an event whose dead are counted is not repeated.
    """
    figures = events_of(ledger)
    counted = {point.id for figure in figures for point in (figure.point, *figure.beside)}
    quotes = [account.quote for figure in figures for account in figure.point.accounts]
    typed = [
        _event_row(event, story, ledger)
        for story in ledger.stories
        for event in story.timeline
        if not counted & set(event.points)
        and not any(span.overlaps(quote) for span in event.spans for quote in quotes)
    ]
    return [*map(_row, figures), *(row for row in typed if row["event_type"])]


def _event_row(event: Event, story: Story, ledger: Ledger) -> dict[str, Any]:
    reports = {span.report for span in event.spans}
    actors = dict(zip(("actor1", "actor2"), event.actors, strict=False))
    return {
        **dict.fromkeys(ACLED),
        **actors,
        **_type_fields(suggest([event.what])),
        **_place_fields(place_of(story, event.place), event.place),
        **day_fields(as_days(event.earliest, event.latest)),
        "source": joined([report_name(report) for report in ledger.reports if report.id in reports])
        or None,
        "notes": f"{event.what}. {_when(event.earliest, event.latest)}".strip(),
        "draft": mark("ACLED"),
        "rule": "no number: no figure is bound to this event; actors "
        "are those named, in the order of "
        "the text",
        "story": story.id,
        "point": event.id,
    }


def _type_fields(suggested: Suggestion | None) -> dict[str, Any]:
    words = ", ".join(suggested.words) if suggested else ""
    return {
        "event_type": suggested and suggested.type,
        "event_type_words": f"suggested by: {words}" if words else None,
    }


def day_fields(days: tuple[date, date] | None) -> dict[str, Any]:
    """Returns the middle of the days and how exactly they are known, by ACLED's codes; no day of
    what may have been in more than a month."""
    if days is None:
        return {}
    length = (days[1] - days[0]).days
    code = next((code for code, most in ((1, 0), (2, 6), (3, 30)) if length <= most), None)
    return {
        "event_date": (days[0] + timedelta(days=length // 2)).isoformat() if code else None,
        "year": days[0].year if days[0].year == days[1].year else None,
        "time_precision": code,
    }


def _place_fields(place: Name | None, named: str | None) -> dict[str, Any]:
    known = place and {
        "country": country_name(place.country),
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _GEO.get(place.where_prec or 0),
    }
    return {"location": named, **(known or {})}


def _row(figure: CoderFigure) -> dict[str, Any]:
    about, place, found = figure.about, figure.place, figure.range_of("ACLED")
    texts = [label_of(figure.point), *(one.quote.quote for one in figure.point.accounts)]
    return {
        **dict.fromkeys(ACLED),
        **day_fields(figure.days),
        **_type_fields(suggest(texts)),
        **_place_fields(place, about.place),
        "source": joined([report_name(report) for report in figure.reports]) or None,
        "notes": f"{dispute(figure)} {_when(about.earliest, about.latest)}".strip(),
        "fatalities": found.best if found else None,
        "draft": mark("ACLED"),
        "rule": found.rule if found else NO_RULE,
        "story": figure.story.id,
        "point": figure.point.id,
        **asked_fields(figure.point),
        **figure.hurt_fields(),
        "status": shown_status(figure.point) if figure.point.status else None,
    }


def _when(earliest: str | None, latest: str | None) -> str:
    """Returns several days in words, since ACLED's event_date holds only one."""
    if not (earliest or latest) or earliest == latest:
        return ""
    return f"Between {earliest or 'an unknown day'} and {latest or 'an unknown day'}."
