"""with_added: accounts that the machine missed and a person chose in a report, as answers to the questions they were chosen for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.content_ids import content_id
from rashomon.model.judgement import ACCOUNT, NEW, POINT, QUESTION, VALUE, Action, JudgedPassage, Judgement, by_model
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance, Statement
from rashomon.points.corrections import correct_accounts
from rashomon.points.find_points import reworded
from rashomon.points.judged_points import judged_points
from rashomon.text.quantities import read_quantities

_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_YES_NO = ("yes", "no", "unclear")


def added_id(sha256: str, start: int, end: int, beside: str) -> str:
    """The id of an account that a person adds: of these words in the report of this text, beside that account or the question that is new."""
    return content_id("a", "added", sha256, start, end, beside)


def with_added(
    points: Sequence[Point], judgements: Sequence[Judgement], *, reports: Sequence[Report], statements: Sequence[Statement]
) -> tuple[Point, ...]:
    """The points with the accounts that people added, each beside the account that it was put to, or as a point of its own.

    One whose words do not stand in its report any more, or whose neighbour no point holds, is left out.
    """
    told = _Told(judgements)
    if not told.company:
        return tuple(points)
    held: list[list[Account]] = [[a for a in point.accounts if a.id not in told.company] for point in points]
    of: dict[int, Point] = dict(enumerate(points))
    there = {a.id: a for point in points for a in point.accounts}
    known = {report.sha256: report for report in reports}
    for one, beside in told.company.items():
        account = there.get(one) or _account(one, told.passages.get(one), known, statements)
        place = next((k for k, accounts in enumerate(held) if any(a.id == beside for a in accounts)), None)
        if account is None or one in told.dropped or (beside is not None and place is None):
            continue
        account = replace(account, by=account.by or told.by[one])
        if place is None:
            of[len(held)] = _own(account, told.values.get(one))
            held.append([account])
        else:
            held[place].append(_beside(account, of[place]))
    made = [_with(of[k], accounts) for k, accounts in enumerate(held) if accounts]
    wordings = judged_points(judgements).wordings
    return correct_accounts([reworded(point, wordings) for point in made], judgements)


class _Told:
    """What was decided about added accounts: beside which account each belongs (None: a question of its own), and which are dropped."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self.company: dict[str, str | None] = {}
        self.passages: dict[str, JudgedPassage] = {}
        self.values: dict[str, str] = {}
        self.by: dict[str, str | None] = {}
        self.dropped: set[str] = set()
        for j in judgements:
            if j.field == ACCOUNT and j.action is Action.ADD:
                self._put(j)
                self.by[j.target[0]] = j.by if by_model(j) else None
                self.passages |= {p.target: p for p in j.passages if p.target == j.target[0]}
            elif j.field in (ACCOUNT, POINT, QUESTION):
                self._later(j)
            elif j.field == VALUE and j.after:
                self.values |= dict.fromkeys(j.target, j.after)

    def _put(self, j: Judgement) -> None:
        self.company[j.target[0]] = None if j.after == NEW or len(j.target) < 2 else j.target[1]

    def _later(self, j: Judgement) -> None:
        mine = [one for one in j.target if one in self.company]
        if j.action in (Action.REJECT, Action.EXCLUDE):
            self.dropped |= set(mine)
        elif j.action is Action.ACCEPT:
            self.dropped -= set(mine)
        elif j.action is Action.MOVE and mine[:1] == [j.target[0]]:
            self._put(j)
        elif mine:
            self.company |= dict(self._sorted(mine, j))

    def _sorted(self, mine: Sequence[str], j: Judgement) -> Iterator[tuple[str, str | None]]:
        """Where each of mine goes when a whole question is sorted."""
        leave = set((j.after or "").split()) if j.action is Action.SPLIT else set(j.target[:1])
        for one in mine:
            side = [other for other in j.target if other not in self.company and (other in leave) == (one in leave)]
            if j.action in (Action.SPLIT, Action.DIFFERENT):
                beside = self.company[one]
                yield one, beside if beside in side or beside not in j.target else side[0] if side and j.action is Action.SPLIT else None
            elif j.action in (Action.SAME, Action.MERGE) and self.company[one] is None:
                yield one, next((other for other in j.target if other not in self.company), None)


def _account(ident: str, passage: JudgedPassage | None, known: Mapping[str, Report], statements: Sequence[Statement]) -> Account | None:
    """The account of these words, its speaker and stance those of the statement they stand in; None where they do not stand there."""
    report = known.get(passage.sha256) if passage else None
    if passage is None or report is None or passage.start is None or passage.end is None:
        return None
    if not 0 <= passage.start < passage.end <= len(report.text) or report.text[passage.start : passage.end] != passage.quote:
        return None
    span = report.span(passage.start, passage.end)
    said = next((s for s in statements if s.report == report.id and s.quote.start <= span.start and span.end <= s.quote.end), None)
    return Account(
        ident, report.id, span, said.id if said else None, said.speaker if said else None, said.stance if said else Stance.ASSERTS, None
    )


def _beside(account: Account, point: Point) -> Account:
    """The account as an answer of the point's kind: of a figure the first that its words have, in the unit of the others."""
    if account.value is not None or point.kind not in _FIGURES:
        return account
    found = read_quantities(account.quote.quote)
    if not found:
        return account
    unit = next((a.unit for a in point.accounts if a.unit), None)
    return replace(account, value=found[0].text, low=found[0].low, high=found[0].high, unit=unit)


def _own(account: Account, value: str | None) -> Point:
    """A point of this account alone; what kind of answer it takes is told by its value, else by its words."""
    said = value or account.quote.quote
    kind = PointKind.YES_NO if said in _YES_NO else PointKind.COUNT if read_quantities(said) else PointKind.ATTRIBUTE
    point = Point(id="", question=f"What does “{account.quote.quote}” answer?", kind=kind, accounts=())
    return replace(point, accounts=(_beside(account, point),))


def _with(point: Point, accounts: Sequence[Account]) -> Point:
    """The point with these accounts, under the id of all of them; as it is where they are its own, and under its own id where people judged it."""
    if tuple(accounts) == point.accounts and point.id:
        return point
    ordered = tuple(sorted(accounts, key=lambda account: (account.quote, account.id)))
    return replace(point, id=point.id if point.held else content_id("p", *(account.id for account in ordered)), accounts=ordered)
