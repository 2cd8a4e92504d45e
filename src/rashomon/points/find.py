"""Finds the questions of fact that the reports answer."""

from collections.abc import Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.identity import content_id
from rashomon.model.name import Name
from rashomon.model.point import Point
from rashomon.model.statement import Statement
from rashomon.points.accounts import Answer, find_accounts
from rashomon.points.disputes import join_disputes
from rashomon.points.keys import Reader
from rashomon.points.likeness import Likeness
from rashomon.points.questions import kept_apart, kind_of, link, load_pair_model, same_question
from rashomon.points.wording import word_question


def find_points(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
) -> tuple[Point, ...]:
    """The points of a story with their accounts; versions, relations and status are left to `relate_accounts`."""
    answers = find_accounts(annotated, names=names, statements=statements, dates=dates)
    if not answers:
        return ()
    model = load_pair_model()
    reader = Reader(annotated, names, dates)
    readings = [reader.read(answer) for answer in answers]
    probabilities = same_question(Likeness(answers, readings, copies), model)
    groups = link(probabilities, kept_apart(answers, readings), model.threshold)
    groups = join_disputes(groups, answers, readings, {statement.id: statement for statement in statements})
    by_report = {a.report.id: a for a in annotated}
    points = [_point([answers[i] for i in group], by_report) for group in groups]
    return tuple(sorted(points, key=lambda point: (-len(point.reports()), -len(point.accounts), point.accounts[0].quote, point.id)))


def _point(answers: Sequence[Answer], annotated: dict[str, Annotations]) -> Point:
    ordered = sorted(answers, key=lambda a: (a.account.quote, a.account.id))
    kind = kind_of(ordered)
    accounts = tuple(answer.account for answer in ordered)
    return Point(
        id=content_id("p", *(account.id for account in accounts)),
        question=word_question(ordered, kind, annotated),
        kind=kind,
        accounts=accounts,
    )
