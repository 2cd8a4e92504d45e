"""Casualty figures and typed events as rows in ACLED's fields: a draft for a coder, with the most
conservative figure, and the dispute in the notes.
"""

from datetime import date, timedelta
from typing import Any

from rashomon.exports.coder_drafts import (
    HURT_FIELDS,
    NO_RULE,
    CoderFigure,
    as_days,
    asked_fields,
    dispute,
    joined,
    mark,
    no_rows,
    place_of,
)
from rashomon.exports.csv import draft_csv
from rashomon.exports.export_format import Files
from rashomon.exports.incidents import coded
from rashomon.model.incident import Incident
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.telling.wording import shown_status
from rashomon.text.name_words import country_name
from rashomon.text.report_names import report_name, shorten

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


_LONGEST = 240  # characters of a sentence
_GEO = {1: 1, 2: 2, 3: 2, 4: 3}
"""ACLED's code of how exactly a place is known, by UCDP's; a country is no place of ACLED's."""


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
    """Returns a row for every incident whose dead are counted or whose deed is of a type.

    ACLED's ids, regions and codes stay None.
    """
    stories = {one.id: one for one in ledger.stories}
    return [
        _row(one, figure) if figure else _deed_row(one, place_of(stories[one.story], one.place))
        for one, figure in coded(ledger)
        if figure or one.kind
    ]


def _deed_row(one: Incident, place: Name | None) -> dict[str, Any]:
    numbers = "; ".join(filter(None, (one.crowd, one.hurt, one.arrests)))
    notes = (f"“{shorten(one.deed.quote, _LONGEST)}”", numbers, _when(one.first, one.last))
    return {
        **dict.fromkeys(ACLED),
        **_told_fields(one),
        **day_fields(as_days(one.first, one.last)),
        **_place_fields(place, one.place),
        "source": joined(one.sources) or None,
        "notes": " ".join(filter(None, notes)),
        "draft": mark("ACLED"),
        "rule": "no number: nobody is counted as killed here",
        "story": one.story,
        "point": one.id,
    }


def _told_fields(one: Incident) -> dict[str, Any]:
    """The type of an incident with its words, and its actors, in the order of the text."""
    words = dict.fromkeys(span.quote.casefold() for span in one.kind_at)
    return {
        **dict(zip(("actor1", "actor2"), one.actors, strict=False)),
        "event_type": one.kind,
        "event_type_words": f"suggested by: {', '.join(words)}" if words else None,
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


def _row(one: Incident, figure: CoderFigure) -> dict[str, Any]:
    about, place, found = figure.about, figure.place, figure.range_of("ACLED")
    return {
        **dict.fromkeys(ACLED),
        **day_fields(figure.days),
        **_told_fields(one),
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
