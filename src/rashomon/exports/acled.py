"""Casualty figures as rows in the fields of ACLED: a draft for a coder; the most conservative figure, the dispute in the notes."""

from typing import Any

from rashomon.exports.csv import draft_csv
from rashomon.exports.drafts import NO_RULE, Figure, days_of, dispute, figures_of, joined, mark
from rashomon.exports.event_types import suggest
from rashomon.exports.formats import Files
from rashomon.language.country_names import country_name
from rashomon.model.ledger import Ledger

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1",
    "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The fields of ACLED since 2023 in its order."""
OURS = ("draft", "rule", "event_type_words", "story", "point", "question", "status")


def files_of(ledger: Ledger) -> Files:
    """One CSV file."""
    return {"": draft_csv(event_rows(ledger), (*OURS[:2], *ACLED, *OURS[2:]))}


def event_rows(ledger: Ledger) -> list[dict[str, Any]]:
    """A row for every question of how many were killed; ACLED's ids, regions, actors and codes stay None."""
    return [_row(figure) for figure in figures_of(ledger, ("killed",))]


def _row(figure: Figure) -> dict[str, Any]:
    about, place, found, days = figure.about, figure.place, figure.range_of("ACLED"), days_of(figure.about)
    suggested = suggest([figure.point.question, *(account.quote.quote for account in figure.point.accounts)])
    single = days is not None and days[0] == days[1]
    return {
        **dict.fromkeys(ACLED),
        "event_date": about.earliest if single else None,
        "year": days[0].year if days and days[0].year == days[1].year else None,
        "time_precision": 1 if single else None,
        "event_type": suggested.acled if suggested else None,
        "event_type_words": f"suggested by: {', '.join(suggested.words)}" if suggested and suggested.acled else None,
        "country": country_name(place.country) if place else None,
        "location": about.place,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "source": joined([report.outlet or report.source for report in figure.reports]) or None,
        "notes": f"{dispute(figure)} {_when(about.earliest, about.latest)}".strip(),
        "fatalities": found.best if found else None,
        "draft": mark("ACLED"),
        "rule": found.rule if found else NO_RULE,
        "story": figure.story.id,
        "point": figure.point.id,
        "question": figure.point.question,
        "status": figure.point.status.value if figure.point.status else None,
    }


def _when(earliest: str | None, latest: str | None) -> str:
    """The days in words where they are more than one: ACLED's event_date holds one."""
    if not (earliest or latest) or earliest == latest:
        return ""
    return f"Between {earliest or 'an unknown day'} and {latest or 'an unknown day'}."
