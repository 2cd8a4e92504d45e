"""Counts the lines of reporting and the speakers behind each version."""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.lineage.credits import agency_of, story_agencies
from rashomon.lineage.speakers import Speakers, count_speakers
from rashomon.model.copy import Copy
from rashomon.model.name import Name
from rashomon.model.point import Account, Merged, Point, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.model.story import Line

_EXACT = 16  # reports up to which the largest independent set is searched for; beyond, the reports with the fewest ties are taken first
_MOSTLY = 0.5  # of a report's words, copied: then it rests on that text
_PARTLY = 0.1  # and of one that both credit to the same agency

Links = Mapping[frozenset[str], str]


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


def _held(quote: Span, passage: Span) -> bool:
    shared = min(quote.end, passage.end) - max(quote.start, passage.start)
    return 2 * shared >= quote.end - quote.start


def largest_independent(items: Sequence[str], links: Links) -> int:
    """The size of the largest set of items no two of which are linked."""
    total = 0
    for group in _components(items, links):
        ties = {item: {other for other in group if frozenset((item, other)) in links} for item in group}
        total += _search(frozenset(group), ties) if len(group) <= _EXACT else _greedy(group, ties)
    return total


def _search(left: frozenset[str], ties: Mapping[str, set[str]]) -> int:
    if not left:
        return 0
    item = max(sorted(left), key=lambda i: len(ties[i] & left))
    if len(ties[item] & left) <= 1:
        return len(left) - sum(1 for i in left if ties[i] & left) // 2
    return max(_search(left - {item}, ties), 1 + _search(left - {item} - ties[item], ties))


def _greedy(group: Sequence[str], ties: Mapping[str, set[str]]) -> int:
    left, count = set(group), 0
    while left:
        item = min(sorted(left), key=lambda i: len(ties[i] & left))
        left -= {item} | ties[item]
        count += 1
    return count


def _components(items: Sequence[str], links: Links) -> list[list[str]]:
    """The items that hang together, each group and the groups in order."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for pair in links:
        for item in pair:
            near[item] += pair - {item}
    out: list[list[str]] = []
    seen: set[str] = set()
    for item in sorted(items):
        group, queue = [], [item]
        while queue:
            at = queue.pop()
            if at not in seen:
                seen.add(at)
                group.append(at)
                queue += near[at]
        if group:
            out.append(sorted(group))
    return out


def _merged(carriers: Sequence[str], links: Links) -> list[Merged]:
    """The groups of reports that hang together, and because of what."""
    groups = [group for group in _components(carriers, links) if len(group) > 1]
    return [Merged(tuple(group), "; ".join(sorted({why for pair, why in links.items() if pair <= set(group)}))) for group in groups]


def group_lines(copies: Sequence[Copy], reports: Sequence[Report]) -> tuple[Line, ...]:
    """The reports of a story by the text or agency that they mostly rest on; a report that rests on none is a line of its own."""
    copied: defaultdict[tuple[str, str], int] = defaultdict(int)
    for copy in copies:
        copied[(copy.a.report, copy.b.report)] += copy.a.end - copy.a.start
        copied[(copy.b.report, copy.a.report)] += copy.b.end - copy.b.start
    size = {report.id: max(1, len(report.text) - sum(f.end - f.start for f in report.furniture)) for report in reports}
    agencies = {report.id: story_agencies(report) for report in reports}
    named = {report.id: frozenset(report.agencies) | agencies[report.id] for report in reports}
    links: dict[frozenset[str], str] = {}
    for one, other in itertools.combinations(sorted(size), 2):
        share = max(copied[(one, other)] / size[one], copied[(other, one)] / size[other])
        one_agency = (share > 0 and agencies[one] & agencies[other]) or (share >= _PARTLY and named[one] & named[other])
        if share >= _MOSTLY or one_agency:
            links[frozenset((one, other))] = "one text"
    return tuple(Line(_line_name(group, agencies, reports), tuple(group)) for group in _components(sorted(size), links))


def _line_name(group: Sequence[str], agencies: Mapping[str, frozenset[str]], reports: Sequence[Report]) -> str:
    """The agency that the group's credits name, else the outlet or id of its first report."""
    named = sorted({agency for report in group for agency in agencies[report]})
    first = next(report for report in reports if report.id == group[0])
    return named[0] if len(named) == 1 else first.outlet or first.id
