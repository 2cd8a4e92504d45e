"""What is shown to people as each account's answer: in the terms of the question, whatever kind the account was found as."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.lexicon import either
from rashomon.model.date import Date
from rashomon.model.point import Account, PointKind
from rashomon.model.statement import Stance
from rashomon.points.accounts import Answer
from rashomon.points.moments import moment_of
from rashomon.points.wording import asks_of_denial

_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_YES_NO = frozenset({"yes", "no"})
_VAGUE = re.compile(
    rf"\b(?:{either('amounts.vague_answers')})\b",
    re.IGNORECASE,
)
_DAY = len("2031-03-05")
_LONGEST = 12  # words of a phrase shown as a value


def answer_values(answers: Sequence[Answer], kind: PointKind, question: str, dates: Mapping[str, Date]) -> tuple[Account, ...]:
    """The accounts of a point, each with a value of the point's kind; numbers, stance and id stay as they are, and so do the values of rows."""
    denied = asks_of_denial(question) and all(answer.account.stance is Stance.DENIES for answer in answers)
    return tuple(
        answer.account
        if answer.account.by and answer.kind is kind and answer.account.value
        else replace(answer.account, value=_value(answer, kind, dates, denied=denied))
        for answer in answers
    )


def _value(answer: Answer, kind: PointKind, dates: Mapping[str, Date], *, denied: bool) -> str | None:
    if kind is PointKind.YES_NO:
        return _yes_no(answer, denied=denied)
    if answer.account.value == "unclear":
        return "unclear"
    if kind in _FIGURES:
        return _figure(answer)
    if kind is PointKind.DATE:
        return answer.account.value if answer.kind is PointKind.DATE and answer.account.value not in _YES_NO else _day(answer, dates)
    return _phrase(answer, kind)


def _yes_no(answer: Answer, *, denied: bool) -> str:
    """Whether the account says that it is so; a denial says that it is not, unless that someone denies is what is asked."""
    if answer.account.value == "unclear":
        return "unclear"
    if answer.account.stance is Stance.DENIES:
        return "yes" if denied else "no"
    return "yes" if answer.polarity else "no"


def _figure(answer: Answer) -> str | None:
    """The number as printed, else the vague words for one."""
    account = answer.account
    if account.low is not None or account.high is not None or answer.kind in _FIGURES:
        return account.value if account.value not in _YES_NO else None
    found = _VAGUE.search(account.quote.quote)
    return found.group() if found else None


def _day(answer: Answer, dates: Mapping[str, Date]) -> str | None:
    """The only day or days that the words of the account name, with the only time of day."""
    named = [d for i in answer.dates if (d := dates.get(i)) is not None and d.earliest and d.latest]
    if len({(d.earliest, d.latest) for d in named}) != 1:
        return None
    moments = sorted({moment for d in named if (moment := moment_of(d))}, key=len)
    times = [moment for moment in moments if "T" in moment]
    return times[0] if len(times) == 1 else moments[0][:_DAY] if times else moments[0]


def _phrase(answer: Answer, kind: PointKind) -> str | None:
    """The words that name who, what, where or of what kind; "no" for a denial."""
    account = answer.account
    if answer.kind is kind and account.value not in _YES_NO:
        return account.value
    if account.stance is Stance.DENIES or not answer.polarity:
        return "no"
    text = " ".join(account.quote.quote.split()).strip(" .,;:\"'“”‘’")
    return text if 0 < len(text.split()) <= _LONGEST else None
