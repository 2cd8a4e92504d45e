"""Copied passages that no longer say the same: a number that changed, a "Sunday" that is now another Sunday."""

from collections.abc import Iterator
from itertools import pairwise

from rashomon.anomalies.odd import Evidence, anomaly
from rashomon.anomalies.tolls import numbers_in
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.report import Report
from rashomon.model.span import Span


def drifted_numbers(evidence: Evidence) -> Iterator[Anomaly]:
    """Copies with another number than the passage they were copied from; told of the later one."""
    told: set[tuple[str, int]] = set()
    for copy in evidence.copies:
        for drift in copy.drift:
            if drift.what != "number" or not drift.from_ or not drift.to or numbers_in(drift.from_) == numbers_in(drift.to) != frozenset():
                continue  # "7" for "seven" is no drift
            source, derived = _source_and_derived(copy, evidence)
            before, after = (drift.from_, drift.to) if source is copy.a else (drift.to, drift.from_)
            report = evidence.report(derived.report)
            span = _within(report, derived, after)
            if (report.id, span.start) not in told:
                told.add((report.id, span.start))
                why = f'a copied passage: "{before}" in {source.report} is "{after}" here'
                yield anomaly(AnomalyKind.NUMBER_DRIFT, report, span, why)


def _source_and_derived(copy: Copy, evidence: Evidence) -> tuple[Span, Span]:
    """Which passage was first: as the copy says, else by the pages' dates; b is the derived one where nothing tells."""
    if copy.from_ in {"a", "b"}:
        return (copy.a, copy.b) if copy.from_ == "a" else (copy.b, copy.a)
    first, second = (evidence.report(span.report).published or "" for span in (copy.a, copy.b))
    return (copy.b, copy.a) if first and second and second < first else (copy.a, copy.b)


def _within(report: Report, passage: Span, words: str) -> Span:
    """The drifted words in the passage, or the passage itself."""
    at = passage.quote.find(words)
    return report.span(passage.start + at, passage.start + at + len(words)) if at >= 0 else passage


def drifted_dates(evidence: Evidence) -> Iterator[Anomaly]:
    """Copies in which the same words ("on Sunday") mean days that do not even touch."""
    told: set[tuple[str, int]] = set()
    by_report = {name: [d for d in evidence.dates if d.span.report == name] for name in evidence.annotated}
    for copy in evidence.copies:
        source, derived = _source_and_derived(copy, evidence)
        theirs = [d for d in by_report[source.report] if source.contains(d.span)]
        for date in (d for d in by_report[derived.report] if derived.contains(d.span)):
            same = [d for d in theirs if d.span.quote.casefold() == date.span.quote.casefold()]
            if len(same) == 1 and _apart(same[0], date) and (date.span.report, date.span.start) not in told:
                told.add((date.span.report, date.span.start))
                why = f'a copied passage: "{date.span.quote}" is {same[0].earliest} in {source.report} and {date.earliest} here'
                yield anomaly(AnomalyKind.DATE_DRIFT, evidence.report(derived.report), date.span, why)


def _apart(one: Date, other: Date) -> bool:
    spans = sorted((d.earliest, d.latest) for d in (one, other) if d.earliest and d.latest)
    return len(spans) == 2 and all(first[1] < second[0] for first, second in pairwise(spans))
