"""The days on which what is counted happened, by the words of the sentences that count it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.language.annotations import Annotations
from rashomon.model.date import Date
from rashomon.model.point import Account

Days = tuple[str, str]

_NARROW = 2  # days after the first that an interval may hold to be taken for the time of an event, where narrower than others
_EVENT = "event"


def when_of(accounts: Sequence[Account], annotated: Mapping[str, Annotations], dates: Sequence[Date]) -> tuple[str | None, str | None]:
    """The first and the last day: those for which the accounts hold where all that say so agree, else those that most reports name in the
    sentences of the accounts; None where the words leave it open."""
    held = {account.as_of for account in accounts if account.as_of}
    if len(held) == 1:
        parts = held.pop().split("/")
        return parts[0], parts[-1]
    if held:
        return None, None
    told: dict[Days, set[str]] = defaultdict(set)
    for account in accounts:
        for days in _told(account, annotated.get(account.report), dates):
            told[days].add(account.report)
    narrow = {days: reports for days, reports in told.items() if _length(days) <= _NARROW}
    ranked = sorted((narrow or told).items(), key=lambda item: (-len(item[1]), item[0]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return None, None
    return ranked[0][0]


def _told(account: Account, annotations: Annotations | None, dates: Sequence[Date]) -> set[Days]:
    """The days of what happened that stand in the sentence of the account."""
    near = [d for d in dates if d.span.report == account.report and d.tells == _EVENT and d.earliest and d.latest]
    if annotations is None or not near:
        return set()
    start, end = annotations.sentence_of(account.quote)
    return {(d.earliest or "", d.latest or "") for d in near if start <= d.span.start and d.span.end <= end}


def _length(days: Days) -> int:
    """How many days lie between the two ends."""
    try:
        return (date.fromisoformat(days[1][:10]) - date.fromisoformat(days[0][:10])).days
    except ValueError:
        return 10**6
