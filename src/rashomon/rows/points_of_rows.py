"""Makes points of rows, questions with answers that an author wrote (`points_of_rows`)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.judgements.constraints import NOTHING, Constraints
from rashomon.judgements.corrections import corrected
from rashomon.model.content_ids import content_id
from rashomon.model.model_use import is_person
from rashomon.model.name import Name
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.row import PlacedRows, Row
from rashomon.model.statement import Statement
from rashomon.rows.judged_groups import obey_groups
from rashomon.rows.prove import Parse, Proved, Prover
from rashomon.rows.relate import relate_points
from rashomon.text.annotations import Annotations
from rashomon.text.denial_words import denial_in
from rashomon.text.parsed_words import words_of

Label = Callable[[Sequence[str]], str]
_KINDS = tuple(PointKind)
_READ_BY_AUTHORS = (PointKind.YES_NO, PointKind.ATTRIBUTE, PointKind.IDENTITY, PointKind.PLACE)
"""The kinds whose short answer is the author's choice; figures and days are read from the words."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """What the points of a story's rows are made with."""

    placed: PlacedRows
    annotated: Mapping[str, Annotations]
    prover: Prover
    label: Label


def points_of_rows(
    placed: PlacedRows,
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    label: Label,
    parse: Parse,
    given: Constraints = NOTHING,
) -> tuple[Point, ...]:
    """Returns the points of these rows with versions, relations and status; lines and speakers are counted later.

    `annotated`: the reports that count; `label`: what a row is called whose question its answers do not bear out; `parse`: reads the
    words of a question; `given`: people's decisions, which go before the author's.
    """
    accounts = placed.accounts
    by_report = {a.report.id: a for a in annotated}
    maker = _Maker(placed, by_report, Prover(annotated, names, statements, parse), label)
    of_rows: dict[int, list[int]] = {}
    for i, account in enumerate(accounts):
        of_rows.setdefault(placed.places[account.id][0], []).append(i)
    groups = obey_groups([*of_rows.values()], [account.id for account in accounts], given.points)
    points = [_point([accounts[i] for i in group], maker) for group in groups]
    reports = [a.report for a in annotated]
    cues = {account.id: cue for account in accounts if (cue := _cue_of_denial(account, by_report))}
    related = relate_points(corrected(points, given.corrections), reports=reports, placed=placed, given=given.relations, cues=cues)
    return tuple(sorted(related, key=lambda p: (-len(p.reports()), -len(p.accounts), p.accounts[0].quote, p.id)))


def _point(accounts: Sequence[Account], maker: _Maker) -> Point:
    """The point of these accounts, under the question of the row that gives most of them, as far as their words bear it out."""
    placed, ordered = maker.placed, tuple(sorted(accounts, key=lambda account: (account.quote, account.id)))
    homes = Counter(placed.places[account.id][0] for account in ordered)
    row = placed.rows[min(homes, key=lambda k: (-homes[k], k))]
    kinds = Counter(placed.rows[k].kind for k in homes.elements())
    kind = max(_KINDS, key=lambda kind: kinds[kind])  # the first of equals
    answers: dict[tuple[int, int], list[Account]] = {}
    for account in ordered:
        answers.setdefault(placed.places[account.id], []).append(account)
    found = maker.prover.proved(row.question, kind, [*answers.values()])
    shown = bool(found.accounts) and not found.foreign
    told = tuple(_under(account, kind, found, shown=shown) for account in ordered)
    question = _asked(row) if row.question.strip() else None
    return Point(
        id=content_id("p", *(account.id for account in ordered)),
        question=question if shown and question else _called(ordered, maker),
        kind=kind,
        accounts=told,
        by=row.by,
        question_by=row.by if shown else None,
        author_question=None if shown else question,
        row=row.id or None,
    )


def _under(account: Account, kind: PointKind, found: Proved, *, shown: bool) -> Account:
    """The account as it stands: without its author's short answer where no question is above it; a person's answer is theirs."""
    proved = account.id in found.accounts
    if not (proved and shown) and kind in _READ_BY_AUTHORS and not is_person(account.by or ""):
        account = replace(account, value=None)
    return account if proved else replace(account, unproved=True)


def _called(accounts: Sequence[Account], maker: _Maker) -> str:
    """What the accounts are called without their author: the label of their sentences, else the words of the first."""
    sentences = [maker.annotated[a.report].report.text[slice(*maker.annotated[a.report].sentence_of(a.quote))] for a in accounts]
    return maker.label(sentences) or " ".join(accounts[0].quote.quote.split())


def _cue_of_denial(account: Account, annotated: Mapping[str, Annotations]) -> str:
    """The word that denies in the sentences of the account; "" if none does."""
    page = annotated[account.report]
    inside = words_of(page.doc).at(*page.sentence_of(account.quote))
    return denial_in(page.doc[inside.start : inside.stop])


def _asked(row: Row) -> str:
    question = " ".join(row.question.split())
    return question if question.endswith("?") else f"{question}?"
