"""Counts the lines of reporting and the speakers behind each version."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from rashomon.lexicon import either
from rashomon.lineage.distinct_speakers import Speakers, count_speakers
from rashomon.lineage.stretches import connected
from rashomon.lineage.text_credits import agency_of, house_key, story_agencies
from rashomon.model.copy import Copy
from rashomon.model.name import Name, NameKind
from rashomon.model.passage import PassageSentence
from rashomon.model.point import Account, Merged, Party, Point, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Stance, Statement

# Connected components and independent sets of reports.

Links = Mapping[frozenset[str], str]

_EXACT = (
    16  # most reports for the exact search; beyond, reports with the fewest ties are taken greedily
)


def largest_independent(items: Sequence[str], links: Links) -> int:
    """Returns the size of the largest set of items no two of which are linked."""
    total = 0
    for group in components(items, links):
        ties = {
            item: {other for other in group if frozenset((item, other)) in links} for item in group
        }
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


def components(items: Sequence[str], links: Links) -> list[list[str]]:
    """Returns the connected components, each sorted, in order."""
    ordered = sorted(items)
    place = {item: i for i, item in enumerate(ordered)}
    pairs = ((place[one], place[other]) for one, other in map(sorted, links))
    return [[ordered[i] for i in group] for group in connected(len(ordered), pairs)]


# Speakers who are a party to the matter, where the text itself shows it.

_OURS = re.compile(r"(?<!\w)(?:[Ww]e|[Oo]ur|ours|us)(?!\w)")
_ATTRIBUTION = re.compile(
    r"\baccording to\b.*|^(?:Did|Does|Do|What did|What "
    rf"does)\b.*\b(?:{either('saying.asked_about')})\b.*",
    re.IGNORECASE,
)
_SIDE = re.compile(
    rf"(?<!\w)(?:{either('people.speaking_for_a_side')})(?!\w)",
    re.IGNORECASE,
)


def find_parties(
    question: str, accounts: Sequence[Account], speakers: Speakers
) -> tuple[Party, ...]:
    """Returns the speakers who are a party to the matter, once each, by name; a report's own voice
    is none."""
    if not any(account.speaker for account in accounts):
        return ()
    found: dict[str, tuple[Account, str]] = {}
    reports: dict[str, set[str]] = {}
    for account in accounts:
        key = speakers.key(account)
        if key is None:
            continue
        reports.setdefault(key, set()).add(account.report)
        if key not in found and (why := _because(question, account, speakers)):
            found[key] = (account, why)
    parties = [
        Party(str(account.speaker), why, tuple(sorted(reports[key])))
        for key, (account, why) in found.items()
    ]
    return tuple(sorted(parties, key=lambda party: (party.speaker, party.because)))


@cache
def _called(words: str) -> str | None:
    """The words of the speaker's description that call it a side in the matter."""
    side = _SIDE.search(words)
    return side[0] if side else None


def _because(question: str, account: Account, speakers: Speakers) -> str | None:
    """What shows that the speaker is a party; None if nothing does."""
    statement = speakers.statement(account)
    for told in (account.speaker, statement.role if statement else None):
        if told and (side := _called(told)):
            return f'is called "{side}"'
    body = _named_body(account, statement, speakers)
    if body and (spelling := _spelled(body, _ATTRIBUTION.sub("", question))):
        return f'is asked about itself: "{spelling}" stands in the question'
    if not statement:
        return None
    if body and (spelling := _spelled(body, statement.quote.quote)):
        verb = (
            "denies what is said of it" if statement.stance is Stance.DENIES else "speaks of itself"
        )
        return f'{verb}: "{spelling}" stands in its own words'
    for_a_body = (body and body.kind is NameKind.ORGANISATION) or statement.affiliation
    if (
        for_a_body
        and statement.mode is not Mode.INDIRECT
        and (word := _OURS.search(account.quote.quote))
    ):
        return f'speaks of itself: "{word[0]}"'
    return None


