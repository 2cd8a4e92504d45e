"""People killed as rows in the fields of UCDP GED: a draft for a coder, with the rule that chose
each number."""

from bisect import bisect_left
from typing import Any

from rashomon.exports.coder_drafts import (
    HURT_FIELDS,
    NO_DEAD,
    NO_RULE,
    Toll,
    dispute,
    events_of,
    range_of,
    stories_without_row,
)
from rashomon.exports.export_format import DRAFT_MARK
from rashomon.exports.flat_tables import csv_text, listed
from rashomon.model.difference import Range
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name
from rashomon.quantities.bounds import numbers_in
from rashomon.text.name_words import country_name
from rashomon.text.report_names import report_name

# The fields of UCDP GED in its order.
GED = tuple(
    (
        "id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name "
        "side_a_new_id gwnoa side_a side_b_new_id gwnob side_b number_of_sources source_article "
        "source_office source_date source_headline source_original where_prec where_coordinates "
        "adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region "
        "event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
        "deaths_unknown low best high"
    ).split()
)
# What is added: the mark of a draft, the rule, and the way back to the ledger.
OURS = (
    *"draft rule story difference thing by counted status reports most_origins".split(),
    *HURT_FIELDS,
    "notes",
)

_IN_ORDER = "; "  # between what the reports of a row have, one entry a report
_MARK = f"{DRAFT_MARK}, machine-made; not UCDP data"


def made_of(ledger: Ledger) -> str:
    """Returns the text of a CSV file. If no report counts the dead, its rows say so."""
    header = (*OURS[:2], *GED, *OURS[2:])
    made = casualty_rows(ledger)
    if not made:
        empty = [(story.id, why) for story, why in stories_without_row(ledger)]
        for ident, why in empty or [("", NO_DEAD)]:
            made.append({"draft": _MARK, "rule": why, "story": ident})
    return csv_text(header, [map(row.get, header) for row in made])


def missing_rows(ledger: Ledger) -> list[str]:
    """Returns a line for each story that has no row: which it is, and why."""
    lines = []
    for story, why in stories_without_row(ledger):
        lines.append(f"{story.id} “{story.title}”: {why}")
    return lines


def casualty_rows(ledger: Ledger) -> list[dict[str, Any]]:
    """Returns a row for every event whose dead are counted. What the texts do not say, and every
    UCDP id, is None."""
    return list(map(_row, events_of(ledger)))


def _row(toll: Toll) -> dict[str, Any]:
    difference = toll.difference
    deaths = range_of(difference) or Range(None, None, None, NO_RULE)
    best = [version for version in difference.versions if version.low == deaths.best]
    return {
        **dict.fromkeys(GED),
        **_source_fields(toll),
        **_place_fields(toll.place, toll.named),
        **_date_fields(toll),
        "deaths_unknown": deaths.best,
        "low": deaths.low,
        "best": deaths.best,
        "high": max(numbers_in([deaths.high, toll.largest_part]), default=None),
        "draft": _MARK,
        "rule": deaths.rule,
        "story": toll.story.id,
        "difference": difference.id,
        "thing": difference.thing,
        "by": difference.by,
        "counted": difference.group,
        "status": difference.status,
        "reports": len(difference.reports()),
        "most_origins": max(version.origins.most for version in best or difference.versions),
        **toll.hurt_fields(),
        "notes": dispute(toll),
    }


def _source_fields(toll: Toll) -> dict[str, Any]:
    """Returns the fields about the sources of a toll, each with one entry for each report."""
    articles = []
    days = []
    outlets = []
    headlines = []
    for report in toll.reports:
        day = (report.published or "")[:10]
        source = report_name(report)
        if day:
            source += f", {day}"
        articles.append(f'"{report.title or report.id}", {source}')
        days.append(day)
        outlets.append(report.outlet or "")
        headlines.append(report.title or "")
    return {
        "number_of_sources": len(toll.reports),
        "source_article": _IN_ORDER.join(articles),
        "source_office": _IN_ORDER.join(outlets),
        "source_date": _IN_ORDER.join(days),
        "source_headline": _IN_ORDER.join(headlines),
        "source_original": listed(toll.sources()),
    }


def _place_fields(place: Name | None, place_name: str | None) -> dict[str, Any]:
    if place is None:
        return {"where_coordinates": place_name}
    fields = {
        "where_coordinates": place.name,
        "where_prec": place.where_prec,
        "latitude": place.lat,
        "longitude": place.lon,
        "country": country_name(place.country),
    }
    if place.lat is not None and place.lon is not None:
        fields["geom_wkt"] = f"POINT ({place.lon} {place.lat})"
    return fields


def _date_fields(toll: Toll) -> dict[str, Any]:
    if toll.days is None:
        return {}
    first, last = toll.days
    length = (last - first).days
    return {
        "year": first.year if first.year == last.year else None,
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
        # the most days between first and last of each precision but the last
        "date_prec": bisect_left((0, 5, 6, 30), length) + 1,
        "event_clarity": None if length else 1,
    }
