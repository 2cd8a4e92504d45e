"""Finds the questions of fact that the reports of a story answer."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from rashomon.judgements.constraints import NOTHING, KeptPoint, PointConstraints
from rashomon.lexicon import either
from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.points.accounts import CandidateAccount, moment_of
from rashomon.points.cluster import Gathered, gather_answers, group_answers
from rashomon.points.question_text import asks_of_denial, word_question
from rashomon.points.row_answers import with_row_question
from rashomon.points.same_question import kind_of
from rashomon.text.annotations import Annotations

# The answers shown to people, in the terms of the question, whatever kind each account was found as.

_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_YES_NO = frozenset({"yes", "no"})
_VAGUE = re.compile(
    rf"\b(?:{either('amounts.vague_answers')})\b",
    re.IGNORECASE,
)
_DAY = len("2031-03-05")
_LONGEST = 12  # words of a phrase shown as a value


def answer_values(answers: Sequence[CandidateAccount], kind: PointKind, question: str, dates: Mapping[str, Date]) -> tuple[Account, ...]:
    """Returns the accounts of a point, each with a value of the point's kind.

    Numbers, stance and id stay as they are, and so do the values of rows that a language model read.
    """
    denied = asks_of_denial(question) and all(answer.account.stance is Stance.DENIES for answer in answers)
    return tuple(
        answer.account
        if answer.account.by and answer.kind is kind and answer.account.value
        else replace(answer.account, value=_value(answer, kind, dates, denied=denied))
        for answer in answers
    )


def _value(answer: CandidateAccount, kind: PointKind, dates: Mapping[str, Date], *, denied: bool) -> str | None:
    if answer.account.value == "unclear":
        return "unclear"
    if kind is PointKind.YES_NO:
        return _yes_no(answer, denied=denied)
    if kind in _FIGURES:
        return _figure(answer)
    if kind is PointKind.DATE:
        return answer.account.value if answer.kind is PointKind.DATE and answer.account.value not in _YES_NO else _day(answer, dates)
    return _phrase(answer, kind)


def _yes_no(answer: CandidateAccount, *, denied: bool) -> str:
    """The value of a yes-no answer: a denial says "no", unless the question is whether someone denies something."""
    if answer.account.stance is Stance.DENIES:
        return "yes" if denied else "no"
    return "yes" if answer.polarity else "no"


def _figure(answer: CandidateAccount) -> str | None:
    """The number as printed, else the vague words for one."""
    account = answer.account
    if account.low is not None or account.high is not None or answer.kind in _FIGURES:
        return account.value if account.value not in _YES_NO else None
    found = _VAGUE.search(account.quote.quote)
    return found.group() if found else None


def _day(answer: CandidateAccount, dates: Mapping[str, Date]) -> str | None:
    """The only day or days that the account's words name, with the only time of day."""
    named = [d for i in answer.dates if (d := dates.get(i)) is not None and d.earliest and d.latest]
    if len({(d.earliest, d.latest) for d in named}) != 1:
        return None
    moments = sorted({moment for d in named if (moment := moment_of(d))}, key=len)
    times = [moment for moment in moments if "T" in moment]
    return times[0] if len(times) == 1 else moments[0][:_DAY] if times else moments[0]


def _phrase(answer: CandidateAccount, kind: PointKind) -> str | None:
    """The words that name who, what, where or of what kind; "no" for a denial."""
    account = answer.account
    if answer.kind is kind and account.value not in _YES_NO:
        return account.value
    if account.stance is Stance.DENIES or not answer.polarity:
        return "no"
    text = " ".join(account.quote.quote.split()).strip(" .,;:\"'“”‘’")
    return text if 0 < len(text.split()) <= _LONGEST else None


def find_points(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
    given: PointConstraints = NOTHING.points,
    gathered: Gathered | None = None,
) -> tuple[Point, ...]:
    """Returns the points of a story with their accounts; `relate_accounts` fills in versions, relations and status later.

    `given`: people's decisions, which are obeyed; `gathered`: the answers of these very reports, if they were gathered before.
    """
    gathered = gathered or gather_answers(annotated, names=names, statements=statements, dates=dates, copies=copies)
    if gathered is None:
        return ()
    answers, groups = gathered.answers, group_answers(gathered, given)
    by_report = {a.report.id: a for a in annotated}
    days = {date.id: date for date in dates}
    spans = {date.id: date.span for date in dates}
    kinds = {name.name: name.kind for name in names}

    def made(group: Sequence[int], taken: Collection[str]) -> Point:
        point = replace(_point([answers[i] for i in group], by_report, days, spans, kinds, taken), confidence=gathered.sureness(group))
        return with_row_question(point, gathered.placed, by_report, names) if gathered.placed is not None else point

    judged_before = _heads(groups, gathered.ids(), given.kept)
    points: list[Point] = []
    for n in sorted(range(len(groups)), key=lambda n: _first_come([answers[i] for i in groups[n]])):
        taken, unit = frozenset(point.question for point in points), judged_before.get(n)
        if unit is None:
            points.append(made(groups[n], taken))
        else:  # a heading that only the program has set stays, whatever other points there are
            points.append(_held(partial(made, taken=taken if unit.question else ()), groups[n], unit, given, gathered, days))
    return tuple(sorted(points, key=lambda point: (-len(point.reports()), -len(point.accounts), point.accounts[0].quote, point.id)))