def _named_body(account: Account, statement: Statement | None, speakers: Speakers) -> Name | None:
    """The named person or body that the speaker is or speaks for; places are no party."""
    name = speakers.name_of(account) or (
        speakers.named_alone(statement.affiliation) if statement and statement.affiliation else None
    )
    return name if name and name.kind is not NameKind.PLACE else None


def _spelled(name: Name, text: str) -> str | None:
    """The spelling of the name that occurs in the text."""
    named = [spelling for spelling in name.spellings if len(spelling) > 2 and spelling in text]
    for spelling in sorted(named, key=lambda s: (-len(s), s)):
        if re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", text):
            return spelling
    return None


def count_lines(
    points: Sequence[Point],
    *,
    copies: Sequence[Copy],
    reports: Sequence[Report],
    statements: Sequence[Statement],
    names: Sequence[Name],
) -> tuple[Point, ...]:
    """Returns the points with `lines`, `speakers` and `merged` of every version filled in, and
    parties among the speakers named."""
    ties = _Ties(copies, reports, statements)
    speakers = Speakers(statements, names)
    return tuple(
        replace(point, versions=tuple(_counted(v, point, ties, speakers) for v in point.versions))
        for point in points
    )


def counter_of(
    copies: Sequence[Copy],
    reports: Sequence[Report],
    statements: Sequence[Statement],
    names: Sequence[Name],
) -> Callable[[Sequence[PassageSentence]], tuple[int, int]]:
    """Returns a function from sentences to how many lines of reporting and how many speakers are
    behind them."""
    ties, speakers = _Ties(copies, reports, statements), Speakers(statements, names)

    def count(sentences: Sequence[PassageSentence]) -> tuple[int, int]:
        said = [
            Account(
                one.id,
                one.report,
                one.quote,
                next(iter(one.statements), None),
                one.speaker,
                Stance.ASSERTS,
                None,
            )
            for one in sentences
        ]
        carriers = sorted({one.report for one in said})
        links = ties.links(said)[0] if len(carriers) > 1 else {}
        lines = largest_independent(carriers, links) if links else len(carriers)
        return lines, count_speakers(said, speakers, ties.one_text)

    return count


def _counted(version: Version, point: Point, ties: "_Ties", speakers: Speakers) -> Version:
    accounts = [account for account in point.accounts if account.version == version.id]
    carriers = sorted({account.report for account in accounts})
    links, copies = ties.links(accounts) if len(carriers) > 1 else ({}, {})
    return Version(  # faster than replace(): a story has hundreds of versions
        version.id,
        version.value,
        version.reports,
        lines=largest_independent(carriers, links) if links else len(carriers),
        speakers=count_speakers(accounts, speakers, ties.one_text),
        merged=tuple(_merged(carriers, links, copies)) if links else (),
        parties=find_parties(point.question, accounts, speakers),
    )


