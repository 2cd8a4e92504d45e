"""Finds what a person means by an id, the beginning of one, or a few words."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from rashomon.errors import StopError
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point
from rashomon.model.story import Story
from rashomon.text.wording import counted, shorten

_WORD = re.compile(r"\w+")
T = TypeVar("T")
_LISTED = 10  # how many candidates an error names


def find_point(ledger: Ledger, wanted: str) -> tuple[Story, Point]:
    """Returns the point with this id, id prefix or question, else the one whose question has all these words. Raises StopError."""
    points = [(story, point) for story in ledger.stories for point in story.points]
    matches = by_id(points, [point.id for _, point in points], wanted)
    matches = matches or [found for found in points if found[1].question.casefold() == wanted.strip().casefold()]
    matches = matches or [found for found in points if has_words(found[1].question, wanted)]
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise StopError(f"no point has the id or the words {wanted!r}; without a point, `rashomon explain LEDGER` lists them all")
    raise StopError(_several("points", wanted, [f"{point.id}  {shorten(point.question, 100)}" for _, point in matches]))


def find_account(ledger: Ledger, wanted: str) -> tuple[Story, Point, Account]:
    """Returns the account with this id or id prefix. Raises StopError."""
    accounts = [(story, point, account) for story in ledger.stories for point in story.points for account in point.accounts]
    matches = by_id(accounts, [account.id for _, _, account in accounts], wanted)
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise StopError(f"no account has the id {wanted!r}; `rashomon explain LEDGER POINT` lists the accounts of a point")
    raise StopError(_several("accounts", wanted, [f"{account.id}  {shorten(account.quote.quote, 100)}" for _, _, account in matches]))


def by_id(items: Sequence[T], ids: Sequence[str], wanted: str) -> list[T]:
    """Returns the item with this id, else those whose id begins so, with or without the id's type prefix."""
    wanted = wanted.strip().casefold()
    exact = [item for item, one in zip(items, ids, strict=True) if one == wanted]
    if exact or not wanted:
        return exact
    return [item for item, one in zip(items, ids, strict=True) if one.startswith(wanted) or one.partition("-")[2].startswith(wanted)]


def has_words(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins some word of the text."""
    words, asked = _words(text), _words(wanted)
    return bool(asked) and all(any(word.startswith(one) for word in words) for one in asked)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _several(what: str, wanted: str, lines: Iterable[str]) -> str:
    listed = list(lines)
    more = [f"and {counted(len(listed) - _LISTED, 'more')[:-1]}"] if len(listed) > _LISTED else []
    return f"{len(listed)} {what} fit {wanted!r}; name one of them: " + "; ".join([*listed[:_LISTED], *more])
