"""Casualty figures as rows in UCDP GED's fields: a draft for a coder, with the rule that chose each
number."""

from typing import Any

from rashomon.exports.coder_drafts import (
    HURT_FIELDS,
    NO_RULE,
    CoderFigure,
    asked_fields,
    dispute,
    events_of,
    joined,
    no_rows,
)
from rashomon.exports.csv import draft_csv
from rashomon.exports.export_format import DRAFT, Files
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.model.point import About
from rashomon.telling.wording import shown_status
from rashomon.text.name_words import country_name
from rashomon.text.report_names import report_name

GED = (
    "id", "year", "active_year", "type_of_violence", "conflict_new_id", "conflict_name",
    "dyad_new_id", "dyad_name", "side_a_new_id", "gwnoa",
    "side_a", "side_b_new_id", "gwnob", "side_b", "number_of_sources", "source_article",
    "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude",
    "longitude", "geom_wkt", "priogrid_gid", "country",
    "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a",
    "deaths_b", "deaths_civilians",
    "deaths_unknown", "low", "best", "high",
)  # fmt: skip
"""The fields of UCDP GED in its order."""
OURS = (
    "draft", "rule", "story", "point", "label", "question", "made_by", "measure", "counted",
    "side", "civilian", "total_or_part", "status", "reports", "lines", "least_lines",
    *HURT_FIELDS, "notes",
)  # fmt: skip
"""What is added: the mark of a draft, the rule, and the way back to the ledger."""

MARK = f"{DRAFT}, machine-made; not UCDP data"


def files_of(ledger: Ledger) -> Files:
    """One CSV file; where no report counts the dead, its one row says so."""
    rows = casualty_rows(ledger) or [{"draft": MARK, "rule": no_rows(ledger)}]
    return {"": draft_csv(rows, (*OURS[:2], *GED, *OURS[2:]))}


def casualty_rows(ledger: Ledger) -> list[dict[str, Any]]:
    """Returns a row for every event whose dead are counted; what the texts do not say, and every
    UCDP id, is None."""
    return [_row(figure) for figure in events_of(ledger)]


def _row(figure: CoderFigure) -> dict[str, Any]:
    about, point, found = figure.about, figure.point, figure.range_of("UCDP")
    best = found.best if found else None
    attested = max(point.versions, key=lambda version: version.lines or 0, default=None)
    return {
        **dict.fromkeys(GED),
        **_source_fields(figure),
        **_place_fields(figure.place, about.place),
        **_date_fields(figure),
        **_death_fields(about, best),
        "low": found.low if found else None,
        "best": best,
        "high": found.high if found else None,
        "draft": MARK,
        "rule": found.rule if found else NO_RULE,
        "story": figure.story.id,
        "point": point.id,
        **asked_fields(point),
        "measure": about.measure,
        "counted": about.group,
        "side": about.side,
        "civilian": {True: "yes", False: "no", None: None}[about.civilian],
        "total_or_part": about.total_or_part,
        "status": shown_status(point) if point.status else None,
        "reports": len(point.reports()),
        "lines": attested.lines if attested else None,
        "least_lines": attested.least_lines if attested else None,
        **figure.hurt_fields(),
        "notes": dispute(figure),
    }


def _source_fields(figure: CoderFigure) -> dict[str, Any]:
    parts = [
        (f'"{r.title or r.id}", {report_name(r)}{", " + r.published[:10] if r.published else ""}')
        for r in figure.reports
    ]
    return {
        "number_of_sources": len(figure.reports),
        "source_article": joined(parts),
        "source_office": joined([report.outlet for report in figure.reports]) or None,
        "source_date": joined(
            [report.published and report.published[:10] for report in figure.reports]
        )
        or None,
        "source_headline": joined([report.title for report in figure.reports]) or None,
        "source_original": joined(figure.sources) or None,
    }


def _place_fields(place: Name | None, named: str | None) -> dict[str, Any]:
    if place is None:
        return {"where_coordinates": named}
    return {
        "where_coordinates": place.name,
        "where_prec": place.where_prec,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})"
        if place.lat is not None and place.lon is not None
        else None,
        "country": country_name(place.country),
    }


def _date_fields(figure: CoderFigure) -> dict[str, Any]:
    about, days = figure.about, figure.days
    if days is None:
        return {"date_start": about.earliest, "date_end": about.latest}
    length = (days[1] - days[0]).days
    precision = next(
        code for code, most in ((1, 0), (2, 5), (3, 6), (4, 30), (5, 10**9)) if length <= most
    )
    year = days[0].year if days[0].year == days[1].year else None
    clarity = 1 if length == 0 else None
    return {
        "year": year,
        "date_start": about.earliest,
        "date_end": about.latest,
        "date_prec": precision,
        "event_clarity": clarity,
    }


def _death_fields(about: About, best: float | None) -> dict[str, Any]:
    if about.civilian:
        return {"deaths_civilians": best}
    if about.side:
        return {"side_a": about.side, "deaths_a": best}
    return {"deaths_unknown": best}
