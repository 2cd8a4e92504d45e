"""Finds the questions of fact that the reports answer."""

from collections.abc import Mapping, Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.identity import content_id
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Point
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.points.accounts import Answer, find_accounts
from rashomon.points.disputes import join_disputes
from rashomon.points.keys import Reader
from rashomon.points.likeness import Likeness
from rashomon.points.questions import kept_apart, kind_of, link, load_pair_model, same_question
from rashomon.points.review import load_review_model, review
from rashomon.points.selection import common_ground
from rashomon.points.values import answer_values
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
    annotated = sorted(annotated, key=lambda a: a.report.id)  # so that the order of the input decides nothing between equals
    answers = find_accounts(annotated, names=names, statements=statements, dates=dates)
    if not answers:
        return ()
    model = load_pair_model()
    reader = Reader(annotated, names, dates)
    readings = [reader.read(answer) for answer in answers]
    probabilities = same_question(Likeness(answers, readings, copies), model)
    groups = link(probabilities, kept_apart(answers, readings), model.threshold)
    groups = join_disputes(groups, answers, readings, {statement.id: statement for statement in statements})
    groups = review(groups, answers, probabilities, load_review_model(), ground=common_ground(annotated))
    by_report = {a.report.id: a for a in annotated}
    days = {date.id: date for date in dates}
    spans = {date.id: date.span for date in dates}
    kinds = {name.name: name.kind for name in names}
    points = [_point([answers[i] for i in group], by_report, days, spans, kinds) for group in groups]
    return tuple(sorted(points, key=lambda point: (-len(point.reports()), -len(point.accounts), point.accounts[0].quote, point.id)))


def _point(
    answers: Sequence[Answer],
    annotated: Mapping[str, Annotations],
    dates: Mapping[str, Date],
    spans: Mapping[str, Span],
    names: Mapping[str, NameKind],
) -> Point:
    ordered = sorted(answers, key=lambda a: (a.account.quote, a.account.id))
    kind = kind_of(ordered)
    question = word_question(ordered, kind, annotated, dates=spans, names=names)
    return Point(
        id=content_id("p", *(answer.account.id for answer in ordered)),
        question=question,
        kind=kind,
        accounts=answer_values(ordered, kind, question, dates),
    )
