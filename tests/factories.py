"""Builds reports and parses by hand, so that rules are tested without a model."""

import hashlib

from rashomon.annotations.annotate import paragraphs_of
from rashomon.language.annotations import Annotations
from rashomon.model.report import Report


def make_report(text: str, report_id: str = "r", **fields: object) -> Report:
    """A report of this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=report_id, source=f"{report_id}.txt", sha256=digest, source_sha256=digest, text=text, **fields)  # type: ignore[arg-type]


def parse_report(text: str, report_id: str = "r", **fields: object) -> Annotations:
    """A report of this text with the real parse (mark the test `weights`)."""
    from rashomon.annotations.annotate import annotate_reports

    return next(annotate_reports([make_report(text, report_id, **fields)]))


__all__ = ["Annotations", "make_report", "paragraphs_of", "parse_report"]
