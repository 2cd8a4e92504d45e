"""Whether accounts of a point that give the same answer certainly agree, judged by the words of their quotes alone."""

import calendar
import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.lexicon import either, set_of
from rashomon.model.point import Account, Point, PointKind
from rashomon.text.numbers import TENS, UNITS

_WORD = re.compile(r"[^\W_]+")
_BOUND = re.compile(
    rf"\b(?:(?P<above>{either('amounts.from_below')})|(?P<below>{either('amounts.from_above')})|(?P<about>{either('amounts.about')}))\b|\+",
    re.IGNORECASE,
)
_SMALL = set_of("small_words.of_headings", "small_words.of_quotes")
_STEM = 5  # letters that the forms of a word share
_CALENDAR = frozenset(name.casefold()[:_STEM] for name in (*calendar.day_name, *calendar.month_name, "today", "morning", "night"))
_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_COMMON = 0.5  # of the words of the shorter quote
_FEWEST = 2  # words in common, or all of the shorter quote's
_SURE = 0.85  # likelihood from which the point's grouping is trusted when the quotes hold nothing but the answer


def read_by_others(point: Point) -> bool:
    """Whether a person or a language model grouped some or all of the accounts."""
    return bool(point.by or point.held or any(account.by for account in point.accounts))


def is_sure(point: Point) -> bool:
    """Whether the accounts certainly answer one question: a person or a model grouped them, or the program is certain."""
    return read_by_others(point) or point.confidence is None or point.confidence >= _SURE


def surely_differ(point: Point) -> bool:
    """Whether two reports certainly give different answers: a person or a model says so, or figures or days of one question differ.

    Of 26 rows of real events that were shown as differing or denied by words alone, 23 did not differ.
    """
    if read_by_others(point):
        return True
    if not is_sure(point) or point.kind not in (*_FIGURES, PointKind.DATE):
        return False
    told = [(account.report, _told(account, point.kind)) for account in point.accounts]
    return any(one != other and report != place for report, one in told for place, other in told if one and other)


def _told(account: Account, kind: PointKind) -> object:
    """Returns the figure or day that an account gives; None if it gives none."""
    if kind is PointKind.DATE:
        return account.value
    return (account.low, account.high) if (account.low, account.high) != (None, None) else None


@lru_cache(maxsize=1024)
def same_in(point: Point) -> frozenset[str]:
    """Returns the reports that certainly agree; for a point made by a person or a model, all of them."""
    if read_by_others(point):
        return frozenset(point.reports())
    if _differs_inside(point):
        return frozenset()
    mine = [(account, _words(account)) for account in point.accounts]
    if all(not words for _, words in mine):
        return frozenset(point.reports()) if (point.confidence or 0.0) >= _SURE else frozenset()
    return max(_linked(mine), key=lambda reports: (len(reports), sorted(reports)), default=frozenset())


def _differs_inside(point: Point) -> bool:
    """Whether one answer hides two: yes and no, a round number and "more than" it, a day and a month."""
    if point.kind is PointKind.YES_NO and _counts_differ([_figures(account.quote.quote) for account in point.accounts]):
        return True
    if point.kind is PointKind.YES_NO or point.kind is PointKind.DATE:
        return len({account.value for account in point.accounts if account.value}) > 1
    if point.kind in _FIGURES:
        return len({_bound(account.value or "") for account in point.accounts}) > 1
    return False


def _figures(text: str) -> frozenset[str]:
    """Returns the figures of a quote, in digits or as words."""
    named = UNITS | TENS
    found = set()
    for word in text.casefold().replace(",", "").split():
        parts = word.strip(".;:()“”\"'’").split("-")
        if parts[0].isdigit() or all(part in named for part in parts):
            found.add(parts[0] if parts[0].isdigit() else str(sum(named[part] for part in parts)))
    return frozenset(found - {"1"})


def _counts_differ(figures: Sequence[frozenset[str]]) -> bool:
    """Whether both quotes give figures and have none in common."""
    given = {each for each in figures if each}
    return any(not one & other for one in given for other in given)


def _bound(value: str) -> str:
    """Returns the direction in which a printed number is open."""
    found = _BOUND.search(value)
    return (found.lastgroup or "above") if found else "all" if value.casefold() in ("all", "both", "every") else ""


def _words(account: Account) -> frozenset[str]:
    """Returns the stems of the quote's words, without those of the answer."""
    own = {word.casefold()[:_STEM] for word in _WORD.findall(account.value or "")} if account.low is not None else set()
    stems = {word.casefold()[:_STEM] for word in _WORD.findall(account.quote.quote) if len(word) > 2 and word.casefold() not in _SMALL}
    return frozenset(stems - own - _CALENDAR)


def _linked(accounts: Sequence[tuple[Account, frozenset[str]]]) -> list[frozenset[str]]:
    """Returns groups of reports that are connected by quotes with words in common."""
    lots: list[set[int]] = []
    for k, (account, words) in enumerate(accounts):
        near = [lot for lot in lots if any(_alike(words, accounts[i][1]) and account.report != accounts[i][0].report for i in lot)]
        lots = [lot for lot in lots if lot not in near] + [{k}.union(*near)]
    return [frozenset(accounts[i][0].report for i in lot) for lot in lots]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common, least = len(one & other), min(len(one), len(other))
    return common >= min(_FEWEST, max(1, least)) and common >= _COMMON * least