class _Ties:
    """Tells which accounts rest on one text or one agency."""

    def __init__(
        self, copies: Sequence[Copy], reports: Sequence[Report], statements: Sequence[Statement]
    ) -> None:
        self._copies: defaultdict[frozenset[str], list[Copy]] = defaultdict(list)
        for copy in copies:
            self._copies[frozenset((copy.a.report, copy.b.report))].append(copy)
        self._statements = {statement.id: statement for statement in statements}
        self._credited = {report.id: story_agencies(report) for report in reports}
        self._named = {report.id: frozenset(report.agencies) for report in reports}
        self._houses = {report.id: house_key(report.outlet) for report in reports if report.outlet}
        self._revised = revised_pairs(reports)
        self._owed: dict[str, frozenset[str]] = {}

    def links(
        self, accounts: Sequence[Account]
    ) -> tuple[dict[frozenset[str], str], dict[frozenset[str], str]]:
        """Returns the pairs of reports that are one line, each with the reason in words, and the id
        of the copied stretch if it is one."""
        of: defaultdict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            of[account.report].append(account)
        owed = {r: frozenset[str]().union(*map(self._agencies, some)) for r, some in of.items()}
        told = {report: self._told(some) for report, some in of.items()}
        links: dict[frozenset[str], str] = {}
        copies: dict[frozenset[str], str] = {}
        for one, other in itertools.combinations(sorted(of), 2):
            pair = frozenset((one, other))
            if pair in self._revised:
                links[pair] = "one is a later state of the same page"
                continue
            if copy := self._copied(of[one], of[other]):
                agency = "" if copy.from_ in (None, "a", "b") else f" ({copy.from_} text)"
                links[pair], copies[pair] = f"the stretch is copied{agency}", copy.id
            elif shared := owed[one] & owed[other]:
                links[pair] = f"both owe it to {min(shared)}"
            elif house := self._quotes(told[one], one, other) or self._quotes(
                told[other], other, one
            ):
                links[pair] = f"one has it from the other, {house}"
        return links, copies

    def _quotes(self, told: Mapping[str, str], one: str, other: str) -> str | None:
        """The outlet of the second report, if the first says it was told there: "told the Harn
        Post", "the Harn Post reported". `told`: whom it names, by their keys."""
        house = self._houses.get(other)
        return told.get(house) if house and house != self._houses.get(one) else None

    def _told(self, accounts: Sequence[Account]) -> dict[str, str]:
        """Through whom, and by whom, the accounts of a report were told, by the keys of outlets."""
        said = (self._statements.get(account.statement or "") for account in accounts)
        named = {name: None for s in said if s for name in (*s.via, s.speaker) if name}
        return {house_key(name): name for name in reversed(named)}

    def one_text(self, x: Sequence[Account], y: Sequence[Account]) -> bool:
        """Whether the text of accounts of two reports was copied between them."""
        return self._copied(x, y) is not None

    def _copied(self, x: Sequence[Account], y: Sequence[Account]) -> Copy | None:
        """The first copy between two reports that holds an account of the first, where one holds
        an account of the second."""
        between = self._copies.get(frozenset((x[0].report, y[0].report)), ())
        return _holding(x, between) if _holding(y, between) else None

    def _agencies(self, account: Account) -> frozenset[str]:
        """The agencies behind this account: those of the whole report, and those that the
        attribution names."""
        if account.id not in self._owed:
            known = self._named.get(account.report, frozenset())
            statement = self._statements.get(account.statement or "")
            via = {
                agency
                for step in (statement.via if statement else ())
                if (agency := agency_of(step, known)) in known
            }
            self._owed[account.id] = self._credited.get(account.report, frozenset()) | frozenset(
                agency for agency in via if agency
            )
        return self._owed[account.id]


def revised_pairs(reports: Sequence[Report]) -> frozenset[frozenset[str]]:
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


def _holding(accounts: Sequence[Account], copies: Sequence[Copy]) -> Copy | None:
    """The first of these copies that holds the first of these accounts that any holds."""
    return next(
        (
            copy
            for account in accounts
            for copy in copies
            if _held(account.quote, copy.a if copy.a.report == account.report else copy.b)
        ),
        None,
    )


def _held(quote: Span, stretch: Span) -> bool:
    shared = min(quote.end, stretch.end) - max(quote.start, stretch.start)
    return 2 * shared >= quote.end - quote.start


def _merged(carriers: Sequence[str], links: Links, copies: Links) -> Iterator[Merged]:
    """The connected groups of reports, the reasons, and the copied stretches that carry the
    answer."""
    for group in components(carriers, links):
        if len(group) > 1:
            members = frozenset(group)
            inside = [pair for pair in links if pair <= members]
            because = "; ".join(sorted({links[pair] for pair in inside}))
            yield Merged(
                tuple(group),
                because,
                tuple(sorted({copies[pair] for pair in inside if pair in copies})),
            )
