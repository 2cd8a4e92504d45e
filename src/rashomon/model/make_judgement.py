"""make_judgement: a judgement about a ledger, refused where nothing could come of it: a slip of the pen is found now, not when nothing happens later."""

from collections.abc import Mapping, Sequence

from rashomon.model.judgement import (
    ACCOUNT,
    AS_OF,
    BEARINGS,
    CORRECTED,
    DAY,
    NEW,
    NOTE,
    OF_NAMES,
    POINT,
    POINT_NOTE,
    QUESTION,
    RELATION,
    REPORT,
    SPEAKER,
    STANCE,
    UNIT,
    WORDING,
    Action,
    Judgement,
    judgement,
)
from rashomon.model.judgement_targets import things_of, with_passages
from rashomon.model.ledger import Ledger
from rashomon.model.name import NameKind
from rashomon.model.point import PointKind
from rashomon.model.statement import Stance

A = Action
ACTIONS: Mapping[str, tuple[Action, ...]] = {
    POINT: (A.ACCEPT, A.REJECT, A.SPLIT),
    QUESTION: (A.MERGE, A.SAME, A.DIFFERENT),
    ACCOUNT: (A.ACCEPT, A.REJECT, A.MOVE),
    RELATION: (A.SET,),
    WORDING: (A.SET,),
    **dict.fromkeys(sorted(CORRECTED), (A.SET,)),
    SPEAKER: (A.SET,),
    DAY: (A.SET,),
    "name": (A.SAME, A.DIFFERENT, A.EXCLUDE),
    "kind": (A.SET,),
    "place": (A.SET,),
    REPORT: (A.EXCLUDE,),
    NOTE: (A.SET,),
    POINT_NOTE: (A.SET,),
}
"""What can be decided of each field."""
MOST = 2000  # characters of a value, a note or a reason
_MAY_BE_EMPTY = CORRECTED | {SPEAKER}  # an empty one says: not known


def make_judgement(
    ledger: Ledger,
    action: str,
    field: str,
    target: Sequence[str],
    *,
    by: str,
    at: str,
    after: str | None = None,
    why: str | None = None,
) -> Judgement:
    """The judgement with where its targets stand. A point's id among the targets stands for its accounts. Raises ValueError in plain words."""
    if field not in ACTIONS:
        raise ValueError(f"what is judged is one of {', '.join(ACTIONS)}")
    if action not in ACTIONS[field]:
        raise ValueError(f"a {field} can be judged by {', '.join(ACTIONS[field])}")
    after, why = _clean(after), _clean(why)
    named = _expanded(ledger, action, field, target)
    _check_targets(ledger, action, field, named, after)
    if action == A.SPLIT and after is not None:
        after = " ".join(one for one in named if one in after.split())
    _check_after(ledger, action, field, named, after)
    made = judgement(Action(action), field, named, by=by, at=at, after=after, why=why or None)
    return with_passages([made], ledger)[0]


def _clean(text: str | None) -> str | None:
    found = " ".join((text or "").split())
    if len(found) > MOST:
        raise ValueError(f"this is longer than {MOST:,} characters")
    return found or None


def _expanded(ledger: Ledger, action: str, field: str, target: Sequence[str]) -> tuple[str, ...]:
    """The targets with points as their accounts; of a wording and a move the first account stands for the point."""
    points = {point.id: [account.id for account in point.accounts] for story in ledger.stories for point in story.points}
    out: list[str] = []
    for one in target:
        accounts = points.get(one)
        out += [one] if accounts is None or field == NOTE else accounts[:1] if field == WORDING or action == A.MOVE else accounts
    return tuple(dict.fromkeys(out))


def _check_targets(ledger: Ledger, action: str, field: str, target: Sequence[str], after: str | None) -> None:
    if not target:
        raise ValueError("nothing is named that is judged")
    known = _spellings(ledger) if field in OF_NAMES else _ids(ledger, field)
    lost = [one for one in target if (_plain(one) if field in OF_NAMES else one) not in known]
    if lost:
        told = "name of the ledger is spelled" if field in OF_NAMES else f"{_SORTS.get(field, 'account')} of the ledger has the id"
        raise ValueError(f"no {told} {lost[0]!r}")
    least = 2 if (field in (QUESTION, RELATION) or action in (A.SAME, A.DIFFERENT)) else 1
    if len(target) < least or (field == RELATION and len(target) != 2):
        raise ValueError("this takes two")
    if action == A.MOVE and (len(target) > 2 or (len(target) == 1) != (after == NEW)):
        raise ValueError(f"an account moves to another account's point, or to {NEW!r}")


_SORTS = {SPEAKER: "statement", DAY: "date", REPORT: "report", NOTE: "thing"}


def _ids(ledger: Ledger, field: str) -> set[str]:
    if field == REPORT:
        return {report.id for report in ledger.reports}
    prefix = {SPEAKER: "s-", DAY: "d-", NOTE: ""}.get(field, "a-")
    if prefix != "a-":
        return {thing.id for thing in things_of(ledger) if thing.id.startswith(prefix)}
    return {account.id for story in ledger.stories for point in story.points for account in point.accounts}


def _spellings(ledger: Ledger) -> set[str]:
    return {_plain(spelling) for story in ledger.stories for name in story.names for spelling in (name.name, *name.spellings)}


def _plain(spelling: str) -> str:
    """The spelling with plain apostrophes and single spaces, as people type it."""
    return " ".join(spelling.replace("’", "'").split())


def _check_after(ledger: Ledger, action: str, field: str, target: Sequence[str], after: str | None) -> None:
    if action == A.SET and after is None and field not in _MAY_BE_EMPTY:
        raise ValueError("say what it is to be")
    choices = {RELATION: BEARINGS, STANCE: tuple(Stance), "kind": tuple(NameKind)}.get(field)
    if choices is not None and after is not None and after not in choices:
        raise ValueError(f"this is one of {', '.join(choices)}")
    if action == A.SPLIT and (not after or len(after.split()) >= len(target)):
        raise ValueError("say which accounts leave, and leave one behind")
    if field in ("low", "high") and after is not None:
        _number(after)
    if field in (DAY, AS_OF) and after is not None and (field == DAY or after != "unknown"):
        _day(after, unknown=field == DAY)
    if field == "value" and after is not None:
        _check_value(ledger, target, after)
    if field == UNIT and after is not None and len(after) > 60:
        raise ValueError("a unit is a word or two")


def _check_value(ledger: Ledger, target: Sequence[str], after: str) -> None:
    kinds = {p.kind for story in ledger.stories for p in story.points for a in p.accounts if a.id in target}
    if kinds == {PointKind.YES_NO} and after not in ("yes", "no", "unclear"):
        raise ValueError("the answer to such a question is yes, no or unclear")


def _number(text: str) -> None:
    try:
        float(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no number; write 1200 or 0.5") from error


def _day(text: str, *, unknown: bool) -> None:
    from datetime import date

    if unknown and text.casefold() == "unknown":
        return
    try:
        days = [date.fromisoformat(part) for part in text.split("/")]
    except ValueError as error:
        raise ValueError(f"{text!r} is no day; write 2031-03-05 or 2031-03-05/2031-03-07") from error
    if len(days) > 2 or days[0] > days[-1]:
        raise ValueError(f"{text!r} ends before it begins")
