"""Applies a language model's corrections of what is page furniture."""

from dataclasses import replace

from rashomon.model.repairs import Repairs
from rashomon.model.report import Report

_TYPE = "boilerplate"


def repair_furniture(report: Report, repairs: Repairs | None) -> Report:
    """Returns the report with the model's paragraphs typed as furniture, and those wrongly left out restored to prose."""
    if repairs is None or report.id not in {*repairs.furniture, *repairs.prose}:
        return report
    prose, more = repairs.prose.get(report.id, ()), repairs.furniture.get(report.id, ())
    kept = [f for f in report.furniture if not any(start <= f.start and f.end <= end for start, end in (*prose, *more))]
    left = [place for place in more if not any(f.start < place[1] and place[0] < f.end for f in kept)]
    return replace(report, furniture=tuple(sorted([*kept, *(report.furniture_span(*place, _TYPE) for place in left)])))
