"""Which report came before which, by the moments that reports themselves give."""

from datetime import UTC, datetime

from rashomon.model.report import Report, Reports
from rashomon.shipped.words import pattern_of
from rashomon.text.calendar_words import as_date

OF_CHANGE = pattern_of(r"(?i)updated|modified|lastmod")
"""Stands in the basis of a date at which a page was changed."""
TOO_FAR = 14
"""Days: a page is put online within fewer of its news."""


def own_moment(report: Report) -> str | None:
    """Returns the day or moment (ISO) that a report gives itself; None where it gives none,
    somebody else gave it, or it lies far from the day of which the report tells."""
    is_own = report.published_basis not in {"typed at the desk", "as pasted", "Date of the mail"}
    return report.published if is_own and abs(days_off(report)) < TOO_FAR else None


def changed_moment(report: Report) -> str | None:
    """Returns the latest day or moment (ISO) at which a page says that it was changed."""
    changed = (date.value for date in report.dates if OF_CHANGE.search(date.basis))
    return max(changed, key=in_time, default=None)


def days_off(report: Report) -> int:
    """Returns how many days a page is dated behind its news; 0 where either day is unknown."""
    published = as_date(report.published or "")
    anchor = as_date(report.anchor or "")
    return (published - anchor).days if published and anchor else 0


def is_before(moment: str, other_moment: str) -> bool:
    """Whether a day or moment surely lies before another: by the clock where both name their zone,
    else by the day."""
    first, second = map(_clock, (moment, other_moment))
    if first and second and first.tzinfo and second.tzinfo:
        return first < second
    return moment[:10] < other_moment[:10]


def _clock(value: str) -> datetime | None:
    if "T" not in value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


_LAST = "~"  # behind all digits


def in_time(moment: str | None) -> tuple[str, str]:
    """Returns by what moments are ordered: the day and the hour, those that give none last."""
    if moment is None:
        return _LAST, _LAST
    clock = _clock(moment)
    if clock is None:
        return moment[:10], _LAST
    plain = clock if clock.tzinfo is None else clock.astimezone(UTC)
    return plain.date().isoformat(), plain.time().isoformat()


def revised_pairs(reports: Reports) -> frozenset[frozenset[str]]:
    """Returns the pairs of reports of which one is a later state of the other, directly or over
    states between them."""
    before = {report.id: report.revision_of for report in reports}
    pairs = set()
    for report in sorted(before):
        earlier = before[report]
        for _ in before:  # a chain is no longer than all reports, whatever a damaged one says
            if earlier is None or earlier == report:
                break
            pairs.add(frozenset((report, earlier)))
            earlier = before.get(earlier)
    return frozenset(pairs)
