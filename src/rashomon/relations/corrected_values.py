"""Accounts whose value people corrected: what they say is that value, and no longer the words that it was read from."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from rashomon.model.judgement import VALUE, Action, Judgement
from rashomon.model.point import Account
from rashomon.model.span import Span
from rashomon.relations.account_evidence import Evidence
from rashomon.relations.outcome import Comparison, Outcome
from rashomon.text.clocks import read_clock
from rashomon.text.quantities import read_quantities
from rashomon.text.word_families import families_in

RULE = "judged"
_WORD = re.compile(r"[^\W\d_]+")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?)?$")


def corrected_values(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the accounts whose value people set."""
    return frozenset(one for j in judgements if j.field == VALUE and j.action is Action.SET for one in j.target)


def as_corrected(evidence: Evidence) -> Evidence:
    """The evidence with what the value says in place of what the quote says."""
    account = evidence.account
    value = account.value or ""
    quote = account.quote
    words = frozenset(word.casefold() for word in _WORD.findall(value))
    answer = value.casefold()
    negative = answer == "no" or (answer != "yes" and evidence.denies)
    return replace(
        evidence,
        account=replace(account, quote=Span(quote.report, quote.start, quote.end, value or quote.quote)),
        negative=negative,
        unclear=answer == "unclear",
        plan=False,
        vague=any(quantity.vague() for quantity in read_quantities(value)),
        days=_days(value),
        clock=read_clock(value[11:16] if _ISO.match(value) else value),
        families=families_in(words),
        words=words,
        phrase=True,
        place=None,
        proper=frozenset(word.casefold() for word in _WORD.findall(value) if word[:1].isupper()),
        text=answer,
        numbers=None if account.low is None and account.high is None else (account.low, account.high),
    )


def _days(value: str) -> tuple[str, str] | None:
    """The first and last day of an ISO year, month or day, of a minute, or of an interval of these."""
    parts = value.split("/")
    first, last = _ISO.match(parts[0].strip()), _ISO.match(parts[-1].strip())
    if first is None or last is None:
        return None
    try:
        early = date(int(first["year"]), int(first["month"] or 1), int(first["day"] or 1))
        year, month = int(last["year"]), int(last["month"] or 12)
        late = date(year, month, int(last["day"] or monthrange(year, month)[1]))
    except ValueError:
        return None
    return early.isoformat(), late.isoformat()


def equal_values(accounts: Sequence[Account], corrected: Collection[str]) -> dict[tuple[int, int], Comparison]:
    """What the values alone decide where people set one of the two: equal ones are one answer, yes and no exclude each other."""
    told = [" ".join((account.value or "").casefold().split()) for account in accounts]
    out: dict[tuple[int, int], Comparison] = {}
    for i, one in enumerate(accounts):
        for j in range(i + 1, len(accounts)) if corrected else ():
            if not {one.id, accounts[j].id} & set(corrected) or not told[i] or not told[j]:
                continue
            if told[i] == told[j]:
                out[i, j] = Comparison(Outcome.SAME, RULE, "as corrected, both give the same value")
            elif {told[i], told[j]} == {"yes", "no"}:
                out[i, j] = Comparison(Outcome.CONFLICT, RULE, "as corrected, one says yes and the other no")
    return out
