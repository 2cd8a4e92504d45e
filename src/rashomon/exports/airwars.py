"""Incidents with each source's claims, in Airwars' fields: a draft; the grade is a suggestion with its grounds."""

from collections.abc import Sequence
from typing import Any

from rashomon.exports.coder_drafts import NO_RULE, CoderFigure, asked_fields, figures_of, joined, mark
from rashomon.exports.export_format import Files, json_bytes
from rashomon.exports.ledger_tables import makers_of
from rashomon.model.ledger import Ledger
from rashomon.model.point import PointKind, Status
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.text.name_words import country_name
from rashomon.text.point_words import title_of, value_of

_GROUPS = {"child": "children", "boy": "children", "girl": "children", "kid": "children", "woman": "women", "man": "men"}


def files_of(ledger: Ledger) -> Files:
    """One JSON document."""
    document = {"draft": mark("Airwars"), "incidents": incidents(ledger)}
    return {"": json_bytes(document)}


def incidents(ledger: Ledger) -> list[dict[str, Any]]:
    """Returns one incident per story whose reports count killed or injured people."""
    figures = list(figures_of(ledger, ("killed", "injured")))
    reports = {report.id: report for report in ledger.reports}
    found = []
    for story in ledger.stories:
        mine = [figure for figure in figures if figure.story is story]
        if mine:
            found.append(_incident(story, mine, reports))
    return found


def _incident(story: Story, figures: Sequence[CoderFigure], reports: dict[str, Report]) -> dict[str, Any]:
    days = {(figure.about.earliest, figure.about.latest) for figure in figures if figure.about.earliest}
    single = next(iter(days))[0] if len(days) == 1 and next(iter(days))[0] == next(iter(days))[1] else None
    places = {figure.about.place: figure.place for figure in figures if figure.about.place}
    place = next(iter(places.values())) if len(places) == 1 else None
    located = place is not None and place.lat is not None and place.lon is not None
    grade, because = _grade(story, figures)
    return {
        "draft": mark("Airwars"),
        "story": story.id,
        "title": story.title,
        "unique_reference_code": None,
        "incident_date": single,
        "location_name": next(iter(places)) if len(places) == 1 else None,
        "geolocations": [{"latitude": place.lat, "longitude": place.lon, "geolocation_accuracy": place.precision}]
        if located and place
        else [],
        "country": country_name(place.country) if place else None,
        "strike_status": None,
        "strike_type": None,
        "civilian_harm_reported": "yes" if any(figure.about.civilian for figure in figures) else None,
        "civilian_harm_status": None,
        "civilian_harm_status_suggested": grade,
        "civilian_harm_status_because": because,
        "num_sources": len(story.reports),
        "sources": [_source(reports[report]) for report in story.reports],
        "casualties": [_casualties(figure) for figure in figures],
        "claims": [claim for figure in figures for claim in _claims(figure)],
    }


def _grade(story: Story, figures: Sequence[CoderFigure]) -> tuple[str | None, str]:
    """Returns the grade: contested if it is disputed who did it, fair with two or more lines of reporting, weak with one.

    Never "confirmed", which takes a statement by a belligerent.
    """
    who = [point for point in story.points if point.kind is PointKind.IDENTITY and point.status is Status.DISPUTED]
    killed = [version for figure in figures if figure.about.measure == "killed" for version in figure.point.versions]
    lines = max((version.lines or 0 for version in killed), default=0)
    responsible = [point for point in who if point.question.lower().startswith(("who ", "by whom", "whose"))]
    if responsible:
        return "contested", f"suggestion: accounts conflict on {title_of(responsible[0])}"
    if lines > 1:
        return "fair", f"suggestion: one figure has {lines} lines of reporting not known to share text or agency"
    return ("weak", "suggestion: no figure has more than one line of reporting") if lines else (None, "lines were not counted")


def _source(report: Report) -> dict[str, Any]:
    told = {"name": report.outlet or report.source, "title": report.title, "url": report.url, "date": (report.published or "")[:10] or None}
    return told | {"agencies": list(report.agencies), "report": report.id}


def _casualties(figure: CoderFigure) -> dict[str, Any]:
    found = figure.range_of("UCDP")
    verb = "killed" if figure.about.measure == "killed" else "injured"
    return {
        "point": figure.point.id,
        **asked_fields(figure.point),
        "group": _GROUPS.get(figure.about.group or "", figure.about.group),
        "civilian": figure.about.civilian,
        "total_or_part": figure.about.total_or_part,
        f"{verb}_min": found.low if found else None,
        f"{verb}_max": found.high if found else None,
        "rule": found.rule if found else NO_RULE,
        "status": figure.point.status.value if figure.point.status else None,
    }


def _claims(figure: CoderFigure) -> list[dict[str, Any]]:
    """Returns the claims of each source, version by version."""
    outlets = {report.id: report for report in figure.reports}
    claims = []
    for account in figure.point.accounts:
        report = outlets.get(account.report)
        claims.append(
            {
                "point": figure.point.id,
                "by": account.speaker or (report.outlet if report else None) or account.report,
                "in_own_words_of": None if account.speaker else account.report,
                "measure": figure.about.measure,
                "value": value_of(figure.point, account),
                "made_by": makers_of(figure.point, account),
                "min": account.low,
                "max": account.high,
                "stance": account.stance.value,
                "quote": account.quote.quote,
                "report": account.report,
                "version": account.version,
                "via": joined(figure.sources) if account.speaker else None,
            }
        )
    return claims
