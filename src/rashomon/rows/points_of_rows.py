"""Makes points of rows, questions with answers that an author wrote (`points_of_rows`)."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rashomon.judgements.constraints import NOTHING, Constraints
from rashomon.judgements.corrections import corrected
from rashomon.model.content_ids import content_id
from rashomon.model.name import Name
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.row import PlacedRows, Row
from rashomon.rows.judged_groups import obey_groups
from rashomon.rows.relate import relate_points
from rashomon.text.annotations import Annotations

Label = Callable[[Sequence[str]], str]
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_NAMED = re.compile(r"(?<!^)\b(?:[^\W\d_]*[A-ZÀ-Þ][\w'’]*|\d[\d.,:]*)")
_KINDS = tuple(PointKind)


def points_of_rows(
    placed: PlacedRows,
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    label: Label,
    given: Constraints = NOTHING,
) -> tuple[Point, ...]:
    """Returns the points of these rows with versions, relations and status; lines and speakers are counted later.

    `annotated`: the reports that count; `label`: what a row is called whose question says more than its answers do; `given`: people's
    decisions, which go before the author's.
    """
    accounts = placed.accounts
    by_report = {a.report.id: a for a in annotated}
    known = frozenset(word.casefold() for n in names for s in (n.name, *n.spellings) for word in _WORD.findall(s))
    of_rows: dict[int, list[int]] = {}
    for i, account in enumerate(accounts):
        of_rows.setdefault(placed.places[account.id][0], []).append(i)
    groups = obey_groups([*of_rows.values()], [account.id for account in accounts], given.points)
    points = [_point([accounts[i] for i in group], placed, by_report, known, label) for group in groups]
    reports = [a.report for a in annotated]
    related = relate_points(corrected(points, given.corrections), reports=reports, placed=placed, given=given.relations)
    return tuple(sorted(related, key=lambda p: (-len(p.reports()), -len(p.accounts), p.accounts[0].quote, p.id)))


def _point(
    accounts: Sequence[Account], placed: PlacedRows, annotated: Mapping[str, Annotations], known: frozenset[str], label: Label
) -> Point:
    """The point of these accounts, in the words of the row that gives most of them."""
    ordered = tuple(sorted(accounts, key=lambda account: (account.quote, account.id)))
    homes = Counter(placed.places[account.id][0] for account in ordered)
    row = placed.rows[min(homes, key=lambda k: (-homes[k], k))]
    kinds = Counter(placed.rows[k].kind for k in homes.elements())
    point = Point(
        id=content_id("p", *(account.id for account in ordered)),
        question=_asked(row),
        kind=max(_KINDS, key=lambda kind: kinds[kind]),  # the first of equals
        accounts=ordered,
        by=row.by,
        question_by=row.by,
        label=_called(ordered, label),
    )
    if row.question and not _unsaid(row, ordered, annotated, known):
        return point
    called = point.label or point.question
    return replace(point, question=called, question_by=None, author_question=_asked(row) if row.question else None)


def _called(accounts: Sequence[Account], label: Label) -> str:
    quotes = [account.quote.quote for account in accounts]
    return label(quotes) or " ".join(quotes[0].split())


def _asked(row: Row) -> str:
    question = " ".join(row.question.split())
    return question if question.endswith("?") else f"{question}?"


def _unsaid(row: Row, accounts: Sequence[Account], annotated: Mapping[str, Annotations], known: frozenset[str]) -> bool:
    """Whether the question names somebody or gives a figure that neither the sentences of the answers hold nor a name of the story is."""
    said = {word.casefold() for account in accounts for word in _WORD.findall(_around(account, annotated))} | known
    told = [word.casefold() for part in _NAMED.findall(row.question.strip()) for word in _WORD.findall(part)]
    return any(word not in said and word.removesuffix("'s").removesuffix("’s") not in said for word in told)


def _around(account: Account, annotated: Mapping[str, Annotations]) -> str:
    """The sentences that hold the account's words."""
    page = annotated[account.report]
    start, end = page.sentence_of(account.quote)
    return page.report.text[start:end]
