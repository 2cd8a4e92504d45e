"""Finds the reports of a story that may tell of another event (`unlike_reports`), when reports were
published (`published_days`), and says so if that was months apart (`tell_months_apart`)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

from rashomon.model.decision import DecisionKind
from rashomon.model.overview_words import FixedWords
from rashomon.model.report import Reports
from rashomon.model.story import Story
from rashomon.telling.wording import counted
from rashomon.text.calendar_words import as_date, say_day
from rashomon.text.gathering import by_report, connected

_ALIKE = 4  # claims that half of the reports make with others, so that they hang together
PublishedDays = Mapping[str, date]
"""On which day each report was published, by id."""
_FAR = timedelta(days=90)  # as far apart reports of one event are hardly published


def published_days(reports: Reports) -> dict[str, date]:
    """Returns the days on which reports were published, as far as they are known."""
    days = {}
    for report in reports:
        day = as_date(report.stated_day or "")
        if day:
            days[report.id] = day
    return days


def tell_months_apart(days: PublishedDays, names: Mapping[str, str]) -> str:
    """Returns in a sentence which reports were published first and last, if months lie between
    them, else ""."""
    in_order = sorted(days, key=lambda report: (days[report], report))
    if not in_order or not are_months_apart(in_order[0], in_order[-1], days):
        return ""
    first, last = in_order[0], in_order[-1]
    months = counted((days[last] - days[first]).days // 30, "month")
    ends = "; ".join(f"{names[end]}, {say_day(days[end].isoformat())}" for end in (first, last))
    return f"First and last were published {months} apart ({ends}): {FixedWords.MONTHS_APART}."


def unlike_reports(story: Story, reports: Reports) -> list[str]:
    """Returns reports that may tell of another event.

    Of one sort are those that tell nothing that most reports tell, if most hang together. Of the
    other are those that were published months before or after most, and share at most one claim
    with others. Reports that a person called one event are left out.
    """
    if any(decision.what is DecisionKind.SAME_STORY for decision in story.decisions):
        return []
    claims: Counter[str] = Counter()  # of several reports, in which a report has a sure sentence
    for claim in story.claims:
        if claim.reports > 1:
            claims.update([*by_report(claim.sure())])
    tied = _largest_part(story)
    alike = sorted(claims[report] for report in tied)
    is_most = 2 * len(tied) > len(story.reports)
    unlike = set[str]()
    # most reports hang together, and one in the middle shares much
    if is_most and alike[len(alike) // 2] >= _ALIKE:
        unlike.update(set(story.reports) - set(tied))
    days = published_days(reports)
    for report, day in days.items():
        if abs(day - median_low(days.values())) > _FAR and claims[report] < 2:
            unlike.add(report)
    return [report for report in story.reports if report in unlike]


def _largest_part(story: Story) -> list[str]:
    """Returns the largest part of a story whose reports hang together by claims or copied words."""
    tied = [copy.reports for copy in story.copies]
    for claim in story.claims:
        tied += pairwise(sorted(by_report(claim.sure())))
    pairs_inside = filter(set(story.reports).issuperset, tied)
    return max(connected(story.reports, pairs_inside), key=len, default=[])


def are_months_apart(report: str, second_report: str, days: PublishedDays) -> bool:
    """Returns whether two reports were published so far apart that they may tell of two events.
    `days` are those of their publication, as far as they are known."""
    first = days.get(report)
    second = days.get(second_report)
    return first is not None and second is not None and abs(first - second) > _FAR
