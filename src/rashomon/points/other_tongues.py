"""with_other_tongues: what reports in other languages count, as answers to the same questions as the English ones.

A count is read where the language has a file that says how it counts the dead, the hurt and so on. It joins the question on which English
reports count the same of the same people; where there is none, the counts of the other languages make a question of their own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.language.annotations import Annotations
from rashomon.language.measures import who_counts
from rashomon.language.other_counts import Count, counts_in
from rashomon.language.other_quotations import quoted_in
from rashomon.lexicon import texts
from rashomon.model.identity import content_id
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.statement import Stance
from rashomon.points.about import about_point
from rashomon.tables.tongues import load_tongue

_QUESTIONS = {
    "killed": "How many {who} were killed?",
    "injured": "How many {who} were injured?",
    "missing": "How many {who} were missing?",
    "displaced": "How many {who} were displaced?",
    "detained": "How many {who} were detained?",
    "evacuated": "How many {who} were evacuated?",
}
_PLURALS = texts("grammar.irregular_plurals") | {"family": "families"}
_ANYONE = "person"
_UNREAD = "speaker not read"  # whether the report says it itself, or whom it cites, is read in English alone


@dataclass(frozen=True, slots=True)
class _Counted:
    """An account with what it counts: the measure, and the English noun for the people."""

    account: Account
    measure: str
    people: str


def with_other_tongues(points: Sequence[Point], annotated: Sequence[Annotations]) -> tuple[Point, ...]:
    """The points with the counts of the reports that are not in English."""
    found = [counted for a in sorted(annotated, key=lambda a: a.report.id) if not a.read_whole for counted in _counted(a)]
    if not found:
        return tuple(points)
    asked = _asked(points, {a.report.id: a for a in annotated})
    added: dict[str, list[Account]] = defaultdict(list)
    own: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for one in found:
        point = asked.get((one.measure, one.people))
        if point is not None:
            added[point].append(one.account)
        else:
            own[one.measure, one.people].append(one.account)
    joined = [_with(point, added[point.id]) if added[point.id] else point for point in points]
    return (*joined, *(_own_point(*about, accounts) for about, accounts in sorted(own.items())))


def _counted(annotated: Annotations) -> Iterator[_Counted]:
    """The counts of one report, the first of each number of a kind."""
    tongue = load_tongue(annotated.report.language)
    if tongue is None:
        return
    seen = set()
    quoted = quoted_in(annotated.report.text, tongue)  # whose answer a quoted count is cannot be told
    for paragraph in annotated.prose_paragraphs():
        for count in counts_in(annotated.plain[paragraph.start : paragraph.end], tongue):
            if any(first <= paragraph.start + count.start < last for first, last in quoted):
                continue
            people = count.people or _ANYONE
            key = count.measure, people, count.low, count.high
            if key not in seen and (count.low is not None or count.high is not None):
                seen.add(key)
                yield _Counted(_account(annotated, paragraph.start, count), count.measure, people)


def _account(annotated: Annotations, offset: int, count: Count) -> Account:
    report = annotated.report
    span = report.trimmed_span(offset + count.start, offset + count.end)
    return Account(
        id=content_id("a", report.id, span.start, span.end, count.measure),
        report=report.id,
        quote=span,
        statement=None,
        speaker=_UNREAD,
        stance=Stance.ASSERTS,
        value=span.quote,
        low=count.low,
        high=count.high,
        unit=count.people,
    )


def _asked(points: Sequence[Point], annotated: Mapping[str, Annotations]) -> dict[tuple[str, str], str]:
    """The point, by id, on which the reports count a measure of some people: the one with most reports, none where two have as many."""
    rivals: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in points:
        about = about_point(point, annotated=annotated) if point.kind is PointKind.COUNT else None
        if about is not None and about.measure and about.total_or_part != "part":
            units = {account.unit for account in point.accounts}
            people = {_ANYONE if who_counts(unit) == "anyone" else (unit or _ANYONE).casefold() for unit in units}
            if len(people) == 1:
                rivals[about.measure, people.pop()].append(point)
    most = {key: max(len(point.reports()) for point in found) for key, found in rivals.items()}
    best = {key: [point for point in found if len(point.reports()) == most[key]] for key, found in rivals.items()}
    return {key: found[0].id for key, found in best.items() if len(found) == 1}


def _with(point: Point, accounts: Sequence[Account]) -> Point:
    """The point with more accounts, under the id of all of them; one that was judged keeps its own."""
    held = tuple(sorted((*point.accounts, *accounts), key=lambda account: (account.quote, account.id)))
    return replace(point, id=point.id if point.held else content_id("p", *(account.id for account in held)), accounts=held)


def _own_point(measure: str, people: str, accounts: Sequence[Account]) -> Point:
    held = tuple(sorted(accounts, key=lambda account: (account.quote, account.id)))
    question = _QUESTIONS[measure].format(who=_PLURALS.get(people, f"{people}s"))
    return Point(id=content_id("p", *(account.id for account in held)), question=question, kind=PointKind.COUNT, accounts=held)
