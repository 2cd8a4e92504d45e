"""Finds the questions of fact that the reports answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from rashomon.language.annotations import Annotations
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.identity import content_id
from rashomon.model.judgement import Judgement
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Point
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.points.accounts import Answer
from rashomon.points.corrections import correct_accounts
from rashomon.points.gather import Gathered, gather_answers, group_answers
from rashomon.points.judged import judged_points, wanted_places
from rashomon.points.questions import kind_of
from rashomon.points.row_answers import headed
from rashomon.points.values import answer_values
from rashomon.points.wording import word_question


def find_points(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
    judgements: Sequence[Judgement] = (),
    gathered: Gathered | None = None,
) -> tuple[Point, ...]:
    """The points of a story with their accounts; versions, relations and status are left to `relate_accounts`.

    `judgements`: what people decided, which is obeyed; `gathered`: the answers of these very reports, where they were gathered before.
    """
    if not annotated:
        return ()
    wanted = wanted_places(judgements)
    gathered = gathered or gather_answers(annotated, names=names, statements=statements, dates=dates, copies=copies, wanted=wanted)
    if gathered is None:
        return ()
    answers, judged = gathered.answers, judged_points(judgements)
    groups = group_answers(gathered, judged)
    by_report = {a.report.id: a for a in annotated}
    days = {date.id: date for date in dates}
    spans = {date.id: date.span for date in dates}
    kinds = {name.name: name.kind for name in names}
    points: list[Point] = []
    for group in sorted(groups, key=lambda group: _first_come([answers[i] for i in group])):
        taken = frozenset(point.question for point in points)
        point = _point([answers[i] for i in group], by_report, days, spans, kinds, taken)
        points.append(replace(point, confidence=gathered.sureness(group)))
    if gathered.placed is not None:
        points = [headed(point, gathered.placed, by_report, names) for point in points]
    points = list(correct_accounts([reworded(point, judged.wordings) for point in points], judgements))
    return tuple(sorted(points, key=lambda point: (-len(point.reports()), -len(point.accounts), point.accounts[0].quote, point.id)))


def _first_come(answers: Sequence[Answer]) -> tuple[int, int, Span]:
    """The points of most reports get their heading first; no other has the same."""
    return -len({answer.account.report for answer in answers}), -len(answers), min(answer.account.quote for answer in answers)


def reworded(point: Point, wordings: Mapping[str, str]) -> Point:
    """The point with its question as people put it, where they did."""
    better = next((wordings[account.id] for account in point.accounts if account.id in wordings), None)
    return replace(point, question=better) if better else point


def _point(
    answers: Sequence[Answer],
    annotated: Mapping[str, Annotations],
    dates: Mapping[str, Date],
    spans: Mapping[str, Span],
    names: Mapping[str, NameKind],
    taken: Collection[str],
) -> Point:
    ordered = sorted(answers, key=lambda a: (a.account.quote, a.account.id))
    kind = kind_of(ordered)
    question = word_question(ordered, kind, annotated, dates=spans, names=names, taken=taken)
    return Point(
        id=content_id("p", *(answer.account.id for answer in ordered)),
        question=question,
        kind=kind,
        accounts=answer_values(ordered, kind, question, dates),
    )