def _first_come(answers: Sequence[CandidateAccount]) -> tuple[int, int, Span]:
    """Words the headings of the points, those of most reports first; no two points get the same heading."""
    return -len({answer.account.report for answer in answers}), -len(answers), min(answer.account.quote for answer in answers)


def _held(
    made: Callable[[Sequence[int]], Point],
    group: Sequence[int],
    unit: KeptPoint,
    given: PointConstraints,
    gathered: Gathered,
    dates: Mapping[str, Date],
) -> Point:
    """The group as the point that was judged: new accounts are proposals, and change neither its question nor how its accounts are read."""
    ids, reports = gathered.ids(), [answer.account.report for answer in gathered.answers]
    judged = frozenset(one for other in given.kept for one in other.accounts)
    core = [i for i in group if ids[i] in judged or reports[i] not in unit.new]  # what stands where it stood then is no proposal either
    alone = made(core)
    kind, question = unit.kind or alone.kind, unit.question or alone.question

    def ordered(some: Iterable[int]) -> list[CandidateAccount]:
        return sorted((gathered.answers[i] for i in some), key=lambda a: (a.account.quote, a.account.id))

    kept, rest = ordered(core), ordered(set(group) - set(core))
    accounts = answer_values(kept, kind, question, dates)
    proposed = answer_values((*kept, *rest), kind, question, dates)[len(kept) :]
    accounts = tuple(sorted((*accounts, *(replace(account, proposed=True) for account in proposed)), key=lambda a: (a.quote, a.id)))
    shown = unit.wording or question
    by = alone.question_by if shown == alone.question else None
    point = replace(alone, id=unit.id, question=shown, kind=kind, accounts=accounts, question_by=by, held=True)
    alone_now = [[i for i in one if ids[i] not in given.rejected] for one in gathered.groups if set(one) & set(core)]
    machine = [made(one) for one in alone_now]
    compared = point if unit.wording is None else replace(point, question=question)
    return replace(point, otherwise=_told_otherwise(compared, [ids[i] for i in core], machine))


def _heads(groups: Sequence[Sequence[int]], ids: Sequence[str], kept: Sequence[KeptPoint]) -> dict[int, KeptPoint]:
    """Returns, by place of the group, the judged point that it continues: the one it shares most with, on a tie the one judged first."""
    home = {ids[i]: n for n, group in enumerate(groups) for i in group}
    out: dict[int, KeptPoint] = {}
    for unit in kept:
        found = Counter(home[one] for one in sorted(unit.accounts) if one in home)
        if found:
            out.setdefault(min(found.items(), key=lambda item: (-item[1], item[0]))[0], unit)
    return out


def _told_otherwise(point: Point, core: Sequence[str], machine: Sequence[Point]) -> str | None:
    """Returns how the program alone would group the accounts that the point keeps, or word its question; None if it agrees.

    `machine`: the program's points that hold one of them.
    """
    mine = frozenset(account.id for account in point.accounts)
    if not machine:
        return "would ask nothing of these accounts"
    largest = max(machine, key=lambda one: (sum(a.id in mine for a in one.accounts), one.id))
    told = []
    if len(machine) > 1:
        told.append(f"would part these accounts: {'; '.join(f'“{one.question}”' for one in machine)}")
    elif largest.question != point.question:
        told.append(f"would ask “{largest.question}”")
    others = sum(a.id not in mine for one in machine for a in one.accounts)
    if others:
        told.append(f"would put {others} more {'account' if others == 1 else 'accounts'} to them")
    seen = {a.id for one in machine for a in one.accounts}
    lost = sum(one not in seen for one in core)
    if lost:
        told.append(f"would leave {lost} of them out")
    return "; it ".join(told) or None


def _point(
    answers: Sequence[CandidateAccount],
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
