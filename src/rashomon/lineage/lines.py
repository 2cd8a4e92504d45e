"""Counts the lines of reporting and the speakers behind each version."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.lineage.credits import agency_of, story_agencies
from rashomon.lineage.graph import Links, components, largest_independent
from rashomon.lineage.speakers import Speakers, count_speakers
from rashomon.model.copy import Copy
from rashomon.model.name import Name
from rashomon.model.point import Account, Merged, Point, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement


def count_lines(
    points: Sequence[Point], *, copies: Sequence[Copy], reports: Sequence[Report], statements: Sequence[Statement], names: Sequence[Name]
) -> tuple[Point, ...]:
    """The same points with `lines`, `speakers` and `merged` of every version filled."""
    ties = _Ties(copies, reports, statements)
    speakers = Speakers(statements, names)
    return tuple(replace(point, versions=tuple(_counted(v, point, ties, speakers) for v in point.versions)) for point in points)


def _counted(version: Version, point: Point, ties: "_Ties", speakers: Speakers) -> Version:
    accounts = [account for account in point.accounts if account.version == version.id]
    carriers = sorted({account.report for account in accounts})
    links = ties.links(accounts) if len(carriers) > 1 else {}
    return Version(  # not by replace(): a story has hundreds of versions, and few are merged
        version.id,
        version.value,
        version.reports,
        lines=largest_independent(carriers, links) if links else len(carriers),
        speakers=count_speakers(accounts, speakers, ties.one_text),
        merged=tuple(_merged(carriers, links)) if links else (),
    )


class _Ties:
    """Which accounts rest on one text or one agency."""

    def __init__(self, copies: Sequence[Copy], reports: Sequence[Report], statements: Sequence[Statement]) -> None:
        self._copies: defaultdict[frozenset[str], list[Copy]] = defaultdict(list)
        for copy in copies:
            self._copies[frozenset((copy.a.report, copy.b.report))].append(copy)
        self._statements = {statement.id: statement for statement in statements}
        self._credited = {report.id: story_agencies(report) for report in reports}
        self._named = {report.id: frozenset(report.agencies) for report in reports}
        self._revised = revised_pairs(reports)

    def links(self, accounts: Sequence[Account]) -> dict[frozenset[str], str]:
        """The pairs of reports that are one line, each with the reason in words."""
        of: defaultdict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            of[account.report].append(account)
        links = {}
        for one, other in itertools.combinations(sorted(of), 2):
            reasons = (why for x in of[one] for y in of[other] if (why := self._because(x, y)))
            if reason := next(reasons, None):
                links[frozenset((one, other))] = reason
        return links

    def one_text(self, x: Account, y: Account) -> bool:
        """Whether the text of both accounts was copied between their reports."""
        return self._copied(x, y) is not None

    def _copied(self, x: Account, y: Account) -> Copy | None:
        """A copy between the reports that holds the first account, where one holds the second as well."""
        between = self._copies.get(frozenset((x.report, y.report)), ())
        there = any(_held(y.quote, copy.a if copy.a.report == y.report else copy.b) for copy in between)
        return next((c for c in between if _held(x.quote, c.a if c.a.report == x.report else c.b)), None) if there else None

    def _because(self, x: Account, y: Account) -> str | None:
        if frozenset((x.report, y.report)) in self._revised:
            return "one is a later state of the same page"
        if copy := self._copied(x, y):
            return "the passage is copied" if copy.from_ in (None, "a", "b") else f"the passage is copied ({copy.from_} text)"
        if shared := sorted(self._agencies(x) & self._agencies(y)):
            return f"both owe it to {shared[0]}"
        return None

    def _agencies(self, account: Account) -> frozenset[str]:
        """The agencies that the report owes this account to: its whole story's, and those that the attribution names."""
        known = self._named.get(account.report, frozenset())
        statement = self._statements.get(account.statement or "")
        via = {agency for step in (statement.via if statement else ()) if (agency := agency_of(step, known)) in known}
        return self._credited.get(account.report, frozenset()) | frozenset(agency for agency in via if agency)


def revised_pairs(reports: Sequence[Report]) -> frozenset[frozenset[str]]:
    """The pairs of reports of which one is a later state of the other, over states between them too."""
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


def _held(quote: Span, passage: Span) -> bool:
    shared = min(quote.end, passage.end) - max(quote.start, passage.start)
    return 2 * shared >= quote.end - quote.start


def _merged(carriers: Sequence[str], links: Links) -> list[Merged]:
    """The groups of reports that hang together, and because of what."""
    groups = [group for group in components(carriers, links) if len(group) > 1]
    return [Merged(tuple(group), "; ".join(sorted({why for pair, why in links.items() if pair <= set(group)}))) for group in groups]
