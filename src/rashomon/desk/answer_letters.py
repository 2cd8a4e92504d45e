"""lettered: the answers of a point as the desk's forms name them, by letter and words."""

from rashomon.model.point import Account, Point
from rashomon.text.calendar_words import say_value
from rashomon.text.wording import letter, shorten

_LONGEST = 70


def lettered(point: Point) -> tuple[tuple[str, str], ...]:
    """The letter and the words of each answer, in the ledger's order; of a point with one answer its letter is empty, as on the story's page."""
    first: dict[str, Account] = {}
    for account in point.accounts:
        if account.version:
            first.setdefault(account.version, account)
    return tuple(
        (letter(place) if len(point.versions) > 1 else "", shorten(say_value(version.value or first[version.id].quote.quote), _LONGEST))
        for place, version in enumerate(point.versions)
        if version.id in first
    )


def told_as(point: Point) -> dict[str, tuple[str, str]]:
    """The letter and the words of the answer that each account gives, by the account's id."""
    named = dict(zip((v.id for v in point.versions if any(a.version == v.id for a in point.accounts)), lettered(point), strict=True))
    return {a.id: named[a.version] for a in point.accounts if a.version in named}
