"""Orders the points of a story by weight, and finds those that a weightier one contains."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.point import Point, PointKind
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.telling.wording import describes, shown_status

# What each thing counts; chosen on annotated events with events left out, "disputed" and "ranked"
# on recorded rows of stories of our own: a dispute stands early whether its author ranks it or not,
# and a rank is no more than one sign of weight.
WEIGHTS = {
    "share": 2.0,  # of the story's reports, those that speak to it
    "accounts": 0.4,  # how often it is told, as a logarithm
    "headline": 0.5,  # it stands in a headline
    "early": 2.0,  # how early it stands in the reports: 1 at the top, a half after a hundred words
    "figure": 0.4,  # a number, day or place
    "people": 0.5,  # the number is of dead, hurt, missing or displaced people
    "disputed": 3.5,
    "ranked": 2.0,  # what a reader must know first by the row's author: 1 at the first
    "updated": 0.3,
    "single": -2.0,  # one report alone
    "description": -10.0,  # who is who: after everything else
    "part": -1.0,  # all its words stand in a weightier point
}
_FIGURES = (PointKind.COUNT, PointKind.SHARE, PointKind.DATE, PointKind.PLACE)
_HUNDRED = 100
_RANKS = 30  # twice as many as a model may rank
_SHARED = 0.5  # of the shorter of two spans


def by_weight(points: Sequence[Point], reports: Sequence[Report]) -> tuple[Point, ...]:
    """Returns the points of a story with these reports, the weightiest first. The sort is
    stable."""
    known = {report.id: report for report in reports}
    weights = {point.id: _weight(point, known) for point in points}
    ordered = sorted(points, key=lambda point: -weights[point.id])
    parts = parts_of_others(ordered)
    part = WEIGHTS["part"]
    return tuple(
        sorted(ordered, key=lambda one: -round(weights[one.id] + part * (one.id in parts), 6))
    )


def parts_of_others(points: Iterable[Point]) -> frozenset[str]:
    """Returns the ids of settled points whose words all occur in a point before them."""
    placed: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    found = set()
    for point in points:
        holders = [
            {other for span, other in placed[account.report] if _share(account.quote, span)}
            for account in point.accounts
        ]
        if (
            shown_status(point)
            in {"other scope", "refined", "same", "repeated", "single", "differs"}
            and holders
            and frozenset.intersection(*map(frozenset, holders))
        ):
            found.add(point.id)
            continue
        for account in point.accounts:
            placed[account.report].append((account.quote, point.id))
    return frozenset(found)


def _share(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= _SHARED * min(one.end - one.start, other.end - other.start)


def _weight(point: Point, reports: Mapping[str, Report]) -> float:
    first: dict[str, int] = {}
    for account in point.accounts:
        first[account.report] = min(
            account.quote.start, first.get(account.report, account.quote.start)
        )
    among, status = max(1, len(reports)), shown_status(point)
    early = sum(
        1 / (1 + len(reports[report].text[:start].split()) / _HUNDRED)
        for report, start in first.items()
        if report in reports
    )
    features = {
        "share": len(first) / among,
        "accounts": math.log(max(1, len(point.accounts))),
        "headline": any(
            _in_headline(account.quote, reports.get(account.report)) for account in point.accounts
        ),
        "early": early / among,
        "figure": point.kind in _FIGURES,
        "people": point.about is not None
        and point.about.measure in {"killed", "injured", "missing", "displaced"},
        "disputed": status == "disputed",
        "updated": status == "updated",
        "ranked": max(0.0, 1 - (point.rank - 1) / _RANKS) if point.rank else 0,
        "single": len(first) < 2,
        "description": describes(point) and status not in ("disputed", "updated"),
    }
    return round(math.fsum(WEIGHTS[name] * value for name, value in features.items()), 6)


def _in_headline(quote: Span, report: Report | None) -> bool:
    if report is None or not report.title:
        return False
    start = report.text.find(report.title)
    return 0 <= start <= quote.start < start + len(report.title)
