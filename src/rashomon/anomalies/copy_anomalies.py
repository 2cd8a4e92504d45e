"""Anomalies of copying: a changed number, or a "Sunday" that now means another Sunday."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rashomon.anomalies.story_evidence import StoryEvidence, anomaly, numbers_in
from rashomon.lexicon import either
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.measures import MeasureUnit, is_converted, unit_called

_UNITS = {"number", "unit"}


def drifted_numbers(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds copies with another number or unit than their source passage; reported for the derived one."""
    told: set[tuple[str, int]] = set()
    for copy in evidence.copies:
        for drift in copy.drift:
            if drift.what not in _UNITS or not drift.from_ or not drift.to:
                continue
            if drift.what == "unit" and (_same_unit(drift.from_, drift.to) or is_converted(drift.from_, drift.to)):
                continue  # "km" for "kilometres", "132 miles" for "212 kilometres"
            if drift.what == "number" and numbers_in(drift.from_) == numbers_in(drift.to) != frozenset():
                continue  # "7" for "seven" is no drift
            source, derived = source_and_derived(copy, evidence, (drift.from_, drift.to))
            before, after = (drift.from_, drift.to) if source is copy.a else (drift.to, drift.from_)
            report = evidence.report(derived.report)
            span = _within(report, derived, after)
            if (report.id, span.start) not in told:
                told.add((report.id, span.start))
                why = f'a copied passage: "{before}" in {source.report} is "{after}" here'
                yield anomaly(AnomalyKind.NUMBER_DRIFT, report, span, why)


def _same_unit(one: str, other: str) -> bool:
    """Whether both first name the same unit: "km (12 miles" and "kilometres"."""
    first = _first_unit(one)
    return first is not None and first == _first_unit(other)


def _first_unit(text: str) -> MeasureUnit | None:
    """The unit of measure that the text begins with, of two words where there is one ("square miles")."""
    words = [word.strip("().,;:") for word in text.split()[:2]]
    return unit_called(" ".join(words)) or unit_called("".join(words[:1]))


def source_and_derived(copy: Copy, evidence: StoryEvidence, words: tuple[str, str] | None = None) -> tuple[Span, Span]:
    """Returns source and derived passage: as the copy says, else by the days of the reports; on a tie, the wording shared by more reports
    is the source.

    The later passage is taken for the source if it still has the words of a report older than both.
    """
    if copy.from_ in {"a", "b"}:
        return (copy.a, copy.b) if copy.from_ == "a" else (copy.b, copy.a)
    ahead, behind = (copy.a, copy.b), (copy.b, copy.a)
    if copy.from_:
        own = [evidence.report(span.report).outlet == copy.from_ for span in ahead]
        if own[0] != own[1]:
            return ahead if own[0] else behind
    first, second = (_told_at(evidence.report(span.report)) for span in ahead)
    if first[0] and second[0] and first != second and (first[0] != second[0] or (first[1] and second[1])):
        order = ahead if first < second else behind
        if words:
            mine, theirs = words if order is ahead else words[::-1]
            return order[::-1] if _keeps_older(order[1], theirs, mine, min(first, second), evidence) else order
        return order
    return behind if words and _company(words[1], copy, evidence) > _company(words[0], copy, evidence) else ahead


def _told_at(report: Report) -> tuple[str, str]:
    """Returns the day from which the report speaks, and the hour if its page is dated that precisely."""
    published = report.published or ""
    day = report.anchor or published[:10]
    return day[:10], published[11:16] if published[:10] == day[:10] else ""


def _keeps_older(passage: Span, words: str, others: str, since: tuple[str, str], evidence: StoryEvidence) -> bool:
    """Whether a report older than both has the passage with these words and without the others."""
    return any(
        mine.overlaps(passage) and _told_at(evidence.report(theirs.report)) < since and words in theirs.quote and others not in theirs.quote
        for mine, theirs in evidence.passages.get(passage.report, ())
    )


def _company(words: str, copy: Copy, evidence: StoryEvidence) -> int:
    """Counts the other reports with these words."""
    others = (a.report.text for name, a in evidence.annotated.items() if name not in {copy.a.report, copy.b.report})
    pattern = re.compile(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)")
    return sum(words in text and bool(pattern.search(text)) for text in others)


def _within(report: Report, passage: Span, words: str) -> Span:
    """Returns the drifted words within the passage, or the passage itself."""
    at = passage.quote.find(words)
    return report.span(passage.start + at, passage.start + at + len(words)) if at >= 0 else passage


_NAMES_A_DAY = re.compile(rf"(?i)\b(?:(?:{either('calendar.weekday_stems')})day|{either('calendar.words_of_days')})\b")


def drifted_dates(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds copies in which the same words ("on Sunday") mean days that do not even overlap."""
    told: set[tuple[str, int]] = set()
    for date in evidence.dates:
        found = _carried_drift(date, evidence)
        if found:
            told.add((date.span.report, date.span.start))
            yield found
    by_report = {name: [d for d in evidence.dates if d.span.report == name] for name in evidence.annotated}
    for copy in evidence.copies:
        source, derived = source_and_derived(copy, evidence)
        theirs = [d for d in by_report[source.report] if source.contains(d.span)]
        for date in (d for d in by_report[derived.report] if derived.contains(d.span)):
            if not _NAMES_A_DAY.search(date.span.quote):
                continue  # a clock time belongs to a day named elsewhere
            same = [d for d in theirs if d.span.quote.casefold() == date.span.quote.casefold()]
            if len(same) == 1 and _apart(same[0], date) and (date.span.report, date.span.start) not in told:
                told.add((date.span.report, date.span.start))
                why = f'a copied passage: "{date.span.quote}" is {same[0].earliest} in {source.report} and {date.earliest} here'
                yield anomaly(AnomalyKind.DATE_DRIFT, evidence.report(derived.report), date.span, why)


def _carried_drift(date: Date, evidence: StoryEvidence) -> Anomaly | None:
    """Finds dates relative to the day of the copied report that readers of the copying page would take for another day."""
    if not date.copied_from or not date.readings or not date.earliest or not date.latest:
        return None
    first, _, last = date.readings[0].partition("/")
    if first <= date.latest and date.earliest <= (last or first):
        return None
    why = f'a copied passage: "{date.span.quote}" is {date.earliest} in {date.copied_from}; read from this page it would be {first}'
    return anomaly(AnomalyKind.DATE_DRIFT, evidence.report(date.span.report), date.span, why)


def _apart(one: Date, other: Date) -> bool:
    spans = sorted((d.earliest, d.latest) for d in (one, other) if d.earliest and d.latest)
    return len(spans) == 2 and all(first[1] < second[0] for first, second in pairwise(spans))
