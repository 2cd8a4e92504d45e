"""Makes points of rows, questions with answers that an author wrote (`points_of_rows`)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model.content_ids import content_id
from rashomon.model.model_use import is_person
from rashomon.model.name import Name
from rashomon.model.passage import Passage, Variant
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.row import PlacedRows, Row
from rashomon.model.span import Span
from rashomon.rows.prove import Parse, Proved, Prover
from rashomon.rows.relate import relate_points
from rashomon.text.denial_words import denial_in
from rashomon.text.parsed_report import Annotations, words_of

Label = Callable[[Sequence[str]], str]
_READ_BY_AUTHORS = (PointKind.YES_NO, PointKind.ATTRIBUTE, PointKind.IDENTITY, PointKind.PLACE)
"""The kinds whose short answer is the author's choice; figures and days are read from the words."""


def points_of_rows(
    placed: PlacedRows,
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    label: Label,
    parse: Parse,
) -> tuple[Point, ...]:
    """Returns the points of these rows, one of each, with versions, relations and status; lines and
    speakers are counted later.

    `annotated`: the reports that count; `label`: what a row is called whose question its answers do
    not bear out; `parse`: reads the words of a question.
    """
    by_report = {a.report.id: a for a in annotated}
    prover = Prover(annotated, names, parse)
    of_rows: dict[int, list[Account]] = {}
    for account in sorted(placed.accounts, key=lambda account: (account.quote, account.id)):
        row, _ = placed.places[account.id]
        of_rows.setdefault(row, []).append(account)
    points = [
        _point(placed.rows[k], accounts, prover, label(_sentences(accounts, by_report)))
        for k, accounts in of_rows.items()
    ]
    cues = {
        account.id: cue
        for account in placed.accounts
        if (cue := _cue_of_denial(account, by_report))
    }
    related = relate_points(points, reports=[a.report for a in annotated], placed=placed, cues=cues)
    return tuple(
        sorted(
            related, key=lambda p: (-len(p.reports()), -len(p.accounts), p.accounts[0].quote, p.id)
        )
    )


def _point(row: Row, ordered: Sequence[Account], prover: Prover, called: str) -> Point:
    """The point of a row with the accounts of its answers, under its question as far as their words
    bear it out.

    `called`: the label of their sentences; where there is none it is the words of the first.
    """
    found = prover.proved(row.question, ordered)
    shown = bool(found.accounts) and not found.foreign
    question = _asked(row) if row.question.strip() else None
    label = called or " ".join(ordered[0].quote.quote.split())
    return Point(
        id=content_id("p", *(account.id for account in ordered)),
        question=question if shown and question else label,
        kind=row.kind,
        accounts=tuple(_under(account, row.kind, found, shown=shown) for account in ordered),
        by=row.by,
        question_by=row.by if shown else None,
        author_question=None if shown else question,
        translated=True if question and found.translated and found.accounts else None,
        label=label,
        row=row.id or None,
        rank=row.rank or None,
    )


def _under(account: Account, kind: PointKind, found: Proved, *, shown: bool) -> Account:
    """The account as it stands: without its author's short answer where no question is above it; a
    person's answer is theirs."""
    proved = account.id in found.accounts
    if not (proved and shown) and kind in _READ_BY_AUTHORS and not is_person(account.by or ""):
        account = replace(account, value=None)
    return account if proved else replace(account, unproved=True)


def _sentences(accounts: Sequence[Account], annotated: Mapping[str, Annotations]) -> list[str]:
    """The sentences in which the accounts stand."""
    pages = [annotated[account.report] for account in accounts]
    places = [page.sentence_of(one.quote) for page, one in zip(pages, accounts, strict=True)]
    return [page.report.text[a:b] for page, (a, b) in zip(pages, places, strict=True)]


def _cue_of_denial(account: Account, annotated: Mapping[str, Annotations]) -> str:
    """The word that denies in the sentences of the account; "" if none does."""
    page = annotated[account.report]
    if not page.read_whole:
        return ""
    inside = words_of(page.doc).at(*page.sentence_of(account.quote))
    return denial_in(page.doc[inside.start : inside.stop])


def _asked(row: Row) -> str:
    question = " ".join(row.question.split())
    return question if question.endswith("?") or is_person(row.by) else f"{question}?"


def in_passages(points: Iterable[Point], passages: Sequence[Passage]) -> tuple[Point, ...]:
    """Returns the points of rows with the matters that hold their answers, the one that holds most
    of them first."""
    matters = [one for one in passages if one.reports > 1]
    out = []
    for point in points:
        held = Counter(
            {
                one.id: sum(
                    any(account.quote.overlaps(s.quote) for s in one.sentences)
                    for account in point.accounts
                )
                for one in matters
            }
        )
        found = tuple(ident for ident, many in held.most_common() if many)
        out.append(replace(point, passages=found or None))
    return tuple(out)


def told_once_with_rows(
    passages: Sequence[Passage], points: Sequence[Point]
) -> tuple[Passage, ...]:
    """Returns the passages without the variants of authors that a row of theirs tells: each reading
    stands in an answer, and two of them in answers that are not one."""
    answers: dict[str, list[dict[str, list[Span]]]] = defaultdict(list)
    for point in points:
        given: dict[str, list[Span]] = defaultdict(list)
        for account in point.accounts:
            given[account.version or account.id].append(account.quote)
        for ident in point.passages or ():
            answers[ident].append(given)
    if not answers:
        return tuple(passages)

    def is_told(variant: Variant, given: Mapping[str, Sequence[Span]]) -> bool:
        homes = [
            next((k for k, quotes in given.items() if any(map(span.overlaps, quotes))), None)
            for reading in variant.readings
            for span in reading.spans[:1]
        ]
        return None not in homes and len({*homes}) > 1

    return tuple(
        replace(
            one,
            variants=tuple(
                v
                for v in one.variants
                if not (v.by and any(is_told(v, row) for row in answers[one.id]))
            ),
        )
        for one in passages
    )
